output "service_role_arns" {
  description = "The services' roles, by queue."
  value       = { for queue, role in module.service : queue => role.arn }
}

output "operator_role_arn" {
  description = "The role with which operators replay messages."
  value       = aws_iam_role.operator.arn
}

output "platform_role_arns" {
  description = "Roles of what runs beside the services: external-secrets, cluster-autoscaler, load-balancer-controller, keda."
  value = {
    external-secrets         = module.external_secrets.arn
    cluster-autoscaler       = module.cluster_autoscaler.arn
    load-balancer-controller = module.load_balancer_controller.arn
    keda                     = module.keda.arn
  }
}

output "migrations" {
  description = "Service account and role of each migration job, by queue."
  value       = { for queue, account in local.migration_accounts : queue => { service_account = account, role_arn = module.database_migration[queue].arn } }
}
