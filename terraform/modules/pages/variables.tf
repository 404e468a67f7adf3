variable "environment" {
  description = "What physical names begin with."
  type        = string

  validation {
    condition     = can(regex("^[a-z][a-z0-9]{1,11}$", var.environment))
    error_message = "environment has 2 to 12 lower-case letters and digits, a letter first: it begins names of limited length."
  }
}

variable "location" {
  description = "The account: buckets of all accounts share their names."
  type = object({
    account_id = string
  })
}

variable "web_directory" {
  description = "The module web: its pages and their headers."
  type        = string
}

variable "api_host" {
  description = "The host of the API."
  type        = string

  validation {
    condition     = can(regex("^[a-z0-9-]+(\\.[a-z0-9-]+)+$", var.api_host))
    error_message = "api_host is a host's name, without https:// and without a path."
  }
}

variable "front_door_key" {
  description = "By which the auth Lambda knows requests that came through this distribution."
  type        = string
  sensitive   = true

  validation {
    condition     = can(regex("^[0-9a-f]{64}$", var.front_door_key))
    error_message = "front_door_key has 64 hexadecimal digits."
  }
}

variable "domain" {
  description = "A name of ours for the pages with its certificate, which CloudFront wants in us-east-1, and the Route 53 zone for it; null: CloudFront's own address."
  type = object({
    name            = string
    certificate_arn = string
    hosted_zone_id  = optional(string)
  })
  default = null

  validation {
    condition     = var.domain == null || can(regex("^arn:[a-z-]+:acm:us-east-1:", var.domain.certificate_arn))
    error_message = "CloudFront takes certificates of us-east-1 only."
  }

  validation {
    condition     = try(var.domain.name, null) != var.api_host
    error_message = "Pages and API have a name each: CloudFront asks the API by its own."
  }
}

variable "deletion_protection" {
  description = "Whether the bucket can only be deleted after it was emptied."
  type        = bool
}
