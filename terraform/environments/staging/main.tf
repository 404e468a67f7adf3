# Guardian's staging environment. State is in S3, locked there; backend.hcl says in which bucket (see backend.hcl.example).
terraform {
  required_version = ">= 1.11.0"

  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "6.66.0"
    }
  }

  backend "s3" {
    key          = "guardian/staging.tfstate"
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
      environment = "staging"
    }
  }
}

module "platform" {
  source = "../../modules/platform"

  environment = "staging"

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

  cidr                = "10.21.0.0/16"
  deletion_protection = false
  recoverable         = false
  log_retention_days  = 14
  monthly_budget_usd  = 500

  # Interrupted nodes are good practice for a staging environment, and cost a third.
  nodes = {
    instance_types = ["t3.large", "t3a.large", "m5.large"]
    capacity_type  = "SPOT"
    min_per_zone   = 1
    max_per_zone   = 2
  }

  databases = {
    catalog  = { instance_class = "db.t4g.micro", multi_az = false, backup_days = 3 }
    payments = { instance_class = "db.t4g.micro", multi_az = false, backup_days = 3 }
  }

  max_table_request_units = 500
  auth_concurrency        = 5
  throttling              = { rate = 50, burst = 100, open_rate = 10, open_burst = 20 }
}
