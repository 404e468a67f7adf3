// Autoscalers: from one to ten pods, by CPU and memory, neither flapping nor waiting for minutes; and nodes that can be emptied.
import { Findings, list } from '../../terraform/checks/plan.mjs'
import { nameOf, ofKind, takes, workloads } from './documents.mjs'
import { amount } from './pods.mjs'

const MOST_PODS = 10
// What catalog's image holds once it has started, by the kernel: images/README.md, "What it brings".
const RESIDENT_AFTER_START = 265e6
// A HorizontalPodAutoscaler does nothing as long as it is off by a tenth at most.
const TOLERANCE = 1.1

export async function scaling({ all, plan }) {
  const findings = new Findings()
  const deployments = ofKind(all, 'Deployment')
  const least = plan.environment === 'production' ? 2 : 1
  for (const document of ofKind(all, 'HorizontalPodAutoscaler')) {
    const name = nameOf(document)
    const { scaleTargetRef: { kind, apiVersion, name: target }, minReplicas: from = 1, maxReplicas: to, metrics, behavior } = document.spec
    findings.expect(kind === 'Deployment' && apiVersion === 'apps/v1' && deployments.some(({ metadata }) => metadata.name === target),
      `${name}: scales ${kind} ${target}, which there is not`)
    findings.expect(from >= least && to === MOST_PODS, `${name}: from ${from} to ${to} pods, from ${least} to ${MOST_PODS} are meant`)
    const measured = list(metrics).map(({ resource }) => resource?.name).sort().join()
    findings.expect(measured === 'cpu,memory', `${name}: goes by ${measured || 'nothing'}, CPU and memory are meant`)
    for (const { resource } of list(metrics)) {
      const share = resource?.target.averageUtilization
      findings.expect(resource?.target.type === 'Utilization' && share >= 50 && share <= 95, `${name}: ${resource?.name} at ${share} %`)
    }
    memory(name, document.spec, workloads(all).find(({ document: { metadata } }) => metadata.name === target), findings)
    manner(name, behavior, findings)
  }
  for (const document of ofKind(all, 'ScaledObject')) {
    const { scaleTargetRef: { name: target }, minReplicaCount: from, maxReplicaCount: to } = document.spec
    findings.expect(deployments.some(({ metadata }) => metadata.name === target), `${nameOf(document)}: scales ${target}, which there is not`)
    findings.expect(from >= 1 && to === MOST_PODS, `${nameOf(document)}: from ${from} to ${to} pods`)
    manner(nameOf(document), document.spec.advanced?.horizontalPodAutoscalerConfig?.behavior, findings)
  }
  for (const document of deployments) {
    const name = nameOf(document)
    findings.expect(document.spec.replicas === undefined, `${name}: each apply would set the pods back to ${document.spec.replicas}`)
    const budgets = ofKind(all, 'PodDisruptionBudget').filter(({ spec }) => takes(spec.selector, document.spec.template.metadata.labels))
    findings.expect(budgets.length === 1, `${name}: has ${budgets.length} disruption budgets`)
    for (const { spec: { maxUnavailable, minAvailable } } of budgets) {
      findings.expect(minAvailable === undefined && maxUnavailable === 1, `${name}: its node cannot be emptied pod by pod`)
    }
  }
  return findings
}

/**
 * By memory it comes down again, and goes up in time. Pods become fewer once ceil(pods × use ÷ target) is less: from one more than
 * the fewest to the fewest at use ÷ target ≤ fewest ÷ (fewest + 1). And the limit must lie beyond what makes them more.
 */
function memory(name, { minReplicas: fewest = 1, metrics }, pod, findings) {
  const metric = list(metrics).find(({ resource }) => resource?.name === 'memory')
  if (!metric) return
  const target = metric.resource.target.averageUtilization / 100
  const { requests, limits } = pod?.containers[0].resources ?? {}
  const [request, limit] = [amount(requests?.memory ?? 0), amount(limits?.memory ?? 0)]
  const use = RESIDENT_AFTER_START / request
  findings.expect(use / target <= fewest / (fewest + 1),
    `${name}: never comes back to ${fewest} of ${fewest + 1} pods: at rest they hold ${Math.round(use * 100)} % of their memory, of ${target * 100} % at which it scales`)
  findings.expect(target * TOLERANCE * request <= 0.9 * limit, `${name}: a pod is ended for its memory before it scales`)
}

/** Up within half a minute; down slowly, and not for a pause between two rushes. */
function manner(name, behavior, findings) {
  const { scaleUp, scaleDown } = behavior ?? {}
  findings.expect(scaleUp?.stabilizationWindowSeconds <= 30 && list(scaleUp?.policies).every(({ periodSeconds }) => periodSeconds <= 60) && list(scaleUp?.policies).length > 0,
    `${name}: waits for minutes before it scales up`)
  const { stabilizationWindowSeconds: pause } = scaleDown ?? {}
  findings.expect(pause >= 120 && pause <= 600 && list(scaleDown?.policies).every(({ type, value }) => type === 'Pods' && value <= 2) && list(scaleDown?.policies).length > 0,
    `${name}: flaps: it scales down after ${pause} s`)
}
