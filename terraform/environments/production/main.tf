# Guardian's production environment: what is its own. State is in S3, locked there; backend.hcl says in which bucket.
terraform {
  backend "s3" {
    key          = "guardian/production.tfstate"
    encrypt      = true
    use_lockfile = true
  }
}

locals {
  environment = "production"

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
  throttling              = { rate = 500, burst = 1000, open_rate = 100, open_burst = 200 }
}

variable "auth_concurrency" {
  description = "Executions of the auth Lambda at a time at most, which are taken from the account's; null: as many as that has."
  type        = number
  default     = 50
}
