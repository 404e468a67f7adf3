# The environment variables of the pods: the names are those with which one machine starts the same jars.

locals {
  variables = {
    for queue, name in local.services : queue => merge(
      {
        AWS_REGION                       = var.location.region
        GUARDIAN_ENVIRONMENT             = var.environment
        GUARDIAN_QUEUE_URL               = module.messaging.queues[queue].url
        GUARDIAN_DEAD_LETTER_QUEUE_URL   = module.messaging.queues[queue].dead_letter_url
        GUARDIAN_TOPIC_ARN               = module.messaging.queues[queue].topic_arn
        GUARDIAN_INBOUND_BARE            = "false"
        GUARDIAN_BIND_ADDRESS            = "0.0.0.0"
        SERVER_PORT                      = tostring(local.service_port)
        MANAGEMENT_SERVER_PORT           = tostring(local.management_port)
        GUARDIAN_IDENTITY_ISSUER         = module.identity.issuer
        GUARDIAN_IDENTITY_PEOPLE_CLIENTS = module.identity.customers_client_id
        GUARDIAN_IDENTITY_SERVICE_CLIENTS = join(",", [
          for caller, callees in local.machine_clients : module.identity.service_client_ids[caller] if contains(callees, queue)
        ])
      },
      # Whom it calls, at their ClusterIP services.
      { for other in lookup(local.machine_clients, queue, []) : "GUARDIAN_${upper(replace(other, "-", "_"))}_URL" => "http://${other}.${local.namespace}.svc:${local.service_port}" },
      { for caller in [queue] : "GUARDIAN_IDENTITY_TOKEN_ENDPOINT" => module.identity.token_endpoint if contains(keys(local.machine_clients), caller) },
      merge([for owner in [queue] : {
        GUARDIAN_DATABASE_URL = module.database.databases[owner].jdbc_url
        # Its login may not: the migration job does it before.
        GUARDIAN_DATABASE_MIGRATE = "false"
      } if contains(keys(var.databases), owner)]...),
      { for receiver in [queue] : "MERCADOPAGO_NOTIFICATION_URL" => "${module.gateway.url}/v1/webhooks/mercadopago" if receiver == "payments" },
    )
  }

  secret_variables = {
    for queue in keys(local.services) : queue => merge(
      contains(keys(var.databases), queue) ? {
        GUARDIAN_DATABASE_USERNAME = { secret = module.secrets.names["${queue}/database"], member = "username" }
        GUARDIAN_DATABASE_PASSWORD = { secret = module.secrets.names["${queue}/database"], member = "password" }
      } : {},
      contains(keys(local.machine_clients), queue) ? {
        GUARDIAN_IDENTITY_CLIENT_ID     = { secret = module.secrets.names["${queue}/identity"], member = "clientId" }
        GUARDIAN_IDENTITY_CLIENT_SECRET = { secret = module.secrets.names["${queue}/identity"], member = "clientSecret" }
      } : {},
      queue == "payments" ? {
        MERCADOPAGO_ACCESS_TOKEN    = { secret = module.secrets.names["payments/mercado-pago"], member = "accessToken" }
        MERCADOPAGO_WEBHOOK_SECRETS = { secret = module.secrets.names["payments/mercado-pago"], member = "webhookSecrets" }
      } : {},
    )
  }

  # The same image with another command, before the pods.
  migration_variables = {
    for queue in keys(var.databases) : queue => {
      AWS_REGION                     = var.location.region
      GUARDIAN_DATABASE_URL          = module.database.databases[queue].jdbc_url
      GUARDIAN_DATABASE_OWNER_SECRET = module.database.databases[queue].master_secret_arn
      GUARDIAN_DATABASE_LOGIN_SECRET = module.secrets.names["${queue}/database"]
    }
  }
}
