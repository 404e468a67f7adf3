output "name" {
  description = "The cluster's name."
  value       = aws_eks_cluster.this.name
}

output "endpoint" {
  description = "Where the Kubernetes API is."
  value       = aws_eks_cluster.this.endpoint
}

output "certificate_authority" {
  description = "The certificate of the Kubernetes API's authority, base64."
  value       = one(aws_eks_cluster.this.certificate_authority[*].data)
}

output "security_group_id" {
  description = "The security group of control plane, nodes and pods, which EKS creates."
  value       = aws_eks_cluster.this.vpc_config[0].cluster_security_group_id
}
