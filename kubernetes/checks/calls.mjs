// Network policies beside the calls that the code makes: those, in both directions, and no others.
import { parse } from 'yaml'
import { Findings, list } from '../../terraform/checks/plan.mjs'
import { nameOf, ofKind, readIn, takes, workloads } from './documents.mjs'
import { placeholders } from './reads.mjs'

const DNS = ['kube-system k8s-app in kube-dns: 53/UDP', 'kube-system k8s-app in kube-dns: 53/TCP']
// AWS and Mercado Pago, not what is at a link-local address; and the agent of EKS Pod Identity, which is at one.
const AWS = ['0.0.0.0/0 without 169.254.0.0/16: 443/TCP', '169.254.170.23/32: 80/TCP']
const PROMETHEUS = 'observability app.kubernetes.io/name in prometheus: management/TCP'

export async function calls({ all, everything, outputs }) {
  const findings = new Findings()
  const queues = Object.keys(outputs.services)
  const publicly = parse(readIn('local-platform/src/main/resources/public-routes.yaml'))
  const urls = Object.fromEntries(queues.map(queue => [queue, queues.filter(other => placeholders(queue).has(`GUARDIAN_${other.toUpperCase().replaceAll('-', '_')}_URL`))]))
  findings.expect(Object.values(urls).some(called => called.length > 0), 'no service calls another: the code is read no more')
  const privately = outputs.cluster.private_cidrs
  const pods = queue => `app.kubernetes.io/name=${queue}`
  for (const queue of queues) {
    const { database, service_port: port } = outputs.services[queue]
    compare(all, { 'app.kubernetes.io/name': queue, 'app.kubernetes.io/component': 'service' }, queue, {
      ingress: [
        PROMETHEUS,
        ...queue in publicly ? privately.flatMap(cidr => [`${cidr}: http/TCP`, `${cidr}: management/TCP`]) : [],
        ...queues.filter(other => urls[other].includes(queue)).map(other => `${pods(other)}: http/TCP`),
      ],
      egress: [
        ...DNS, ...AWS,
        ...urls[queue].map(other => `${pods(other)}: ${outputs.services[other].service_port ?? port}/TCP`),
        ...database ? privately.map(cidr => `${cidr}: ${database.port}/TCP`) : [],
      ],
    }, findings)
  }
  const migrations = workloads(all).filter(({ document }) => document.kind === 'Job')
  for (const { labels, name } of migrations) {
    const { database } = outputs.services[labels['app.kubernetes.io/instance']]
    compare(all, labels, name, { ingress: [], egress: [...DNS, ...AWS, ...privately.map(cidr => `${cidr}: ${database.port}/TCP`)] }, findings)
  }
  prometheus(everything, outputs, findings)
  toServices(everything, findings)
  compare(all, { 'nobody-knows': 'them' }, 'a pod that nobody knows', { ingress: [], egress: [] }, findings)
  return findings
}

/** Who is let in as Prometheus is Prometheus, and is let out to the port. */
function prometheus(everything, outputs, findings) {
  const { labels } = workloads(everything).find(({ namespace, document }) => namespace === 'observability' && document.metadata.name === 'prometheus') ?? {}
  findings.expect(labels?.['app.kubernetes.io/name'] === 'prometheus', 'Prometheus is not called so')
  const rules = ofKind(everything, 'NetworkPolicy').filter(({ metadata, spec }) => metadata.namespace === 'observability' && takes(spec.podSelector, labels ?? {}))
    .flatMap(({ spec }) => list(spec.egress)).flatMap(rule => said(rule, 'egress'))
  for (const { namespace, management_port: port } of Object.values(outputs.services)) {
    findings.expect(rules.includes(`${namespace}: ${port}/TCP`), `Prometheus: egress lacks ${namespace}: ${port}/TCP`)
  }
}

/**
 * Who is let out to pods reaches them by their Service, too. AWS's network policies let traffic out to the address of a Service if
 * the peer takes the Service's selector as if it were labels; what pods have beside does not count.
 */
function toServices(everything, findings) {
  for (const document of ofKind(everything, 'NetworkPolicy')) {
    for (const { to, ports } of list(document.spec.egress)) {
      for (const { podSelector, namespaceSelector } of list(to).filter(peer => peer.podSelector)) {
        const there = namespace => namespaceSelector ? takes(namespaceSelector, { 'kubernetes.io/metadata.name': namespace }) : namespace === document.metadata.namespace
        const callees = workloads(everything).filter(({ namespace, labels }) => there(namespace) && takes(podSelector, labels))
        for (const service of ofKind(everything, 'Service')) {
          const { metadata: { namespace }, spec: { selector, ports: served } } = service
          const means = callees.some(pod => pod.namespace === namespace && takes({ matchLabels: selector }, pod.labels))
            && list(ports).some(({ port }) => served.some(of => of.port === port))
          findings.expect(!means || takes(podSelector, selector),
            `${nameOf(document)}: egress to ${inWords(podSelector, 'any pod')} is none to ${nameOf(service)}, whose selector has not all of these labels`)
        }
      }
    }
  }
}

/** Rules that hold for pods with these labels, all policies together, beside those that are meant. */
function compare(all, labels, name, wanted, findings) {
  const policies = ofKind(all, 'NetworkPolicy').filter(({ spec }) => takes(spec.podSelector, labels)).map(({ spec }) => spec)
  for (const [direction, meant] of Object.entries(wanted)) {
    const shut = policies.some(({ policyTypes }) => list(policyTypes).includes(direction === 'ingress' ? 'Ingress' : 'Egress'))
    findings.expect(shut, `${name}: ${direction} is open to everybody`)
    const given = policies.flatMap(policy => list(policy[direction])).flatMap(rule => said(rule, direction))
    for (const rule of meant) findings.expect(given.includes(rule), `${name}: ${direction} lacks ${rule}`)
    for (const rule of given) findings.expect(meant.includes(rule), `${name}: ${direction} has ${rule}, which nobody uses`)
  }
}

/** A rule in words: one for each peer and port. No peer or no port would be all of them. */
function said(rule, direction) {
  const peers = list(rule[direction === 'ingress' ? 'from' : 'to'])
  const ports = list(rule.ports).map(({ protocol = 'TCP', port, endPort }) => `${port}${endPort ? `-${endPort}` : ''}/${protocol}`)
  const named = peers.map(({ ipBlock, namespaceSelector, podSelector }) => ipBlock
    ? [ipBlock.cidr, ...ipBlock.except?.length ? [`without ${ipBlock.except.join(' ')}`] : []].join(' ')
    : [...namespaceSelector ? [inWords(namespaceSelector, 'any namespace').replace('kubernetes.io/metadata.name=', '')] : [],
      ...podSelector ? [inWords(podSelector, 'any pod')] : []].join(' '))
  return (named.length ? named : ['everybody']).flatMap(peer => (ports.length ? ports : ['any port']).map(port => `${peer}: ${port}`))
}

function inWords({ matchLabels = {}, matchExpressions = [] }, otherwise) {
  return [...Object.entries(matchLabels).sort().map(([key, value]) => `${key}=${value}`),
    ...matchExpressions.map(({ key, operator, values = [] }) => `${key} ${operator.toLowerCase()} ${values.join(' ')}`.trim())].join(' ') || otherwise
}
