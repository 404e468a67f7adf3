mock_provider "aws" {
  override_during = plan
  source          = "./tests/mocks"
}

variables {
  account_id              = "123456789012"
  endpoint_cidrs          = ["203.0.113.0/24"]
  administrator_role_arns = ["arn:aws:iam::123456789012:role/administrator"]
  operator_principal_arns = ["arn:aws:iam::123456789012:role/developer"]
  alarm_addresses         = ["alarms@example.com"]
  domain_prefix           = "guardian-example"
}

run "production" {
  command = plan

  module {
    source = "./environments/production"
  }
}

run "staging" {
  command = plan

  module {
    source = "./environments/staging"
  }
}
