locals {
  alarms = merge(
    # A dead letter is somebody's order.
    { for queue in var.dead_letter_queue_names : "dead-letters ${queue}" => {
      description = "A message waits for a person in ${queue}: guardian dead-letters list"
      namespace   = "AWS/SQS"
      metric      = "ApproximateNumberOfMessagesVisible"
      dimensions  = { QueueName = queue }
      statistic   = "Maximum"
      threshold   = 0
      minutes     = 1
    } },
    { for queue in var.queue_names : "queue-age ${queue}" => {
      description = "The oldest message in ${queue} has waited for five minutes: its service does not keep up, or what it needs is away"
      namespace   = "AWS/SQS"
      metric      = "ApproximateAgeOfOldestMessage"
      dimensions  = { QueueName = queue }
      statistic   = "Maximum"
      threshold   = 300
      minutes     = 3
    } },
    { for queue, database in var.databases : "database-cpu ${queue}" => {
      description = "The database of ${queue} is busy"
      namespace   = "AWS/RDS"
      metric      = "CPUUtilization"
      dimensions  = { DBInstanceIdentifier = database.identifier }
      statistic   = "Average"
      threshold   = 80
      minutes     = 10
    } },
    { for queue, database in var.databases : "database-connections ${queue}" => {
      description = "The database of ${queue} has given away four of five connections"
      namespace   = "AWS/RDS"
      metric      = "DatabaseConnections"
      dimensions  = { DBInstanceIdentifier = database.identifier }
      statistic   = "Maximum"
      threshold   = floor(database.max_connections * 0.8)
      minutes     = 5
    } },
    { for queue, database in var.databases : "database-storage ${queue}" => {
      description = "The database of ${queue} has less than 4 GB left"
      namespace   = "AWS/RDS"
      metric      = "FreeStorageSpace"
      dimensions  = { DBInstanceIdentifier = database.identifier }
      statistic   = "Minimum"
      threshold   = 4e9
      minutes     = 5
      below       = true
    } },
    { for queue, database in var.databases : "database-memory ${queue}" => {
      description = "The database of ${queue} has less than 50 MB of memory left"
      namespace   = "AWS/RDS"
      metric      = "FreeableMemory"
      dimensions  = { DBInstanceIdentifier = database.identifier }
      statistic   = "Minimum"
      # The smallest classes have 1 GiB: at 100 MB free they would ring all the time.
      threshold = 5e7
      minutes   = 10
      below     = true
    } },
    {
      "auth-errors" = {
        description = "The auth Lambda has failed more than five times in five minutes"
        namespace   = "AWS/Lambda"
        metric      = "Errors"
        dimensions  = { FunctionName = var.lambda_name }
        statistic   = "Sum"
        threshold   = 5
        minutes     = 5
      }
      "auth-throttles" = {
        description = "More people want to sign in than the auth Lambda's concurrency lets"
        namespace   = "AWS/Lambda"
        metric      = "Throttles"
        dimensions  = { FunctionName = var.lambda_name }
        statistic   = "Sum"
        threshold   = 5
        minutes     = 5
      }
      "api-errors" = {
        description = "The gateway has answered 5xx more than ten times in five minutes"
        namespace   = "AWS/ApiGateway"
        metric      = "5xx"
        dimensions  = { ApiId = var.api_id }
        statistic   = "Sum"
        threshold   = 10
        minutes     = 5
      }
    },
  )
}

resource "aws_cloudwatch_metric_alarm" "this" {
  for_each = local.alarms

  alarm_name          = "guardian-${var.environment} ${each.key}"
  alarm_description   = each.value.description
  namespace           = each.value.namespace
  metric_name         = each.value.metric
  dimensions          = each.value.dimensions
  statistic           = each.value.statistic
  comparison_operator = try(each.value.below, false) ? "LessThanThreshold" : "GreaterThanThreshold"
  threshold           = each.value.threshold
  # What is measured holds in every one of the minutes; what is counted is counted over all of them, for at times nobody calls.
  period             = each.value.statistic == "Sum" ? each.value.minutes * 60 : 60
  evaluation_periods = each.value.statistic == "Sum" ? 1 : each.value.minutes
  treat_missing_data = "notBreaching"
  alarm_actions      = [aws_sns_topic.alarms.arn]
  ok_actions         = [aws_sns_topic.alarms.arn]
}
