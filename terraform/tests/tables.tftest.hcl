mock_provider "aws" {
  override_during = plan
  source          = "./tests/mocks"
}

variables {
  environment         = "test"
  max_request_units   = 500
  key_arn             = "arn:aws:kms:sa-east-1:123456789012:key/00000000-0000-0000-0000-000000000001"
  deletion_protection = true
  definitions = {
    orders = [
      {
        name       = "orders"
        hashKey    = "orderId"
        attributes = { orderId = "S", dueShard = "S", dueAt = "N" }
        indexes    = [{ name = "due", hashKey = "dueShard", rangeKey = "dueAt", projection = "KEYS_ONLY" }]
      },
      { name = "keys", hashKey = "hash", attributes = { hash = "S" }, ttl = "expiresAt" },
    ]
  }
}

run "tables" {
  command = plan

  module {
    source = "./modules/tables"
  }

  assert {
    condition     = toset([for table in aws_dynamodb_table.this : table.name]) == toset(["test-orders", "test-keys"])
    error_message = "Every definition is a table of the environment."
  }

  assert {
    condition     = alltrue([for table in aws_dynamodb_table.this : table.billing_mode == "PAY_PER_REQUEST" && table.point_in_time_recovery[0].enabled && table.server_side_encryption[0].enabled && table.server_side_encryption[0].kms_key_arn == var.key_arn && table.deletion_protection_enabled])
    error_message = "Tables are on demand, can be taken back to any second, encrypted by our key and protected."
  }

  assert {
    condition     = one(aws_dynamodb_table.this["orders"].global_secondary_index).hash_key == "dueShard" && one(aws_dynamodb_table.this["orders"].global_secondary_index).range_key == "dueAt" && one(aws_dynamodb_table.this["orders"].global_secondary_index).projection_type == "KEYS_ONLY"
    error_message = "Indexes are as defined."
  }

  assert {
    condition     = { for attribute in aws_dynamodb_table.this["orders"].attribute : attribute.name => attribute.type } == { orderId = "S", dueShard = "S", dueAt = "N" }
    error_message = "Attributes of keys have their types."
  }

  assert {
    condition     = length(aws_dynamodb_table.this["orders"].ttl) == 0 && aws_dynamodb_table.this["keys"].ttl[0].attribute_name == "expiresAt" && aws_dynamodb_table.this["keys"].ttl[0].enabled
    error_message = "Items go by themselves where it is defined."
  }

  assert {
    condition     = alltrue([for table in aws_dynamodb_table.this : table.on_demand_throughput[0].max_read_request_units == 500 && table.on_demand_throughput[0].max_write_request_units == 500])
    error_message = "A runaway caller is throttled."
  }

  assert {
    condition     = alltrue([for index in aws_dynamodb_table.this["orders"].global_secondary_index : try(index.on_demand_throughput[0].max_read_request_units == 500 && index.on_demand_throughput[0].max_write_request_units == 500, false)])
    error_message = "A runaway caller is throttled at an index too."
  }
}

run "a_key_of_no_attribute_is_refused" {
  command = plan

  module {
    source = "./modules/tables"
  }

  variables {
    definitions = { orders = [{ name = "orders", hashKey = "orderId", attributes = { other = "S" } }] }
  }

  expect_failures = [var.definitions]
}

run "a_bare_n_is_refused" {
  command = plan

  module {
    source = "./modules/tables"
  }

  variables {
    definitions = { orders = [{ name = "orders", hashKey = "at", attributes = { at = false } }] }
  }

  expect_failures = [var.definitions]
}
