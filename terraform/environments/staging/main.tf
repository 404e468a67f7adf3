# Guardian's staging environment: what is its own. State is in S3, locked there; backend.hcl says in which bucket.
terraform {
  backend "s3" {
    key          = "guardian/staging.tfstate"
    encrypt      = true
    use_lockfile = true
  }
}

locals {
  environment = "staging"

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
  throttling              = { rate = 50, burst = 100, open_rate = 10, open_burst = 20 }
}

variable "auth_concurrency" {
  description = "Executions of the auth Lambda at a time at most, which are taken from the account's; null: as many as that has."
  type        = number
  default     = 5
}
