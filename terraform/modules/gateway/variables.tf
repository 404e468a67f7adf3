variable "environment" {
  description = "What physical names begin with."
  type        = string

  validation {
    condition     = can(regex("^[a-z][a-z0-9]{1,11}$", var.environment))
    error_message = "environment has 2 to 12 lower-case letters and digits, a letter first: it begins names of limited length."
  }
}

variable "routes" {
  description = "Public routes by the queue of the service that answers, or auth for the Lambda: those open to anybody, and those that want a person's token. Each is \"METHOD /path/{segment}\"; with an open GET goes a HEAD."
  type = map(object({
    open  = optional(list(string), [])
    token = optional(list(string), [])
  }))

  validation {
    condition     = alltrue([for line in flatten([for lines in values(var.routes) : concat(lines.open, lines.token)]) : can(regex("^(GET|HEAD|POST|PUT|PATCH|DELETE) /v1(/[a-z-]+|/\\{[a-zA-Z]+\\})+$", line))])
    error_message = "A route is METHOD /v1/path/{segment}: no wildcard, no other root."
  }

  validation {
    condition     = length(flatten([for lines in values(var.routes) : concat(lines.open, lines.token)])) == length(distinct(flatten([for lines in values(var.routes) : concat(lines.open, lines.token)])))
    error_message = "A route has one service, and is open or is not."
  }

  validation {
    condition     = alltrue([for line in flatten([for lines in values(var.routes) : lines.token]) : !can(regex("^POST /v1/auth/(sign-up|confirmation|code|sign-in|refresh)$", line))])
    error_message = "Whoever signs in has no token yet: such a route that wants one locks everybody out."
  }

  validation {
    condition     = alltrue([for line in flatten([for queue, lines in var.routes : concat(lines.open, lines.token) if queue == "auth"]) : can(regex("^[A-Z]+ /v1/auth/", line))])
    error_message = "The auth Lambda's routes are under /v1/auth/."
  }

  validation {
    condition     = length(setsubtract(keys(var.routes), concat(tolist(var.services), ["auth"]))) == 0
    error_message = "A public route is of a service of the contract, or of auth."
  }

  validation {
    condition     = alltrue([for line in flatten([for lines in values(var.routes) : lines.open]) : can(regex("^(GET|HEAD) /v1/(categories|products)", line)) || can(regex("^(GET|HEAD|POST) /v1/guest/orders(/payments|/cancellation)?$", line)) || can(regex("^POST /v1/(webhooks|auth)/", line))])
    error_message = "Open are at most reading the menu, guests' orders, webhooks and signing in."
  }
}

variable "services" {
  description = "Queues of the contract's services; only they have pods."
  type        = set(string)
}

variable "issuer" {
  description = "Who issues people's tokens."
  type        = string
}

variable "people_client_ids" {
  description = "Client ids whose tokens of people are accepted."
  type        = list(string)
}

variable "auth_lambda" {
  description = "The alias of the auth Lambda that answers."
  type = object({
    function_name = string
    qualifier     = string
    invoke_arn    = string
  })
}

variable "throttling" {
  description = "Requests a second and burst: of each route, and of each route that is open to everybody."
  type = object({
    rate       = number
    burst      = number
    open_rate  = number
    open_burst = number
  })

  validation {
    condition     = min(values(var.throttling)...) > 0
    error_message = "A limit of 0 lets nobody in."
  }

  validation {
    condition     = var.throttling.open_rate <= var.throttling.rate && var.throttling.open_burst <= var.throttling.burst
    error_message = "What is open is limited at least as tightly."
  }
}

variable "allowed_origins" {
  description = "Origins of web pages that may call from a browser; empty: none."
  type        = list(string)
  default     = []

  validation {
    condition     = alltrue([for origin in var.allowed_origins : can(regex("^https://[a-z0-9.-]+$", origin))])
    error_message = "An origin is https://host; not *."
  }
}

variable "domain" {
  description = "A name of ours for the API with its certificate of the same region, and the Route 53 zone for it; null: the API's own address."
  type = object({
    name            = string
    certificate_arn = string
    hosted_zone_id  = optional(string)
  })
  default = null
}

variable "vpc_id" {
  description = "The VPC."
  type        = string
}

variable "subnet_ids" {
  description = "Private subnets for the link and the load balancer."
  type        = list(string)
}

variable "cluster_security_group_id" {
  description = "The pods' security group."
  type        = string
}

variable "service_port" {
  description = "The pods' port for requests."
  type        = number
}

variable "management_port" {
  description = "The pods' port for health and metrics."
  type        = number
}

variable "deletion_protection" {
  description = "Whether the load balancer can only be deleted after this was switched off."
  type        = bool
}

variable "log_retention_days" {
  description = "Days for which logs are kept."
  type        = number
}

variable "log_key_arn" {
  description = "The key that encrypts logs."
  type        = string
}
