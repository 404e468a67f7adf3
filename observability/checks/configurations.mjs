// Prometheus' two configurations: the cluster's as any promtool can read it, and whether the local one asks services in the same way.
import { isDeepStrictEqual } from 'node:util'

/** The cluster's with rules and files from elsewhere; service discovery is played by files, for some builds of Prometheus lack Kubernetes'. */
export function standIn(config, { rules, targets, pod }) {
  return {
    ...config,
    rule_files: config.rule_files.map(path => path.replace('/etc/prometheus/rules', rules)),
    scrape_configs: config.scrape_configs.map(({ kubernetes_sd_configs: discovered, ...job }) => ({
      ...JSON.parse(JSON.stringify(job).replaceAll('/var/run/secrets/kubernetes.io/serviceaccount', pod)),
      ...(discovered && { file_sd_configs: [{ files: [targets] }] }),
    })),
  }
}

/** What rules and dashboards would notice: another job, another path, other labels of metrics. */
export function configurationFlaws(cluster, local) {
  const services = ({ scrape_configs: jobs }) => jobs.find(({ job_name: name }) => name === 'services')
  const flaws = []
  if (!services(local)) return ['local.yaml: has no job services']
  for (const member of ['metrics_path', 'metric_relabel_configs']) {
    if (!isDeepStrictEqual(services(local)[member], services(cluster)[member])) flaws.push(`local.yaml: its ${member} is not the cluster's`)
  }
  if (!cluster.rule_files.includes('/etc/prometheus/rules/*.yaml')) flaws.push('prometheus.yaml: reads no rules from where they are mounted')
  if (!isDeepStrictEqual(local.rule_files, ['rules/*.yaml'])) flaws.push('local.yaml: reads other rules than those beside it')
  return flaws
}
