// Every dashboard gets into the cluster, by the kustomize component of observability/, and finds the data source there.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { Findings } from '../../terraform/checks/plan.mjs'

export function provisioned({ directory, dashboards }) {
  const findings = new Findings()
  const yaml = path => parse(readFileSync(join(directory, path), 'utf8'))
  const { files } = yaml('../kustomization.yaml').configMapGenerator.find(({ name }) => name === 'grafana-dashboards')
  for (const { file } of dashboards) findings.expect(files.includes(`dashboards/json/${file}`), `kustomization.yaml: ${file} does not get into the cluster`)
  findings.expect(files.length === dashboards.length, `kustomization.yaml: brings ${files.length} files, and there are ${dashboards.length}`)
  const { datasources } = yaml('../../kubernetes/cluster/observability/grafana/datasources.yaml')
  for (const { name, json } of dashboards) {
    const uid = json.templating.list[0].current.value
    findings.expect(datasources.some(source => source.uid === uid && source.type === 'prometheus'), `${name}: there is no Prometheus with the uid ${uid} in the cluster`)
  }
  return findings
}
