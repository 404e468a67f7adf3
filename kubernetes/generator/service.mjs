// What Terraform knows of one service: kubernetes/base/<queue>, and this laid over it.
import { add, addresses, drop, image, kustomization, patch, pods, replace, tcp, versioned } from './kustomization.mjs'

/** All services, in their namespace. */
export function services(outputs, queues) {
  return kustomization({ namespace: outputs.need(`services.${queues[0]}.namespace`), resources: queues })
}

export function service(outputs, queue, version) {
  const of = name => outputs.need(`services.${queue}.${name}`)
  const variables = Object.entries(of('variables'))
  return kustomization({
    resources: [`../../../../../base/${queue}`],
    images: image(of('image'), version),
    labels: versioned(version),
    configMapGenerator: [{ name: queue, behavior: 'merge', literals: variables.map(([name, value]) => `${name}=${value}`) }],
    patches: [
      patch('Deployment', [
        replace('/spec/template/spec/containers/0/ports/0/containerPort', of('service_port')),
        replace('/spec/template/spec/containers/0/ports/1/containerPort', of('management_port')),
      ]),
      patch('Service', [
        replace('/spec/ports/0/port', of('service_port')),
        replace('/spec/ports/1/port', of('management_port')),
      ]),
      ...calls(outputs, queue),
      ...targetGroup(outputs, queue),
      ...secrets(outputs, queue),
    ],
  })
}

/** Who calls the service and whom it calls, beside what all do. */
function calls(outputs, queue) {
  const of = name => outputs.told(`services.${queue}.${name}`)
  const into = (from, ports) => add('/spec/ingress/-', { from, ports })
  const out = (to, ports) => add('/spec/egress/-', { to, ports })
  const privately = addresses(outputs.need('cluster.private_cidrs'))
  const rules = [
    // The load balancer sends requests, and asks the management port whether the pod is well.
    ...(of('target_group_arn') ? [into(privately, tcp('http', 'management'))] : []),
    ...of('callers').map(caller => into([pods(caller)], tcp('http'))),
    ...of('callees').map(callee => out([pods(callee)], tcp(outputs.need(`services.${callee}.service_port`)))),
    ...(of('database') ? [out(privately, tcp(outputs.need(`services.${queue}.database.port`)))] : []),
  ]
  return rules.length ? [patch('NetworkPolicy', rules)] : []
}

function targetGroup(outputs, queue) {
  const arn = outputs.told(`services.${queue}.target_group_arn`)
  return arn ? [patch('TargetGroupBinding', [replace('/spec/targetGroupARN', arn)])]
    : [drop('elbv2.k8s.aws/v1beta1', 'TargetGroupBinding', queue)]
}

function secrets(outputs, queue) {
  const variables = Object.entries(outputs.told(`services.${queue}.secret_variables`))
  if (variables.length === 0) {
    return [
      drop('external-secrets.io/v1', 'ExternalSecret', queue),
      patch('Deployment', [{ op: 'remove', path: '/spec/template/spec/containers/0/envFrom/1' }]),
    ]
  }
  const data = variables.map(([name, { secret, member }]) => ({ secretKey: name, remoteRef: { key: secret, property: member } }))
  return [patch('ExternalSecret', [replace('/spec/data', data)])]
}
