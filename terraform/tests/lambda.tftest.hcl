mock_provider "aws" {
  override_during = plan
  source          = "./tests/mocks"
}

variables {
  environment          = "test"
  location             = { account_id = "123456789012", region = "sa-east-1" }
  package              = "auth-lambda/target/auth-lambda.jar"
  handler              = "io.guardianpartner.auth.AuthHandler::handleRequest"
  reserved_concurrency = 5
  user_pool_id         = "sa-east-1_Pool"
  user_pool_arn        = "arn:aws:cognito-idp:sa-east-1:123456789012:userpool/sa-east-1_Pool"
  client_id            = "client"
  client_secret        = "secret"
  table_name           = "test-auth"
  table_arns           = ["arn:aws:dynamodb:sa-east-1:123456789012:table/test-auth"]
  recovery_days        = 30
  key_arn              = "arn:aws:kms:sa-east-1:123456789012:key/00000000-0000-0000-0000-000000000001"
  log_retention_days   = 14
  log_key_arn          = "arn:aws:kms:sa-east-1:123456789012:key/00000000-0000-0000-0000-000000000001"
}

run "function" {
  command = plan

  module {
    source = "./modules/lambda"
  }

  assert {
    condition     = aws_lambda_function.this.publish && aws_lambda_alias.live.function_version == aws_lambda_function.this.version
    error_message = "What answers is a published version behind an alias."
  }

  assert {
    condition     = aws_lambda_function.this.reserved_concurrent_executions == 5 && aws_lambda_function.this.kms_key_arn == var.key_arn
    error_message = "Its concurrency is reserved and its variables are encrypted."
  }

  assert {
    condition     = toset(keys(aws_lambda_function.this.environment[0].variables)) == toset(["GUARDIAN_AUTH_USER_POOL_ID", "GUARDIAN_AUTH_CLIENT_ID", "GUARDIAN_AUTH_TABLE", "GUARDIAN_AUTH_SECRET_ARN", "GUARDIAN_AUTH_CPF_PEPPER_SECRET_ARN", "JAVA_TOOL_OPTIONS"])
    error_message = "Its variables name secrets and hold none."
  }

  assert {
    condition     = length(aws_lambda_function.this.snap_start) == 0 && length(aws_lambda_function.this.vpc_config) == 0
    error_message = "SnapStart is a switch; the Lambda needs no VPC."
  }

  assert {
    condition     = aws_lambda_function.this.logging_config[0].log_group == "/aws/lambda/guardian-test-auth" && aws_cloudwatch_log_group.this.retention_in_days == 14
    error_message = "It logs into a group of ours."
  }

  assert {
    condition     = alltrue([for secret in [aws_secretsmanager_secret.this, aws_secretsmanager_secret.pepper] : secret.kms_key_id == var.key_arn && secret.recovery_window_in_days == 30])
    error_message = "Its secrets are encrypted by our key and can be restored."
  }

  assert {
    condition = alltrue([for statement in jsondecode(aws_iam_role_policy.this.policy).Statement :
    toset(statement.Condition.StringEquals["kms:ViaService"]) == toset(["dynamodb.sa-east-1.amazonaws.com", "lambda.sa-east-1.amazonaws.com", "secretsmanager.sa-east-1.amazonaws.com"]) if strcontains(jsonencode(statement.Action), "kms:")])
    error_message = "It uses the key through its table, its secrets and its variables only."
  }

  assert {
    condition     = [for statement in jsondecode(aws_iam_role_policy.this.policy).Statement : length(statement.Resource) if statement.Sid == "OwnSecrets"] == [2]
    error_message = "It reads its two secrets."
  }

  assert {
    condition     = keys(nonsensitive(jsondecode(aws_secretsmanager_secret_version.this.secret_string))) == ["clientSecret"] && aws_secretsmanager_secret_version.this.secret_id == aws_secretsmanager_secret.this.id
    error_message = "Terraform fills in what Cognito tells it, and no pepper."
  }

  assert {
    condition     = aws_lambda_function.this.environment[0].variables.GUARDIAN_AUTH_CPF_PEPPER_SECRET_ARN == aws_secretsmanager_secret.pepper.arn && aws_secretsmanager_secret.pepper.name == "test/auth-cpf-pepper" && aws_secretsmanager_secret.pepper.id != aws_secretsmanager_secret.this.id
    error_message = "The pepper has a secret of its own."
  }
}

run "front_door" {
  command = plan

  module {
    source = "./modules/lambda"
  }

  assert {
    # What auth-lambda's FrontDoorTest expects of the same secret.
    condition     = output.front_door_key == "fcdf59eb57361518250002228f70b30bb38ab626e10ad3e6b4c4530750fee4e1"
    error_message = "Terraform and Java make one key of the client's secret."
  }
}

run "a_box_that_nobody_has_filled_is_told" {
  command = plan

  module {
    source = "./modules/lambda"
  }

  override_data {
    target = data.aws_secretsmanager_secret_versions.pepper
    values = { versions = [{ version_stages = ["AWSPREVIOUS"] }] }
  }

  expect_failures = [check.pepper]
}

run "snap_start" {
  command = plan

  module {
    source = "./modules/lambda"
  }

  variables {
    snap_start   = true
    live_version = "7"
  }

  assert {
    condition     = aws_lambda_function.this.snap_start[0].apply_on == "PublishedVersions" && !can(aws_lambda_function.this.environment[0].variables.JAVA_TOOL_OPTIONS)
    error_message = "With SnapStart versions are snapshots."
  }

  assert {
    condition     = aws_lambda_alias.live.function_version == "7"
    error_message = "A number rolls back."
  }
}

run "a_fresh_account_has_none_to_give_away" {
  command = plan

  module {
    source = "./modules/lambda"
  }

  variables {
    reserved_concurrency = null
  }

  assert {
    condition     = aws_lambda_function.this.reserved_concurrent_executions == null
    error_message = "Without a number nothing is reserved."
  }
}

run "switched_off_is_refused" {
  command = plan

  module {
    source = "./modules/lambda"
  }

  variables {
    reserved_concurrency = 0
  }

  expect_failures = [var.reserved_concurrency]
}

run "all_of_cognito_is_refused" {
  command = plan

  module {
    source = "./modules/lambda"
  }

  variables {
    user_pool_actions = ["cognito-idp:*"]
  }

  expect_failures = [var.user_pool_actions]
}
