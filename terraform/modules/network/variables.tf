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

variable "cidr" {
  description = "The VPC's addresses; a /16 leaves each subnet 4,091."
  type        = string
  default     = "10.20.0.0/16"

  validation {
    condition     = can(cidrhost(var.cidr, 0)) && try(tonumber(split("/", var.cidr)[1]), 0) >= 16 && try(tonumber(split("/", var.cidr)[1]), 0) <= 20
    error_message = "cidr is an IPv4 block from /16 to /20."
  }
}

variable "zones" {
  description = "Availability zones; the first two are used."
  type        = list(string)

  validation {
    condition     = length(distinct(var.zones)) == length(var.zones) && length(var.zones) >= 2
    error_message = "zones has at least two different availability zones."
  }
}

variable "interface_endpoints" {
  description = "Services that get an interface endpoint in the private subnets, as in com.amazonaws.<region>.<service>: sqs, sns, ecr.api, ecr.dkr, secretsmanager …"
  type        = set(string)
  default     = []
}

variable "log_retention_days" {
  description = "Days for which logs are kept."
  type        = number
}

variable "log_key_arn" {
  description = "The key that encrypts logs."
  type        = string
}
