mock_provider "aws" {
  override_during = plan
  source          = "./tests/mocks"
}

variables {
  environment         = "test"
  location            = { account_id = "123456789012", region = "sa-east-1" }
  domain_prefix       = "guardian-example"
  callees             = ["orders", "payments", "catalog"]
  callers             = { orders = ["catalog", "payments"] }
  deletion_protection = true
}

run "people" {
  command = plan

  module {
    source = "./modules/identity"
  }

  assert {
    condition     = toset(aws_cognito_user_pool.this.sign_in_policy[0].allowed_first_auth_factors) == toset(["PASSWORD", "EMAIL_OTP"]) && aws_cognito_user_pool.this.user_pool_tier == "ESSENTIALS"
    error_message = "People sign in by a one-time code or a password, in the tier that can."
  }

  assert {
    condition     = toset(aws_cognito_user_pool.this.alias_attributes) == toset(["email"]) && aws_cognito_user_pool.this.username_attributes == null
    error_message = "A username is a random UUID; the address is an alias."
  }

  assert {
    condition     = aws_cognito_user_pool.this.deletion_protection == "ACTIVE"
    error_message = "Everybody's account is not deleted by accident."
  }

  assert {
    condition     = toset(aws_cognito_user_pool_client.customers.explicit_auth_flows) == toset(["ALLOW_USER_AUTH", "ALLOW_ADMIN_USER_PASSWORD_AUTH"]) && aws_cognito_user_pool_client.customers.generate_secret
    error_message = "Only who has the client's secret signs people in, by two flows; refreshing is by rotation."
  }

  assert {
    condition     = aws_cognito_user_pool_client.customers.prevent_user_existence_errors == "ENABLED"
    error_message = "Answers do not tell who has an account."
  }

  assert {
    condition     = aws_cognito_user_pool_client.customers.refresh_token_rotation[0].feature == "ENABLED" && aws_cognito_user_pool_client.customers.enable_token_revocation
    error_message = "Refresh tokens rotate and can be revoked."
  }

  assert {
    condition     = aws_cognito_user_pool_client.customers.refresh_token_rotation[0].retry_grace_period_seconds == 10
    error_message = "Whoever loses the answer asks again within ten seconds; after them a refresh token that was used is worth nothing."
  }

  assert {
    condition     = aws_cognito_user_pool.this.password_policy[0].minimum_length == 12 && !anytrue([aws_cognito_user_pool.this.password_policy[0].require_lowercase, aws_cognito_user_pool.this.password_policy[0].require_uppercase, aws_cognito_user_pool.this.password_policy[0].require_numbers, aws_cognito_user_pool.this.password_policy[0].require_symbols])
    error_message = "A password is long and otherwise free, as people are told."
  }

  assert {
    condition     = aws_cognito_user_pool_client.customers.access_token_validity >= 5 && aws_cognito_user_pool_client.customers.access_token_validity <= 15 && aws_cognito_user_pool_client.customers.token_validity_units[0].access_token == "minutes"
    error_message = "Access tokens last from 5 to 15 minutes."
  }

  assert {
    condition     = toset(keys(aws_cognito_user_group.this)) == toset(["kitchen", "admin"])
    error_message = "There are the groups kitchen and admin."
  }

  assert {
    condition     = aws_cognito_user_pool.this.email_configuration[0].email_sending_account == "COGNITO_DEFAULT" && length(aws_sesv2_email_identity.this) == 0
    error_message = "Without a domain Cognito sends mail itself."
  }
}

run "machines" {
  command = plan

  module {
    source = "./modules/identity"
  }

  assert {
    condition     = toset([for server in aws_cognito_resource_server.callee : server.identifier]) == toset(["orders", "payments", "catalog"]) && alltrue([for server in aws_cognito_resource_server.callee : one(server.scope).scope_name == "invoke"])
    error_message = "Every service is a resource server with the scope invoke."
  }

  assert {
    condition     = keys(aws_cognito_user_pool_client.service) == ["orders"] && toset(aws_cognito_user_pool_client.service["orders"].allowed_oauth_scopes) == toset(["catalog/invoke", "payments/invoke"])
    error_message = "Who calls has a client with the scopes of those that it calls."
  }

  assert {
    condition     = toset(aws_cognito_user_pool_client.service["orders"].allowed_oauth_flows) == toset(["client_credentials"]) && toset(aws_cognito_user_pool_client.service["orders"].explicit_auth_flows) == toset(["ALLOW_REFRESH_TOKEN_AUTH"])
    error_message = "Nobody signs in by a service's client."
  }

  assert {
    condition     = output.issuer == "https://cognito-idp.sa-east-1.amazonaws.com/sa-east-1_Pool" && output.token_endpoint == "https://guardian-example.auth.sa-east-1.amazoncognito.com/oauth2/token"
    error_message = "Issuer and token endpoint are Cognito's."
  }
}

run "mail_through_ses_once_the_domain_is_verified" {
  command = plan

  module {
    source = "./modules/identity"
  }

  variables {
    mail = { domain = "example.com", from = "Guardian <no-reply@example.com>", hosted_zone_id = "Z1", verified = true }
  }

  assert {
    condition     = aws_cognito_user_pool.this.email_configuration[0].email_sending_account == "DEVELOPER" && aws_cognito_user_pool.this.email_configuration[0].source_arn == aws_sesv2_email_identity.this[0].arn
    error_message = "Cognito sends through SES."
  }

  assert {
    condition     = length(aws_route53_record.dkim) == 3 && aws_sesv2_configuration_set.this[0].delivery_options[0].tls_policy == "REQUIRE"
    error_message = "The domain's keys are published; mail goes by TLS."
  }
}

run "an_unverified_domain_is_not_used_yet" {
  command = plan

  module {
    source = "./modules/identity"
  }

  variables {
    mail = { domain = "example.com", from = "no-reply@example.com" }
  }

  assert {
    condition     = aws_cognito_user_pool.this.email_configuration[0].email_sending_account == "COGNITO_DEFAULT" && length(aws_sesv2_email_identity.this) == 1 && length(aws_route53_record.dkim) == 0
    error_message = "SES is asked to verify the domain before Cognito uses it."
  }
}

run "a_sender_of_another_domain_is_refused" {
  command = plan

  module {
    source = "./modules/identity"
  }

  variables {
    mail = { domain = "example.com", from = "no-reply@example.org" }
  }

  expect_failures = [var.mail]
}

run "a_caller_of_a_stranger_is_refused" {
  command = plan

  module {
    source = "./modules/identity"
  }

  variables {
    callers = { orders = ["nobody"] }
  }

  expect_failures = [var.callers]
}

run "a_domain_with_a_reserved_word_is_refused" {
  command = plan

  module {
    source = "./modules/identity"
  }

  variables {
    domain_prefix = "my-aws-pool"
  }

  expect_failures = [var.domain_prefix]
}
