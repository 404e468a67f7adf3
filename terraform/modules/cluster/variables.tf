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

variable "kubernetes_version" {
  description = "The cluster's Kubernetes version; `aws eks describe-cluster-versions` lists those in standard support."
  type        = string

  validation {
    condition     = can(regex("^1\\.(3[4-9]|[4-9][0-9])$", var.kubernetes_version))
    error_message = "kubernetes_version is 1.34 or newer; older ones are out of standard support."
  }
}

variable "subnet_ids" {
  description = "The nodes' subnets by availability zone."
  type        = map(string)

  validation {
    condition     = length(var.subnet_ids) >= 2
    error_message = "EKS wants subnets in two zones at least."
  }
}

variable "endpoint_cidrs" {
  description = "From where the Kubernetes API may be reached over the internet, besides from inside the VPC; empty: from nowhere."
  type        = list(string)

  validation {
    condition     = alltrue([for cidr in var.endpoint_cidrs : can(cidrhost(cidr, 0)) && try(tonumber(split("/", cidr)[1]) >= 16, false)])
    error_message = "endpoint_cidrs are IPv4 blocks no larger than a /16: the API is not open to everybody."
  }
}

variable "nodes" {
  description = "The nodes of each zone and the limits within which the autoscaler moves."
  type = object({
    instance_types = list(string)
    ami_type       = optional(string, "AL2023_x86_64_STANDARD")
    capacity_type  = optional(string, "ON_DEMAND")
    min_per_zone   = number
    max_per_zone   = number
    disk_gib       = optional(number, 30)
  })

  validation {
    condition     = var.nodes.min_per_zone >= 1 && var.nodes.max_per_zone > var.nodes.min_per_zone && var.nodes.max_per_zone <= 10
    error_message = "In each zone there is 1 node at least, room for the autoscaler, and 10 nodes at most."
  }

  validation {
    condition     = contains(["ON_DEMAND", "SPOT"], var.nodes.capacity_type)
    error_message = "capacity_type is ON_DEMAND or SPOT."
  }

  validation {
    condition     = contains(["AL2023_x86_64_STANDARD", "AL2023_ARM_64_STANDARD"], var.nodes.ami_type)
    error_message = "ami_type is AL2023_x86_64_STANDARD or AL2023_ARM_64_STANDARD."
  }

  validation {
    condition     = length(var.nodes.instance_types) > 0 && var.nodes.disk_gib >= 20
    error_message = "nodes has an instance type, and 20 GiB of disk or more."
  }
}

variable "tags" {
  description = "Tags of what the cluster makes by itself: nodes with all they have, pods' volumes."
  type        = map(string)
}

variable "addon_versions" {
  description = "Versions of add-ons by name; those not named have the newest for the cluster's version."
  type        = map(string)
  default     = {}
}

variable "administrator_role_arns" {
  description = "Roles that administer the cluster."
  type        = set(string)

  validation {
    condition     = length(var.administrator_role_arns) > 0
    error_message = "A cluster that nobody administers cannot be used."
  }

  validation {
    condition     = alltrue([for arn in var.administrator_role_arns : can(regex("^arn:[a-z-]+:iam::[0-9]{12}:role/", arn))])
    error_message = "administrator_role_arns are ARNs of roles."
  }
}

variable "viewer_role_arns" {
  description = "Roles that may look at everything in the cluster but secrets."
  type        = set(string)
  default     = []
}

variable "deletion_protection" {
  description = "Whether the cluster can only be deleted after this was switched off."
  type        = bool
}

variable "secrets_key_arn" {
  description = "The key that encrypts the cluster's secrets."
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
