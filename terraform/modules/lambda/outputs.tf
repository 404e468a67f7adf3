output "live" {
  description = "The alias that the gateway calls."
  value = {
    function_name = aws_lambda_function.this.function_name
    qualifier     = aws_lambda_alias.live.name
    invoke_arn    = aws_lambda_alias.live.invoke_arn
  }
}
