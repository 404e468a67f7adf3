variable "environment" {
  description = "What physical names begin with."
  type        = string

  validation {
    condition     = can(regex("^[a-z][a-z0-9]{1,11}$", var.environment))
    error_message = "environment has 2 to 12 lower-case letters and digits, a letter first: it begins names of limited length."
  }
}

variable "databases" {
  description = "Databases by the queue name of the service that owns them."
  type = map(object({
    instance_class = string
    storage_gib    = optional(number, 20)
    multi_az       = bool
    backup_days    = number
  }))

  validation {
    condition     = alltrue([for name in keys(var.databases) : can(regex("^[a-z][a-z0-9-]{0,30}$", name))])
    error_message = "A database is named like its service's queue."
  }

  validation {
    condition     = alltrue([for database in values(var.databases) : can(regex("^db\\.[a-z0-9]+\\.[a-z0-9]+$", database.instance_class))])
    error_message = "instance_class is like db.t4g.micro."
  }

  validation {
    condition     = alltrue([for database in values(var.databases) : database.storage_gib >= 20 && database.storage_gib <= 1000])
    error_message = "storage_gib is from 20, the least for gp3, to 1000."
  }

  validation {
    condition     = alltrue([for database in values(var.databases) : database.backup_days >= 1 && database.backup_days <= 35])
    error_message = "backup_days is from 1 to 35: 0 would switch backups off."
  }
}

variable "engine_version" {
  description = "PostgreSQL's major version, or one with its minor."
  type        = string
  default     = "18"

  validation {
    condition     = can(regex("^1[6-9](\\.[0-9]+)?$", var.engine_version))
    error_message = "engine_version is PostgreSQL 16 to 19."
  }
}

variable "apply_immediately" {
  description = "Whether changes happen at once, with a restart where they need one, instead of in the maintenance window."
  type        = bool
  default     = false
}

variable "vpc_id" {
  description = "The VPC."
  type        = string
}

variable "subnet_ids" {
  description = "Private subnets in two zones."
  type        = list(string)

  validation {
    condition     = length(var.subnet_ids) >= 2
    error_message = "RDS wants subnets in two zones."
  }
}

variable "client_security_group_id" {
  description = "Who may connect: the cluster's security group."
  type        = string
}

variable "key_arn" {
  description = "The key that encrypts storage and the master passwords."
  type        = string
}

variable "deletion_protection" {
  description = "Whether databases can only be deleted after this was switched off."
  type        = bool
}

variable "recoverable" {
  description = "Whether a deleted database leaves a last snapshot and its backups."
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
