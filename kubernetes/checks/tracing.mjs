// The component that sends spans of a service to a collector, taken in by every service: where it sends is open, and nobody outside
// decides how many are recorded.
import { Findings } from '../../terraform/checks/plan.mjs'
import { ofKind } from './documents.mjs'

export async function tracing({ traced }) {
  const findings = new Findings()
  for (const [queue, documents] of Object.entries(traced)) {
    const [deployment] = ofKind(documents, 'Deployment')
    const variables = Object.fromEntries(deployment.spec.template.spec.containers[0].env.map(({ name, value }) => [name, value]))
    findings.expect(variables.OTEL_TRACES_EXPORTER === 'otlp', `${queue}: sends its spans by ${variables.OTEL_TRACES_EXPORTER}`)
    findings.expect(variables.OTEL_TRACES_SAMPLER === 'traceidratio' && Number(variables.OTEL_TRACES_SAMPLER_ARG) <= 0.1,
      `${queue}: whoever calls decides how many spans are recorded, by ${variables.OTEL_TRACES_SAMPLER}`)
    const { hostname, port } = new URL(variables.OTEL_EXPORTER_OTLP_ENDPOINT ?? 'http://nowhere')
    const [service, namespace] = hostname.split('.')
    const egress = ofKind(documents, 'NetworkPolicy').flatMap(({ spec }) => spec.egress ?? [])
    findings.expect(egress.some(({ to = [], ports = [] }) => ports.some(open => String(open.port) === port)
      && to.some(({ namespaceSelector, podSelector }) => namespaceSelector?.matchLabels?.['kubernetes.io/metadata.name'] === namespace
        && podSelector?.matchLabels?.['app.kubernetes.io/name'] === service)), `${queue}: may not reach ${hostname}:${port}`)
  }
  return findings
}
