# What EKS runs inside the cluster, each in the newest version for the cluster's own, unless the environment names one. Without
# a version an add-on would stay at that of its creation for good.

locals {
  before_nodes = ["eks-pod-identity-agent", "kube-proxy"]
  after_nodes  = ["coredns", "metrics-server", "prometheus-node-exporter"]

  addon_roles = {
    vpc-cni            = { policy = "AmazonEKS_CNI_Policy", service_account = "aws-node" }
    aws-ebs-csi-driver = { policy = "service-role/AmazonEBSCSIDriverPolicy", service_account = "ebs-csi-controller-sa" }
  }

  addons = concat(local.before_nodes, local.after_nodes, keys(local.addon_roles))

  addon_versions = merge({ for name, newest in data.aws_eks_addon_version.newest : name => newest.version }, var.addon_versions)
}

data "aws_eks_addon_version" "newest" {
  for_each = toset(local.addons)

  addon_name         = each.value
  kubernetes_version = var.kubernetes_version
  most_recent        = true
}

resource "aws_iam_role" "addon" {
  for_each = local.addon_roles

  name = "${var.environment}-${each.key}"

  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Sid       = "PodsOfThisServiceAccount"
      Effect    = "Allow"
      Principal = { Service = "pods.eks.amazonaws.com" }
      Action    = ["sts:AssumeRole", "sts:TagSession"]
      Condition = {
        StringEquals = {
          "aws:RequestTag/eks-cluster-name"           = local.name
          "aws:RequestTag/kubernetes-namespace"       = "kube-system"
          "aws:RequestTag/kubernetes-service-account" = each.value.service_account
        }
      }
    }]
  })
}

resource "aws_iam_role_policy_attachment" "addon" {
  for_each = local.addon_roles

  role       = aws_iam_role.addon[each.key].name
  policy_arn = "arn:${var.location.partition}:iam::aws:policy/${each.value.policy}"
}

resource "aws_eks_addon" "before_nodes" {
  for_each = toset(local.before_nodes)

  cluster_name                = aws_eks_cluster.this.name
  addon_name                  = each.value
  addon_version               = local.addon_versions[each.value]
  resolve_conflicts_on_create = "OVERWRITE"
  resolve_conflicts_on_update = "OVERWRITE"
}

resource "aws_eks_addon" "network" {
  cluster_name                = aws_eks_cluster.this.name
  addon_name                  = "vpc-cni"
  addon_version               = local.addon_versions["vpc-cni"]
  resolve_conflicts_on_create = "OVERWRITE"
  resolve_conflicts_on_update = "OVERWRITE"
  configuration_values        = jsonencode({ enableNetworkPolicy = "true" })

  pod_identity_association {
    role_arn        = aws_iam_role.addon["vpc-cni"].arn
    service_account = local.addon_roles["vpc-cni"].service_account
  }

  depends_on = [aws_iam_role_policy_attachment.addon, aws_eks_addon.before_nodes]
}

resource "aws_eks_addon" "volumes" {
  cluster_name                = aws_eks_cluster.this.name
  addon_name                  = "aws-ebs-csi-driver"
  addon_version               = local.addon_versions["aws-ebs-csi-driver"]
  resolve_conflicts_on_create = "OVERWRITE"
  resolve_conflicts_on_update = "OVERWRITE"
  configuration_values        = jsonencode({ controller = { extraVolumeTags = var.tags } })

  pod_identity_association {
    role_arn        = aws_iam_role.addon["aws-ebs-csi-driver"].arn
    service_account = local.addon_roles["aws-ebs-csi-driver"].service_account
  }

  depends_on = [aws_iam_role_policy_attachment.addon, aws_eks_node_group.this]
}

resource "aws_eks_addon" "after_nodes" {
  for_each = toset(local.after_nodes)

  cluster_name                = aws_eks_cluster.this.name
  addon_name                  = each.value
  addon_version               = local.addon_versions[each.value]
  resolve_conflicts_on_create = "OVERWRITE"
  resolve_conflicts_on_update = "OVERWRITE"

  # Their pods need a node, or the add-on stays degraded until the apply gives up.
  depends_on = [aws_eks_node_group.this]
}
