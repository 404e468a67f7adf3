# DynamoDB tables, from the definitions that the services carry (dynamodb-tables.yaml), from which one machine and the tests
# build theirs: nobody writes a key or an index twice.

locals {
  tables = merge([
    for owner, definitions in var.definitions : {
      for definition in definitions : definition.name => {
        owner      = owner
        hash_key   = definition.hashKey
        range_key  = try(definition.rangeKey, null)
        attributes = definition.attributes
        indexes    = try(definition.indexes, [])
        ttl        = try(definition.ttl, null)
      }
    }
  ]...)
}

resource "aws_dynamodb_table" "this" {
  for_each = local.tables

  name         = "${var.environment}-${each.key}"
  billing_mode = "PAY_PER_REQUEST"
  hash_key     = each.value.hash_key
  range_key    = each.value.range_key

  deletion_protection_enabled = var.deletion_protection

  dynamic "attribute" {
    for_each = each.value.attributes

    content {
      name = attribute.key
      type = attribute.value
    }
  }

  dynamic "global_secondary_index" {
    for_each = { for index in each.value.indexes : index.name => index }

    content {
      name            = global_secondary_index.key
      hash_key        = global_secondary_index.value.hashKey
      range_key       = try(global_secondary_index.value.rangeKey, null)
      projection_type = try(global_secondary_index.value.projection, "ALL")

      # An index has limits of its own.
      on_demand_throughput {
        max_read_request_units  = var.max_request_units
        max_write_request_units = var.max_request_units
      }
    }
  }

  dynamic "ttl" {
    for_each = each.value.ttl[*]

    content {
      enabled        = true
      attribute_name = ttl.value
    }
  }

  point_in_time_recovery {
    enabled = true
  }

  server_side_encryption {
    enabled     = true
    kms_key_arn = var.key_arn
  }

  # A runaway caller is throttled instead of billed without end.
  on_demand_throughput {
    max_read_request_units  = var.max_request_units
    max_write_request_units = var.max_request_units
  }
}
