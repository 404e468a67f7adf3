output "queues" {
  description = "By queue: name, URL, ARN, URL and ARN of its dead-letter queue, ARNs of its subscriptions' dead-letter queues."
  value = {
    for queue, service in local.queues : queue => {
      name             = aws_sqs_queue.this[queue].name
      url              = aws_sqs_queue.this[queue].url
      arn              = local.queue_arns[queue]
      dead_letter_name = aws_sqs_queue.dead_letters[queue].name
      dead_letter_url  = aws_sqs_queue.dead_letters[queue].url
      dead_letter_arn  = "${local.queue_arns[queue]}-dead-letters"
      undelivered_arns = [for name, subscription in local.subscriptions : local.undelivered_arns[name] if subscription.queue == queue]
      heard_topic_arns = local.heard_topic_arns[queue]
      topic_arn        = local.topic_arns[service.topic]
    }
  }
}

output "dead_letter_queue_names" {
  description = "All dead-letter queues, of both kinds."
  value = concat(
    [for queue in aws_sqs_queue.dead_letters : queue.name],
    [for queue in aws_sqs_queue.undelivered : queue.name],
  )
}
