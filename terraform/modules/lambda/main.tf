# The customer authenticator: published versions behind an alias, so that a roll-back is one change of a number. Not in the
# VPC: it talks to Cognito, DynamoDB and Secrets Manager only, and would need a NAT gateway there.

locals {
  name        = "guardian-${var.environment}-auth"
  pepper_name = "${var.environment}/auth-cpf-pepper"
}

resource "aws_cloudwatch_log_group" "this" {
  name              = "/aws/lambda/${local.name}"
  retention_in_days = var.log_retention_days
  kms_key_id        = var.log_key_arn
}

resource "aws_iam_role" "this" {
  name = "${var.environment}-auth-lambda"

  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Sid       = "LambdaOfThisAccount"
      Effect    = "Allow"
      Principal = { Service = "lambda.amazonaws.com" }
      Action    = "sts:AssumeRole"
    }]
  })
}

resource "aws_iam_role_policy" "this" {
  name = "what-it-needs"
  role = aws_iam_role.this.id

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        # *: the streams of its own log group, one for each execution environment.
        Sid      = "OwnLog"
        Effect   = "Allow"
        Action   = ["logs:CreateLogStream", "logs:PutLogEvents"]
        Resource = "arn:${var.location.partition}:logs:${var.location.region}:${var.location.account_id}:log-group:/aws/lambda/${local.name}:*"
      },
      {
        Sid      = "PeopleOfThePool"
        Effect   = "Allow"
        Action   = var.user_pool_actions
        Resource = var.user_pool_arn
      },
      {
        Sid      = "WhichCpfIsWhose"
        Effect   = "Allow"
        Action   = ["dynamodb:DeleteItem", "dynamodb:GetItem", "dynamodb:PutItem", "dynamodb:UpdateItem"]
        Resource = var.table_arns
      },
      {
        Sid      = "OwnSecrets"
        Effect   = "Allow"
        Action   = "secretsmanager:GetSecretValue"
        Resource = [aws_secretsmanager_secret.this.arn, aws_secretsmanager_secret.pepper.arn]
      },
      {
        # The key is that of databases and images too: through these services it opens what belongs to the Lambda.
        Sid      = "KeyOfTableSecretsAndVariables"
        Effect   = "Allow"
        Action   = "kms:Decrypt"
        Resource = var.key_arn
        Condition = {
          StringEquals = { "kms:ViaService" = [for service in ["dynamodb", "lambda", "secretsmanager"] : "${service}.${var.location.region}.amazonaws.com"] }
        }
      },
    ]
  })
}

# The client's secret, which Cognito tells Terraform anyway: made anew it says the same.
resource "aws_secretsmanager_secret" "this" {
  name                    = "${var.environment}/auth"
  description             = "The auth Lambda's: clientSecret"
  kms_key_id              = var.key_arn
  recovery_window_in_days = var.recovery_days
}

resource "aws_secretsmanager_secret_version" "this" {
  secret_id     = aws_secretsmanager_secret.this.id
  secret_string = jsonencode({ clientSecret = var.client_secret })
}

# The pepper of the CPFs: whose CPF is whose hangs on it for good. So Terraform makes the box and nothing else; a person fills
# it, once (README). What Terraform fills it creates again when it misses it, and then with another value.
resource "aws_secretsmanager_secret" "pepper" {
  name                    = local.pepper_name
  description             = "The pepper of the CPFs: written once, never changed, without it nobody's CPF is known any more"
  kms_key_id              = var.key_arn
  recovery_window_in_days = var.recovery_days
}

# Each plan and apply warns as long as the box is empty. What is in it is not read.
check "pepper" {
  data "aws_secretsmanager_secret_versions" "pepper" {
    secret_id = local.pepper_name
  }

  assert {
    # Of an empty box the provider says null.
    condition     = contains(try(flatten(data.aws_secretsmanager_secret_versions.pepper.versions[*].version_stages), []), "AWSCURRENT")
    error_message = "The pepper of the CPFs is not there, so nobody can sign in: fill ${local.pepper_name} as terraform/README.md says, once."
  }
}

resource "aws_lambda_function" "this" {
  function_name = local.name
  description   = "Signs customers up and in, against Cognito"
  role          = aws_iam_role.this.arn

  runtime       = var.runtime
  handler       = var.handler
  architectures = ["arm64"]
  memory_size   = var.memory_mib
  timeout       = 20

  filename         = var.package
  source_code_hash = fileexists(var.package) ? filebase64sha256(var.package) : null

  publish                        = true
  reserved_concurrent_executions = var.reserved_concurrency
  kms_key_arn                    = var.key_arn

  dynamic "snap_start" {
    for_each = var.snap_start ? [1] : []

    content {
      apply_on = "PublishedVersions"
    }
  }

  environment {
    variables = merge(
      {
        GUARDIAN_AUTH_USER_POOL_ID          = var.user_pool_id
        GUARDIAN_AUTH_CLIENT_ID             = var.client_id
        GUARDIAN_AUTH_TABLE                 = var.table_name
        GUARDIAN_AUTH_SECRET_ARN            = aws_secretsmanager_secret.this.arn
        GUARDIAN_AUTH_CPF_PEPPER_SECRET_ARN = aws_secretsmanager_secret.pepper.arn
      },
      # A snapshot is taken after compiling as far as it goes; without one the first compiler alone starts fastest.
      var.snap_start ? {} : { JAVA_TOOL_OPTIONS = "-XX:+TieredCompilation -XX:TieredStopAtLevel=1" },
    )
  }

  logging_config {
    log_format = "JSON"
    log_group  = aws_cloudwatch_log_group.this.name
  }

  depends_on = [aws_iam_role_policy.this]
}

resource "aws_lambda_alias" "live" {
  name             = "live"
  description      = "What the gateway calls"
  function_name    = aws_lambda_function.this.function_name
  function_version = coalesce(var.live_version, aws_lambda_function.this.version)
}
