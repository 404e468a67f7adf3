// Add-ons of EKS, charts and manifests that the cluster runs beside the services: each once, each with its role.
import { Findings } from '../../../terraform/checks/plan.mjs'
import { ofKind, readIn, workloads } from '../documents.mjs'

const ONCE = ['metrics-server', 'prometheus-node-exporter', 'cluster-autoscaler', 'aws-load-balancer-controller', 'external-secrets',
  'aws-ebs-csi-driver', 'eks-pod-identity-agent', 'vpc-cni', 'coredns', 'kube-proxy']

export async function addons({ everything, cluster, charts: values, told, plan, outputs }) {
  const findings = new Findings()
  const charts = releases(values)
  const installed = [
    ...plan.resources.filter(({ type }) => type === 'aws_eks_addon').map(({ is }) => is.addon_name),
    ...charts.map(({ name }) => name),
    ...workloads(cluster).map(({ document }) => document.metadata.name),
  ]
  for (const name of ONCE) {
    const times = installed.filter(one => one === name || one === name.replace('prometheus-', '')).length
    findings.expect(times === 1, `${name}: is installed ${times} times`)
  }
  for (const { release, version } of charts) findings.expect(/^\d+\.\d+\.\d+$/.test(version), `chart ${release}: ${version} is another one tomorrow`)
  accounts(everything, charts, plan, findings)
  loadBalancers(values['aws-load-balancer-controller'], told['aws-load-balancer-controller'], outputs, findings)
  externalSecrets(values['external-secrets'], findings)
  return findings
}

/** cluster/charts/versions. */
function releases(values) {
  return readIn('kubernetes/cluster/charts/versions').split('\n').filter(line => line && !line.startsWith('#')).map(line => {
    const [release, name, , version, namespace] = line.split(/\s+/)
    return { release, name, version, namespace, account: values[release]?.serviceAccount }
  })
}

/** Every account to which Terraform binds a role is somewhere, and every one that a chart makes for itself is bound. */
function accounts(documents, charts, plan, findings) {
  const bound = plan.resources.filter(({ type }) => type === 'aws_eks_pod_identity_association').map(({ is }) => `${is.namespace}/${is.service_account}`)
  const made = charts.map(({ namespace, account }) => `${namespace}/${account?.operator?.name ?? account?.name}`)
  const there = [...ofKind(documents, 'ServiceAccount').map(({ metadata }) => `${metadata.namespace}/${metadata.name}`), ...made]
  for (const account of bound) findings.expect(there.includes(account), `${account}: Terraform has bound a role to it, and nothing makes it`)
  for (const account of made) findings.expect(bound.includes(account), `${account}: a chart makes it, and Terraform has bound no role to it`)
}

/** The controller binds pods to target groups. What it has no rights for in AWS is off: it would only complain. */
function loadBalancers(values, told, outputs, findings) {
  findings.expect(told.clusterName === outputs.cluster.name && told.region === outputs.cluster.region && told.vpcId === outputs.cluster.vpc_id,
    'aws-load-balancer-controller: is told of another cluster')
  findings.expect(values.enableServiceMutatorWebhook === false, 'aws-load-balancer-controller: every Service waits for its webhook')
  for (const gate of ['EnableServiceController', 'NLBGatewayAPI', 'ALBGatewayAPI']) {
    findings.expect(values.controllerConfig.featureGates[gate] === false, `aws-load-balancer-controller: ${gate} makes load balancers`)
  }
  for (const off of ['enableShield', 'enableWaf', 'enableWafv2', 'enableBackendSecurityGroup', 'createIngressClassResource']) {
    findings.expect(values[off] === false, `aws-load-balancer-controller: ${off} is on, without a right to it`)
  }
  findings.expect(values.keepTLSSecret === true, 'aws-load-balancer-controller: each run of the installer restarts it')
}

function externalSecrets(values, findings) {
  findings.expect(values.rbac.serviceAccountTokenCreate === false, 'external-secrets: may take the tokens of others')
  const pairs = [['processClusterStore', 'createClusterSecretStore'], ['processClusterExternalSecret', 'createClusterExternalSecret'],
    ['processPushSecret', 'createPushSecret'], ['processClusterPushSecret', 'createClusterPushSecret'], ['processClusterGenerator', 'createClusterGenerator']]
  for (const [works, kind] of pairs) {
    findings.expect(values[works] === false && values.crds[kind] === false, `external-secrets: ${works} is on, and nobody uses it`)
  }
  findings.expect(values.replicaCount > 1 && values.leaderElect === true, 'external-secrets: stands still when a node goes')
}
