// Names by which objects mean each other: selectors, ports, ConfigMaps, Secrets, service accounts.
import { Findings, list } from '../../terraform/checks/plan.mjs'
import { nameOf, ofKind, takes, workloads } from './documents.mjs'

export async function references({ all, everything }) {
  const findings = new Findings()
  const pods = workloads(everything)
  selectors(everything, pods, findings)
  ports(everything, pods, findings)
  for (const pod of pods) sources(everything, pod, findings)
  for (const { name, containers } of workloads(all)) {
    for (const { valueFrom, name: variable } of containers.flatMap(({ env }) => list(env))) findings.expect(!valueFrom, `${name}: ${variable} does not come by envFrom`)
  }
  for (const { metadata: { name } } of ofKind(all, 'ConfigMap')) findings.expect(/-[a-z0-9]{10}$/.test(name), `ConfigMap/${name}: a change of it rolls no pods`)
  return findings
}

/** Each selector means the pods of one workload, and no others. */
function selectors(all, pods, findings) {
  const one = (name, namespace, selector) => {
    const found = pods.filter(pod => pod.namespace === namespace && takes(selector, pod.labels))
    findings.expect(found.length === 1, `${name}: its selector takes the pods of ${found.length} workloads`)
    return found[0]
  }
  for (const document of ofKind(all, 'Deployment')) {
    const { selector, template } = document.spec
    findings.expect(takes(selector, template.metadata.labels), `${nameOf(document)}: its selector does not take its own pods`)
    for (const { labelSelector } of template.spec.topologySpreadConstraints ?? []) {
      findings.expect(one(`${nameOf(document)}: spread`, document.metadata.namespace, labelSelector)?.document === document,
        `${nameOf(document)}: spreads other pods than its own`)
    }
  }
  for (const document of ofKind(all, 'Service')) {
    const pod = one(nameOf(document), document.metadata.namespace, { matchLabels: document.spec.selector })
    findings.expect(!pod || document.metadata.name === pod.document.metadata.name, `${nameOf(document)}: sends to ${pod?.name}`)
  }
  for (const document of ofKind(all, 'PodDisruptionBudget')) one(nameOf(document), document.metadata.namespace, document.spec.selector)
  for (const document of ofKind(all, 'NetworkPolicy').filter(({ spec }) => Object.keys(spec.podSelector).length > 0)) {
    const found = pods.filter(pod => pod.namespace === document.metadata.namespace && takes(document.spec.podSelector, pod.labels))
    findings.expect(found.length > 0, `${nameOf(document)}: is for no pods`)
    findings.expect(new Set(found.map(({ labels }) => labels['app.kubernetes.io/name'])).size <= 1, `${nameOf(document)}: is for pods of several kinds`)
  }
}

function ports(all, pods, findings) {
  const named = pod => list(pod?.containers).flatMap(({ ports }) => list(ports)).map(({ name }) => name)
  const behind = (namespace, selector) => pods.find(pod => pod.namespace === namespace && takes(selector, pod.labels))
  for (const document of ofKind(all, 'Service')) {
    const has = named(behind(document.metadata.namespace, { matchLabels: document.spec.selector }))
    for (const { name, targetPort } of document.spec.ports) {
      findings.expect(typeof targetPort === 'string' && has.includes(targetPort), `${nameOf(document)}: its port ${name} leads to ${targetPort}, which its pods do not name`)
    }
  }
  for (const document of ofKind(all, 'NetworkPolicy')) {
    const has = named(behind(document.metadata.namespace, document.spec.podSelector))
    for (const { port } of list(document.spec.ingress).flatMap(({ ports }) => list(ports))) {
      findings.expect(typeof port === 'string' && has.includes(port), `${nameOf(document)}: lets in at ${port}, which its pods do not name`)
    }
  }
  for (const document of ofKind(all, 'TargetGroupBinding')) {
    const { name, port } = document.spec.serviceRef
    const service = ofKind(all, 'Service').find(({ metadata }) => metadata.name === name && metadata.namespace === document.metadata.namespace)
    findings.expect(service?.spec.ports.some(({ name }) => name === port), `${nameOf(document)}: there is no port ${port} at the service ${name}`)
  }
}

/** What a pod is given is there: its account, ConfigMaps, Secrets (by an ExternalSecret), priority. */
function sources(all, pod, findings) {
  const inNamespace = kind => ofKind(all, kind).filter(({ metadata }) => metadata.namespace === pod.namespace).map(({ metadata }) => metadata.name)
  const secrets = ofKind(all, 'ExternalSecret').filter(({ metadata }) => metadata.namespace === pod.namespace)
  const expect = (kind, names, name) => findings.expect(names.includes(name), `${pod.name}: there is no ${kind} ${name}`)
  expect('ServiceAccount', inNamespace('ServiceAccount'), pod.spec.serviceAccountName)
  for (const { envFrom } of pod.containers) {
    for (const { configMapRef, secretRef } of list(envFrom)) {
      if (configMapRef) expect('ConfigMap', inNamespace('ConfigMap'), configMapRef.name)
      if (secretRef) expect('Secret', secrets.map(({ spec, metadata }) => spec.target?.name ?? metadata.name), secretRef.name)
    }
  }
  for (const { configMap, secret } of list(pod.spec.volumes)) {
    if (configMap) expect('ConfigMap', inNamespace('ConfigMap'), configMap.name)
    if (secret) expect('Secret', secrets.map(({ metadata }) => metadata.name), secret.secretName)
  }
  for (const { spec, metadata } of secrets) {
    for (const { kind, name } of [...list(spec.secretStoreRef), ...list(spec.dataFrom).map(({ sourceRef }) => sourceRef.generatorRef)]) {
      findings.expect(inNamespace(kind).includes(name), `ExternalSecret/${metadata.name}: there is no ${kind} ${name}`)
    }
  }
  const classes = [...ofKind(all, 'PriorityClass').map(({ metadata }) => metadata.name), 'system-cluster-critical']
  expect('PriorityClass', classes, pod.spec.priorityClassName)
}
