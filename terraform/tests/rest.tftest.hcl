# Keys, images, secrets, alarms, and the state's bucket.
mock_provider "aws" {
  override_during = plan
  source          = "./tests/mocks"
}

variables {
  environment = "test"
  location    = { account_id = "123456789012", region = "sa-east-1" }
  key_arn     = "arn:aws:kms:sa-east-1:123456789012:key/00000000-0000-0000-0000-000000000001"
}

run "keys" {
  command = plan

  module {
    source = "./modules/keys"
  }

  assert {
    condition     = alltrue([for key in aws_kms_key.this : key.enable_key_rotation && key.deletion_window_in_days == 30])
    error_message = "Keys rotate, and a deleted one can be taken back for 30 days."
  }

  assert {
    condition     = length([for statement in jsondecode(aws_kms_key.this["messaging"].policy).Statement : statement if try(statement.Principal.Service == "sns.amazonaws.com" && toset(statement.Action) == toset(["kms:Decrypt", "kms:GenerateDataKey"]) && statement.Condition.ArnLike["aws:SourceArn"] == "arn:aws:sns:sa-east-1:123456789012:test-*", false)]) == 1
    error_message = "SNS can send to encrypted queues, for this environment's topics only."
  }

  assert {
    condition     = length([for statement in jsondecode(aws_kms_key.this["operations"].policy).Statement : statement if try(statement.Principal.Service == "cloudwatch.amazonaws.com" && toset(statement.Action) == toset(["kms:Decrypt", "kms:GenerateDataKey"]) && !can(statement.Condition), false)]) == 1
    error_message = "CloudWatch can notify through an encrypted topic."
  }

  assert {
    condition     = length([for statement in jsondecode(aws_kms_key.this["operations"].policy).Statement : statement if try(statement.Principal.Service == "budgets.amazonaws.com" && statement.Condition.StringEquals["aws:SourceAccount"] == "123456789012", false)]) == 1
    error_message = "Budgets notifies for this account only."
  }

  assert {
    condition     = length([for statement in jsondecode(aws_kms_key.this["data"].policy).Statement : statement if can(statement.Principal.Service)]) == 0
    error_message = "No service of AWS uses the key of data on its own behalf."
  }
}

run "images" {
  command = plan

  module {
    source = "./modules/registry"
  }

  variables {
    images              = { orders = "routes-orders" }
    deletion_protection = true
  }

  assert {
    condition     = aws_ecr_repository.this["orders"].name == "test/routes-orders" && aws_ecr_repository.this["orders"].image_tag_mutability == "IMMUTABLE" && aws_ecr_repository.this["orders"].image_scanning_configuration[0].scan_on_push && !aws_ecr_repository.this["orders"].force_delete
    error_message = "A tag is written once, images are scanned, a repository with images stays."
  }

  assert {
    condition     = aws_ecr_repository.this["orders"].encryption_configuration[0].kms_key == var.key_arn && length(jsondecode(aws_ecr_lifecycle_policy.this["orders"].policy).rules) == 2
    error_message = "Images are encrypted by our key; old ones go."
  }
}

run "secrets" {
  command = plan

  module {
    source = "./modules/secrets"
  }

  variables {
    secrets         = { "orders/identity" = "Client", "payments/mercado-pago" = "Token" }
    machine_clients = { orders = { id = "id", secret = "secret" } }
    recovery_days   = 30
  }

  assert {
    condition     = alltrue([for name, secret in aws_secretsmanager_secret.this : secret.name == "test/${name}" && secret.kms_key_id == var.key_arn && secret.recovery_window_in_days == 30])
    error_message = "Secrets are encrypted by our key and can be restored."
  }

  assert {
    condition     = keys(aws_secretsmanager_secret_version.machine_client) == ["orders"]
    error_message = "Terraform fills in what it knows anyway, and nothing else."
  }
}

