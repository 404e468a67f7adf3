# Secrets that pods get through the External Secrets Operator. Terraform makes the boxes; what is in them never passes through
# it, nor through its state: the migration job puts in database logins, people put in what third parties gave them. The
# exceptions are the machine clients' secrets, which Cognito tells Terraform anyway.
#
# AWS rotates the databases' master passwords (module database). Nothing here can be rotated by AWS alone: database logins
# are by running the migration job with --rotate, the rest by who issued it.

resource "aws_secretsmanager_secret" "this" {
  for_each = var.secrets

  name                    = "${var.environment}/${each.key}"
  description             = each.value
  kms_key_id              = var.key_arn
  recovery_window_in_days = var.recovery_days
}

resource "aws_secretsmanager_secret_version" "machine_client" {
  for_each = var.machine_clients

  secret_id = aws_secretsmanager_secret.this["${each.key}/identity"].id
  secret_string = jsonencode({
    clientId     = each.value.id
    clientSecret = each.value.secret
  })
}
