# Staging as a whole. What is planned here is what checks/ and the Java test read.
mock_provider "aws" {
  override_during = plan
  source          = "./tests/mocks"
}

variables {
  account_id              = "123456789012"
  endpoint_cidrs          = ["203.0.113.0/24"]
  administrator_role_arns = ["arn:aws:iam::123456789012:role/administrator"]
  operator_principal_arns = ["arn:aws:iam::123456789012:user/developer"]
  alarm_addresses         = ["alarms@example.com"]
  domain_prefix           = "guardian-example"
}

run "staging" {
  command = plan

  module {
    source = "./environments/staging"
  }

  assert {
    condition     = output.services.orders.variables.GUARDIAN_ENVIRONMENT == "staging" && output.services.orders.dead_letter_queue == "staging-orders-dead-letters"
    error_message = "Staging's names begin with staging."
  }
}

run "a_fresh_account" {
  command = plan

  module {
    source = "./environments/staging"
  }

  variables {
    auth_concurrency = null
  }

  assert {
    condition     = var.auth_concurrency == null
    error_message = "What is null stays null, and is no default."
  }
}

run "names_of_ours" {
  command = plan

  module {
    source = "./environments/staging"
  }

  variables {
    domain       = { name = "api.example.com", certificate_arn = "arn:aws:acm:sa-east-1:123456789012:certificate/1" }
    pages_domain = { name = "www.example.com", certificate_arn = "arn:aws:acm:us-east-1:123456789012:certificate/1" }
  }

  assert {
    condition     = output.pages.url == "https://www.example.com" && output.url == "https://api.example.com"
    error_message = "Pages and API have their names."
  }
}

run "pages_alone_have_no_name_of_ours" {
  command = plan

  module {
    source = "./environments/staging"
  }

  variables {
    pages_domain = { name = "www.example.com", certificate_arn = "arn:aws:acm:us-east-1:123456789012:certificate/1" }
  }

  expect_failures = [var.pages_domain]
}

run "an_account_has_twelve_digits" {
  command = plan

  module {
    source = "./environments/staging"
  }

  variables {
    account_id = "12345"
  }

  expect_failures = [var.account_id]
}
