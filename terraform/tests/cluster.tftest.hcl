mock_provider "aws" {
  override_during = plan
  source          = "./tests/mocks"
}

variables {
  environment             = "test"
  location                = { account_id = "123456789012", region = "sa-east-1" }
  kubernetes_version      = "1.36"
  subnet_ids              = { sa-east-1a = "subnet-a", sa-east-1c = "subnet-c" }
  endpoint_cidrs          = ["203.0.113.0/24"]
  nodes                   = { instance_types = ["m6i.large"], min_per_zone = 1, max_per_zone = 3 }
  tags                    = { environment = "test", project = "guardian" }
  administrator_role_arns = ["arn:aws:iam::123456789012:role/administrator"]
  deletion_protection     = true
  secrets_key_arn         = "arn:aws:kms:sa-east-1:123456789012:key/00000000-0000-0000-0000-000000000001"
  log_retention_days      = 14
  log_key_arn             = "arn:aws:kms:sa-east-1:123456789012:key/00000000-0000-0000-0000-000000000001"
}

run "control_plane" {
  command = plan

  module {
    source = "./modules/cluster"
  }

  assert {
    condition     = toset(aws_eks_cluster.this.enabled_cluster_log_types) == toset(["api", "audit", "authenticator", "controllerManager", "scheduler"]) && aws_cloudwatch_log_group.control_plane.name == "/aws/eks/guardian-test/cluster"
    error_message = "The control plane logs everything, into the group that we keep for it."
  }

  assert {
    condition     = aws_eks_cluster.this.encryption_config[0].provider[0].key_arn == var.secrets_key_arn && toset(aws_eks_cluster.this.encryption_config[0].resources) == toset(["secrets"])
    error_message = "Secrets inside the cluster are encrypted by our key."
  }

  assert {
    condition     = aws_eks_cluster.this.vpc_config[0].endpoint_private_access && toset(aws_eks_cluster.this.vpc_config[0].public_access_cidrs) == toset(["203.0.113.0/24"])
    error_message = "The Kubernetes API is reached from the VPC and from where it is said."
  }

  assert {
    condition     = aws_eks_cluster.this.access_config[0].authentication_mode == "API" && aws_eks_cluster.this.access_config[0].bootstrap_cluster_creator_admin_permissions == false
    error_message = "Who made the cluster has no rights in it by that."
  }

  assert {
    condition     = aws_eks_cluster.this.upgrade_policy[0].support_type == "STANDARD" && aws_eks_cluster.this.deletion_protection
    error_message = "The cluster does not slip into extended support, and is not deleted by accident."
  }

  assert {
    condition     = [for association in aws_eks_access_policy_association.administrator : association.policy_arn] == ["arn:aws:eks::aws:cluster-access-policy/AmazonEKSClusterAdminPolicy"]
    error_message = "Administrators are those that are named."
  }
}

run "nodes" {
  command = plan

  module {
    source = "./modules/cluster"
  }

  assert {
    condition     = length(aws_eks_node_group.this) == 2 && alltrue([for group in aws_eks_node_group.this : length(group.subnet_ids) == 1])
    error_message = "Each zone has a node group of its own."
  }

  assert {
    condition     = alltrue([for group in aws_eks_node_group.this : group.scaling_config[0].min_size == 1 && group.scaling_config[0].max_size == 3])
    error_message = "The autoscaler moves within limits."
  }

  assert {
    condition     = aws_launch_template.node.metadata_options[0].http_tokens == "required" && aws_launch_template.node.metadata_options[0].http_put_response_hop_limit == 1
    error_message = "Pods do not reach the node's credentials."
  }

  assert {
    condition     = aws_launch_template.node.block_device_mappings[0].ebs[0].encrypted == "true"
    error_message = "Nodes' disks are encrypted."
  }

  assert {
    condition     = toset([for attachment in aws_iam_role_policy_attachment.node : attachment.policy_arn]) == toset(["arn:aws:iam::aws:policy/AmazonEKSWorkerNodePolicy", "arn:aws:iam::aws:policy/AmazonEC2ContainerRegistryPullOnly"])
    error_message = "A node joins the cluster and pulls images: it does nothing else."
  }

  assert {
    condition     = data.aws_ssm_parameter.image_release.name == "/aws/service/eks/optimized-ami/1.36/amazon-linux-2023/x86_64/standard/recommended/release_version" && alltrue([for group in aws_eks_node_group.this : group.release_version == "1.36.2-20260901"])
    error_message = "Nodes have the newest image of the cluster's version."
  }

  assert {
    condition     = { for made in aws_launch_template.node.tag_specifications : made.resource_type => made.tags } == { for made in ["instance", "volume", "network-interface"] : made => tomap({ environment = "test", project = "guardian", Name = "guardian-test" }) }
    error_message = "Nodes, their disks and their interfaces have the environment's tags."
  }
}

