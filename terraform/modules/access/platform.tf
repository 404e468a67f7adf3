# Roles of what runs in the cluster beside the services.

module "external_secrets" {
  source = "../pod-role"

  environment     = var.environment
  name            = "external-secrets"
  cluster_name    = var.cluster_name
  namespace       = "external-secrets"
  service_account = "external-secrets"

  statements = [
    {
      Sid      = "SecretsOfPods"
      Effect   = "Allow"
      Action   = ["secretsmanager:DescribeSecret", "secretsmanager:GetSecretValue"]
      Resource = values(var.pod_secret_arns)
    },
    {
      Sid       = "KeyOfSecrets"
      Effect    = "Allow"
      Action    = ["kms:Decrypt"]
      Resource  = [var.data_key_arn]
      Condition = { StringEquals = { "kms:ViaService" = [local.kms_via.secretsmanager] } }
    },
  ]
}

locals {
  migration_accounts = { for queue in keys(var.master_secret_arns) : queue => "database-migration-${queue}" }
}

# Makes a service's login with the master user of its own database, and writes it down where the service gets it from.
module "database_migration" {
  source   = "../pod-role"
  for_each = local.migration_accounts

  environment     = var.environment
  name            = each.value
  cluster_name    = var.cluster_name
  namespace       = var.namespace
  service_account = each.value

  statements = [
    {
      Sid      = "MasterUser"
      Effect   = "Allow"
      Action   = ["secretsmanager:GetSecretValue"]
      Resource = [var.master_secret_arns[each.key]]
    },
    {
      Sid      = "LoginOfService"
      Effect   = "Allow"
      Action   = ["secretsmanager:DescribeSecret", "secretsmanager:GetSecretValue", "secretsmanager:PutSecretValue"]
      Resource = [var.login_secret_arns[each.key]]
    },
    {
      Sid       = "KeyOfSecrets"
      Effect    = "Allow"
      Action    = ["kms:Decrypt", "kms:GenerateDataKey"]
      Resource  = [var.data_key_arn]
      Condition = { StringEquals = { "kms:ViaService" = [local.kms_via.secretsmanager] } }
    },
  ]
}

module "cluster_autoscaler" {
  source = "../pod-role"

  environment     = var.environment
  name            = "cluster-autoscaler"
  cluster_name    = var.cluster_name
  namespace       = "kube-system"
  service_account = "cluster-autoscaler"

  statements = [
    {
      # *: these calls list, and AWS knows no resource for them.
      Sid    = "LooksForNodeGroups"
      Effect = "Allow"
      Action = [
        "autoscaling:DescribeAutoScalingGroups",
        "autoscaling:DescribeAutoScalingInstances",
        "autoscaling:DescribeLaunchConfigurations",
        "autoscaling:DescribeScalingActivities",
        "autoscaling:DescribeTags",
        "ec2:DescribeImages",
        "ec2:DescribeInstanceTypes",
        "ec2:DescribeLaunchTemplateVersions",
        "ec2:GetInstanceTypesFromInstanceRequirements",
      ]
      Resource = "*"
    },
    {
      # *: the groups' names end at random, for a group is replaced by a new one before it goes.
      Sid      = "LooksAtOwnNodeGroups"
      Effect   = "Allow"
      Action   = ["eks:DescribeNodegroup"]
      Resource = "arn:${var.location.partition}:eks:${var.location.region}:${var.location.account_id}:nodegroup/${var.cluster_name}/*"
    },
    {
      # *: the groups' names end at random; the tag that EKS sets says which are this cluster's.
      Sid       = "ResizesOwnNodeGroups"
      Effect    = "Allow"
      Action    = ["autoscaling:SetDesiredCapacity", "autoscaling:TerminateInstanceInAutoScalingGroup"]
      Resource  = "*"
      Condition = { StringEquals = { "aws:ResourceTag/k8s.io/cluster-autoscaler/${var.cluster_name}" = "owned" } }
    },
  ]
}

# Only binds pods to the gateway's target groups: it makes no load balancers and no security groups.
module "load_balancer_controller" {
  source = "../pod-role"

  environment     = var.environment
  name            = "load-balancer-controller"
  cluster_name    = var.cluster_name
  namespace       = "kube-system"
  service_account = "aws-load-balancer-controller"

  statements = [
    {
      Sid      = "BindsPods"
      Effect   = "Allow"
      Action   = ["elasticloadbalancing:DeregisterTargets", "elasticloadbalancing:RegisterTargets"]
      Resource = values(var.target_group_arns)
    },
    {
      # *: these calls list, and AWS knows no resource for them.
      Sid    = "LooksAtTargetGroupsAndAddresses"
      Effect = "Allow"
      Action = [
        "ec2:DescribeAvailabilityZones",
        "ec2:DescribeInstances",
        "ec2:DescribeNetworkInterfaces",
        "ec2:DescribeSecurityGroups",
        "ec2:DescribeSubnets",
        "ec2:DescribeVpcs",
        "elasticloadbalancing:DescribeTags",
        "elasticloadbalancing:DescribeTargetGroups",
        "elasticloadbalancing:DescribeTargetHealth",
      ]
      Resource = "*"
    },
  ]
}

# Scales a service by its queue, where the manifests choose that instead of the HPA: it only asks how long queues are.
module "keda" {
  source = "../pod-role"

  environment     = var.environment
  name            = "keda"
  cluster_name    = var.cluster_name
  namespace       = "keda"
  service_account = "keda-operator"

  statements = [{
    Sid      = "LengthOfQueues"
    Effect   = "Allow"
    Action   = ["sqs:GetQueueAttributes"]
    Resource = values(var.queues)[*].arn
  }]
}
