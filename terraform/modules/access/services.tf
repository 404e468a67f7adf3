# A role for each service: its own queue, its own dead letters, its own topic, its own tables, and nothing of the others'.

locals {
  kms_via = { for service in ["sqs", "sns", "dynamodb", "secretsmanager"] : service => "${service}.${var.location.region}.amazonaws.com" }

  tables = { for queue in keys(var.queues) : queue => [for table in values(var.tables) : table if table.owner == queue] }
}

module "service" {
  source   = "../pod-role"
  for_each = var.queues

  environment     = var.environment
  name            = "${each.key}-service"
  cluster_name    = var.cluster_name
  namespace       = var.namespace
  service_account = each.key

  statements = concat(
    [
      {
        Sid      = "OwnQueue"
        Effect   = "Allow"
        Action   = ["sqs:ChangeMessageVisibility", "sqs:DeleteMessage", "sqs:GetQueueAttributes", "sqs:ReceiveMessage"]
        Resource = [each.value.arn]
      },
      {
        Sid      = "ParksWhatItCannotHandle"
        Effect   = "Allow"
        Action   = ["sqs:GetQueueAttributes", "sqs:SendMessage"]
        Resource = [each.value.dead_letter_arn]
      },
      {
        Sid      = "OwnTopic"
        Effect   = "Allow"
        Action   = ["sns:GetTopicAttributes", "sns:Publish"]
        Resource = [each.value.topic_arn]
      },
      {
        Sid      = "KeyOfQueuesAndTopics"
        Effect   = "Allow"
        Action   = ["kms:Decrypt", "kms:GenerateDataKey"]
        Resource = [var.messaging_key_arn]
        Condition = {
          StringEquals = { "kms:ViaService" = [local.kms_via.sqs, local.kms_via.sns] }
        }
      },
    ],
    [for heard in [each.value.heard_topic_arns] : {
      # What a service verifies when it starts.
      Sid      = "SubscriptionsToWhatItHears"
      Effect   = "Allow"
      Action   = ["sns:GetSubscriptionAttributes", "sns:ListSubscriptionsByTopic"]
      Resource = heard
    } if length(heard) > 0],
    [for undelivered in [each.value.undelivered_arns] : {
      Sid      = "WhatSnsCouldNotDeliver"
      Effect   = "Allow"
      Action   = ["sqs:GetQueueAttributes"]
      Resource = undelivered
    } if length(undelivered) > 0],
    flatten([for tables in [local.tables[each.key]] : [
      {
        Sid      = "OwnTables"
        Effect   = "Allow"
        Action   = ["dynamodb:BatchGetItem", "dynamodb:GetItem", "dynamodb:PutItem", "dynamodb:Query", "dynamodb:UpdateItem"]
        Resource = concat(tables[*].arn, flatten(tables[*].index_arns))
      },
      {
        Sid       = "KeyOfTables"
        Effect    = "Allow"
        Action    = ["kms:Decrypt"]
        Resource  = [var.data_key_arn]
        Condition = { StringEquals = { "kms:ViaService" = [local.kms_via.dynamodb] } }
      },
    ] if length(tables) > 0]),
  )
}