run "nodes_of_the_other_architecture" {
  command = plan

  module {
    source = "./modules/cluster"
  }

  variables {
    nodes = { instance_types = ["m7g.large"], ami_type = "AL2023_ARM_64_STANDARD", min_per_zone = 1, max_per_zone = 3 }
  }

  assert {
    condition     = data.aws_ssm_parameter.image_release.name == "/aws/service/eks/optimized-ami/1.36/amazon-linux-2023/arm64/standard/recommended/release_version"
    error_message = "The newest image is that of the nodes' architecture."
  }
}

run "addons" {
  command = plan

  module {
    source = "./modules/cluster"
  }

  assert {
    condition     = toset(concat(keys(aws_eks_addon.before_nodes), keys(aws_eks_addon.after_nodes), [aws_eks_addon.network.addon_name, aws_eks_addon.volumes.addon_name])) == toset(["vpc-cni", "coredns", "kube-proxy", "metrics-server", "prometheus-node-exporter", "aws-ebs-csi-driver", "eks-pod-identity-agent"])
    error_message = "All add-ons are there."
  }

  assert {
    condition     = jsondecode(aws_eks_addon.network.configuration_values).enableNetworkPolicy == "true"
    error_message = "Network policies are enforced."
  }

  assert {
    condition     = one(aws_eks_addon.network.pod_identity_association).service_account == "aws-node" && one(aws_eks_addon.volumes.pod_identity_association).service_account == "ebs-csi-controller-sa"
    error_message = "Network plugin and volume driver have roles of their own."
  }

  assert {
    condition     = alltrue([for addon in concat(values(aws_eks_addon.before_nodes), values(aws_eks_addon.after_nodes), [aws_eks_addon.network, aws_eks_addon.volumes]) : addon.addon_version == "v1.2.3-eksbuild.4"]) && alltrue([for newest in data.aws_eks_addon_version.newest : newest.kubernetes_version == "1.36" && newest.most_recent])
    error_message = "Every add-on has the newest version for the cluster's."
  }

  assert {
    condition     = jsondecode(aws_eks_addon.volumes.configuration_values).controller.extraVolumeTags == { environment = "test", project = "guardian" }
    error_message = "Pods' volumes have the environment's tags."
  }
}

run "a_version_that_is_named_is_kept" {
  command = plan

  module {
    source = "./modules/cluster"
  }

  variables {
    addon_versions = { coredns = "v1.0.0-eksbuild.1" }
  }

  assert {
    condition     = aws_eks_addon.after_nodes["coredns"].addon_version == "v1.0.0-eksbuild.1" && aws_eks_addon.network.addon_version == "v1.2.3-eksbuild.4"
    error_message = "An environment can name an add-on's version."
  }
}

run "the_api_is_not_open_to_everybody" {
  command = plan

  module {
    source = "./modules/cluster"
  }

  variables {
    endpoint_cidrs = ["0.0.0.0/0"]
  }

  expect_failures = [var.endpoint_cidrs]
}

run "without_addresses_the_api_is_private" {
  command = plan

  module {
    source = "./modules/cluster"
  }

  variables {
    endpoint_cidrs = []
  }

  assert {
    condition     = !aws_eks_cluster.this.vpc_config[0].endpoint_public_access
    error_message = "Without addresses the Kubernetes API is reached from the VPC only."
  }
}

run "node_limits_have_room_and_an_end" {
  command = plan

  module {
    source = "./modules/cluster"
  }

  variables {
    nodes = { instance_types = ["m6i.large"], min_per_zone = 2, max_per_zone = 200 }
  }

  expect_failures = [var.nodes]
}

run "an_old_kubernetes_is_refused" {
  command = plan

  module {
    source = "./modules/cluster"
  }

  variables {
    kubernetes_version = "1.29"
  }

  expect_failures = [var.kubernetes_version]
}
