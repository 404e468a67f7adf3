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

variable "domain_prefix" {
  description = "Where the token endpoint is: https://<prefix>.auth.<region>.amazoncognito.com. No other AWS customer in the region may have it."
  type        = string

  validation {
    condition     = can(regex("^[a-z0-9](?:[a-z0-9-]{1,61}[a-z0-9])$", var.domain_prefix)) && !can(regex("aws|amazon|cognito", var.domain_prefix))
    error_message = "domain_prefix has 3 to 63 lower-case letters, digits and hyphens, none of them at an end, and none of the words aws, amazon and cognito."
  }
}

variable "callees" {
  description = "Queues of the services that have a private API: each is a resource server with the scope invoke."
  type        = set(string)
}

variable "callers" {
  description = "Queues of the services that call others, with the queues of those."
  type        = map(list(string))

  validation {
    condition     = alltrue([for callees in values(var.callers) : length(callees) > 0 && length(setsubtract(callees, var.callees)) == 0])
    error_message = "Who calls, calls services of the contract."
  }
}

variable "mail" {
  description = "SES: the domain that sends, the sender, and the Route 53 zone for the domain's keys (null: published by hand), and whether SES has verified the domain: until then Cognito refuses it. null: Cognito's own mail, some 50 a day."
  type = object({
    domain         = string
    from           = string
    hosted_zone_id = optional(string)
    verified       = optional(bool, false)
  })
  default = null

  validation {
    condition     = var.mail == null || can(regex("@${replace(var.mail.domain, ".", "\\.")}>?$", var.mail.from))
    error_message = "mail.from is an address of mail.domain, with or without a name before it."
  }
}

variable "deletion_protection" {
  description = "Whether the pool, and with it everybody's account, can only be deleted after this was switched off."
  type        = bool
}
