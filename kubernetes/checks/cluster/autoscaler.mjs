// The cluster-autoscaler beside what Terraform plans: whose groups it looks for, and that it may resize exactly those.
import { Findings, list } from '../../../terraform/checks/plan.mjs'
import { ofKind, workloads } from '../documents.mjs'

const ACCOUNT = 'kube-system/cluster-autoscaler'

export async function autoscaler({ cluster, plan, outputs }) {
  const findings = new Findings()
  const found = workloads(cluster).filter(({ document }) => document.metadata.name === 'cluster-autoscaler')
  findings.expect(found.length === 1, `there are ${found.length} cluster-autoscalers`)
  for (const { spec, namespace, document, containers: [container] } of found) {
    const variables = Object.fromEntries(list(container.env).map(({ name, value }) => [name, value]))
    const args = list(container.args).map(arg => arg.replace(/\$\((\w+)\)/g, (all, name) => variables[name] ?? all))
    const option = name => args.find(arg => arg.startsWith(`--${name}=`))?.slice(name.length + 3)

    const looksFor = option('node-group-auto-discovery')?.replace(/^asg:tag=/, '').split(',') ?? []
    const mayResize = resizes(plan)
    findings.expect(mayResize.length > 0, 'Terraform lets nobody resize node groups')
    for (const tag of mayResize) findings.expect(looksFor.includes(tag), `cluster-autoscaler: looks for groups with ${looksFor}, and may resize those with ${tag}`)
    findings.expect(looksFor.includes(`k8s.io/cluster-autoscaler/${outputs.cluster.name}`), 'cluster-autoscaler: may find groups of another cluster')
    findings.expect(variables.AWS_REGION === outputs.cluster.region, `cluster-autoscaler: is in ${variables.AWS_REGION}, and its groups in ${outputs.cluster.region}`)
    findings.expect(`${namespace}/${spec.serviceAccountName}` === ACCOUNT, `cluster-autoscaler: has the account ${namespace}/${spec.serviceAccountName}`)

    const [, minor] = container.image.match(/:v(\d+\.\d+)\.\d+(@|$)/) ?? []
    const { version } = plan.resources.find(({ type }) => type === 'aws_eks_cluster').is
    findings.expect(minor === version, `cluster-autoscaler: is for Kubernetes ${minor}, and the cluster's is ${version}`)

    // With what it does by default a pod's /tmp keeps a node for ever.
    findings.expect(option('skip-nodes-with-local-storage') === 'false', 'cluster-autoscaler: a pod with an emptyDir keeps its node')
    findings.expect(option('balance-similar-node-groups') === 'true', 'cluster-autoscaler: fills one zone before the other')
    findings.expect(option('skip-nodes-with-system-pods') !== 'false', 'cluster-autoscaler: takes nodes from under kube-system')
    const budget = ofKind(cluster, 'PodDisruptionBudget').find(({ metadata }) => metadata.namespace === namespace)
    findings.expect(budget && document.spec.replicas > 1, 'cluster-autoscaler: cannot leave its own node')
  }
  return findings
}

/** Tags of the groups that Terraform's role lets be resized. */
const resizes = plan => plan.resources
  .filter(({ type, is }) => type === 'aws_iam_role_policy' && is.policy?.includes('autoscaling:SetDesiredCapacity'))
  .flatMap(({ is }) => JSON.parse(is.policy).Statement)
  .filter(({ Action }) => list(Action).includes('autoscaling:SetDesiredCapacity'))
  .flatMap(({ Condition }) => Object.keys(Condition?.StringEquals ?? {}))
  .map(key => key.replace('aws:ResourceTag/', ''))
