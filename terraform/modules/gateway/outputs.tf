output "api_id" {
  description = "The HTTP API."
  value       = aws_apigatewayv2_api.this.id
}

output "url" {
  description = "Where the world reaches Guardian."
  value       = var.domain == null ? aws_apigatewayv2_api.this.api_endpoint : "https://${var.domain.name}"
}

output "target_group_arns" {
  description = "Target groups by queue of the service: what a TargetGroupBinding names."
  value       = { for queue, group in aws_lb_target_group.this : queue => group.arn }
}
