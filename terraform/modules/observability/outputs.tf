output "grafana_role_arn" {
  description = "Grafana's role."
  value       = module.grafana.arn
}
