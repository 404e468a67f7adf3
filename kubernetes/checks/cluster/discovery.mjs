// Prometheus' configuration, run by promtool over the pods, Services and nodes that the manifests make: which targets it finds,
// with which labels. Kubernetes' own part of service discovery is played by files, for some builds of Prometheus lack it.
import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parse, stringify } from 'yaml'
import { Findings, list } from '../../../terraform/checks/plan.mjs'
import { ofKind, readIn, takes, workloads } from '../documents.mjs'

// Resources that each role of service discovery reads.
const READS = { endpointslice: ['endpointslices', 'pods', 'services'], pod: ['pods'], node: ['nodes'] }

export async function discovery({ cluster, all, outputs, version }) {
  const findings = new Findings()
  const config = parse(ofKind(cluster, 'ConfigMap').find(({ metadata }) => metadata.name === 'prometheus').data['prometheus.yaml'])
  const found = await targets(config, [...all, ...cluster], findings)
  services(found, outputs, version, findings)
  nodes(found, findings)
  const autoscalers = found['cluster-autoscaler'] ?? []
  findings.expect(autoscalers.length === 1 && autoscalers[0].__address__.endsWith(':8085'), `cluster-autoscaler: ${autoscalers.length} targets`)
  findings.expect(!Object.keys(found).some(job => /metrics-server/.test(job)), 'metrics-server is asked, which only repeats kubelets')
  rights(config, cluster, findings)
  return findings
}

/** One pod of each service, at its management port, with the labels by which people ask. */
function services(found, outputs, version, findings) {
  const { management } = parse(readIn('route-support/src/main/resources/guardian.yaml'))
  findings.expect(management.endpoints.web.exposure.include.split(',').includes('prometheus'), 'services have no metrics for Prometheus')
  for (const [queue, { management_port: port, namespace }] of Object.entries(outputs.services)) {
    const targets = (found.services ?? []).filter(({ service }) => service === queue)
    findings.expect(targets.length === 1, `${queue}: Prometheus finds ${targets.length} targets for one pod`)
    for (const target of targets) {
      findings.expect(target.__address__.endsWith(`:${port}`), `${queue}: is asked at ${target.__address__}, and not at its management port`)
      findings.expect(target.__metrics_path__ === '/actuator/prometheus', `${queue}: is asked for ${target.__metrics_path__}`)
      findings.expect(target.namespace === namespace && target.pod === `${queue}-1` && target.version === version && target.node,
        `${queue}: its target has the labels ${JSON.stringify(target)}`)
    }
  }
  const strangers = (found.services ?? []).filter(({ service }) => !(service in outputs.services))
  findings.expect(strangers.length === 0, `Prometheus asks ${strangers.length} ports that are no service's management port`)
}

function nodes(found, findings) {
  for (const [job, address, path, scheme] of [['nodes', '10.9.0.1:9100', '/metrics', 'http'],
    ['kubelet', '10.9.0.1:10250', '/metrics', 'https'], ['containers', '10.9.0.1:10250', '/metrics/cadvisor', 'https']]) {
    const [target, ...more] = found[job] ?? []
    findings.expect(target && more.length === 0 && target.__address__ === address && target.__metrics_path__ === path && target.__scheme__ === scheme
      && target.node === 'node-1' && target.zone === 'a', `${job}: a node's target is ${JSON.stringify(target)}`)
  }
}

/** The rights of Prometheus' account are those that it needs for this, in the namespaces in which it looks. */
function rights(config, cluster, findings) {
  const needed = new Set(['* nodes/metrics get'])
  for (const { role, namespaces } of config.scrape_configs.flatMap(job => list(job.kubernetes_sd_configs))) {
    for (const namespace of namespaces?.names ?? ['*']) {
      for (const resource of READS[role] ?? []) for (const verb of ['get', 'list', 'watch']) needed.add(`${namespace} ${resource} ${verb}`)
    }
  }
  const given = new Set(ofKind(cluster, 'RoleBinding', 'ClusterRoleBinding').filter(({ subjects }) => subjects.some(({ name }) => name === 'prometheus'))
    .flatMap(({ kind, metadata, roleRef }) => ofKind(cluster, roleRef.kind)
      .filter(role => role.metadata.name === roleRef.name && role.metadata.namespace === (roleRef.kind === 'Role' ? metadata.namespace : undefined))
      .flatMap(({ rules }) => rules.flatMap(({ resources, verbs }) => resources.flatMap(resource =>
        verbs.map(verb => `${kind === 'RoleBinding' ? metadata.namespace : '*'} ${resource} ${verb}`))))))
  for (const right of needed) findings.expect(given.has(right), `Prometheus may not: ${right}`)
  for (const right of given) findings.expect(needed.has(right), `Prometheus may, and need not: ${right}`)
}

