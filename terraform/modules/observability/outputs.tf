output "grafana_role_arn" {
  description = "Grafana's role."
  value       = module.grafana.arn
}

output "alertmanager_role_arn" {
  description = "Alertmanager's role."
  value       = module.alertmanager.arn
}

output "alarm_topic_arn" {
  description = "The topic by which people hear of alarms."
  value       = local.topic_arn
}
