output "url" {
  description = "Where people find the pages, and the pages the API."
  value       = "https://${var.domain == null ? aws_cloudfront_distribution.this.domain_name : var.domain.name}"
}

output "bucket" {
  description = "The bucket of the pages."
  value       = aws_s3_bucket.pages.bucket
}

output "distribution_id" {
  description = "The distribution."
  value       = aws_cloudfront_distribution.this.id
}

output "pages" {
  description = "The pages that the distribution knows."
  value       = local.pages
}

output "deployer_policy_arn" {
  description = "The policy of who deploys the pages."
  value       = aws_iam_policy.deployer.arn
}
