# What AWS would have answered: identifiers of the right shape, so that a plan shows whole policies and the provider's own
# checks of ARNs pass. Types without a body are named so that their computed attributes are known when planning.

mock_resource "aws_apigatewayv2_api" {
  defaults = {
    api_endpoint  = "https://api.example.com"
    execution_arn = "arn:aws:execute-api:sa-east-1:123456789012:api"
  }
}

mock_resource "aws_apigatewayv2_api_mapping" {
  defaults = {}
}

mock_resource "aws_apigatewayv2_authorizer" {
  defaults = {}
}

mock_resource "aws_apigatewayv2_domain_name" {
  defaults = {}
}

mock_resource "aws_apigatewayv2_integration" {
  defaults = {}
}

mock_resource "aws_apigatewayv2_route" {
  defaults = {}
}

mock_resource "aws_apigatewayv2_stage" {
  defaults = {}
}

mock_resource "aws_apigatewayv2_vpc_link" {
  defaults = {}
}

mock_resource "aws_budgets_budget" {
  defaults = {}
}

mock_resource "aws_cloudfront_distribution" {
  defaults = {
    id             = "E0000000000000"
    arn            = "arn:aws:cloudfront::123456789012:distribution/E0000000000000"
    domain_name    = "d0000000000000.cloudfront.net"
    hosted_zone_id = "Z2FDTNDATAQYW2"
  }
}

mock_resource "aws_cloudfront_function" {
  defaults = {
    arn = "arn:aws:cloudfront::123456789012:function/a-function"
  }
}

mock_resource "aws_cloudfront_origin_access_control" {
  defaults = {
    id = "E0000000000001"
  }
}

# Each has an id of its own: which path has which policy is looked at.
mock_resource "aws_cloudfront_response_headers_policy" {
  defaults = {}
}

mock_resource "aws_cloudwatch_log_group" {
  defaults = {
    arn = "arn:aws:logs:sa-east-1:123456789012:log-group:a-group"
  }
}

mock_resource "aws_cloudwatch_metric_alarm" {
  defaults = {}
}

mock_resource "aws_cognito_resource_server" {
  defaults = {}
}

mock_resource "aws_cognito_user_group" {
  defaults = {}
}

mock_resource "aws_cognito_user_pool" {
  defaults = {
    id  = "sa-east-1_Pool"
    arn = "arn:aws:cognito-idp:sa-east-1:123456789012:userpool/sa-east-1_Pool"
  }
}

mock_resource "aws_cognito_user_pool_client" {
  defaults = {}
}

mock_resource "aws_cognito_user_pool_domain" {
  defaults = {}
}

mock_resource "aws_db_instance" {
  defaults = {
    arn                = "arn:aws:rds:sa-east-1:123456789012:db:a-database"
    address            = "database.example.com"
    master_user_secret = [{ secret_arn = "arn:aws:secretsmanager:sa-east-1:123456789012:secret:rds!db-master-AbCdEf" }]
  }
}

mock_resource "aws_db_parameter_group" {
  defaults = {}
}

mock_resource "aws_db_subnet_group" {
  defaults = {}
}

mock_resource "aws_default_security_group" {
  defaults = {}
}

mock_resource "aws_dynamodb_table" {
  defaults = {
    arn = "arn:aws:dynamodb:sa-east-1:123456789012:table/a-table"
  }
}

mock_resource "aws_ecr_lifecycle_policy" {
  defaults = {}
}

mock_resource "aws_ecr_repository" {
  defaults = {
    arn            = "arn:aws:ecr:sa-east-1:123456789012:repository/a-repository"
    repository_url = "123456789012.dkr.ecr.sa-east-1.amazonaws.com/a-repository"
  }
}

mock_resource "aws_eks_access_entry" {
  defaults = {}
}

mock_resource "aws_eks_access_policy_association" {
  defaults = {}
}

mock_resource "aws_eks_addon" {
  defaults = {}
}

mock_resource "aws_eks_cluster" {
  defaults = {
    arn                   = "arn:aws:eks:sa-east-1:123456789012:cluster/a-cluster"
    endpoint              = "https://cluster.example.com"
    certificate_authority = [{ data = "Y2VydGlmaWNhdGU=" }]
    vpc_config            = { cluster_security_group_id = "sg-00000000000c10573" }
  }
}

mock_resource "aws_eks_node_group" {
  defaults = {}
}

mock_resource "aws_eks_pod_identity_association" {
  defaults = {}
}

mock_resource "aws_flow_log" {
  defaults = {}
}

mock_resource "aws_iam_policy" {
  defaults = {
    arn = "arn:aws:iam::123456789012:policy/a-policy"
  }
}

mock_resource "aws_iam_role" {
  defaults = {
    arn = "arn:aws:iam::123456789012:role/a-role"
  }
}

