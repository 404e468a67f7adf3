# Gateway endpoints cost nothing and keep tables and image layers off the internet. Interface endpoints cost by the hour and
# zone; without NAT gateways they save no money here, so they are an option for who wants the exposure gone.

resource "aws_vpc_endpoint" "dynamodb" {
  vpc_id            = aws_vpc.this.id
  service_name      = "com.amazonaws.${var.location.region}.dynamodb"
  vpc_endpoint_type = "Gateway"
  route_table_ids   = [aws_route_table.public.id]

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      # *: what a role may do to tables is the role's policy; the endpoint lets only this account's roles to its tables.
      Sid       = "OnlyThisAccountsTables"
      Effect    = "Allow"
      Principal = "*"
      Action    = "dynamodb:*"
      Resource  = "arn:${var.location.partition}:dynamodb:${var.location.region}:${var.location.account_id}:table/*"
      Condition = { StringEquals = { "aws:PrincipalAccount" = var.location.account_id } }
    }]
  })

  tags = { Name = "guardian-${var.environment}-dynamodb" }
}

resource "aws_vpc_endpoint" "s3" {
  vpc_id            = aws_vpc.this.id
  service_name      = "com.amazonaws.${var.location.region}.s3"
  vpc_endpoint_type = "Gateway"
  route_table_ids   = [aws_route_table.public.id]

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      # *: every object of a bucket; the buckets are those from which ECR and registry.k8s.io serve layers and Amazon Linux
      # its packages. registry.k8s.io sends whoever asks from AWS to a bucket of the same region, which then goes this way.
      Sid       = "LayersOfImagesAndPackagesOfNodes"
      Effect    = "Allow"
      Principal = "*"
      Action    = "s3:GetObject"
      Resource = [
        "arn:${var.location.partition}:s3:::prod-${var.location.region}-starport-layer-bucket/*",
        "arn:${var.location.partition}:s3:::prod-registry-k8s-io-${var.location.region}/*",
        "arn:${var.location.partition}:s3:::al2023-repos-${var.location.region}-*/*",
      ]
    }]
  })

  tags = { Name = "guardian-${var.environment}-s3" }
}

resource "aws_security_group" "endpoints" {
  count = length(var.interface_endpoints) > 0 ? 1 : 0

  name_prefix = "guardian-${var.environment}-endpoints-"
  description = "AWS services inside the VPC"
  vpc_id      = aws_vpc.this.id

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_vpc_endpoint" "interface" {
  for_each = var.interface_endpoints

  vpc_id              = aws_vpc.this.id
  service_name        = "com.amazonaws.${var.location.region}.${each.value}"
  vpc_endpoint_type   = "Interface"
  subnet_ids          = [for subnet in aws_subnet.private : subnet.id]
  security_group_ids  = aws_security_group.endpoints[*].id
  private_dns_enabled = true

  tags = { Name = "guardian-${var.environment}-${each.value}" }
}
