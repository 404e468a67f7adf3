// Rights in the cluster: nobody has more than a reader of these lines would grant, and bindings mean what is there.
import { Findings, list } from '../../../terraform/checks/plan.mjs'
import { nameOf, ofKind, workloads } from '../documents.mjs'

// Resources that give rights which nobody has granted: secrets, identities, a shell in pods, roles.
const NEVER = /^(secrets|serviceaccounts\/token|pods\/exec|pods\/attach|pods\/portforward|nodes\/proxy|certificatesigningrequests.*|(cluster)?rolebindings|(cluster)?roles)$/
const NEVER_DO = ['*', 'bind', 'escalate', 'impersonate', 'approve', 'sign', 'deletecollection']
// Resources that a role may change; all others may only read.
const CHANGES = {
  'cluster-autoscaler': ['events', 'pods/eviction', 'pods/status', 'nodes', 'leases', 'configmaps'],
  prometheus: [], 'prometheus-discovery': [],
}
const READS = ['get', 'list', 'watch']

export async function rights({ cluster }) {
  const findings = new Findings()
  for (const document of ofKind(cluster, 'ClusterRole', 'Role')) {
    const name = nameOf(document)
    findings.expect(!document.aggregationRule, `${name}: has whatever others add to it`)
    for (const { apiGroups, resources, verbs, nonResourceURLs } of document.rules) {
      for (const value of [apiGroups, resources, verbs, nonResourceURLs].flatMap(list)) findings.expect(value !== '*', `${name}: has a wildcard`)
      for (const resource of list(resources)) findings.expect(!NEVER.test(resource), `${name}: may ${verbs} ${resource}`)
      for (const verb of verbs) {
        findings.expect(!NEVER_DO.includes(verb), `${name}: may ${verb}`)
        if (READS.includes(verb)) continue
        for (const resource of list(resources)) {
          findings.expect(list(CHANGES[document.metadata.name]).includes(resource), `${name}: may ${verb} ${resource}, and has no business to`)
        }
      }
    }
  }
  bindings(cluster, findings)
  // A token is for who asks the API something: who has one has rights, and who has rights has one.
  const subjects = ofKind(cluster, 'ClusterRoleBinding', 'RoleBinding').flatMap(({ subjects }) => subjects).map(({ namespace, name }) => `${namespace}/${name}`)
  for (const { name, namespace, spec } of workloads(cluster)) {
    const granted = subjects.includes(`${namespace}/${spec.serviceAccountName}`)
    findings.expect(granted === (spec.automountServiceAccountToken !== false), `${name}: ${granted ? 'has rights and no token' : 'has a token and no rights'}`)
  }
  return findings
}

function bindings(cluster, findings) {
  const accounts = ofKind(cluster, 'ServiceAccount').map(({ metadata }) => `${metadata.namespace}/${metadata.name}`)
  for (const document of ofKind(cluster, 'ClusterRoleBinding', 'RoleBinding')) {
    const { roleRef, subjects } = document
    const role = ofKind(cluster, roleRef.kind).find(({ metadata }) => metadata.name === roleRef.name
      && (roleRef.kind === 'ClusterRole' || metadata.namespace === document.metadata.namespace))
    findings.expect(role, `${nameOf(document)}: there is no ${roleRef.kind} ${roleRef.name}`)
    for (const { kind, namespace, name } of subjects) {
      findings.expect(kind === 'ServiceAccount' && accounts.includes(`${namespace}/${name}`), `${nameOf(document)}: there is no ${kind} ${namespace}/${name}`)
    }
  }
}
