output "services" {
  description = "By queue, all that a service's manifests need."
  value       = module.platform.services
}

output "migrations" {
  description = "By queue of each service with a database, all that the manifests of its migration job need."
  value       = module.platform.migrations
}

output "cluster" {
  description = "The cluster: name, endpoint, authority, security group, region, VPC, addresses of the private subnets."
  value       = module.platform.cluster
}

output "platform_role_arns" {
  description = "Roles of what runs in the cluster beside the services."
  value       = module.platform.platform_role_arns
}

output "alarm_topic_arn" {
  description = "The topic by which people hear of alarms."
  value       = module.platform.alarm_topic_arn
}

output "operator_role_arn" {
  description = "The role with which operators replay messages."
  value       = module.platform.operator_role_arn
}

output "identity" {
  description = "The user pool, the issuer, the token endpoint, the keys to publish for mail."
  value       = module.platform.identity
}

output "pages" {
  description = "The pages: where people find them, and what web/deploy needs."
  value       = module.platform.pages
}

output "url" {
  description = "Where the world reaches the API."
  value       = module.platform.url
}
