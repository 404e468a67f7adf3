# Rights of services and operators. That every action exists and every wildcard has a reason is checked in checks/.
mock_provider "aws" {
  override_during = plan
  source          = "./tests/mocks"
}

variables {
  environment  = "test"
  location     = { account_id = "123456789012", region = "sa-east-1" }
  cluster_name = "guardian-test"
  namespace    = "guardian"
  queues = {
    a = {
      arn              = "arn:aws:sqs:sa-east-1:123456789012:test-a"
      dead_letter_arn  = "arn:aws:sqs:sa-east-1:123456789012:test-a-dead-letters"
      undelivered_arns = ["arn:aws:sqs:sa-east-1:123456789012:test-a-from-b-dead-letters"]
      heard_topic_arns = ["arn:aws:sns:sa-east-1:123456789012:test-b"]
      topic_arn        = "arn:aws:sns:sa-east-1:123456789012:test-a"
    }
    b = {
      arn              = "arn:aws:sqs:sa-east-1:123456789012:test-b"
      dead_letter_arn  = "arn:aws:sqs:sa-east-1:123456789012:test-b-dead-letters"
      undelivered_arns = []
      heard_topic_arns = []
      topic_arn        = "arn:aws:sns:sa-east-1:123456789012:test-b"
    }
  }
  tables = {
    orders = { owner = "a", arn = "arn:aws:dynamodb:sa-east-1:123456789012:table/test-orders", index_arns = ["arn:aws:dynamodb:sa-east-1:123456789012:table/test-orders/index/due"] }
  }
  pod_secret_arns         = { "a/database" = "arn:aws:secretsmanager:sa-east-1:123456789012:secret:test/a/database-AbCdEf" }
  master_secret_arns      = { a = "arn:aws:secretsmanager:sa-east-1:123456789012:secret:rds!db-master-AbCdEf" }
  login_secret_arns       = { a = "arn:aws:secretsmanager:sa-east-1:123456789012:secret:test/a/database-AbCdEf" }
  target_group_arns       = { a = "arn:aws:elasticloadbalancing:sa-east-1:123456789012:targetgroup/a/0000000000000000" }
  operator_role_name      = "test-operator"
  operator_principal_arns = ["arn:aws:iam::123456789012:user/developer"]
  messaging_key_arn       = "arn:aws:kms:sa-east-1:123456789012:key/00000000-0000-0000-0000-000000000001"
  data_key_arn            = "arn:aws:kms:sa-east-1:123456789012:key/00000000-0000-0000-0000-000000000001"
}

run "operator" {
  command = plan

  module {
    source = "./modules/access"
  }

  assert {
    condition     = jsondecode(aws_iam_role.operator.assume_role_policy).Statement[0].Condition.Bool["aws:MultiFactorAuthPresent"] == "true" && aws_iam_role.operator.max_session_duration == 3600
    error_message = "The operator's role is taken with a second factor, for an hour."
  }

  assert {
    condition = alltrue([for statement in jsondecode(aws_iam_role_policy.operator.policy).Statement :
    !anytrue([for action in flatten([statement.Action]) : contains(["sns:Publish", "sqs:PurgeQueue", "sqs:DeleteQueue", "sqs:SetQueueAttributes"], action)])])
    error_message = "Operators publish to no topic, purge and change no queue."
  }

  assert {
    condition = toset(flatten([for statement in jsondecode(aws_iam_role_policy.operator.policy).Statement : statement.Resource
    if contains(flatten([statement.Action]), "sqs:ReceiveMessage")])) == toset(["arn:aws:sqs:sa-east-1:123456789012:test-a-dead-letters", "arn:aws:sqs:sa-east-1:123456789012:test-b-dead-letters", "arn:aws:sqs:sa-east-1:123456789012:test-a-from-b-dead-letters"])
    error_message = "Operators take from dead letters only."
  }
}

run "a_service" {
  command = plan

  module {
    source = "./modules/pod-role"
  }

  variables {
    name            = "a-service"
    service_account = "a"
    statements      = [{ Sid = "X", Effect = "Allow", Action = ["sqs:ReceiveMessage"], Resource = ["arn:aws:sqs:sa-east-1:123456789012:test-a"] }]
  }

  assert {
    condition     = jsondecode(aws_iam_role.this.assume_role_policy).Statement[0].Condition.StringEquals == { "aws:RequestTag/eks-cluster-name" = "guardian-test", "aws:RequestTag/kubernetes-namespace" = "guardian", "aws:RequestTag/kubernetes-service-account" = "a" }
    error_message = "A role is one service account's, of one namespace, of one cluster."
  }

  assert {
    condition     = aws_eks_pod_identity_association.this.service_account == "a" && aws_eks_pod_identity_association.this.namespace == "guardian"
    error_message = "The account's pods get the role."
  }
}

run "a_whole_account_is_no_operator" {
  command = plan

  module {
    source = "./modules/access"
  }

  variables {
    operator_principal_arns = ["arn:aws:iam::123456789012:root"]
  }

  expect_failures = [var.operator_principal_arns]
}

run "a_second_factor_that_aws_cannot_see_is_refused" {
  command = plan

  module {
    source = "./modules/access"
  }

  variables {
    operator_principal_arns = ["arn:aws:iam::123456789012:user/developer", "arn:aws:iam::123456789012:role/developer"]
  }

  expect_failures = [var.operator_needs_mfa]
}

run "a_role_takes_it_when_nothing_is_asked_that_it_cannot_have" {
  command = plan

  module {
    source = "./modules/access"
  }

  variables {
    operator_principal_arns = ["arn:aws:iam::123456789012:role/developer"]
    operator_needs_mfa      = false
  }

  assert {
    condition     = jsondecode(aws_iam_role.operator.assume_role_policy).Statement[0].Condition == {} && jsondecode(aws_iam_role.operator.assume_role_policy).Statement[0].Principal.AWS == ["arn:aws:iam::123456789012:role/developer"]
    error_message = "A role is taken by a role that is named."
  }
}
