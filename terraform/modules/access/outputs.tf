output "service_role_arns" {
  description = "The services' roles, by queue."
  value       = { for queue, role in module.service : queue => role.arn }
}

output "operator_role_arn" {
  description = "The role with which operators replay messages."
  value       = aws_iam_role.operator.arn
}

output "platform_role_arns" {
  description = "Roles of what runs beside the services: external-secrets, database-migration, cluster-autoscaler, load-balancer-controller, keda."
  value = {
    external-secrets         = module.external_secrets.arn
    database-migration       = module.database_migration.arn
    cluster-autoscaler       = module.cluster_autoscaler.arn
    load-balancer-controller = module.load_balancer_controller.arn
    keda                     = module.keda.arn
  }
}

output "migration_account" {
  description = "The service account of the migration jobs."
  value       = local.migration_account
}
