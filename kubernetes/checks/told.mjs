// Values that Terraform knows, where they have arrived: target groups, secrets, ports, addresses.
import { parse } from 'yaml'
import { Findings, list } from '../../terraform/checks/plan.mjs'
import { nameOf, ofKind, readIn } from './documents.mjs'

export async function told({ all, plan, outputs }) {
  const findings = new Findings()
  const publicly = parse(readIn('local-platform/src/main/resources/public-routes.yaml'))
  const boxes = plan.resources.filter(({ type }) => type === 'aws_secretsmanager_secret').map(({ is }) => is.name)
  for (const [queue, service] of Object.entries(outputs.services)) {
    const named = kind => ofKind(all, kind).find(({ metadata }) => metadata.name === queue)
    findings.expect(Boolean(named('TargetGroupBinding')) === queue in publicly, `${queue}: public routes and no target group, or the other way round`)
    const binding = named('TargetGroupBinding')?.spec
    findings.expect(binding === undefined || binding.targetGroupARN === service.target_group_arn, `${queue}: is bound to ${binding?.targetGroupARN}`)
    findings.expect(binding === undefined || (binding.targetType === 'ip' && binding.serviceRef.name === queue && binding.serviceRef.port === 'http'),
      `${queue}: the load balancer is not bound to the http port of its own pods`)
    const ports = Object.fromEntries(list(named('Service')?.spec.ports).map(({ name, port }) => [name, port]))
    findings.expect(ports.http === service.service_port && ports.management === service.management_port, `${queue}: its ports are not Terraform's`)
    const own = Object.fromEntries(list(named('Deployment')?.spec.template.spec.containers[0].ports).map(({ name, containerPort }) => [name, containerPort]))
    findings.expect(own.http === service.service_port && own.management === service.management_port, `${queue}: its pods' ports are not Terraform's`)
    for (const [variable, { secret }] of Object.entries(service.secret_variables)) {
      findings.expect(boxes.includes(secret), `${queue}: ${variable} comes from ${secret}, which Terraform does not make`)
    }
    const given = Object.fromEntries(list(named('ExternalSecret')?.spec.data).map(({ secretKey, remoteRef }) => [secretKey, `${remoteRef.key} ${remoteRef.property}`]))
    const meant = Object.fromEntries(Object.entries(service.secret_variables).map(([variable, { secret, member }]) => [variable, `${secret} ${member}`]))
    for (const variable of new Set([...Object.keys(given), ...Object.keys(meant)])) {
      findings.expect(given[variable] === meant[variable], `${queue}: ${variable} comes from ${given[variable]}, and not from ${meant[variable]}`)
    }
  }
  for (const document of ofKind(all, 'SecretStore')) {
    const { aws } = document.spec.provider
    findings.expect(aws?.region === outputs.cluster.region && aws?.service === 'SecretsManager', `${nameOf(document)}: is not the environment's Secrets Manager`)
    findings.expect(!aws?.auth, `${nameOf(document)}: has credentials of its own`)
  }
  for (const document of ofKind(all, 'ExternalSecret')) {
    findings.expect(list(document.spec.dataFrom).length === 0, `${nameOf(document)}: takes whatever is there`)
  }
  return findings
}
