# Guardian's production environment. State is in S3, locked there; backend.hcl says in which bucket (see backend.hcl.example).
terraform {
  required_version = ">= 1.11.0"

  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "6.66.0"
    }
  }

  backend "s3" {
    key          = "guardian/production.tfstate"
    encrypt      = true
    use_lockfile = true
  }
}

provider "aws" {
  region = var.region
  # With another account's credentials nothing happens.
  allowed_account_ids = [var.account_id]

  default_tags {
    tags = {
      project     = "guardian"
      environment = "production"
    }
  }
}

module "platform" {
  source = "../../modules/platform"

  environment = "production"

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

  cidr                = "10.20.0.0/16"
  deletion_protection = true
  recoverable         = true
  log_retention_days  = 90
  monthly_budget_usd  = 1500

  nodes = {
    instance_types = ["m6i.large"]
    min_per_zone   = 1
    max_per_zone   = 4
    disk_gib       = 50
  }

  databases = {
    catalog  = { instance_class = "db.t4g.medium", multi_az = true, backup_days = 14 }
    payments = { instance_class = "db.t4g.medium", multi_az = true, backup_days = 35 }
  }

  max_table_request_units = 4000
  auth_concurrency        = 50
  throttling              = { rate = 500, burst = 1000, open_rate = 100, open_burst = 200 }
}
