variable "account_id" {
  description = "The AWS account."
  type        = string

  validation {
    condition     = can(regex("^[0-9]{12}$", var.account_id))
    error_message = "account_id has twelve digits."
  }
}

variable "region" {
  description = "The region."
  type        = string
  default     = "sa-east-1"
}

variable "zones" {
  description = "Two availability zones of the region."
  type        = list(string)
  default     = ["sa-east-1a", "sa-east-1c"]
}

variable "endpoint_cidrs" {
  description = "From where the Kubernetes API may be reached over the internet; empty: from nowhere."
  type        = list(string)
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

variable "operator_principal_arns" {
  description = "Roles or users who may take the operator's role."
  type        = list(string)
}

variable "operator_needs_mfa" {
  description = "Whether AWS must have seen their second factor. It does so for users only: with roles, those of an identity provider included, set it to false."
  type        = bool
  default     = true
}

variable "alarm_addresses" {
  description = "Mail addresses that hear of alarms and of the budget."
  type        = set(string)
}

variable "domain_prefix" {
  description = "Where Cognito's token endpoint is; nobody else in the region may have it."
  type        = string
}

variable "mail" {
  description = "The domain that sends mail through SES: domain, from, hosted_zone_id, verified. null: Cognito's own, some 50 a day."
  type = object({
    domain         = string
    from           = string
    hosted_zone_id = optional(string)
    verified       = optional(bool, false)
  })
  default = null
}

variable "domain" {
  description = "A name of ours for the API: name, certificate_arn, hosted_zone_id. null: the API's own address."
  type = object({
    name            = string
    certificate_arn = string
    hosted_zone_id  = optional(string)
  })
  default = null
}

variable "pages_domain" {
  description = "A name of ours for the pages: name, certificate_arn (of us-east-1), hosted_zone_id. null: CloudFront's own address."
  type = object({
    name            = string
    certificate_arn = string
    hosted_zone_id  = optional(string)
  })
  default = null

  validation {
    condition     = var.pages_domain == null || var.domain != null
    error_message = "Pages under a name of ours want an API under one: set domain, too."
  }
}

variable "allowed_origins" {
  description = "Origins of web pages that may call from a browser."
  type        = list(string)
  default     = []
}

variable "interface_endpoints" {
  description = "Services that get an interface endpoint in the VPC: sqs, sns, ecr.api, ecr.dkr, secretsmanager …"
  type        = set(string)
  default     = []
}

variable "kubernetes_version" {
  description = "The cluster's Kubernetes version, raised by one at a time; null: the platform's."
  type        = string
  default     = null
}

variable "addon_versions" {
  description = "Versions of EKS's add-ons by name; those not named have the newest for the cluster's version."
  type        = map(string)
  default     = {}
}

variable "postgres_version" {
  description = "PostgreSQL's major version; null: the platform's."
  type        = string
  default     = null
}

variable "database_changes_now" {
  description = "Whether changes of databases happen at once, with a restart where they need one, instead of in the maintenance window. A major version wants it."
  type        = bool
  default     = false
}

variable "auth_package" {
  description = "The auth Lambda's jar; null: where Maven builds it."
  type        = string
  default     = null
}

variable "auth_snap_start" {
  description = "Whether the auth Lambda starts from a snapshot. Not before the pepper of the CPFs is there: a version that cannot start is not published."
  type        = bool
  default     = false
}

variable "auth_live_version" {
  description = "The version of the auth Lambda that answers; null: the newest. A number rolls back."
  type        = string
  default     = null
}
