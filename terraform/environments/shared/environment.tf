# An environment, whichever it is: each directory beside this one links to these files and says in its main.tf what is its own.
terraform {
  required_version = ">= 1.11.0"

  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "6.66.0"
    }
  }
}

locals {
  tags = { project = "guardian", environment = local.environment }
}

provider "aws" {
  region = var.region
  # With another account's credentials nothing happens.
  allowed_account_ids = [var.account_id]

  default_tags {
    tags = local.tags
  }
}

module "platform" {
  source = "../../modules/platform"

  environment = local.environment
  tags        = local.tags

  location = {
    account_id = var.account_id
    region     = var.region
  }

  zones                   = var.zones
  endpoint_cidrs          = var.endpoint_cidrs
  administrator_role_arns = var.administrator_role_arns
  operator_principal_arns = var.operator_principal_arns
  operator_needs_mfa      = var.operator_needs_mfa
  alarm_addresses         = var.alarm_addresses
  domain_prefix           = var.domain_prefix
  mail                    = var.mail
  domain                  = var.domain
  pages_domain            = var.pages_domain
  allowed_origins         = var.allowed_origins
  viewer_role_arns        = var.viewer_role_arns
  interface_endpoints     = var.interface_endpoints
  kubernetes_version      = var.kubernetes_version
  addon_versions          = var.addon_versions
  postgres_version        = var.postgres_version
  database_changes_now    = var.database_changes_now
  auth_package            = var.auth_package
  auth_snap_start         = var.auth_snap_start
  auth_live_version       = var.auth_live_version
  auth_concurrency        = var.auth_concurrency

  cidr                    = local.cidr
  deletion_protection     = local.deletion_protection
  recoverable             = local.recoverable
  log_retention_days      = local.log_retention_days
  monthly_budget_usd      = local.monthly_budget_usd
  nodes                   = local.nodes
  databases               = local.databases
  max_table_request_units = local.max_table_request_units
  throttling              = local.throttling
}
