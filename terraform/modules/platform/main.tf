# All of Guardian in one account and region: what an environment is made of. The environments differ in sizes and in what may
# be deleted, by variables alone.

locals {
  repository = "${path.module}/../../.."

  # What the code and this read together. Nothing of it is written a second time here.
  contract        = yamldecode(file("${local.repository}/message-schema/src/main/resources/asyncapi.yaml"))
  public_routes   = yamldecode(file("${local.repository}/local-platform/src/main/resources/public-routes.yaml"))
  machine_clients = yamldecode(file("${local.repository}/local-platform/src/main/resources/machine-clients.yaml"))
  # By owner: orders of routes-orders, auth of auth-lambda.
  table_definitions = {
    for path in fileset(local.repository, "{routes-*,auth-lambda}/src/main/resources/dynamodb-tables.yaml") :
    trimsuffix(trimprefix(split("/", path)[0], "routes-"), "-lambda") => yamldecode(file("${local.repository}/${path}"))
  }

  services = { for name, service in local.contract["x-guardian"].services : service.queue => name }

  namespace       = "guardian"
  service_port    = 8080
  management_port = 9080

  operator_role_name = "${var.environment}-operator"
}

module "keys" {
  source = "../keys"

  environment = var.environment
  location    = var.location
}

module "network" {
  source = "../network"

  environment         = var.environment
  location            = var.location
  cidr                = var.cidr
  zones               = var.zones
  interface_endpoints = var.interface_endpoints
  log_retention_days  = var.log_retention_days
  log_key_arn         = module.keys.arns.operations
}

module "cluster" {
  source = "../cluster"

  environment             = var.environment
  location                = var.location
  kubernetes_version      = var.kubernetes_version
  addon_versions          = var.addon_versions
  subnet_ids              = module.network.public_subnet_ids
  endpoint_cidrs          = var.endpoint_cidrs
  nodes                   = var.nodes
  tags                    = var.tags
  administrator_role_arns = var.administrator_role_arns
  viewer_role_arns        = var.viewer_role_arns
  deletion_protection     = var.deletion_protection
  secrets_key_arn         = module.keys.arns.cluster
  log_retention_days      = var.log_retention_days
  log_key_arn             = module.keys.arns.operations
}

resource "aws_vpc_security_group_ingress_rule" "endpoints_from_cluster" {
  count = length(var.interface_endpoints) > 0 ? 1 : 0

  security_group_id            = module.network.endpoint_security_group_id
  description                  = "Pods and nodes"
  referenced_security_group_id = module.cluster.security_group_id
  ip_protocol                  = "tcp"
  from_port                    = 443
  to_port                      = 443
}

module "database" {
  source = "../database"

  environment              = var.environment
  databases                = var.databases
  engine_version           = var.postgres_version
  apply_immediately        = var.database_changes_now
  vpc_id                   = module.network.vpc_id
  subnet_ids               = values(module.network.private_subnet_ids)
  client_security_group_id = module.cluster.security_group_id
  key_arn                  = module.keys.arns.data
  deletion_protection      = var.deletion_protection
  recoverable              = var.recoverable
  log_retention_days       = var.log_retention_days
  log_key_arn              = module.keys.arns.operations
}

module "tables" {
  source = "../tables"

  environment         = var.environment
  definitions         = local.table_definitions
  max_request_units   = var.max_table_request_units
  key_arn             = module.keys.arns.data
  deletion_protection = var.deletion_protection
}

module "messaging" {
  source = "../messaging"

  environment        = var.environment
  location           = var.location
  contract           = local.contract
  service_role_names = { for queue in keys(local.services) : queue => "${var.environment}-${queue}-service" }
  operator_role_name = local.operator_role_name
  key_arn            = module.keys.arns.messaging
}

module "registry" {
  source = "../registry"

  environment         = var.environment
  images              = { for queue in keys(local.services) : queue => "routes-${queue}" }
  key_arn             = module.keys.arns.data
  deletion_protection = var.deletion_protection
}

module "identity" {
  source = "../identity"

  environment         = var.environment
  location            = var.location
  domain_prefix       = var.domain_prefix
  callees             = keys(local.services)
  callers             = local.machine_clients
  mail                = var.mail
  deletion_protection = var.deletion_protection
}