/** By job, what promtool says of the targets that are left after relabelling. */
async function targets(config, documents, findings) {
  const work = mkdtempSync(join(tmpdir(), 'guardian-prometheus-'))
  try {
    const jobs = config.scrape_configs.map(({ kubernetes_sd_configs: discovered, authorization, tls_config: tls, ...job }) => {
      if (!discovered) return job
      const file = join(work, `${job.job_name}.json`)
      writeFileSync(file, JSON.stringify(discovered.flatMap(where => seen(where, documents, findings))))
      return { ...job, file_sd_configs: [{ files: [file] }] }
    })
    const file = join(work, 'prometheus.yaml')
    writeFileSync(file, stringify({ ...config, rule_files: [], scrape_configs: jobs }))
    const { failed, out } = await promtool('check', 'config', file)
    findings.expect(!failed, `promtool: ${out.trim().replace(/\s+/g, ' ')}`)
    if (failed) return {}
    // It waits for targets as long as it is told to, though they are there at once.
    return Object.fromEntries(await Promise.all(jobs.filter(job => job.file_sd_configs).map(async ({ job_name: job }) => {
      const { out } = await promtool('check', 'service-discovery', '--timeout=2s', file, job)
      return [job, JSON.parse(out || '[]').map(({ labels }) => labels).filter(labels => Object.keys(labels ?? {}).length > 0)]
    })))
  } finally {
    rmSync(work, { recursive: true, force: true })
  }
}

function promtool(...args) {
  return new Promise((done, refused) => execFile('promtool', args, (error, out, err) => {
    if (error?.code === 'ENOENT') refused(new Error('promtool is missing: install Prometheus, or only its promtool'))
    else done({ failed: error !== null, out: error ? out + err : out })
  }))
}

/** Targets as Kubernetes' service discovery would list them, with one pod of each workload, on one node. */
function seen({ role, namespaces, selectors }, documents, findings) {
  const inNamespace = ({ namespace }) => !namespaces || namespaces.names.includes(namespace)
  const pods = workloads(documents).filter(inNamespace)
    .filter(({ labels }) => list(selectors).every(({ label }) => label.split(',').every(one => labels[one.split('=')[0]] === one.split('=')[1])))
  switch (role) {
    case 'node':
      return [target('10.9.0.1:10250', { node_name: 'node-1', node_address_InternalIP: '10.9.0.1', node_label_topology_kubernetes_io_zone: 'a' })]
    case 'pod':
      return pods.flatMap(pod => ports(pod).map(({ name, containerPort }) =>
        target(`10.9.1.1:${containerPort}`, { ...ofPod(pod), pod_container_port_name: name })))
    case 'endpointslice':
      return ofKind(documents, 'Service').filter(({ metadata }) => inNamespace(metadata)).flatMap(service => pods
        .filter(pod => pod.namespace === service.metadata.namespace && takes({ matchLabels: service.spec.selector }, pod.labels))
        .flatMap(pod => service.spec.ports.map(({ name, targetPort }) =>
          target(`10.9.1.1:${ports(pod).find(port => port.name === targetPort)?.containerPort ?? targetPort}`,
            { ...ofPod(pod), service_name: service.metadata.name, endpointslice_port_name: name }))))
    default:
      findings.expect(false, `Prometheus has no role ${role}`)
      return []
  }
}

const target = (address, meta) => ({
  targets: [address], labels: Object.fromEntries(Object.entries(meta).map(([name, value]) => [`__meta_kubernetes_${name}`, value])),
})
const ports = ({ containers }) => containers.flatMap(container => list(container.ports))
const ofPod = ({ document, namespace, labels }) => ({
  namespace, pod_name: `${document.metadata.name}-1`, pod_node_name: 'node-1', pod_phase: document.kind === 'Job' ? 'Succeeded' : 'Running',
  ...Object.fromEntries(Object.entries(labels).map(([name, value]) => [`pod_label_${name.replace(/[^A-Za-z0-9_]/g, '_')}`, value])),
})
