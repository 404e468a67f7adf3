# What AWS alone sees: alarms on its side, the budget, and Grafana's right to read CloudWatch. What the services tell about
# themselves is Prometheus' business; its alerts go the same way to the same people, by Alertmanager's right to publish.

locals {
  topic_name = "guardian-${var.environment}-alarms"
  topic_arn  = "arn:${var.location.partition}:sns:${var.location.region}:${var.location.account_id}:${local.topic_name}"
}

resource "aws_sns_topic" "alarms" {
  name              = local.topic_name
  kms_master_key_id = var.key_arn
}

resource "aws_sns_topic_policy" "alarms" {
  arn = aws_sns_topic.alarms.arn

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid       = "AlarmsAndBudgetsOfThisAccount"
        Effect    = "Allow"
        Principal = { Service = ["cloudwatch.amazonaws.com", "budgets.amazonaws.com"] }
        Action    = "sns:Publish"
        Resource  = aws_sns_topic.alarms.arn
        # AWS's pages on both have this key in their examples.
        Condition = { StringEquals = { "aws:SourceAccount" = var.location.account_id } }
      },
      {
        Sid       = "PublishOnlyByTls"
        Effect    = "Deny"
        Principal = "*"
        Action    = "sns:Publish"
        Resource  = aws_sns_topic.alarms.arn
        Condition = { Bool = { "aws:SecureTransport" = "false" } }
      },
    ]
  })
}

# Each address gets a mail with a link to confirm.
resource "aws_sns_topic_subscription" "mail" {
  for_each = var.alarm_addresses

  topic_arn = aws_sns_topic.alarms.arn
  protocol  = "email"
  endpoint  = each.value
}

resource "aws_budgets_budget" "monthly" {
  name         = "guardian-${var.environment}"
  budget_type  = "COST"
  time_unit    = "MONTHLY"
  limit_amount = tostring(var.monthly_budget_usd)
  limit_unit   = "USD"

  cost_filter {
    name   = "TagKeyValue"
    values = [format("user:environment$%s", var.environment)]
  }

  dynamic "notification" {
    for_each = { ACTUAL = 80, FORECASTED = 100 }

    content {
      comparison_operator       = "GREATER_THAN"
      threshold                 = notification.value
      threshold_type            = "PERCENTAGE"
      notification_type         = notification.key
      subscriber_sns_topic_arns = [aws_sns_topic.alarms.arn]
    }
  }

  depends_on = [aws_sns_topic_policy.alarms]
}

module "grafana" {
  source = "../pod-role"

  environment     = var.environment
  name            = "grafana"
  cluster_name    = var.cluster_name
  namespace       = "observability"
  service_account = "grafana"

  statements = [{
    # *: metrics and alarms have no resource to name; tags are how Grafana finds what a metric is about.
    Sid    = "ReadsMetrics"
    Effect = "Allow"
    Action = [
      "cloudwatch:DescribeAlarms",
      "cloudwatch:GetMetricData",
      "cloudwatch:ListMetrics",
      "tag:GetResources",
    ]
    Resource = "*"
  }]
}

module "alertmanager" {
  source = "../pod-role"

  environment     = var.environment
  name            = "alertmanager"
  cluster_name    = var.cluster_name
  namespace       = "observability"
  service_account = "alertmanager"

  statements = [
    {
      Sid      = "PublishesAlerts"
      Effect   = "Allow"
      Action   = ["sns:Publish"]
      Resource = local.topic_arn
    },
    {
      Sid       = "EncryptsWhatItPublishes"
      Effect    = "Allow"
      Action    = ["kms:Decrypt", "kms:GenerateDataKey"]
      Resource  = var.key_arn
      Condition = { StringEquals = { "kms:ViaService" = "sns.${var.location.region}.amazonaws.com" } }
    },
  ]
}
