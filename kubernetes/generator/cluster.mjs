// Terraform's values of the cluster, laid over kubernetes/cluster.
import { kustomization } from './kustomization.mjs'

/** The autoscaler: in which region it looks for the node groups of which cluster. */
export const cluster = outputs => kustomization({
  resources: ['../../../../cluster/autoscaler'],
  patches: [variables('cluster-autoscaler', { AWS_REGION: outputs.need('cluster.region'), CLUSTER_NAME: outputs.need('cluster.name') })],
})

/** Prometheus, which names the cluster in what it tells others; Alertmanager, which tells it a topic; Grafana, which looks into CloudWatch. */
export const observability = outputs => kustomization({
  resources: ['../../../../cluster/observability'],
  configMapGenerator: [{
    name: 'alertmanager', namespace: 'observability', behavior: 'merge',
    literals: [`topic.tmpl={{ define "topic" }}${outputs.need('alarm_topic_arn')}{{ end }}\n`],
  }],
  patches: [
    variables('alertmanager', { AWS_REGION: outputs.need('cluster.region') }),
    variables('prometheus', { CLUSTER_NAME: outputs.need('cluster.name') }),
    variables('grafana', { AWS_REGION: outputs.need('cluster.region') }),
  ],
})

/** Values of Helm charts, by release. */
export const charts = outputs => ({
  'aws-load-balancer-controller': {
    clusterName: outputs.need('cluster.name'),
    region: outputs.need('cluster.region'),
    vpcId: outputs.need('cluster.vpc_id'),
  },
})

/** Environment variables of a deployment's one container, in place of those that stand there as generated. */
function variables(deployment, values) {
  const container = { name: deployment, env: Object.entries(values).map(([name, value]) => ({ name, value })) }
  return {
    target: { kind: 'Deployment', name: deployment },
    patch: JSON.stringify({
      apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: deployment },
      spec: { template: { spec: { containers: [container] } } },
    }),
  }
}
