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

variable "package" {
  description = "The jar that Maven builds. It need not exist to plan."
  type        = string

  validation {
    condition     = can(regex("\\.(jar|zip)$", var.package))
    error_message = "package is a .jar or .zip."
  }
}

variable "handler" {
  description = "The handler's class and method."
  type        = string

  validation {
    condition     = can(regex("^[a-z][A-Za-z0-9_.]+\\.[A-Z][A-Za-z0-9_]*(::[a-z][A-Za-z0-9]*)?$", var.handler))
    error_message = "handler is package.Class or package.Class::method."
  }
}

variable "runtime" {
  description = "Lambda's Java."
  type        = string
  default     = "java21"

  validation {
    condition     = contains(["java17", "java21", "java25"], var.runtime)
    error_message = "runtime is java17, java21 or java25."
  }
}

variable "memory_mib" {
  description = "Memory, and with it the share of a processor: 1769 is one."
  type        = number
  default     = 1024

  validation {
    condition     = var.memory_mib >= 256 && var.memory_mib <= 3008
    error_message = "memory_mib is from 256 to 3008."
  }
}

variable "reserved_concurrency" {
  description = "Executions at a time at most, which are taken from the account's; null: as many as that has. A fresh account often has ten, of which AWS lets nobody reserve any."
  type        = number

  validation {
    condition     = var.reserved_concurrency == null || try(var.reserved_concurrency >= 1 && var.reserved_concurrency <= 500, false)
    error_message = "reserved_concurrency is from 1 to 500: 0 would switch signing in off."
  }
}

variable "snap_start" {
  description = "Whether versions start from a snapshot."
  type        = bool
  default     = false
}

variable "live_version" {
  description = "The version that answers; null: the newest. A number rolls back."
  type        = string
  default     = null

  validation {
    condition     = var.live_version == null || can(regex("^[1-9][0-9]*$", var.live_version))
    error_message = "live_version is a published version's number."
  }
}

variable "user_pool_id" {
  description = "The user pool."
  type        = string
}

variable "user_pool_arn" {
  description = "The user pool's ARN."
  type        = string
}

variable "user_pool_actions" {
  description = "What the Lambda calls in Cognito that wants a right; those that carry a user's token or the client's secret (SignUp, RevokeToken …) want none."
  type        = list(string)
  default = [
    "cognito-idp:AdminDeleteUser",
    "cognito-idp:AdminGetUser",
    "cognito-idp:AdminInitiateAuth",
    "cognito-idp:AdminRespondToAuthChallenge",
  ]

  validation {
    condition     = alltrue([for action in var.user_pool_actions : can(regex("^cognito-idp:[A-Za-z]+$", action))])
    error_message = "user_pool_actions are named one by one."
  }
}

variable "client_id" {
  description = "The client of people."
  type        = string
}

variable "client_secret" {
  description = "Its secret."
  type        = string
  sensitive   = true
}

variable "table_name" {
  description = "The table of CPFs and attempts."
  type        = string
}

variable "table_arns" {
  description = "The tables that the Lambda uses."
  type        = list(string)
}

variable "recovery_days" {
  description = "For how many days a deleted secret can be restored; 0 deletes it at once."
  type        = number
}

variable "key_arn" {
  description = "The key of the table, the secret and the variables."
  type        = string
}

variable "log_retention_days" {
  description = "Days for which logs are kept."
  type        = number
}

variable "log_key_arn" {
  description = "The key that encrypts logs."
  type        = string
}
