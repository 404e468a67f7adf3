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
  description = "By queue, what the migration of a database needs: the secret of its owner, the secret into which it writes the service's login, environment variables."
  value = {
    for queue, database in module.database.databases : queue => {
      owner_secret = database.master_secret_arn
      login_secret = module.secrets.names["${queue}/database"]
      variables = {
        AWS_REGION            = var.location.region
        GUARDIAN_DATABASE_URL = database.jdbc_url
      }
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
  value       = merge(module.access.platform_role_arns, { grafana = module.observability.grafana_role_arn })
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

output "url" {
  description = "Where the world reaches Guardian."
  value       = module.gateway.url
}
