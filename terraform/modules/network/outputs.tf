output "vpc_id" {
  description = "The VPC."
  value       = aws_vpc.this.id
}

output "public_subnet_ids" {
  description = "Public subnets by availability zone."
  value       = { for zone, subnet in aws_subnet.public : zone => subnet.id }
  # What is in them reaches AWS as long as it is there, also while it is taken down.
  depends_on = [aws_route.internet, aws_route_table_association.public]
}

output "private_subnet_ids" {
  description = "Private subnets by availability zone."
  value       = { for zone, subnet in aws_subnet.private : zone => subnet.id }
}

output "private_cidrs" {
  description = "Addresses of the private subnets, sorted by zone: the load balancer's and the databases'."
  value       = [for zone in local.zones : local.private[zone]]
}

output "endpoint_security_group_id" {
  description = "The interface endpoints' security group; null without such endpoints."
  value       = one(aws_security_group.endpoints[*].id)
}
