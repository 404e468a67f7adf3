// The custom resource of the AWS Load Balancer Controller that the manifests use, after the project's published
// config/crd/bases/elbv2.k8s.aws_targetgroupbindings.yaml (kubernetes-sigs/aws-load-balancer-controller), without what is not used.
import type { IObjectMeta } from '@kubernetes-models/apimachinery/apis/meta/v1/ObjectMeta'

export interface ITargetGroupBinding {
  apiVersion: 'elbv2.k8s.aws/v1beta1'
  kind: 'TargetGroupBinding'
  metadata?: IObjectMeta
  spec: {
    targetGroupARN: string
    targetType?: 'instance' | 'ip'
    serviceRef: { name: string, port: string | number }
    ipAddressType?: 'ipv4' | 'ipv6'
    vpcID?: string
  }
}
