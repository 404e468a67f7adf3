variable "environment" {
  description = "What physical names begin with."
  type        = string

  validation {
    condition     = can(regex("^[a-z][a-z0-9]{1,11}$", var.environment))
    error_message = "environment has 2 to 12 lower-case letters and digits, a letter first: it begins names of limited length."
  }
}

variable "name" {
  description = "The role's name behind the environment's."
  type        = string

  validation {
    condition     = can(regex("^[a-z][a-z0-9-]{0,50}$", var.name))
    error_message = "name has at most 51 lower-case letters, digits and hyphens: a role's name ends at 64."
  }
}

variable "cluster_name" {
  description = "The cluster of the pods."
  type        = string
}

variable "namespace" {
  description = "The pods' namespace."
  type        = string
}

variable "service_account" {
  description = "The pods' service account."
  type        = string
}

variable "statements" {
  description = "Statements of the role's policy."
  type        = any

  validation {
    condition     = length(var.statements) > 0
    error_message = "A role that may do nothing is none."
  }
}
