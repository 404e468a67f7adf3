# From the gateway to the pods: a VPC link, an internal load balancer with a listener for each service that has public
# routes, and target groups of addresses to which Kubernetes binds the pods (TargetGroupBinding).

locals {
  services = { for queue, lines in var.routes : queue => lines if contains(var.services, queue) }

  # A port for each listener that stays the same when services come and go; nobody but the link and the listener sees it.
  listener_ports = { for queue in keys(local.services) : queue => 10000 + parseint(substr(sha1(queue), 0, 4), 16) % 50000 }
}

resource "aws_security_group" "link" {
  name_prefix = "guardian-${var.environment}-link-"
  description = "The HTTP API inside the VPC"
  vpc_id      = var.vpc_id

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_security_group" "load_balancer" {
  name_prefix = "guardian-${var.environment}-lb-"
  description = "The internal load balancer"
  vpc_id      = var.vpc_id

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_vpc_security_group_egress_rule" "link_to_load_balancer" {
  for_each = local.listener_ports

  security_group_id            = aws_security_group.link.id
  description                  = each.key
  referenced_security_group_id = aws_security_group.load_balancer.id
  ip_protocol                  = "tcp"
  from_port                    = each.value
  to_port                      = each.value
}

resource "aws_vpc_security_group_ingress_rule" "load_balancer_from_link" {
  for_each = local.listener_ports

  security_group_id            = aws_security_group.load_balancer.id
  description                  = each.key
  referenced_security_group_id = aws_security_group.link.id
  ip_protocol                  = "tcp"
  from_port                    = each.value
  to_port                      = each.value
}

# Requests, and the health that the management port tells.
resource "aws_vpc_security_group_egress_rule" "load_balancer_to_pods" {
  for_each = { service = var.service_port, management = var.management_port }

  security_group_id            = aws_security_group.load_balancer.id
  description                  = "Pods, ${each.key} port"
  referenced_security_group_id = var.cluster_security_group_id
  ip_protocol                  = "tcp"
  from_port                    = each.value
  to_port                      = each.value
}

resource "aws_vpc_security_group_ingress_rule" "pods_from_load_balancer" {
  for_each = { service = var.service_port, management = var.management_port }

  security_group_id            = var.cluster_security_group_id
  description                  = "Load balancer, ${each.key} port"
  referenced_security_group_id = aws_security_group.load_balancer.id
  ip_protocol                  = "tcp"
  from_port                    = each.value
  to_port                      = each.value
}

resource "aws_lb" "this" {
  name               = "guardian-${var.environment}"
  internal           = true
  load_balancer_type = "network"
  security_groups    = [aws_security_group.load_balancer.id]
  subnets            = var.subnet_ids

  enable_cross_zone_load_balancing = true
  enable_deletion_protection       = var.deletion_protection

  lifecycle {
    precondition {
      condition     = length(distinct(values(local.listener_ports))) == length(local.listener_ports)
      error_message = "Two services have the same listener port by their names: rename one."
    }
  }
}

resource "aws_lb_target_group" "this" {
  for_each = local.services

  # 32 characters at most, and no hyphen at the end.
  name        = trimsuffix(substr("${var.environment}-${each.key}", 0, 32), "-")
  vpc_id      = var.vpc_id
  target_type = "ip"
  protocol    = "TCP"
  port        = var.service_port

  # As long as a pod that stops may take for requests in hand.
  deregistration_delay = 30

  health_check {
    protocol            = "HTTP"
    port                = var.management_port
    path                = "/actuator/health/readiness"
    matcher             = "200"
    interval            = 10
    healthy_threshold   = 2
    unhealthy_threshold = 2
  }
}

resource "aws_lb_listener" "this" {
  for_each = local.services

  load_balancer_arn = aws_lb.this.arn
  port              = local.listener_ports[each.key]
  protocol          = "TCP"

  default_action {
    type             = "forward"
    target_group_arn = aws_lb_target_group.this[each.key].arn
  }
}

resource "aws_apigatewayv2_vpc_link" "this" {
  name               = "guardian-${var.environment}"
  subnet_ids         = var.subnet_ids
  security_group_ids = [aws_security_group.link.id]
}

resource "aws_apigatewayv2_integration" "service" {
  for_each = local.services

  api_id                 = aws_apigatewayv2_api.this.id
  description            = each.key
  integration_type       = "HTTP_PROXY"
  integration_method     = "ANY"
  integration_uri        = aws_lb_listener.this[each.key].arn
  connection_type        = "VPC_LINK"
  connection_id          = aws_apigatewayv2_vpc_link.this.id
  payload_format_version = "1.0"
  timeout_milliseconds   = 29000

  # What CloudFront tells the auth Lambda is nobody else's business.
  request_parameters = {
    "remove:header.guardian-front-door"     = "''"
    "remove:header.guardian-viewer-address" = "''"
  }
}

resource "aws_apigatewayv2_integration" "lambda" {
  api_id                 = aws_apigatewayv2_api.this.id
  description            = "auth"
  integration_type       = "AWS_PROXY"
  integration_method     = "POST"
  integration_uri        = var.auth_lambda.invoke_arn
  payload_format_version = "2.0"
  timeout_milliseconds   = 29000
}

resource "aws_lambda_permission" "gateway" {
  statement_id  = "the-http-api"
  action        = "lambda:InvokeFunction"
  function_name = var.auth_lambda.function_name
  qualifier     = var.auth_lambda.qualifier
  principal     = "apigateway.amazonaws.com"
  # *: any stage and method of this API under the Lambda's path.
  source_arn = "${aws_apigatewayv2_api.this.execution_arn}/*/*/v1/auth/*"
}
