// What holds for each object: its place, its labels, and nothing that the generator should have filled.
import { Findings } from '../../terraform/checks/plan.mjs'
import { nameOf, ofKind } from './documents.mjs'

const CLUSTER_WIDE = new Set(['Namespace', 'ClusterRole', 'ClusterRoleBinding', 'PriorityClass', 'StorageClass'])
const OURS = ['app.kubernetes.io/part-of', 'app.kubernetes.io/managed-by']
const WORKLOADS = ['app.kubernetes.io/name', 'app.kubernetes.io/component', 'app.kubernetes.io/version']

export async function objects({ all, everything, builds, outputs, version }) {
  const findings = new Findings()
  const services = Object.keys(outputs.services)
  for (const documents of builds) {
    const names = documents.map(document => `${document.apiVersion} ${nameOf(document)}`)
    names.forEach((name, index) => findings.expect(names.indexOf(name) === index, `${name}: is there twice`))
  }
  const { namespace } = outputs.services[services[0]]
  for (const document of all) {
    findings.expect(CLUSTER_WIDE.has(document.kind) || document.metadata.namespace === namespace, `${nameOf(document)}: is not in the namespace ${namespace}`)
  }
  for (const document of everything) {
    const name = nameOf(document)
    const labels = document.metadata.labels ?? {}
    findings.expect(CLUSTER_WIDE.has(document.kind) || document.metadata.namespace, `${name}: is in whichever namespace`)
    findings.expect(!/"generated"/.test(JSON.stringify(document)), `${name}: has a value that was not generated`)
    for (const label of OURS) findings.expect(labels[label], `${name}: has no label ${label}`)
    for (const [label, value] of Object.entries(labels)) {
      findings.expect(/^([A-Za-z0-9]([A-Za-z0-9._-]{0,61}[A-Za-z0-9])?)?$/.test(value), `${name}: ${label}=${value} is no value of a label`)
    }
    findings.expect(/^[a-z0-9]([a-z0-9.-]{0,61}[a-z0-9])?$/.test(document.metadata.name), `${name}: is no name`)
  }
  for (const document of ofKind(all, 'Deployment', 'Job')) {
    for (const labels of [document.metadata.labels, document.spec.template.metadata.labels]) {
      for (const label of WORKLOADS) findings.expect(labels?.[label], `${nameOf(document)}: has no label ${label}`)
      findings.expect(labels?.['app.kubernetes.io/version'] === version, `${nameOf(document)}: is not labelled with the version`)
    }
  }
  for (const document of ofKind(all, 'Deployment').filter(({ metadata }) => services.includes(metadata.name))) {
    for (const labels of [document.metadata.labels, document.spec.template.metadata.labels]) {
      findings.expect(labels['camel.apache.org/app'] === document.metadata.name, `${nameOf(document)}: Camel's tools do not find it`)
    }
  }
  for (const { metadata } of ofKind(everything, 'Namespace')) {
    findings.expect(metadata.labels['pod-security.kubernetes.io/enforce'] === 'restricted', `Namespace/${metadata.name}: lets pods in that are not restricted`)
  }
  for (const { metadata } of ofKind(all, 'Namespace')) {
    findings.expect(metadata.labels['elbv2.k8s.aws/pod-readiness-gate-inject'] === 'enabled',
      `Namespace/${metadata.name}: a rollout goes on before the load balancer has found the new pod`)
  }
  findings.expect(ofKind(all, 'Namespace').some(({ metadata }) => metadata.name === namespace), `Namespace/${namespace} is missing`)
  return findings
}
