output "live" {
  description = "The alias that the gateway calls."
  value = {
    function_name = aws_lambda_function.this.function_name
    qualifier     = aws_lambda_alias.live.name
    invoke_arn    = aws_lambda_alias.live.invoke_arn
  }
}

output "secret_arn" {
  description = "The Lambda's secret."
  value       = aws_secretsmanager_secret.this.arn
}

output "log_group_name" {
  description = "Where it logs."
  value       = aws_cloudwatch_log_group.this.name
}
