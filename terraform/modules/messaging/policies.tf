# Whom topics and queues let in. Identities need a policy of their own besides; what is denied here no policy of an identity
# can give: so a message's sender can be believed.

locals {
  role_prefix    = "arn:${var.location.partition}:iam::${var.location.account_id}:role"
  operator_arn   = "${local.role_prefix}/${var.operator_role_name}"
  service_arns   = { for queue in keys(local.queues) : queue => "${local.role_prefix}/${var.service_role_names[queue]}" }
  publisher_arns = { for queue, service in local.queues : service.topic => local.service_arns[queue] }
}

resource "aws_sns_topic_policy" "this" {
  for_each = aws_sns_topic.this

  arn = each.value.arn

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid       = "OnlyItsServicePublishes"
        Effect    = "Deny"
        Principal = "*"
        Action    = "sns:Publish"
        Resource  = local.topic_arns[each.key]
        Condition = { ArnNotEquals = { "aws:PrincipalArn" = local.publisher_arns[each.key] } }
      },
      {
        Sid       = "PublishOnlyByTls"
        Effect    = "Deny"
        Principal = "*"
        Action    = "sns:Publish"
        Resource  = local.topic_arns[each.key]
        Condition = { Bool = { "aws:SecureTransport" = "false" } }
      },
      {
        Sid       = "OnlyThisAccountSubscribes"
        Effect    = "Deny"
        Principal = "*"
        Action    = ["sns:Subscribe", "sns:AddPermission", "sns:RemovePermission"]
        Resource  = local.topic_arns[each.key]
        Condition = { StringNotEquals = { "aws:PrincipalAccount" = var.location.account_id } }
      },
      {
        Sid       = "ItsServicePublishes"
        Effect    = "Allow"
        Principal = { AWS = "arn:${var.location.partition}:iam::${var.location.account_id}:root" }
        Action    = "sns:Publish"
        Resource  = local.topic_arns[each.key]
        Condition = { ArnEquals = { "aws:PrincipalArn" = local.publisher_arns[each.key] } }
      },
    ]
  })
}

resource "aws_sqs_queue_policy" "this" {
  for_each = aws_sqs_queue.this

  queue_url = each.value.url

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = concat(
      # A service that listens to nobody has a queue into which no topic sends.
      [for topics in [local.heard_topic_arns[each.key]] : {
        Sid       = "TheTopicsThatItHears"
        Effect    = "Allow"
        Principal = { Service = "sns.amazonaws.com" }
        Action    = "sqs:SendMessage"
        Resource  = local.queue_arns[each.key]
        # A topic's ARN has the account in it. No aws:SourceAccount beside it: that SNS sends it is written nowhere.
        Condition = { ArnEquals = { "aws:SourceArn" = topics } }
      } if length(topics) > 0],
      [
        {
          Sid       = "NobodyElseButTheOperator"
          Effect    = "Deny"
          Principal = "*"
          Action    = "sqs:SendMessage"
          Resource  = local.queue_arns[each.key]
          # Both must differ; what one topic sends has no principal of IAM, what the operator sends has no source.
          Condition = {
            ArnNotEquals = merge(
              { "aws:PrincipalArn" = local.operator_arn },
              { for key, topics in { "aws:SourceArn" = local.heard_topic_arns[each.key] } : key => topics if length(topics) > 0 },
            )
          }
        },
        {
          Sid       = "OnlyItsServiceReads"
          Effect    = "Deny"
          Principal = "*"
          Action    = ["sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:ChangeMessageVisibility"]
          Resource  = local.queue_arns[each.key]
          Condition = { ArnNotEquals = { "aws:PrincipalArn" = local.service_arns[each.key] } }
        },
        local.only_by_tls[each.key],
      ],
    )
  })
}

resource "aws_sqs_queue_policy" "dead_letters" {
  for_each = aws_sqs_queue.dead_letters

  queue_url = each.value.url

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid       = "OnlyItsServiceParks"
        Effect    = "Deny"
        Principal = "*"
        Action    = "sqs:SendMessage"
        Resource  = "${local.queue_arns[each.key]}-dead-letters"
        Condition = {
          ArnNotEquals = { "aws:PrincipalArn" = local.service_arns[each.key] }
          # SQS itself, when it redrives, is no principal of IAM.
          Null = { "aws:PrincipalArn" = "false" }
        }
      },
      merge(local.only_by_tls[each.key], { Resource = "${local.queue_arns[each.key]}-dead-letters" }),
    ]
  })
}

resource "aws_sqs_queue_policy" "undelivered" {
  for_each = aws_sqs_queue.undelivered

  queue_url = each.value.url

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid       = "WhatSnsCannotDeliver"
        Effect    = "Allow"
        Principal = { Service = "sns.amazonaws.com" }
        Action    = "sqs:SendMessage"
        Resource  = local.undelivered_arns[each.key]
        Condition = { ArnEquals = { "aws:SourceArn" = local.topic_arns[local.subscriptions[each.key].topic] } }
      },
      {
        Sid       = "NobodyElse"
        Effect    = "Deny"
        Principal = "*"
        Action    = "sqs:SendMessage"
        Resource  = local.undelivered_arns[each.key]
        Condition = { ArnNotEquals = { "aws:SourceArn" = local.topic_arns[local.subscriptions[each.key].topic] } }
      },
      merge(local.only_by_tls[local.subscriptions[each.key].queue], { Resource = local.undelivered_arns[each.key] }),
    ]
  })
}

locals {
  undelivered_arns = { for name in keys(local.subscriptions) : name => "arn:${var.location.partition}:sqs:${local.prefix}-${name}-dead-letters" }

  only_by_tls = { for queue, arn in local.queue_arns : queue => {
    # *: a Deny; whatever there is to do to a queue is to be done by TLS.
    Sid       = "OnlyByTls"
    Effect    = "Deny"
    Principal = "*"
    Action    = "sqs:*"
    Resource  = arn
    Condition = { Bool = { "aws:SecureTransport" = "false" } }
  } }
}
