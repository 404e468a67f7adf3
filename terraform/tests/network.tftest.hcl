mock_provider "aws" {
  override_during = plan
  source          = "./tests/mocks"
}

variables {
  environment        = "test"
  location           = { account_id = "123456789012", region = "sa-east-1" }
  zones              = ["sa-east-1a", "sa-east-1b", "sa-east-1c"]
  log_retention_days = 14
  log_key_arn        = "arn:aws:kms:sa-east-1:123456789012:key/00000000-0000-0000-0000-000000000001"
}

run "subnets" {
  command = plan

  module {
    source = "./modules/network"
  }

  assert {
    condition     = length(aws_subnet.public) == 2 && length(aws_subnet.private) == 2 && length(distinct([for subnet in aws_subnet.public : subnet.availability_zone])) == 2
    error_message = "There are two public and two private subnets, in two zones."
  }

  assert {
    condition     = length(distinct(concat([for subnet in aws_subnet.public : subnet.cidr_block], [for subnet in aws_subnet.private : subnet.cidr_block]))) == 4
    error_message = "Subnets do not overlap."
  }

  assert {
    condition     = alltrue([for subnet in aws_subnet.private : !subnet.map_public_ip_on_launch])
    error_message = "Nothing in a private subnet gets a public address."
  }

  assert {
    condition     = aws_route.internet.route_table_id == aws_route_table.public.id && aws_route_table.public.id != aws_route_table.private.id && alltrue([for association in aws_route_table_association.private : association.route_table_id == aws_route_table.private.id])
    error_message = "Private subnets have no route to the internet."
  }

  assert {
    condition     = aws_default_security_group.closed.vpc_id == aws_vpc.this.id && length(aws_default_security_group.closed.ingress) == 0 && length(aws_default_security_group.closed.egress) == 0
    error_message = "The default security group lets nothing in or out."
  }

  assert {
    condition     = aws_vpc_endpoint.dynamodb.vpc_endpoint_type == "Gateway" && aws_vpc_endpoint.s3.vpc_endpoint_type == "Gateway"
    error_message = "Tables and image layers are reached by endpoints that cost nothing."
  }

  assert {
    condition = jsondecode(aws_vpc_endpoint.s3.policy).Statement[0].Action == "s3:GetObject" && toset(jsondecode(aws_vpc_endpoint.s3.policy).Statement[0].Resource) == toset([
      "arn:aws:s3:::prod-sa-east-1-starport-layer-bucket/*",
      "arn:aws:s3:::prod-registry-k8s-io-sa-east-1/*",
      "arn:aws:s3:::al2023-repos-sa-east-1-*/*",
    ])
    error_message = "Nodes get layers of ECR and registry.k8s.io and packages of Amazon Linux from S3, and nothing else."
  }

  assert {
    condition     = aws_flow_log.rejected.traffic_type == "REJECT" && aws_cloudwatch_log_group.flow.retention_in_days == 14
    error_message = "What was turned away is logged, for a while."
  }

  assert {
    condition     = length(aws_vpc_endpoint.interface) == 0
    error_message = "Interface endpoints are an option."
  }
}

run "interface_endpoints_are_private" {
  command = plan

  module {
    source = "./modules/network"
  }

  variables {
    interface_endpoints = ["sqs", "sns"]
  }

  assert {
    condition     = length(aws_vpc_endpoint.interface) == 2 && aws_vpc_endpoint.interface["sqs"].service_name == "com.amazonaws.sa-east-1.sqs" && aws_vpc_endpoint.interface["sqs"].private_dns_enabled
    error_message = "A service that is named gets an endpoint under its own name."
  }
}

run "one_zone_is_not_enough" {
  command = plan

  module {
    source = "./modules/network"
  }

  variables {
    zones = ["sa-east-1a"]
  }

  expect_failures = [var.zones]
}

run "a_cidr_that_is_none_is_refused" {
  command = plan

  module {
    source = "./modules/network"
  }

  variables {
    cidr = "10.20.0.0/28"
  }

  expect_failures = [var.cidr]
}
