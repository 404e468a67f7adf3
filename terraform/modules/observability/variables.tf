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
  description = "The cluster in which Grafana and Alertmanager run."
  type        = string
}

variable "queue_names" {
  description = "The services' input queues."
  type        = list(string)
}

variable "dead_letter_queue_names" {
  description = "Dead-letter queues of both kinds."
  type        = list(string)
}

variable "databases" {
  description = "Databases by queue: identifier, and how many connections each takes."
  type = map(object({
    identifier      = string
    max_connections = number
  }))
}

variable "lambda_name" {
  description = "The auth Lambda."
  type        = string
}

variable "api_id" {
  description = "The HTTP API."
  type        = string
}

variable "alarm_addresses" {
  description = "Mail addresses that hear of alarms and of the budget."
  type        = set(string)

  validation {
    condition     = length(var.alarm_addresses) > 0 && alltrue([for address in var.alarm_addresses : can(regex("^[^@ ]+@[^@ ]+\\.[a-z]+$", address))])
    error_message = "alarm_addresses has a mail address at least: an alarm that nobody hears is none."
  }
}

variable "monthly_budget_usd" {
  description = "US dollars a month; at 80 % of it, and when it is forecast to be spent, the addresses hear of it."
  type        = number

  validation {
    condition     = var.monthly_budget_usd >= 50
    error_message = "monthly_budget_usd is 50 or more: the cluster alone costs that."
  }
}

variable "key_arn" {
  description = "The key of the alarms' topic; CloudWatch and Budgets must be allowed to use it, Alertmanager's role is."
  type        = string
}
