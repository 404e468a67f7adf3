output "alarm_topic_arn" {
  description = "Where alarms go."
  value       = aws_sns_topic.alarms.arn
}

output "grafana_role_arn" {
  description = "Grafana's role."
  value       = module.grafana.arn
}