run "alarms" {
  command = plan

  module {
    source = "./modules/observability"
  }

  variables {
    cluster_name            = "guardian-test"
    queue_names             = ["test-orders"]
    dead_letter_queue_names = ["test-orders-dead-letters", "test-orders-from-payments-dead-letters"]
    databases               = { payments = { identifier = "guardian-test-payments", max_connections = 100 } }
    lambda_name             = "guardian-test-auth"
    api_id                  = "api"
    alarm_addresses         = ["alarms@example.com"]
    monthly_budget_usd      = 500
  }

  assert {
    condition = alltrue([for queue in var.dead_letter_queue_names : length([
      for alarm in aws_cloudwatch_metric_alarm.this : alarm
      if try(alarm.dimensions.QueueName, "") == queue && alarm.metric_name == "ApproximateNumberOfMessagesVisible" && alarm.threshold == 0 && alarm.comparison_operator == "GreaterThanThreshold"
    ]) == 1])
    error_message = "One dead letter rings."
  }

  assert {
    condition     = aws_cloudwatch_metric_alarm.this["queue-age test-orders"].metric_name == "ApproximateAgeOfOldestMessage" && aws_cloudwatch_metric_alarm.this["queue-age test-orders"].dimensions == tomap({ QueueName = "test-orders" })
    error_message = "A queue that nobody works off rings."
  }

  assert {
    condition     = aws_cloudwatch_metric_alarm.this["database-storage payments"].comparison_operator == "LessThanThreshold" && aws_cloudwatch_metric_alarm.this["database-cpu payments"].comparison_operator == "GreaterThanThreshold" && contains(keys(aws_cloudwatch_metric_alarm.this), "database-memory payments") && contains(keys(aws_cloudwatch_metric_alarm.this), "database-connections payments")
    error_message = "A database that runs out of something rings."
  }

  assert {
    condition     = aws_cloudwatch_metric_alarm.this["database-connections payments"].threshold == 80
    error_message = "Connections ring before the database refuses one."
  }

  assert {
    condition     = alltrue([for name in ["auth-errors", "auth-throttles", "api-errors"] : aws_cloudwatch_metric_alarm.this[name].statistic == "Sum" && aws_cloudwatch_metric_alarm.this[name].period == 300 && aws_cloudwatch_metric_alarm.this[name].evaluation_periods == 1 && aws_cloudwatch_metric_alarm.this[name].threshold <= 10])
    error_message = "Failures ring also when there are a few calls a minute: they are counted over five minutes together."
  }

  assert {
    condition     = alltrue([for alarm in aws_cloudwatch_metric_alarm.this : toset(alarm.alarm_actions) == toset([aws_sns_topic.alarms.arn])]) && [for subscription in aws_sns_topic_subscription.mail : subscription.endpoint] == ["alarms@example.com"]
    error_message = "Alarms reach people."
  }

  assert {
    condition     = endswith(output.alarm_topic_arn, ":${aws_sns_topic.alarms.name}")
    error_message = "Alertmanager is told the topic that there is."
  }

  assert {
    condition     = aws_sns_topic.alarms.kms_master_key_id == var.key_arn
    error_message = "Alarms are encrypted by a key that CloudWatch may use."
  }

  assert {
    condition     = aws_budgets_budget.monthly.limit_amount == "500" && one(aws_budgets_budget.monthly.cost_filter).values == tolist(["user:environment$test"]) && length(aws_budgets_budget.monthly.notification) == 2
    error_message = "The budget is watched, as spent and as forecast."
  }
}

run "an_alarm_that_nobody_hears_is_refused" {
  command = plan

  module {
    source = "./modules/observability"
  }

  variables {
    cluster_name            = "guardian-test"
    queue_names             = []
    dead_letter_queue_names = []
    databases               = {}
    lambda_name             = "auth"
    api_id                  = "api"
    alarm_addresses         = []
    monthly_budget_usd      = 500
  }

  expect_failures = [var.alarm_addresses]
}

run "state" {
  command = plan

  module {
    source = "./bootstrap"
  }

  variables {
    account_id = "123456789012"
  }

  assert {
    condition     = aws_s3_bucket_versioning.state.versioning_configuration[0].status == "Enabled" && aws_s3_bucket_public_access_block.state.block_public_policy && aws_s3_bucket_public_access_block.state.restrict_public_buckets
    error_message = "State has versions and is not public."
  }

  assert {
    condition     = one(one(aws_s3_bucket_server_side_encryption_configuration.state.rule).apply_server_side_encryption_by_default).kms_master_key_id == aws_kms_key.state.arn
    error_message = "State is encrypted by a key of its own."
  }
}
