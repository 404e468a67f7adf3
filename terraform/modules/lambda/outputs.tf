output "front_door_key" {
  description = "What CloudFront says so that the Lambda believes whose address it names: made of the client's secret, as FrontDoor.java makes it."
  value       = sha256("guardian front door ${var.client_secret}")
  sensitive   = true
}

output "live" {
  description = "The alias that the gateway calls."
  value = {
    function_name = aws_lambda_function.this.function_name
    qualifier     = aws_lambda_alias.live.name
    invoke_arn    = aws_lambda_alias.live.invoke_arn
  }
}
