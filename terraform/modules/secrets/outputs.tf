output "arns" {
  description = "ARNs of the secrets by name behind the environment's."
  value       = { for name, secret in aws_secretsmanager_secret.this : name => secret.arn }
}

output "names" {
  description = "Names of the secrets in Secrets Manager, by name behind the environment's."
  value       = { for name, secret in aws_secretsmanager_secret.this : name => secret.name }
}