mock_resource "aws_iam_role_policy" {
  defaults = {}
}

mock_resource "aws_iam_role_policy_attachment" {
  defaults = {}
}

mock_resource "aws_internet_gateway" {
  defaults = {}
}

mock_resource "aws_kms_alias" {
  defaults = {}
}

mock_resource "aws_kms_key" {
  defaults = {
    arn = "arn:aws:kms:sa-east-1:123456789012:key/00000000-0000-0000-0000-000000000001"
  }
}

mock_resource "aws_lambda_alias" {
  defaults = {
    arn        = "arn:aws:lambda:sa-east-1:123456789012:function:a-function:live"
    invoke_arn = "arn:aws:apigateway:sa-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:sa-east-1:123456789012:function:a-function:live/invocations"
  }
}

mock_resource "aws_lambda_function" {
  defaults = {
    arn     = "arn:aws:lambda:sa-east-1:123456789012:function:a-function"
    version = "1"
  }
}

mock_resource "aws_lambda_permission" {
  defaults = {}
}

mock_resource "aws_launch_template" {
  defaults = {
    latest_version = 1
  }
}

mock_resource "aws_lb" {
  defaults = {
    arn = "arn:aws:elasticloadbalancing:sa-east-1:123456789012:loadbalancer/net/a/0000000000000000"
  }
}

mock_resource "aws_lb_listener" {
  defaults = {
    arn = "arn:aws:elasticloadbalancing:sa-east-1:123456789012:listener/net/a/0000000000000000/0000000000000000"
  }
}

mock_resource "aws_lb_target_group" {
  defaults = {
    arn = "arn:aws:elasticloadbalancing:sa-east-1:123456789012:targetgroup/a/0000000000000000"
  }
}

mock_resource "aws_route" {
  defaults = {}
}

mock_resource "aws_route53_record" {
  defaults = {}
}

mock_resource "aws_route_table" {
  defaults = {}
}

mock_resource "aws_route_table_association" {
  defaults = {}
}

mock_resource "aws_s3_bucket" {
  defaults = {
    arn                         = "arn:aws:s3:::a-bucket"
    bucket_regional_domain_name = "a-bucket.s3.sa-east-1.amazonaws.com"
  }
}

mock_resource "aws_s3_bucket_lifecycle_configuration" {
  defaults = {}
}

mock_resource "aws_s3_bucket_policy" {
  defaults = {}
}

mock_resource "aws_s3_bucket_public_access_block" {
  defaults = {}
}

mock_resource "aws_s3_bucket_server_side_encryption_configuration" {
  defaults = {}
}

mock_resource "aws_s3_bucket_versioning" {
  defaults = {}
}

mock_resource "aws_secretsmanager_secret" {
  defaults = {
    arn = "arn:aws:secretsmanager:sa-east-1:123456789012:secret:a-secret-AbCdEf"
  }
}

mock_resource "aws_secretsmanager_secret_version" {
  defaults = {}
}

mock_resource "aws_security_group" {
  defaults = {}
}

mock_resource "aws_sesv2_configuration_set" {
  defaults = {}
}

mock_resource "aws_sesv2_email_identity" {
  defaults = {
    arn                     = "arn:aws:ses:sa-east-1:123456789012:identity/example.com"
    dkim_signing_attributes = { tokens = ["one", "two", "three"] }
  }
}

mock_resource "aws_sns_topic" {
  defaults = {
    arn = "arn:aws:sns:sa-east-1:123456789012:a-topic"
  }
}

mock_resource "aws_sns_topic_policy" {
  defaults = {}
}

mock_resource "aws_sns_topic_subscription" {
  defaults = {}
}

mock_resource "aws_sqs_queue" {
  defaults = {
    arn = "arn:aws:sqs:sa-east-1:123456789012:a-queue"
    url = "https://sqs.sa-east-1.amazonaws.com/123456789012/a-queue"
  }
}

mock_resource "aws_sqs_queue_policy" {
  defaults = {}
}

mock_resource "aws_subnet" {
  defaults = {}
}

mock_resource "aws_vpc" {
  defaults = {}
}

mock_resource "aws_vpc_endpoint" {
  defaults = {}
}

mock_resource "aws_vpc_security_group_egress_rule" {
  defaults = {}
}

mock_resource "aws_vpc_security_group_ingress_rule" {
  defaults = {}
}

mock_data "aws_eks_addon_version" {
  defaults = {
    version = "v1.2.3-eksbuild.4"
  }
}

mock_data "aws_ssm_parameter" {
  defaults = {
    insecure_value = "1.36.2-20260901"
  }
}

mock_data "aws_secretsmanager_secret_versions" {
  defaults = {
    versions = [{ version_stages = ["AWSCURRENT"] }]
  }
}
