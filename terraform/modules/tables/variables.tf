variable "environment" {
  description = "What physical names begin with."
  type        = string

  validation {
    condition     = can(regex("^[a-z][a-z0-9]{1,11}$", var.environment))
    error_message = "environment has 2 to 12 lower-case letters and digits, a letter first: it begins names of limited length."
  }
}

variable "definitions" {
  description = "By owner (a service's queue, or auth) the content of its dynamodb-tables.yaml: a list of name, hashKey, rangeKey, attributes, indexes, ttl."
  type        = any

  validation {
    condition = alltrue(flatten([for definitions in values(var.definitions) : [
      for definition in definitions : alltrue([
        for key in compact(flatten([
          definition.hashKey, try(definition.rangeKey, null),
          [for index in try(definition.indexes, []) : [index.hashKey, try(index.rangeKey, null)]],
        ])) : contains(keys(definition.attributes), key)
      ])
    ]]))
    error_message = "Every key of a table and of its indexes is among its attributes."
  }

  validation {
    condition = alltrue(flatten([for definitions in values(var.definitions) : [
      for definition in definitions : alltrue([for type in values(definition.attributes) : contains(["S", "N", "B"], type)])
    ]]))
    error_message = "An attribute of a key is of type S, N or B; N is quoted, for YAML takes it for false."
  }

  validation {
    condition     = length(flatten([for definitions in values(var.definitions) : [for definition in definitions : definition.name]])) == length(distinct(flatten([for definitions in values(var.definitions) : [for definition in definitions : definition.name]])))
    error_message = "Two services cannot own one table."
  }
}

variable "max_request_units" {
  description = "Read and write units a second at most, of each table and of each index."
  type        = number

  validation {
    condition     = var.max_request_units >= 100
    error_message = "max_request_units is 100 or more."
  }
}

variable "key_arn" {
  description = "The key that encrypts the tables."
  type        = string
}

variable "deletion_protection" {
  description = "Whether tables can only be deleted after this was switched off."
  type        = bool
}
