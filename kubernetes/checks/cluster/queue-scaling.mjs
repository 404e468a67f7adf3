// The component that scales a service by its queue, taken in by every service: it replaces the HPA, and scales as that does.
import { isDeepStrictEqual } from 'node:util'
import { Findings } from '../../../terraform/checks/plan.mjs'
import { ofKind } from '../documents.mjs'

export async function queueScaling({ byQueue, all, outputs }) {
  const findings = new Findings()
  for (const [queue, documents] of Object.entries(byQueue)) {
    findings.expect(ofKind(documents, 'HorizontalPodAutoscaler').length === 0, `${queue}: is scaled by an HPA too`)
    const [scaled, ...more] = ofKind(documents, 'ScaledObject')
    findings.expect(scaled && more.length === 0 && scaled.metadata.name === queue && scaled.spec.scaleTargetRef.name === queue, `${queue}: is not what is scaled`)
    // A service that is scaled by its queue already has no HPA: those of the others are as its own would be.
    const hpas = ofKind(all, 'HorizontalPodAutoscaler')
    const before = hpas.find(({ metadata }) => metadata.name === queue) ?? hpas[0]
    if (!before) continue
    const { horizontalPodAutoscalerConfig: config } = scaled.spec.advanced
    findings.expect(scaled.spec.maxReplicaCount === before.spec.maxReplicas, `${queue}: by its queue it has ${scaled.spec.maxReplicaCount} pods at most, by its CPU ${before.spec.maxReplicas}`)
    findings.expect(isDeepStrictEqual(config.behavior, before.spec.behavior), `${queue}: by its queue it scales in another manner`)
    findings.expect(scaled.metadata.annotations['scaledobject.keda.sh/transfer-hpa-ownership'] === 'true' && config.name === queue, `${queue}: the HPA before it stays`)
    const [waits, cpu] = ['aws-sqs-queue', 'cpu'].map(type => scaled.spec.triggers.find(trigger => trigger.type === type))
    const target = before.spec.metrics.find(({ resource }) => resource.name === 'cpu').resource.target.averageUtilization
    findings.expect(cpu?.metricType === 'Utilization' && cpu.metadata.value === String(target), `${queue}: is scaled by another part of its CPU`)
    const { queueURLFromEnv: url } = waits?.metadata ?? {}
    findings.expect(url in outputs.services[queue].variables, `${queue}: has no variable ${url}`)
    const [authentication] = ofKind(documents, 'TriggerAuthentication')
    findings.expect(authentication?.metadata.name === waits?.authenticationRef.name && authentication.spec.podIdentity?.provider === 'aws', `${queue}: KEDA asks without its role`)
    findings.expect(authentication?.spec.env.some(({ parameter, name }) => parameter === 'awsRegion' && name in outputs.services[queue].variables), `${queue}: KEDA asks in no region`)
  }
  return findings
}
