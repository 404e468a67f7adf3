# Services among themselves: client credentials, a scope for each callee. A client is made for those that call somebody;
# Cognito charges by the client.

resource "aws_cognito_resource_server" "callee" {
  for_each = var.callees

  identifier   = each.value
  name         = each.value
  user_pool_id = aws_cognito_user_pool.this.id

  scope {
    scope_name        = "invoke"
    scope_description = "Call the private API of ${each.value}"
  }
}

resource "aws_cognito_user_pool_client" "service" {
  for_each = var.callers

  name         = "${each.key}-service"
  user_pool_id = aws_cognito_user_pool.this.id

  generate_secret                      = true
  allowed_oauth_flows_user_pool_client = true
  allowed_oauth_flows                  = ["client_credentials"]
  allowed_oauth_scopes                 = [for callee in each.value : "${callee}/invoke"]
  supported_identity_providers         = ["COGNITO"]
  # The least that Cognito takes: without a list people could sign in by this client.
  explicit_auth_flows           = ["ALLOW_REFRESH_TOKEN_AUTH"]
  enable_token_revocation       = true
  prevent_user_existence_errors = "ENABLED"

  # Cognito charges by the token; the callers keep theirs until shortly before its end.
  access_token_validity = 60

  token_validity_units {
    access_token = "minutes"
  }

  # A scope must be there before a client may have it.
  depends_on = [aws_cognito_resource_server.callee]
}
