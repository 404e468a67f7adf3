# Queues, topics and subscriptions, derived from the contract: a service owns an input queue with its dead letters and a
# topic; for each service that it listens to it has a subscription with dead letters of its own and a filter. A further
# entry in the contract adds all of it. `guardian topology verify` holds what is deployed against the same contract.

locals {
  services = var.contract["x-guardian"].services

  # By queue, which is what everything is called after.
  queues = { for name, service in local.services : service.queue => merge(service, { name = name }) }

  subscriptions = merge([
    for queue, receiver in local.queues : {
      for sender in receiver.listensTo : "${queue}-from-${local.services[sender].topic}" => {
        queue    = queue
        receiver = receiver.name
        topic    = local.services[sender].topic
        sender   = sender
      }
    }
  ]...)

  # ARNs are told from names: so a plan shows whole policies, and queue and topic can name each other.
  prefix     = "${var.location.region}:${var.location.account_id}:${var.environment}"
  queue_arns = { for queue in keys(local.queues) : queue => "arn:${var.location.partition}:sqs:${local.prefix}-${queue}" }
  topic_arns = { for service in values(local.queues) : service.topic => "arn:${var.location.partition}:sns:${local.prefix}-${service.topic}" }

  heard_topic_arns = { for queue in keys(local.queues) : queue => [
    for subscription in values(local.subscriptions) : local.topic_arns[subscription.topic] if subscription.queue == queue
  ] }

  # What every service relies on; message-schema's Topology has the same numbers, and a test compares them.
  visibility_timeout_seconds    = 30
  retention_seconds             = 4 * 24 * 3600
  dead_letter_retention_seconds = 14 * 24 * 3600
  long_poll_seconds             = 20
  # Above the 20 receives after which a service parks a message itself: the backstop for crashes.
  max_receive_count = 25
  # What SQS takes, which is more than SNS carries: so a message can be parked with what went wrong beside it.
  max_message_bytes = 1024 * 1024

  # SQS asks KMS for a data key as often: each costs, and a revoked key works on for as long.
  data_key_reuse_seconds = 3600
}

resource "aws_sns_topic" "this" {
  for_each = local.topic_arns

  name              = "${var.environment}-${each.key}"
  kms_master_key_id = var.key_arn
}

resource "aws_sqs_queue" "this" {
  for_each = local.queues

  name                       = "${var.environment}-${each.key}"
  visibility_timeout_seconds = local.visibility_timeout_seconds
  message_retention_seconds  = local.retention_seconds
  receive_wait_time_seconds  = local.long_poll_seconds
  max_message_size           = local.max_message_bytes

  kms_master_key_id                 = var.key_arn
  kms_data_key_reuse_period_seconds = local.data_key_reuse_seconds

  redrive_policy = jsonencode({
    deadLetterTargetArn = "${local.queue_arns[each.key]}-dead-letters"
    maxReceiveCount     = local.max_receive_count
  })

  lifecycle {
    precondition {
      condition     = length("${var.environment}-${each.key}") <= 80
      error_message = "A queue's name has 80 characters at most."
    }
  }

  depends_on = [aws_sqs_queue.dead_letters]
}

resource "aws_sqs_queue" "dead_letters" {
  for_each = local.queues

  name                      = "${var.environment}-${each.key}-dead-letters"
  message_retention_seconds = local.dead_letter_retention_seconds
  max_message_size          = local.max_message_bytes

  kms_master_key_id                 = var.key_arn
  kms_data_key_reuse_period_seconds = local.data_key_reuse_seconds

  redrive_allow_policy = jsonencode({
    redrivePermission = "byQueue"
    sourceQueueArns   = [local.queue_arns[each.key]]
  })
}

resource "aws_sqs_queue" "undelivered" {
  for_each = local.subscriptions

  name                      = "${var.environment}-${each.key}-dead-letters"
  message_retention_seconds = local.dead_letter_retention_seconds
  max_message_size          = local.max_message_bytes

  kms_master_key_id                 = var.key_arn
  kms_data_key_reuse_period_seconds = local.data_key_reuse_seconds

  # Only SNS sends here; no queue redrives.
  redrive_allow_policy = jsonencode({ redrivePermission = "denyAll" })

  lifecycle {
    precondition {
      condition     = length("${var.environment}-${each.key}-dead-letters") <= 80
      error_message = "A queue's name has 80 characters at most."
    }
  }
}

resource "aws_sns_topic_subscription" "this" {
  for_each = local.subscriptions

  topic_arn            = local.topic_arns[each.value.topic]
  protocol             = "sqs"
  endpoint             = local.queue_arns[each.value.queue]
  raw_message_delivery = true

  filter_policy_scope = "MessageAttributes"
  filter_policy = jsonencode({
    target = [each.value.receiver, "MSG_SERVICE_ANY"]
    sender = [each.value.sender]
  })

  redrive_policy = jsonencode({ deadLetterTargetArn = local.undelivered_arns[each.key] })

  # Before SNS may send to the queue and to the dead letters, what is published would be lost.
  depends_on = [aws_sns_topic.this, aws_sqs_queue_policy.this, aws_sqs_queue_policy.undelivered]
}
