# What the world reaches: an HTTP API with exactly the public routes, the same file by which the gateway of one machine
# works. Whatever is not named has no route. What is not open wants a person's access token; services check it again, and
# whose order it is.

locals {
  # What may be read by anybody may be asked for without its body: to a HEAD that has no route API Gateway answers 404.
  heads = { for queue, lines in var.routes : queue => [for line in lines.open : "HEAD ${trimprefix(line, "GET ")}" if startswith(line, "GET ")] }

  # "POST /v1/orders" by itself, with the queue that answers.
  routes = merge([
    for queue, lines in var.routes : { for line in distinct(concat(lines.open, lines.token, local.heads[queue])) : line => queue }
  ]...)

  open = toset(concat(flatten(values(var.routes)[*].open), flatten(values(local.heads))))
}

resource "aws_apigatewayv2_api" "this" {
  name          = "guardian-${var.environment}"
  description   = "Guardian's public routes"
  protocol_type = "HTTP"

  disable_execute_api_endpoint = var.domain != null

  dynamic "cors_configuration" {
    for_each = length(var.allowed_origins) > 0 ? [1] : []

    content {
      allow_origins = var.allowed_origins
      allow_methods = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"]
      allow_headers = ["authorization", "content-type", "idempotency-key", "if-match", "if-none-match", "prefer"]
      # Else a script does not see what it must send back, or how long to wait.
      expose_headers = ["etag", "location", "preference-applied", "retry-after"]
      max_age        = 3600
    }
  }
}

resource "aws_apigatewayv2_authorizer" "people" {
  name             = "people"
  api_id           = aws_apigatewayv2_api.this.id
  authorizer_type  = "JWT"
  identity_sources = ["$request.header.Authorization"]

  jwt_configuration {
    issuer = var.issuer
    # Cognito's access tokens have no aud: API Gateway then looks at client_id.
    audience = var.people_client_ids
  }
}

resource "aws_apigatewayv2_route" "this" {
  for_each = local.routes

  api_id    = aws_apigatewayv2_api.this.id
  route_key = each.key
  target    = "integrations/${contains(keys(aws_apigatewayv2_integration.service), each.value) ? aws_apigatewayv2_integration.service[each.value].id : aws_apigatewayv2_integration.lambda.id}"

  authorization_type = contains(local.open, each.key) ? "NONE" : "JWT"
  authorizer_id      = contains(local.open, each.key) ? null : aws_apigatewayv2_authorizer.people.id
  # An id token has no scope: so only access tokens come in.
  authorization_scopes = contains(local.open, each.key) ? null : ["aws.cognito.signin.user.admin"]
}

# Under this prefix API Gateway's right to write needs no entry of its own in the account's one policy for logs.
resource "aws_cloudwatch_log_group" "access" {
  name              = "/aws/vendedlogs/guardian/${var.environment}/api-access"
  retention_in_days = var.log_retention_days
  kms_key_id        = var.log_key_arn
}

resource "aws_apigatewayv2_stage" "this" {
  api_id      = aws_apigatewayv2_api.this.id
  name        = "$default"
  auto_deploy = true

  # Nothing personal: no address, no path with its ids, no token.
  access_log_settings {
    destination_arn = aws_cloudwatch_log_group.access.arn
    format = jsonencode({
      requestId   = "$context.requestId"
      at          = "$context.requestTime"
      route       = "$context.routeKey"
      status      = "$context.status"
      millis      = "$context.responseLatency"
      integration = "$context.integrationLatency"
      # Not messageString, which brings quotes of its own: the line would be no JSON just when something failed.
      error      = "$context.error.message"
      authorizer = "$context.authorizer.error"
      bytes      = "$context.responseLength"
    })
  }

  default_route_settings {
    throttling_rate_limit  = var.throttling.rate
    throttling_burst_limit = var.throttling.burst
  }

  # Open to everybody, so kept narrower.
  dynamic "route_settings" {
    for_each = local.open

    content {
      route_key              = route_settings.value
      throttling_rate_limit  = var.throttling.open_rate
      throttling_burst_limit = var.throttling.open_burst
    }
  }

  # Settings of a route that is not there yet are refused.
  depends_on = [aws_apigatewayv2_route.this]
}

resource "aws_apigatewayv2_domain_name" "this" {
  count = var.domain == null ? 0 : 1

  domain_name = var.domain.name

  domain_name_configuration {
    certificate_arn = var.domain.certificate_arn
    endpoint_type   = "REGIONAL"
    security_policy = "TLS_1_2"
  }
}

resource "aws_apigatewayv2_api_mapping" "this" {
  count = var.domain == null ? 0 : 1

  api_id      = aws_apigatewayv2_api.this.id
  domain_name = aws_apigatewayv2_domain_name.this[0].id
  stage       = aws_apigatewayv2_stage.this.id
}

resource "aws_route53_record" "domain" {
  count = try(var.domain.hosted_zone_id, null) == null ? 0 : 1

  zone_id = var.domain.hosted_zone_id
  name    = var.domain.name
  type    = "A"

  alias {
    name                   = aws_apigatewayv2_domain_name.this[0].domain_name_configuration[0].target_domain_name
    zone_id                = aws_apigatewayv2_domain_name.this[0].domain_name_configuration[0].hosted_zone_id
    evaluate_target_health = false
  }
}
