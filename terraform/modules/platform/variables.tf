variable "environment" {
  description = "What physical names begin with."
  type        = string

  validation {
    condition     = can(regex("^[a-z][a-z0-9]{1,11}$", var.environment))
    error_message = "environment has 2 to 12 lower-case letters and digits, a letter first: it begins names of limited length."
  }
}

variable "location" {
  description = "The account, region and partition. ARNs that can be told in advance are made from them, so that a plan shows whole policies."
  type = object({
    account_id = string
    region     = string
    partition  = optional(string, "aws")
  })

  validation {
    condition     = can(regex("^[0-9]{12}$", var.location.account_id))
    error_message = "account_id has twelve digits."
  }

  validation {
    condition     = can(regex("^[a-z]{2}(-[a-z]+)+-[0-9]$", var.location.region))
    error_message = "region is a name such as sa-east-1."
  }
}

variable "tags" {
  description = "The provider's default tags, for what others make from what is made here: nodes, disks, pods' volumes."
  type        = map(string)

  validation {
    condition     = try(var.tags.environment == var.environment, false)
    error_message = "The budget counts by the tag environment, which is the environment's name."
  }
}

variable "zones" {
  description = "Two availability zones of the region."
  type        = list(string)

  validation {
    condition     = length(var.zones) == 2 && alltrue([for zone in var.zones : startswith(zone, var.location.region)])
    error_message = "zones are two availability zones of the region."
  }
}

variable "cidr" {
  description = "The VPC's addresses."
  type        = string
}

variable "interface_endpoints" {
  description = "Services that get an interface endpoint in the VPC."
  type        = set(string)
  default     = []
}

variable "kubernetes_version" {
  description = "The cluster's Kubernetes version."
  type        = string
  default     = "1.36"
  nullable    = false
}

variable "addon_versions" {
  description = "Versions of EKS's add-ons by name; those not named have the newest for the cluster's version."
  type        = map(string)
  default     = {}
}

variable "endpoint_cidrs" {
  description = "From where the Kubernetes API may be reached over the internet."
  type        = list(string)
}

variable "nodes" {
  description = "The nodes of each zone and the limits within which the autoscaler moves."
  type = object({
    instance_types = list(string)
    ami_type       = optional(string, "AL2023_x86_64_STANDARD")
    capacity_type  = optional(string, "ON_DEMAND")
    min_per_zone   = number
    max_per_zone   = number
    disk_gib       = optional(number, 30)
  })
}

variable "administrator_role_arns" {
  description = "Roles that administer the cluster."
  type        = set(string)
}

variable "viewer_role_arns" {
  description = "Roles that may look at everything in the cluster but secrets."
  type        = set(string)
  default     = []
}

variable "databases" {
  description = "Databases by the queue name of the service that owns them."
  type = map(object({
    instance_class = string
    storage_gib    = optional(number, 20)
    multi_az       = bool
    backup_days    = number
  }))

  validation {
    condition     = length(setsubtract(keys(var.databases), values(local.contract["x-guardian"].services)[*].queue)) == 0
    error_message = "A database is named like the queue of a service of the contract."
  }
}

variable "postgres_version" {
  description = "PostgreSQL's major version."
  type        = string
  default     = "18"
  nullable    = false
}

variable "database_changes_now" {
  description = "Whether changes of databases happen at once, with a restart where they need one, instead of in the maintenance window."
  type        = bool
  default     = false
}

variable "max_table_request_units" {
  description = "Read and write units a second at most, of each table and of each index."
  type        = number
}

variable "domain_prefix" {
  description = "Where Cognito's token endpoint is: https://<prefix>.auth.<region>.amazoncognito.com."
  type        = string
}

variable "mail" {
  description = "The domain that sends mail through SES; null: Cognito's own mail."
  type = object({
    domain         = string
    from           = string
    hosted_zone_id = optional(string)
    verified       = optional(bool, false)
  })
  default = null
}

variable "auth_package" {
  description = "The auth Lambda's jar; null: where Maven builds it."
  type        = string
  default     = null
}

variable "auth_handler" {
  description = "The auth Lambda's handler."
  type        = string
  default     = "io.guardianpartner.auth.AuthHandler::handleRequest"
}

variable "auth_concurrency" {
  description = "Executions of the auth Lambda at a time at most; null: as many as the account has."
  type        = number
}

variable "auth_snap_start" {
  description = "Whether the auth Lambda starts from a snapshot."
  type        = bool
  default     = false
}

variable "auth_live_version" {
  description = "The version of the auth Lambda that answers; null: the newest."
  type        = string
  default     = null
}

variable "throttling" {
  description = "Requests a second and burst: of each route, and of each route that is open to everybody."
  type = object({
    rate       = number
    burst      = number
    open_rate  = number
    open_burst = number
  })
}

variable "allowed_origins" {
  description = "Origins of web pages that may call from a browser."
  type        = list(string)
  default     = []
}

variable "domain" {
  description = "A name of ours for the API; null: the API's own address."
  type = object({
    name            = string
    certificate_arn = string
    hosted_zone_id  = optional(string)
  })
  default = null
}

variable "pages_domain" {
  description = "A name of ours for the pages; null: CloudFront's own address."
  type = object({
    name            = string
    certificate_arn = string
    hosted_zone_id  = optional(string)
  })
  default = null
}

variable "operator_principal_arns" {
  description = "Who may take the operator's role: ARNs of roles or users."
  type        = list(string)
}

variable "operator_needs_mfa" {
  description = "Whether AWS must have seen a second factor of who takes it; false for roles, whose sessions have none."
  type        = bool
  default     = true
}

variable "alarm_addresses" {
  description = "Mail addresses that hear of alarms and of the budget."
  type        = set(string)
}

variable "monthly_budget_usd" {
  description = "US dollars a month."
  type        = number
}

variable "log_retention_days" {
  description = "Days for which logs are kept."
  type        = number

  validation {
    condition     = contains([7, 14, 30, 60, 90, 180, 365], var.log_retention_days)
    error_message = "log_retention_days is 7, 14, 30, 60, 90, 180 or 365."
  }
}

variable "deletion_protection" {
  description = "Whether what holds data can only be deleted after this was switched off."
  type        = bool
}

variable "recoverable" {
  description = "Whether what holds data can be brought back after it was deleted: databases leave a last snapshot, secrets stay for 30 days. Not the same switch as the protection, which is off whenever something is deleted."
  type        = bool
}
