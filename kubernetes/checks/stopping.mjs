// From the first probe to the last second: probes at paths that there are, and time to stop in.
import { parse } from 'yaml'
import { Findings } from '../../terraform/checks/plan.mjs'
import { nameOf, ofKind, readIn } from './documents.mjs'

const STARTUP_SECONDS = 60
// Until endpoints have told every node; and until a network load balancer opens no connection to an address any more that was taken
// out of its target group (aws-load-balancer-controller's issues 2366 and 3270, containers-roadmap's 470).
const SEEN_SECONDS = 10
const SEEN_SECONDS_BY_LOAD_BALANCER = 120

export async function stopping({ all, plan }) {
  const findings = new Findings()
  const common = parse(readIn('route-support/src/main/resources/guardian.yaml'))
  const needed = secondsToStop(common, findings)
  const groups = common.management.endpoint.health.probes.enabled ? ['liveness', 'readiness'] : []
  for (const document of ofKind(all, 'Deployment')) {
    const name = nameOf(document)
    const { terminationGracePeriodSeconds: grace = 30, containers: [container] } = document.spec.template.spec
    for (const [probe, group] of [['startupProbe', 'liveness'], ['livenessProbe', 'liveness'], ['readinessProbe', 'readiness']]) {
      const { path, port } = container[probe]?.httpGet ?? {}
      findings.expect(path, `${name}: has no ${probe}`)
      findings.expect(groups.includes(path?.replace('/actuator/health/', '')), `${name}: ${probe} asks at ${path}, which there is not`)
      findings.expect(path === `/actuator/health/${group}`, `${name}: ${probe} asks for ${path}: ${group} is meant`)
      findings.expect(port === 'management', `${name}: ${probe} asks at the port ${port}`)
    }
    const { periodSeconds = 10, failureThreshold = 3 } = container.startupProbe ?? {}
    findings.expect(periodSeconds * failureThreshold >= STARTUP_SECONDS, `${name}: is given up after ${periodSeconds * failureThreshold} s, a busy node needs longer`)
    const { sleep, exec } = container.lifecycle?.preStop ?? {}
    findings.expect(!exec, `${name}: preStop wants a program, and the image has no shell`)
    const balanced = ofKind(all, 'TargetGroupBinding').some(({ spec }) => spec.serviceRef.name === document.metadata.name)
    findings.expect(sleep?.seconds >= SEEN_SECONDS, `${name}: stops before anybody has heard of it`)
    findings.expect(!balanced || sleep?.seconds >= SEEN_SECONDS_BY_LOAD_BALANCER, `${name}: stops while the load balancer still sends to it`)
    findings.expect(!(grace < (sleep?.seconds ?? 0) + needed), `${name}: is killed after ${grace} s: ${sleep?.seconds ?? 0} s of preStop and ${needed} s of stopping are longer`)
    const { maxUnavailable, maxSurge } = document.spec.strategy?.rollingUpdate ?? {}
    findings.expect(maxUnavailable === 0 && maxSurge >= 1, `${name}: a rollout takes a pod away before there is another`)
    findings.expect(document.spec.template.spec.topologySpreadConstraints?.some(({ topologyKey }) => topologyKey === 'topology.kubernetes.io/zone'),
      `${name}: may have all pods in one zone`)
  }
  for (const { address, is } of plan.resources.filter(({ type }) => type === 'aws_lb_target_group')) {
    findings.expect(groups.map(group => `/actuator/health/${group}`).includes(is.health_check[0].path), `${address}: the load balancer asks at a path that there is not`)
  }
  return findings
}

/** The phases in which a service stops, one after the other: what it gives back at once, its last polls, requests, what is in flight, deletes, the rest. */
function secondsToStop(common, findings) {
  const java = name => readIn(`message-routes/src/main/java/io/guardianpartner/routing/sqs/${name}.java`)
  const seconds = (name, expression) => {
    const found = java(name).match(expression)
    findings.expect(found, `${name}.java does not say any more how long stopping takes: ${expression}`)
    return Number(found?.[1])
  }
  const givesBack = seconds('VisibilityExtender', /RELEASING = Duration\.ofSeconds\((\d+)\)/)
  return givesBack + seconds('SqsProperties', /@DefaultValue\("(\d+)s"\) Duration waitTime/) + seconds('QueuePolls', /SPARE = Duration\.ofSeconds\((\d+)\)/)
    + parseInt(common.spring.lifecycle['timeout-per-shutdown-phase'], 10) + common.camel.main['shutdown-timeout']
    + seconds('BatchingAcknowledger', /CLOSING = Duration\.ofSeconds\((\d+)\)/) + givesBack
}
