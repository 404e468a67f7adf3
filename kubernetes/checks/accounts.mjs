// Who has which role: the service accounts of the manifests are those that Terraform has bound to roles (EKS Pod Identity).
import { Findings } from '../../terraform/checks/plan.mjs'
import { nameOf, ofKind, workloads } from './documents.mjs'

export async function accounts({ all, everything, charts, plan, outputs }) {
  const findings = new Findings()
  const bound = plan.resources.filter(({ type }) => type === 'aws_eks_pod_identity_association')
    .map(({ is }) => `${is.namespace}/${is.service_account}`)
  const there = ofKind(all, 'ServiceAccount').map(({ metadata }) => `${metadata.namespace}/${metadata.name}`)
  const namespaces = new Set(Object.values(outputs.services).map(({ namespace }) => namespace))
  findings.expect(bound.length > 0, 'Terraform binds no roles')
  for (const account of there) findings.expect(bound.includes(account), `ServiceAccount ${account}: Terraform has bound no role to it`)
  for (const account of bound.filter(account => namespaces.has(account.split('/')[0]))) {
    findings.expect(there.includes(account), `ServiceAccount ${account}: Terraform has bound a role to it, and it is not there`)
  }
  // Beside the services' namespace a chart may bring the account.
  const beside = [...ofKind(everything, 'ServiceAccount').map(({ metadata }) => metadata.name),
    ...Object.values(charts).map(({ serviceAccount }) => serviceAccount?.operator?.name ?? serviceAccount?.name)]
  for (const account of bound) findings.expect(beside.includes(account.split('/')[1]), `ServiceAccount ${account}: Terraform has bound a role to it, and nobody has it`)
  for (const document of ofKind(all, 'ServiceAccount')) {
    findings.expect(document.automountServiceAccountToken === false, `${nameOf(document)}: gives its pods a token for Kubernetes' API`)
  }
  for (const { name, labels, spec } of workloads(all)) {
    const queue = labels['app.kubernetes.io/name']
    const own = outputs.services[queue]?.service_account ?? outputs.migrations[labels['app.kubernetes.io/instance']]?.service_account
    findings.expect(spec.serviceAccountName === own, `${name}: has the account ${spec.serviceAccountName}, and not ${own}`)
  }
  return findings
}
