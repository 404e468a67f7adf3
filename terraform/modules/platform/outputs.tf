output "services" {
  description = "By queue, all that a service's manifests need: image, account, role, target group, whom it calls and who calls it, environment variables, and which variables come from which member of which secret."
  value = {
    for queue, name in local.services : queue => {
      name              = name
      namespace         = local.namespace
      service_account   = queue
      role_arn          = module.access.service_role_arns[queue]
      image             = module.registry.repository_urls[queue]
      target_group_arn  = lookup(module.gateway.target_group_arns, queue, null)
      service_port      = local.service_port
      management_port   = local.management_port
      callees           = lookup(local.machine_clients, queue, [])
      callers           = [for caller, callees in local.machine_clients : caller if contains(callees, queue)]
      variables         = local.variables[queue]
      secret_variables  = local.secret_variables[queue]
      table_names       = [for table in values(module.tables.tables) : table.name if table.owner == queue]
      database          = lookup(module.database.databases, queue, null)
      dead_letter_queue = module.messaging.queues[queue].dead_letter_name
    }
  }
}

output "migrations" {
  description = "By queue of each service with a database, all that the manifests of its migration job need: image, account, role, the secret that it reads, the one that it writes, environment variables."
  value = {
    for queue, variables in local.migration_variables : queue => {
      namespace       = local.namespace
      service_account = module.access.migrations[queue].service_account
      role_arn        = module.access.migrations[queue].role_arn
      image           = module.registry.repository_urls[queue]
      owner_secret    = variables.GUARDIAN_DATABASE_OWNER_SECRET
      login_secret    = variables.GUARDIAN_DATABASE_LOGIN_SECRET
      variables       = variables
    }
  }
}

output "cluster" {
  description = "The cluster: name, endpoint, authority, security group, region, VPC, and the addresses of the private subnets, from which the load balancer calls and where the databases are."
  value = {
    name                  = module.cluster.name
    endpoint              = module.cluster.endpoint
    certificate_authority = module.cluster.certificate_authority
    security_group_id     = module.cluster.security_group_id
    region                = var.location.region
    vpc_id                = module.network.vpc_id
    private_cidrs         = module.network.private_cidrs
  }
}

output "platform_role_arns" {
  description = "Roles of what runs in the cluster beside the services; bound to their service accounts already."
  value       = merge(module.access.platform_role_arns, { grafana = module.observability.grafana_role_arn, alertmanager = module.observability.alertmanager_role_arn })
}

output "alarm_topic_arn" {
  description = "The topic by which people hear of alarms; Alertmanager publishes to it."
  value       = module.observability.alarm_topic_arn
}

output "operator_role_arn" {
  description = "The role with which operators replay messages."
  value       = module.access.operator_role_arn
}

output "identity" {
  description = "The user pool, who issues tokens, where services get theirs, and the keys to publish for mail."
  value = {
    user_pool_id   = module.identity.user_pool_id
    issuer         = module.identity.issuer
    token_endpoint = module.identity.token_endpoint
    dkim_tokens    = module.identity.dkim_tokens
  }
}

output "pages" {
  description = "The pages: where people find them, and what web/deploy needs: bucket, distribution, the pages that it knows, the policy of who deploys."
  value = {
    url                 = module.pages.url
    bucket              = module.pages.bucket
    distribution_id     = module.pages.distribution_id
    pages               = module.pages.pages
    deployer_policy_arn = module.pages.deployer_policy_arn
  }
}

output "url" {
  description = "Where the world reaches the API."
  value       = module.gateway.url
}
