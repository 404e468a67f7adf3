mock_provider "aws" {
  override_during = plan
  source          = "./tests/mocks"
}

variables {
  environment = "test"
  routes = {
    orders  = { open = ["POST /v1/guest/orders"], token = ["POST /v1/orders", "GET /v1/orders/{id}"] }
    catalog = { open = ["GET /v1/products"], token = ["POST /v1/products"] }
    auth    = { open = ["POST /v1/auth/sign-in"], token = ["DELETE /v1/auth/me"] }
  }
  services                  = ["orders", "catalog", "payments"]
  issuer                    = "https://cognito-idp.sa-east-1.amazonaws.com/sa-east-1_Pool"
  people_client_ids         = ["client"]
  auth_lambda               = { function_name = "auth", qualifier = "live", invoke_arn = "arn:aws:apigateway:sa-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:sa-east-1:123456789012:function:auth:live/invocations" }
  throttling                = { rate = 100, burst = 200, open_rate = 10, open_burst = 20 }
  vpc_id                    = "vpc-1"
  subnet_ids                = ["subnet-a", "subnet-b"]
  cluster_security_group_id = "sg-cluster"
  service_port              = 8080
  management_port           = 9080
  deletion_protection       = true
  log_retention_days        = 14
  log_key_arn               = "arn:aws:kms:sa-east-1:123456789012:key/00000000-0000-0000-0000-000000000001"
}

run "routes" {
  command = plan

  module {
    source = "./modules/gateway"
  }

  assert {
    condition     = toset([for route in aws_apigatewayv2_route.this : route.route_key]) == toset(concat(["HEAD /v1/products"], flatten([for lines in values(var.routes) : concat(lines.open, lines.token)])))
    error_message = "The public routes are routes, an open GET with its HEAD, and nothing else is: no default route, no proxy."
  }

  assert {
    condition     = toset([for route in aws_apigatewayv2_route.this : route.route_key if route.authorization_type == "NONE"]) == toset(concat(["HEAD /v1/products"], flatten([for lines in values(var.routes) : lines.open])))
    error_message = "Without a token one gets where it is said to be open, and nowhere else."
  }

  assert {
    condition     = alltrue([for route in aws_apigatewayv2_route.this : toset(route.authorization_scopes) == toset(["aws.cognito.signin.user.admin"]) && route.authorizer_id == aws_apigatewayv2_authorizer.people.id if route.authorization_type == "JWT"])
    error_message = "A route wants an access token of a person: an id token has no scope."
  }

  assert {
    condition     = alltrue([for key, route in aws_apigatewayv2_route.this : route.target == "integrations/${aws_apigatewayv2_integration.lambda.id}" if strcontains(key, "/v1/auth/")])
    error_message = "The auth Lambda answers what is its own."
  }

  assert {
    condition     = alltrue([for queue in ["orders", "catalog"] : alltrue([for line in concat(var.routes[queue].open, var.routes[queue].token, queue == "catalog" ? ["HEAD /v1/products"] : []) : aws_apigatewayv2_route.this[line].target == "integrations/${aws_apigatewayv2_integration.service[queue].id}"])])
    error_message = "Each service answers its own routes."
  }

  assert {
    condition     = toset(aws_apigatewayv2_authorizer.people.jwt_configuration[0].audience) == toset(["client"]) && aws_apigatewayv2_authorizer.people.jwt_configuration[0].issuer == var.issuer
    error_message = "Tokens are of our pool and of people's client."
  }
}

run "stage" {
  command = plan

  module {
    source = "./modules/gateway"
  }

  assert {
    condition     = aws_apigatewayv2_stage.this.default_route_settings[0].throttling_rate_limit == 100 && aws_apigatewayv2_stage.this.default_route_settings[0].throttling_burst_limit == 200
    error_message = "Every route is throttled."
  }

  assert {
    condition     = toset([for settings in aws_apigatewayv2_stage.this.route_settings : settings.route_key]) == toset(concat(["HEAD /v1/products"], flatten([for lines in values(var.routes) : lines.open]))) && alltrue([for settings in aws_apigatewayv2_stage.this.route_settings : settings.throttling_rate_limit == 10])
    error_message = "What is open is throttled more."
  }

  assert {
    condition     = aws_apigatewayv2_stage.this.access_log_settings[0].destination_arn == aws_cloudwatch_log_group.access.arn && !can(regex("sourceIp|authorizer.claims|userAgent|context.path|requestOverride|identity", aws_apigatewayv2_stage.this.access_log_settings[0].format))
    error_message = "Access is logged, and nothing personal with it."
  }

  assert {
    condition     = jsondecode(aws_apigatewayv2_stage.this.access_log_settings[0].format).error == "$context.error.message" && !strcontains(aws_apigatewayv2_stage.this.access_log_settings[0].format, "String")
    error_message = "A line of the access log is JSON also when something failed."
  }
}

