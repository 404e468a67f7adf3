# Whoever looks after messages: `guardian dead-letters`, `guardian send --to-queue`, `guardian topology verify`. Taken by
# people for an hour, with a second factor.

resource "aws_iam_role" "operator" {
  name                 = var.operator_role_name
  max_session_duration = 3600

  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Sid       = "PeopleWithASecondFactor"
      Effect    = "Allow"
      Principal = { AWS = var.operator_principal_arns }
      Action    = ["sts:AssumeRole", "sts:SetSourceIdentity"]
      Condition = { for operator, keys in {
        # A role's session has none, that of an identity provider included: there it is asked for before.
        Bool = var.operator_needs_mfa ? { "aws:MultiFactorAuthPresent" = "true" } : {}
      } : operator => keys if length(keys) > 0 }
    }]
  })
}

resource "aws_iam_role_policy" "operator" {
  name = "what-it-needs"
  role = aws_iam_role.operator.id

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid      = "DeadLetters"
        Effect   = "Allow"
        Action   = ["sqs:ChangeMessageVisibility", "sqs:DeleteMessage", "sqs:GetQueueAttributes", "sqs:GetQueueUrl", "sqs:ReceiveMessage"]
        Resource = concat(values(var.queues)[*].dead_letter_arn, flatten(values(var.queues)[*].undelivered_arns))
      },
      {
        Sid      = "SendsToInputQueues"
        Effect   = "Allow"
        Action   = ["sqs:GetQueueAttributes", "sqs:GetQueueUrl", "sqs:SendMessage"]
        Resource = values(var.queues)[*].arn
      },
      {
        Sid      = "VerifiesTopology"
        Effect   = "Allow"
        Action   = ["sns:GetSubscriptionAttributes", "sns:GetTopicAttributes", "sns:ListSubscriptionsByTopic"]
        Resource = distinct(values(var.queues)[*].topic_arn)
      },
      {
        # *: lists who listens to whom, strangers included; AWS knows no resource for it.
        Sid      = "LooksForStrangers"
        Effect   = "Allow"
        Action   = ["sns:ListSubscriptions"]
        Resource = "*"
      },
      {
        Sid       = "KeyOfQueues"
        Effect    = "Allow"
        Action    = ["kms:Decrypt", "kms:GenerateDataKey"]
        Resource  = [var.messaging_key_arn]
        Condition = { StringEquals = { "kms:ViaService" = [local.kms_via.sqs] } }
      },
    ]
  })
}
