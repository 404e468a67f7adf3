# A key per purpose, so that who may read messages may not thereby read databases. Rotated yearly by AWS.

locals {
  root = "arn:${var.location.partition}:iam::${var.location.account_id}:root"

  # Services of AWS that use a key on their own behalf; all others use it on behalf of whoever calls them.
  services = {
    messaging = [{
      # *: in a key's policy it means this key.
      sid     = "SnsSendsToEncryptedQueues"
      service = "sns.amazonaws.com"
      actions = ["kms:Decrypt", "kms:GenerateDataKey"]
      condition = {
        ArnLike = { "aws:SourceArn" = "arn:${var.location.partition}:sns:${var.location.region}:${var.location.account_id}:${var.environment}-*" }
      }
    }]
    data    = []
    cluster = []
    operations = [
      {
        # *: in a key's policy it means this key.
        sid     = "CloudWatchLogsEncryptsThisEnvironment"
        service = "logs.${var.location.region}.amazonaws.com"
        actions = ["kms:Decrypt", "kms:DescribeKey", "kms:Encrypt", "kms:GenerateDataKey", "kms:GenerateDataKeyWithoutPlaintext", "kms:ReEncryptFrom", "kms:ReEncryptTo"]
        condition = {
          ArnLike = {
            # Log groups are named after what writes to them, in five services of AWS.
            "kms:EncryptionContext:aws:logs:arn" = "arn:${var.location.partition}:logs:${var.location.region}:${var.location.account_id}:log-group:*"
          }
        }
      },
      {
        # *: in a key's policy it means this key. Without a condition, as AWS has it: nothing says that CloudWatch tells KMS for
        # which account it asks, and were it refused, alarms would turn red and nobody would hear. Whose alarms get to the topic
        # is the topic's policy.
        sid       = "AlarmsNotify"
        service   = "cloudwatch.amazonaws.com"
        actions   = ["kms:Decrypt", "kms:GenerateDataKey"]
        condition = {}
      },
      {
        # *: in a key's policy it means this key. The account is the condition that AWS's page on budgets has.
        sid       = "BudgetsNotify"
        service   = "budgets.amazonaws.com"
        actions   = ["kms:Decrypt", "kms:GenerateDataKey"]
        condition = { StringEquals = { "aws:SourceAccount" = var.location.account_id } }
      },
    ]
  }

  descriptions = {
    messaging  = "queues and topics"
    data       = "databases, tables, secrets, images, the variables of the Lambda"
    cluster    = "secrets inside Kubernetes"
    operations = "logs and alarms"
  }
}

resource "aws_kms_key" "this" {
  for_each = local.descriptions

  description             = "Guardian ${var.environment}: ${each.value}"
  enable_key_rotation     = true
  deletion_window_in_days = 30

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = concat(
      [{
        # *: in a key's policy it means this key; whom the account's own policies let use it is decided there, and a key
        # that nobody may administer is lost.
        Sid       = "TheAccountsPoliciesDecide"
        Effect    = "Allow"
        Principal = { AWS = local.root }
        Action    = "kms:*"
        Resource  = "*"
      }],
      [for use in local.services[each.key] : merge(
        {
          Sid       = use.sid
          Effect    = "Allow"
          Principal = { Service = use.service }
          Action    = use.actions
          Resource  = "*"
        },
        { for key, condition in { Condition = use.condition } : key => condition if length(condition) > 0 },
      )],
    )
  })
}

resource "aws_kms_alias" "this" {
  for_each = aws_kms_key.this

  name          = "alias/guardian-${var.environment}-${each.key}"
  target_key_id = each.value.key_id
}
