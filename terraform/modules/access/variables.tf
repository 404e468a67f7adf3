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

variable "cluster_name" {
  description = "The cluster of the pods."
  type        = string
}

variable "namespace" {
  description = "The services' namespace; a service's account is called after its queue."
  type        = string
}

variable "queues" {
  description = "What messaging says of each service's queue."
  type = map(object({
    arn              = string
    dead_letter_arn  = string
    undelivered_arns = list(string)
    heard_topic_arns = list(string)
    topic_arn        = string
  }))
}

variable "tables" {
  description = "What tables says of each table."
  type = map(object({
    owner      = string
    arn        = string
    index_arns = list(string)
  }))
}

variable "pod_secret_arns" {
  description = "Secrets that pods get, by name."
  type        = map(string)
}

variable "master_secret_arns" {
  description = "Secrets of the databases' master users, by queue."
  type        = map(string)
}

variable "login_secret_arns" {
  description = "Secrets of the services' database logins, by queue."
  type        = map(string)
}

variable "target_group_arns" {
  description = "The gateway's target groups, by queue."
  type        = map(string)
}

variable "operator_role_name" {
  description = "Name of the role with which operators replay messages."
  type        = string
}

variable "operator_principal_arns" {
  description = "Who may take the operator's role: ARNs of roles or users."
  type        = list(string)

  validation {
    condition     = length(var.operator_principal_arns) > 0 && alltrue([for arn in var.operator_principal_arns : can(regex("^arn:[a-z-]+:iam::[0-9]{12}:(role|user)/[^*]+$", arn))])
    error_message = "operator_principal_arns are ARNs of roles or users: not of whole accounts, not *."
  }
}

variable "operator_needs_mfa" {
  description = "Whether AWS must have seen a second factor. It sees those of users; a role's session, those of an identity provider included, never has one: for roles this is false, and whoever may take them is asked for it before."
  type        = bool
  default     = true

  validation {
    condition     = !var.operator_needs_mfa || alltrue([for arn in var.operator_principal_arns : strcontains(arn, ":user/")])
    error_message = "A role's session has no second factor that AWS knows of, so nobody could take the operator's role: name users, or set operator_needs_mfa to false."
  }
}

variable "messaging_key_arn" {
  description = "The key of queues and topics."
  type        = string
}

variable "data_key_arn" {
  description = "The key of tables and secrets."
  type        = string
}
