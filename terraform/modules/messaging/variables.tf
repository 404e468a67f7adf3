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

variable "contract" {
  description = "The contract, message-schema's asyncapi.yaml, decoded: its x-guardian.services are the topology."
  type        = any

  validation {
    condition     = can(var.contract["x-guardian"].services) && length(try(var.contract["x-guardian"].services, {})) > 0
    error_message = "The contract has services under x-guardian.services."
  }

  validation {
    condition     = alltrue([for service in try(values(var.contract["x-guardian"].services), []) : can(regex("^[a-z0-9]+(-[a-z0-9]+)*$", service.queue)) && can(regex("^[a-z0-9]+(-[a-z0-9]+)*$", service.topic))])
    error_message = "Queues and topics of the contract have lower-case letters, digits and single hyphens."
  }

  validation {
    condition = alltrue(flatten([for name, service in try(var.contract["x-guardian"].services, {}) : [
      for sender in service.listensTo : contains(keys(var.contract["x-guardian"].services), sender)
    ]]))
    error_message = "A service listens to services of the contract."
  }
}

variable "service_role_names" {
  description = "Names of the services' roles by queue."
  type        = map(string)
}

variable "operator_role_name" {
  description = "Name of the role with which operators replay messages."
  type        = string
}

variable "key_arn" {
  description = "The key that encrypts queues and topics; SNS must be allowed to use it."
  type        = string
}
