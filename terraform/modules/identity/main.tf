# Who is who: a Cognito user pool. People sign in through the auth Lambda, with a one-time code by mail or a password; a
# username is a random UUID, the e-mail address an alias. Services call each other with tokens whose scope names the callee.

locals {
  # Cognito refuses a sender that SES has not verified yet.
  ses = try(var.mail.verified, false)
}

resource "aws_cognito_user_pool" "this" {
  name = "guardian-${var.environment}"

  # One-time codes by mail need it.
  user_pool_tier      = "ESSENTIALS"
  deletion_protection = var.deletion_protection ? "ACTIVE" : "INACTIVE"
  mfa_configuration   = "OFF"

  alias_attributes         = ["email"]
  auto_verified_attributes = ["email"]

  username_configuration {
    case_sensitive = false
  }

  sign_in_policy {
    allowed_first_auth_factors = ["PASSWORD", "EMAIL_OTP"]
  }

  password_policy {
    # Long and otherwise free (NIST SP 800-63B, 3.1.1.2); the Lambda tells people so.
    minimum_length                   = 12
    require_lowercase                = false
    require_uppercase                = false
    require_numbers                  = false
    require_symbols                  = false
    temporary_password_validity_days = 1
  }

  # People sign themselves up, by the Lambda, which alone has the client's secret.
  admin_create_user_config {
    allow_admin_create_user_only = false
  }

  account_recovery_setting {
    recovery_mechanism {
      name     = "verified_email"
      priority = 1
    }
  }

  # A new address counts from when its code came back.
  user_attribute_update_settings {
    attributes_require_verification_before_update = ["email"]
  }

  email_configuration {
    email_sending_account = local.ses ? "DEVELOPER" : "COGNITO_DEFAULT"
    source_arn            = local.ses ? aws_sesv2_email_identity.this[0].arn : null
    from_email_address    = local.ses ? var.mail.from : null
    configuration_set     = local.ses ? aws_sesv2_configuration_set.this[0].configuration_set_name : null
  }

  lifecycle {
    # Attributes cannot be changed or taken away: a difference would replace the pool, and with it everybody's account.
    ignore_changes = [schema]
  }
}

resource "aws_cognito_user_pool_domain" "this" {
  domain                = var.domain_prefix
  user_pool_id          = aws_cognito_user_pool.this.id
  managed_login_version = 2
}

resource "aws_cognito_user_group" "this" {
  for_each = {
    kitchen = "Works orders off"
    admin   = "Keeps the menu and the stock"
  }

  name         = each.key
  description  = each.value
  user_pool_id = aws_cognito_user_pool.this.id
}

resource "aws_cognito_user_pool_client" "customers" {
  name         = "customers"
  user_pool_id = aws_cognito_user_pool.this.id

  # Confidential: the Lambda alone signs people in.
  generate_secret     = true
  explicit_auth_flows = ["ALLOW_USER_AUTH", "ALLOW_ADMIN_USER_PASSWORD_AUTH"]

  allowed_oauth_flows_user_pool_client = false
  supported_identity_providers         = ["COGNITO"]
  prevent_user_existence_errors        = "ENABLED"
  enable_token_revocation              = true

  # Minutes, minutes, days, and minutes for a code to arrive by mail and be typed in.
  access_token_validity  = 10
  id_token_validity      = 10
  refresh_token_validity = 30
  auth_session_validity  = 10

  token_validity_units {
    access_token  = "minutes"
    id_token      = "minutes"
    refresh_token = "days"
  }

  # With it ALLOW_REFRESH_TOKEN_AUTH is refused; refreshing is GetTokensFromRefreshToken.
  # A token that was used is worth nothing ten seconds later, also to who has stolen it; until then who has lost the answer
  # asks again, and stays signed in.
  refresh_token_rotation {
    feature                    = "ENABLED"
    retry_grace_period_seconds = 10
  }
}
