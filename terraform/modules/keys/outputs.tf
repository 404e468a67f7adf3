output "arns" {
  description = "ARNs of the keys by purpose: messaging, data, cluster, operations."
  value       = { for purpose, key in aws_kms_key.this : purpose => key.arn }
}
