variable "environment" {
  description = "What physical names begin with."
  type        = string

  validation {
    condition     = can(regex("^[a-z][a-z0-9]{1,11}$", var.environment))
    error_message = "environment has 2 to 12 lower-case letters and digits, a letter first: it begins names of limited length."
  }
}

variable "secrets" {
  description = "What each secret is, by its name behind the environment's."
  type        = map(string)

  validation {
    condition     = alltrue([for name in keys(var.secrets) : can(regex("^[a-z][a-z0-9-]*(/[a-z][a-z0-9-]*)?$", name))])
    error_message = "A secret is named <service>/<what>."
  }
}

variable "machine_clients" {
  description = "Cognito clients of services that call others, by queue."
  type = map(object({
    id     = string
    secret = string
  }))
}

variable "recovery_days" {
  description = "For how many days a deleted secret can be restored; 0 deletes it at once."
  type        = number

  validation {
    condition     = var.recovery_days == 0 || (var.recovery_days >= 7 && var.recovery_days <= 30)
    error_message = "recovery_days is 0, or from 7 to 30."
  }
}

variable "key_arn" {
  description = "The key that encrypts the secrets."
  type        = string
}