run "way_to_the_pods" {
  command = plan

  module {
    source = "./modules/gateway"
  }

  assert {
    condition     = aws_lb.this.internal && aws_lb.this.load_balancer_type == "network" && aws_lb.this.enable_deletion_protection
    error_message = "The load balancer is internal."
  }

  assert {
    condition     = toset(keys(aws_lb_target_group.this)) == toset(["orders", "catalog"]) && alltrue([for group in aws_lb_target_group.this : group.target_type == "ip" && group.port == 8080])
    error_message = "A service with public routes has a target group of addresses; one without has none."
  }

  assert {
    condition     = alltrue([for group in aws_lb_target_group.this : group.health_check[0].path == "/actuator/health/readiness" && group.health_check[0].port == "9080"])
    error_message = "A pod gets requests when it says that it is ready."
  }

  assert {
    condition     = alltrue([for integration in aws_apigatewayv2_integration.service : integration.connection_type == "VPC_LINK" && integration.integration_type == "HTTP_PROXY" && integration.payload_format_version == "1.0"])
    error_message = "Services are reached through the VPC link."
  }

  assert {
    condition     = alltrue([for integration in aws_apigatewayv2_integration.service : integration.request_parameters == tomap({ "remove:header.guardian-front-door" = "''", "remove:header.guardian-viewer-address" = "''" })])
    error_message = "What CloudFront tells the auth Lambda no service hears."
  }

  assert {
    condition     = alltrue([for rule in concat(values(aws_vpc_security_group_ingress_rule.load_balancer_from_link), values(aws_vpc_security_group_ingress_rule.pods_from_load_balancer)) : rule.cidr_ipv4 == null && rule.cidr_ipv6 == null && rule.referenced_security_group_id != null && rule.ip_protocol == "tcp" && rule.from_port == rule.to_port])
    error_message = "Who gets in is told by security group and port, not by address."
  }

  assert {
    condition     = endswith(aws_lambda_permission.gateway.source_arn, "/*/*/v1/auth/*") && aws_lambda_permission.gateway.qualifier == "live"
    error_message = "The API calls the Lambda's alias, under its own path."
  }

  assert {
    condition     = length(aws_apigatewayv2_domain_name.this) == 0 && !aws_apigatewayv2_api.this.disable_execute_api_endpoint
    error_message = "Without a domain the API's own address is used."
  }
}

run "with_a_domain_the_other_address_is_shut" {
  command = plan

  module {
    source = "./modules/gateway"
  }

  variables {
    domain = { name = "api.example.com", certificate_arn = "arn:aws:acm:sa-east-1:123456789012:certificate/1" }
  }

  assert {
    condition     = aws_apigatewayv2_api.this.disable_execute_api_endpoint && aws_apigatewayv2_domain_name.this[0].domain_name_configuration[0].security_policy == "TLS_1_2" && output.url == "https://api.example.com"
    error_message = "With a domain there is no way around it, and TLS 1.2 at least."
  }
}

run "pages_of_an_origin" {
  command = plan

  module {
    source = "./modules/gateway"
  }

  variables {
    allowed_origins = ["https://www.example.com"]
  }

  assert {
    condition     = toset(aws_apigatewayv2_api.this.cors_configuration[0].allow_origins) == toset(["https://www.example.com"]) && toset(aws_apigatewayv2_api.this.cors_configuration[0].allow_headers) == toset(["authorization", "content-type", "idempotency-key", "if-match", "if-none-match", "prefer"]) && toset(aws_apigatewayv2_api.this.cors_configuration[0].expose_headers) == toset(["etag", "location", "preference-applied", "retry-after"])
    error_message = "A page of that origin may send If-Match and If-None-Match, and sees the ETag that belongs there. It may ask to wait."
  }

  assert {
    condition     = toset(aws_apigatewayv2_api.this.cors_configuration[0].allow_methods) == toset(["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"])
    error_message = "A page of that origin may use every method that has a route."
  }
}

run "an_order_cannot_be_open" {
  command = plan

  module {
    source = "./modules/gateway"
  }

  variables {
    routes = { orders = { open = ["GET /v1/orders/{id}"] } }
  }

  expect_failures = [var.routes]
}

run "signing_in_wants_no_token" {
  command = plan

  module {
    source = "./modules/gateway"
  }

  variables {
    routes = { auth = { token = ["POST /v1/auth/sign-in"] } }
  }

  expect_failures = [var.routes]
}

run "a_route_of_nobody_is_refused" {
  command = plan

  module {
    source = "./modules/gateway"
  }

  variables {
    routes = { ordres = { token = ["GET /v1/orders/{id}"] } }
  }

  expect_failures = [var.routes]
}

run "a_wildcard_is_no_route" {
  command = plan

  module {
    source = "./modules/gateway"
  }

  variables {
    routes = { orders = { token = ["GET /v1/{proxy+}"] } }
  }

  expect_failures = [var.routes]
}

run "any_origin_is_refused" {
  command = plan

  module {
    source = "./modules/gateway"
  }

  variables {
    allowed_origins = ["*"]
  }

  expect_failures = [var.allowed_origins]
}

run "what_is_open_is_not_throttled_less" {
  command = plan

  module {
    source = "./modules/gateway"
  }

  variables {
    throttling = { rate = 10, burst = 20, open_rate = 100, open_burst = 200 }
  }

  expect_failures = [var.throttling]
}
