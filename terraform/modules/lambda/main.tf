# The customer authenticator: published versions behind an alias, so that a roll-back is one change of a number. Not in the
# VPC: it talks to Cognito, DynamoDB and Secrets Manager only, and would need a NAT gateway there.

locals {
  name = "guardian-${var.environment}-auth"
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
        Sid      = "OwnSecret"
        Effect   = "Allow"
        Action   = "secretsmanager:GetSecretValue"
        Resource = aws_secretsmanager_secret.this.arn
      },
      {
        # The key is that of databases and images too: through these services it opens what belongs to the Lambda.
        Sid      = "KeyOfTableSecretAndVariables"
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

# The client's secret and the pepper of the CPFs. The pepper must never change: whose CPF is whose hangs on it. So what is in
# the secret is written once and then left alone, also when the client's secret changes: then a person writes it.
resource "aws_secretsmanager_secret" "this" {
  name                    = "${var.environment}/auth"
  description             = "The auth Lambda's: clientSecret, cpfPepper"
  kms_key_id              = var.key_arn
  recovery_window_in_days = var.recovery_days
}

data "aws_secretsmanager_random_password" "pepper" {
  password_length     = 64
  exclude_punctuation = true
}

resource "aws_secretsmanager_secret_version" "this" {
  secret_id = aws_secretsmanager_secret.this.id
  secret_string = jsonencode({
    clientSecret = var.client_secret
    cpfPepper    = data.aws_secretsmanager_random_password.pepper.random_password
  })

  lifecycle {
    ignore_changes = [secret_string]
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
        GUARDIAN_AUTH_USER_POOL_ID = var.user_pool_id
        GUARDIAN_AUTH_CLIENT_ID    = var.client_id
        GUARDIAN_AUTH_TABLE        = var.table_name
        GUARDIAN_AUTH_SECRET_ARN   = aws_secretsmanager_secret.this.arn
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