module "secrets" {
  source = "../secrets"

  environment = var.environment
  secrets = merge(
    { for queue in keys(var.databases) : "${queue}/database" => "Login of ${queue} to its database, made by the migration job: username, password" },
    { for queue in keys(local.machine_clients) : "${queue}/identity" => "Client with which ${queue} calls others: clientId, clientSecret" },
    { "payments/mercado-pago" = "What Mercado Pago gave us: accessToken, webhookSecrets (comma-separated)" },
  )
  # Which clients there are is no secret, what they have is.
  machine_clients = { for queue, id in module.identity.service_client_ids : queue => { id = id, secret = module.identity.service_clients[queue].secret } }
  recovery_days   = var.recoverable ? 30 : 0
  key_arn         = module.keys.arns.data
}

module "lambda" {
  source = "../lambda"

  environment          = var.environment
  location             = var.location
  package              = coalesce(var.auth_package, "${local.repository}/auth-lambda/target/auth-lambda.jar")
  handler              = var.auth_handler
  reserved_concurrency = var.auth_concurrency
  snap_start           = var.auth_snap_start
  live_version         = var.auth_live_version
  user_pool_id         = module.identity.user_pool_id
  user_pool_arn        = module.identity.user_pool_arn
  client_id            = module.identity.customers_client_id
  client_secret        = module.identity.customers_client_secret
  table_name           = one([for table in values(module.tables.tables) : table.name if table.owner == "auth"])
  table_arns           = [for table in values(module.tables.tables) : table.arn if table.owner == "auth"]
  recovery_days        = var.recoverable ? 30 : 0
  key_arn              = module.keys.arns.data
  log_retention_days   = var.log_retention_days
  log_key_arn          = module.keys.arns.operations
}

module "gateway" {
  source = "../gateway"

  environment               = var.environment
  routes                    = local.public_routes
  services                  = keys(local.services)
  issuer                    = module.identity.issuer
  people_client_ids         = [module.identity.customers_client_id]
  auth_lambda               = module.lambda.live
  throttling                = var.throttling
  allowed_origins           = var.allowed_origins
  domain                    = var.domain
  vpc_id                    = module.network.vpc_id
  subnet_ids                = values(module.network.private_subnet_ids)
  cluster_security_group_id = module.cluster.security_group_id
  service_port              = local.service_port
  management_port           = local.management_port
  deletion_protection       = var.deletion_protection
  log_retention_days        = var.log_retention_days
  log_key_arn               = module.keys.arns.operations
}

module "pages" {
  source = "../pages"

  environment         = var.environment
  location            = var.location
  web_directory       = "${local.repository}/web"
  api_host            = trimprefix(module.gateway.url, "https://")
  front_door_key      = module.lambda.front_door_key
  domain              = var.pages_domain
  deletion_protection = var.deletion_protection
}

module "access" {
  source = "../access"

  environment             = var.environment
  location                = var.location
  cluster_name            = module.cluster.name
  namespace               = local.namespace
  queues                  = module.messaging.queues
  tables                  = module.tables.tables
  pod_secret_arns         = module.secrets.arns
  master_secret_arns      = { for queue, database in module.database.databases : queue => database.master_secret_arn }
  login_secret_arns       = { for queue in keys(var.databases) : queue => module.secrets.arns["${queue}/database"] }
  target_group_arns       = module.gateway.target_group_arns
  operator_role_name      = local.operator_role_name
  operator_principal_arns = var.operator_principal_arns
  operator_needs_mfa      = var.operator_needs_mfa
  messaging_key_arn       = module.keys.arns.messaging
  data_key_arn            = module.keys.arns.data
}

module "observability" {
  source = "../observability"

  environment             = var.environment
  location                = var.location
  cluster_name            = module.cluster.name
  queue_names             = values(module.messaging.queues)[*].name
  dead_letter_queue_names = module.messaging.dead_letter_queue_names
  databases               = module.database.databases
  lambda_name             = module.lambda.live.function_name
  api_id                  = module.gateway.api_id
  alarm_addresses         = var.alarm_addresses
  monthly_budget_usd      = var.monthly_budget_usd
  key_arn                 = module.keys.arns.operations
}
