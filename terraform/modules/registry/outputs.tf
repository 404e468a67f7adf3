output "repository_urls" {
  description = "Where images are pushed to and pulled from, by queue of the service."
  value       = { for queue, repository in aws_ecr_repository.this : queue => repository.repository_url }
}
