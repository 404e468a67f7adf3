# Production as a whole. What is planned here is what checks/ and the Java test read.
mock_provider "aws" {
  override_during = plan
  source          = "./tests/mocks"
}

variables {
  account_id              = "123456789012"
  endpoint_cidrs          = ["203.0.113.0/24"]
  administrator_role_arns = ["arn:aws:iam::123456789012:role/administrator"]
  operator_principal_arns = ["arn:aws:iam::123456789012:user/developer"]
  alarm_addresses         = ["alarms@example.com"]
  domain_prefix           = "guardian-example"
}

run "production" {
  command = plan

  module {
    source = "./environments/production"
  }

  assert {
    condition     = toset(keys(output.services)) == toset(values(yamldecode(file("../message-schema/src/main/resources/asyncapi.yaml"))["x-guardian"].services)[*].queue)
    error_message = "Every service of the contract has what its manifests need."
  }

  assert {
    condition = alltrue([for service in values(output.services) : alltrue([
      for name in ["AWS_REGION", "GUARDIAN_ENVIRONMENT", "GUARDIAN_QUEUE_URL", "GUARDIAN_DEAD_LETTER_QUEUE_URL", "GUARDIAN_TOPIC_ARN", "GUARDIAN_INBOUND_BARE", "GUARDIAN_BIND_ADDRESS", "SERVER_PORT", "MANAGEMENT_SERVER_PORT", "GUARDIAN_IDENTITY_ISSUER", "GUARDIAN_IDENTITY_PEOPLE_CLIENTS", "GUARDIAN_IDENTITY_SERVICE_CLIENTS"] :
      can(service.variables[name])
    ])])
    error_message = "Every service has the variables that one machine gives it."
  }

  assert {
    condition = alltrue([for queue, service in output.services : alltrue([
      for other in keys(output.services) : can(service.variables["GUARDIAN_${upper(other)}_URL"]) == contains(service.callees, other)
    ])]) && toset(output.services.orders.callees) == toset(["catalog", "payments"]) && output.services.catalog.callers == ["orders"]
    error_message = "A service is told where those are that it may call, and nobody else."
  }

  assert {
    condition     = output.cluster.region == "sa-east-1" && length(output.cluster.private_cidrs) == 2
    error_message = "The manifests are told the region, and from where the load balancer calls."
  }

  assert {
    condition     = output.alarm_topic_arn == "arn:aws:sns:sa-east-1:123456789012:guardian-production-alarms"
    error_message = "The manifests are told the topic by which people hear of alarms."
  }

  assert {
    condition     = alltrue([for service in values(output.services) : service.variables.GUARDIAN_INBOUND_BARE == "false"])
    error_message = "Bare envelopes are not handled in AWS."
  }

  assert {
    condition     = output.services.orders.variables.GUARDIAN_TOPIC_ARN == "arn:aws:sns:sa-east-1:123456789012:production-orders"
    error_message = "A service publishes to its own topic."
  }

  assert {
    condition     = output.services.orders.database == null && toset(output.services.orders.table_names) == toset(["production-orders", "production-orders-idempotency-keys", "production-orders-tracking-numbers", "production-orders-menu"])
    error_message = "Orders has the tables of its dynamodb-tables.yaml and no PostgreSQL."
  }

  assert {
    condition     = alltrue([for queue in ["catalog", "payments"] : output.services[queue].variables.GUARDIAN_DATABASE_URL == "jdbc:postgresql://database.example.com:5432/${queue}?sslmode=require"])
    error_message = "Catalog and payments have a database, reached by TLS."
  }

  assert {
    condition     = alltrue([for queue in ["catalog", "payments"] : output.services[queue].variables.GUARDIAN_DATABASE_MIGRATE == "false"])
    error_message = "Pods do not migrate their database."
  }

  assert {
    condition     = toset(keys(output.migrations)) == toset([for queue, service in output.services : queue if service.database != null])
    error_message = "Each database has its migration."
  }

  assert {
    condition     = alltrue([for queue, migration in output.migrations : migration.namespace == "guardian" && migration.service_account == "database-migration-${queue}" && migration.image == output.services[queue].image && can(regex("^arn:aws:iam::", migration.role_arn))])
    error_message = "A migration runs in the service's image, by an account of its own."
  }

  assert {
    condition = alltrue([for queue, migration in output.migrations : migration.variables == {
      AWS_REGION                     = "sa-east-1"
      GUARDIAN_DATABASE_URL          = output.services[queue].variables.GUARDIAN_DATABASE_URL
      GUARDIAN_DATABASE_OWNER_SECRET = output.services[queue].database.master_secret_arn
      GUARDIAN_DATABASE_LOGIN_SECRET = output.services[queue].secret_variables.GUARDIAN_DATABASE_USERNAME.secret
    }])
    error_message = "A migration reads the owner of the service's own database, and writes the login that the service gets."
  }

  assert {
    condition     = alltrue([for migration in values(output.migrations) : migration.owner_secret == migration.variables.GUARDIAN_DATABASE_OWNER_SECRET && migration.login_secret == migration.variables.GUARDIAN_DATABASE_LOGIN_SECRET])
    error_message = "What a migration is told and what the manifests read is one."
  }

  assert {
    condition     = toset(keys(output.services.payments.secret_variables)) == toset(["GUARDIAN_DATABASE_USERNAME", "GUARDIAN_DATABASE_PASSWORD", "MERCADOPAGO_ACCESS_TOKEN", "MERCADOPAGO_WEBHOOK_SECRETS"])
    error_message = "Payments gets its secrets from Secrets Manager."
  }

  assert {
    condition     = toset(keys(output.services.orders.secret_variables)) == toset(["GUARDIAN_IDENTITY_CLIENT_ID", "GUARDIAN_IDENTITY_CLIENT_SECRET"])
    error_message = "Orders, which calls others, has a client's secret."
  }

  assert {
    condition     = output.services.payments.variables.MERCADOPAGO_NOTIFICATION_URL == "https://api.example.com/v1/webhooks/mercadopago"
    error_message = "Mercado Pago notifies the public address."
  }

  assert {
    condition     = output.pages.url == "https://d0000000000000.cloudfront.net" && output.pages.bucket == "guardian-production-pages-123456789012" && can(regex(":policy/", output.pages.deployer_policy_arn)) && output.pages.distribution_id == "E0000000000000"
    error_message = "Who deploys the pages is told where they go, and people where they are."
  }

  assert {
    condition     = alltrue([for service in values(output.services) : can(regex("^arn:aws:iam::", service.role_arn)) && can(regex("dkr.ecr", service.image))])
    error_message = "Every service has a role and an image repository."
  }

  assert {
    condition     = alltrue([for queue in ["catalog", "orders", "payments"] : can(regex("targetgroup/", output.services[queue].target_group_arn))])
    error_message = "A service with public routes has a target group."
  }
}
