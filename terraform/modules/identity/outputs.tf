output "user_pool_id" {
  description = "The user pool."
  value       = aws_cognito_user_pool.this.id
}

output "user_pool_arn" {
  description = "The user pool's ARN."
  value       = aws_cognito_user_pool.this.arn
}

output "issuer" {
  description = "Who issues tokens; its keys are at <issuer>/.well-known/jwks.json."
  value       = "https://cognito-idp.${var.location.region}.amazonaws.com/${aws_cognito_user_pool.this.id}"
}

output "token_endpoint" {
  description = "Where services get tokens."
  value       = "https://${aws_cognito_user_pool_domain.this.domain}.auth.${var.location.region}.amazoncognito.com/oauth2/token"
}

output "customers_client_id" {
  description = "The client of people."
  value       = aws_cognito_user_pool_client.customers.id
}

output "customers_client_secret" {
  description = "Its secret, for the auth Lambda alone."
  value       = aws_cognito_user_pool_client.customers.client_secret
  sensitive   = true
}

output "service_clients" {
  description = "Clients of the services that call others, by queue."
  value       = { for queue, client in aws_cognito_user_pool_client.service : queue => { id = client.id, secret = client.client_secret } }
  sensitive   = true
}

output "service_client_ids" {
  description = "Ids of these clients, which are no secret."
  value       = { for queue, client in aws_cognito_user_pool_client.service : queue => client.id }
}

output "dkim_tokens" {
  description = "To be published as <token>._domainkey.<domain> CNAME <token>.dkim.amazonses.com, unless a zone was given."
  value       = try(aws_sesv2_email_identity.this[0].dkim_signing_attributes[0].tokens, [])
}
