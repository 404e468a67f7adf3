# One managed node group in each zone, so that the autoscaler can put a node where a pod's volume is. EKS itself adds the
# tags by which the autoscaler finds their Auto Scaling groups.

resource "aws_iam_role" "node" {
  name = "${var.environment}-eks-node"

  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Sid       = "Nodes"
      Effect    = "Allow"
      Principal = { Service = "ec2.amazonaws.com" }
      Action    = "sts:AssumeRole"
    }]
  })
}

# No policy for the network plugin here: it has a role of its own, which other pods on the node do not get.
resource "aws_iam_role_policy_attachment" "node" {
  for_each = toset(["AmazonEKSWorkerNodePolicy", "AmazonEC2ContainerRegistryPullOnly"])

  role       = aws_iam_role.node.name
  policy_arn = "arn:${var.location.partition}:iam::aws:policy/${each.value}"
}

locals {
  # As AWS names what it publishes of each.
  images = {
    AL2023_x86_64_STANDARD = "amazon-linux-2023/x86_64/standard"
    AL2023_ARM_64_STANDARD = "amazon-linux-2023/arm64/standard"
  }
}

# The newest image: each apply brings nodes up to it, one after the other. Without it they would keep that of their creation.
data "aws_ssm_parameter" "image_release" {
  name = "/aws/service/eks/optimized-ami/${var.kubernetes_version}/${local.images[var.nodes.ami_type]}/recommended/release_version"
}

resource "aws_launch_template" "node" {
  name_prefix = "${local.name}-"

  # One hop: a pod does not reach the node's credentials.
  metadata_options {
    http_endpoint               = "enabled"
    http_tokens                 = "required"
    http_put_response_hop_limit = 1
  }

  block_device_mappings {
    device_name = "/dev/xvda"

    ebs {
      volume_type           = "gp3"
      volume_size           = var.nodes.disk_gib
      encrypted             = true
      delete_on_termination = true
    }
  }

  # The provider's default tags are the template's own: what is launched by it has none of them, and no budget counts it.
  dynamic "tag_specifications" {
    for_each = ["instance", "volume", "network-interface"]

    content {
      resource_type = tag_specifications.value
      tags          = merge(var.tags, { Name = local.name })
    }
  }

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_eks_node_group" "this" {
  for_each = var.subnet_ids

  cluster_name           = aws_eks_cluster.this.name
  node_group_name_prefix = "${each.key}-"
  node_role_arn          = aws_iam_role.node.arn
  subnet_ids             = [each.value]
  version                = var.kubernetes_version
  release_version        = data.aws_ssm_parameter.image_release.insecure_value

  ami_type       = var.nodes.ami_type
  capacity_type  = var.nodes.capacity_type
  instance_types = var.nodes.instance_types

  scaling_config {
    min_size     = var.nodes.min_per_zone
    max_size     = var.nodes.max_per_zone
    desired_size = var.nodes.min_per_zone
  }

  update_config {
    max_unavailable = 1
  }

  node_repair_config {
    enabled = true
  }

  launch_template {
    id      = aws_launch_template.node.id
    version = aws_launch_template.node.latest_version
  }

  lifecycle {
    create_before_destroy = true
    # The autoscaler's business from then on.
    ignore_changes = [scaling_config[0].desired_size]
  }

  depends_on = [
    aws_iam_role_policy_attachment.node,
    # A node without network plugin does not become ready.
    aws_eks_addon.before_nodes,
    aws_eks_addon.network,
  ]
}
