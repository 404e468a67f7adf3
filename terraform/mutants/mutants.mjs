// Deliberate faults, one a mutant: in which file what becomes what, who has to notice, and what it says then.
// by: fmt, validate, a test file, check (the checks over production's plan) or java (the topology test over that plan).
export const mutants = [
  // network
  { name: 'private-subnets-with-public-addresses', file: 'modules/network/main.tf', from: 'map_public_ip_on_launch = false', to: 'map_public_ip_on_launch = true', by: 'network', says: /public address/ },
  { name: 'route-to-the-internet-for-private-subnets', file: 'modules/network/main.tf', from: 'route_table_id = aws_route_table.private.id', to: 'route_table_id = aws_route_table.public.id', by: 'network', says: /no route to the internet/ },
  { name: 'default-group-lets-in', file: 'modules/network/main.tf', from: 'resource "aws_default_security_group" "closed" {\n  vpc_id = aws_vpc.this.id', to: 'resource "aws_default_security_group" "closed" {\n  vpc_id = aws_vpc.this.id\n\n  ingress {\n    protocol  = -1\n    self      = true\n    from_port = 0\n    to_port   = 0\n  }', by: 'network', says: /lets nothing in/ },
  { name: 'one-zone', file: 'modules/network/main.tf', from: 'slice(var.zones, 0, 2)', to: '[var.zones[0]]', by: 'network', says: /two zones/ },
  { name: 'logs-for-ever', file: 'modules/network/flow-logs.tf', from: 'retention_in_days = var.log_retention_days', to: 'retention_in_days = 0', by: 'check', says: /kept for ever/ },
  { name: 'layers-of-kubernetes-shut-out', file: 'modules/network/endpoints.tf', from: '        "arn:${var.location.partition}:s3:::prod-registry-k8s-io-${var.location.region}/*",\n', to: '', by: 'network', says: /registry\.k8s\.io/ },

  // cluster
  { name: 'api-open-to-everybody', file: 'environments/production/main.tf', from: 'endpoint_cidrs          = var.endpoint_cidrs', to: 'endpoint_cidrs          = ["0.0.0.0/0"]', by: 'production', says: /not open to everybody/ },
  { name: 'creator-administers', file: 'modules/cluster/main.tf', from: 'bootstrap_cluster_creator_admin_permissions = false', to: 'bootstrap_cluster_creator_admin_permissions = true', by: 'cluster', says: /no rights in it/ },
  { name: 'no-audit-log', file: 'modules/cluster/main.tf', from: '"api", "audit", ', to: '"api", ', by: 'cluster', says: /logs everything/ },
  { name: 'pods-reach-node-credentials', file: 'modules/cluster/nodes.tf', from: 'http_put_response_hop_limit = 1', to: 'http_put_response_hop_limit = 2', by: 'cluster', says: /node's credentials/ },
  { name: 'too-many-nodes', file: 'environments/production/main.tf', from: 'max_per_zone   = 4', to: 'max_per_zone   = 40', by: 'production', says: /10 nodes at most/ },
  { name: 'node-limit-ignored', file: 'modules/cluster/nodes.tf', from: 'max_size     = var.nodes.max_per_zone', to: 'max_size     = 50', by: 'cluster', says: /within limits/ },
  { name: 'no-network-policy', file: 'modules/cluster/addons.tf', from: 'enableNetworkPolicy = "true"', to: 'enableNetworkPolicy = "false"', by: 'cluster', says: /Network policies/ },
  { name: 'addon-forgotten', file: 'modules/cluster/addons.tf', from: '"coredns", "metrics-server", ', to: '"coredns", ', by: 'cluster', says: /All add-ons/ },
  { name: 'extended-support', file: 'modules/cluster/main.tf', from: 'support_type = "STANDARD"', to: 'support_type = "EXTENDED"', by: 'cluster', says: /extended support/ },
  { name: 'cluster-in-private-subnets', file: 'modules/platform/main.tf', from: 'subnet_ids              = module.network.public_subnet_ids', to: 'subnet_ids              = module.network.private_subnet_ids', by: 'check', says: /not in the public subnets/ },

  // database and tables
  { name: 'public-database', file: 'modules/database/main.tf', from: 'publicly_accessible    = false', to: 'publicly_accessible    = true', by: 'database', says: /No database is public/ },
  { name: 'database-in-public-subnets', file: 'modules/platform/main.tf', from: 'subnet_ids               = values(module.network.private_subnet_ids)', to: 'subnet_ids               = values(module.network.public_subnet_ids)', by: 'check', says: /not in the private subnets/ },
  { name: 'unencrypted-database', file: 'modules/database/main.tf', from: 'storage_encrypted     = true', to: 'storage_encrypted     = false', by: 'check', says: /not encrypted by a key of ours/ },
  { name: 'database-open-by-address', file: 'modules/database/main.tf', from: 'referenced_security_group_id = var.client_security_group_id', to: 'cidr_ipv4                    = "10.0.0.0/8"', by: 'check', says: /addresses instead of a security group/ },
  { name: 'connections-without-tls', file: 'modules/database/main.tf', from: 'name  = "rds.force_ssl"\n    value = "1"', to: 'name  = "rds.force_ssl"\n    value = "0"', by: 'database', says: /by TLS/ },
  { name: 'no-deletion-protection-in-production', file: 'environments/production/main.tf', from: 'deletion_protection = true', to: 'deletion_protection = false', by: 'check', says: /can be deleted, or lost, in production/ },
  { name: 'one-zone-in-production', file: 'environments/production/main.tf', from: 'payments = { instance_class = "db.t4g.medium", multi_az = true', to: 'payments = { instance_class = "db.t4g.medium", multi_az = false', by: 'check', says: /can be deleted, or lost, in production/ },
  { name: 'no-point-in-time-recovery', file: 'modules/tables/main.tf', from: 'point_in_time_recovery {\n    enabled = true', to: 'point_in_time_recovery {\n    enabled = false', by: 'tables', says: /taken back to any second/ },
  { name: 'misspelt-billing-mode', file: 'modules/tables/main.tf', from: '"PAY_PER_REQUEST"', to: '"PAY_PER_REQ"', by: 'check', says: /billing_mode is PAY_PER_REQ/ },
  { name: 'index-forgotten', file: 'modules/tables/main.tf', from: 'for_each = { for index in each.value.indexes : index.name => index }', to: 'for_each = {}', by: 'tables', says: /global_secondary_index|Indexes are as defined/ },
  { name: 'unquoted-n', file: '../routes-orders/src/main/resources/dynamodb-tables.yaml', from: "dueAt: 'N'", to: 'dueAt: N', by: 'production', says: /N is quoted/ },

  // messaging
  { name: 'filter-without-sender', file: 'modules/messaging/main.tf', from: '    sender = [each.value.sender]\n', to: '', by: 'java' },
  { name: 'filter-without-broadcasts', file: 'modules/messaging/main.tf', from: '[each.value.receiver, "MSG_SERVICE_ANY"]', to: '[each.value.receiver]', by: 'java' },
  { name: 'filter-on-the-body', file: 'modules/messaging/main.tf', from: 'filter_policy_scope = "MessageAttributes"', to: 'filter_policy_scope = "MessageBody"', by: 'java' },
  { name: 'no-raw-delivery', file: 'modules/messaging/main.tf', from: 'raw_message_delivery = true', to: 'raw_message_delivery = false', by: 'java' },
  { name: 'fewer-receives-than-a-service-needs', file: 'modules/messaging/main.tf', from: 'max_receive_count = 25', to: 'max_receive_count = 5', by: 'java' },
  { name: 'dead-letters-forgotten-early', file: 'modules/messaging/main.tf', from: 'dead_letter_retention_seconds = 14 * 24 * 3600', to: 'dead_letter_retention_seconds = 24 * 3600', by: 'java' },
  { name: 'queue-open-to-every-topic', file: 'modules/messaging/policies.tf', from: '          ArnEquals    = { "aws:SourceArn" = topics }\n          StringEquals', to: '          StringEquals', by: 'java' },
  { name: 'dead-letters-of-another-name', file: 'modules/messaging/main.tf', from: 'name                      = "${var.environment}-${each.key}-dead-letters"\n  message_retention_seconds = local.dead_letter_retention_seconds\n  max_message_size          = local.max_message_bytes\n\n  kms_master_key_id                 = var.key_arn\n  kms_data_key_reuse_period_seconds = local.data_key_reuse_seconds\n\n  redrive_allow_policy = jsonencode({\n    redrivePermission = "byQueue"', to: 'name                      = "${var.environment}-${each.key}-dlq"\n  message_retention_seconds = local.dead_letter_retention_seconds\n  max_message_size          = local.max_message_bytes\n\n  kms_master_key_id                 = var.key_arn\n  kms_data_key_reuse_period_seconds = local.data_key_reuse_seconds\n\n  redrive_allow_policy = jsonencode({\n    redrivePermission = "byQueue"', by: 'java' },
  { name: 'a-service-hears-itself', file: 'modules/messaging/main.tf', from: 'for sender in receiver.listensTo :', to: 'for sender in concat(receiver.listensTo, [receiver.name]) :', by: 'java' },
  { name: 'anybody-publishes', file: 'modules/messaging/policies.tf', from: 'Condition = { ArnNotEquals = { "aws:PrincipalArn" = local.publisher_arns[each.key] } }', to: 'Condition = { ArnNotEquals = { "aws:PrincipalArn" = "arn:aws:iam::123456789012:role/somebody" } }', by: 'messaging', says: /Only a topic's service publishes/ },
  { name: 'everybody-but-the-operator-sends', file: 'modules/messaging/policies.tf', from: 'Sid       = "NobodyElseButTheOperator"\n          Effect    = "Deny"', to: 'Sid       = "NobodyElseButTheOperator"\n          Effect    = "Allow"', by: 'messaging', says: /Nobody but the topics/ },
  { name: 'queues-without-our-key', file: 'modules/messaging/main.tf', from: '  name              = "${var.environment}-${each.key}"\n  kms_master_key_id = var.key_arn', to: '  name = "${var.environment}-${each.key}"', by: 'check', says: /not encrypted by a key of ours/ },
  { name: 'sns-may-not-use-the-key', file: 'modules/keys/main.tf', from: 'actions = ["kms:Decrypt", "kms:GenerateDataKey"]\n      condition', to: 'actions = ["kms:Decrypt"]\n      condition', by: 'rest', says: /encrypted queues/ },

  // rights
  { name: 'all-of-sqs', file: 'modules/access/services.tf', from: 'Action   = ["sqs:ChangeMessageVisibility", "sqs:DeleteMessage", "sqs:GetQueueAttributes", "sqs:ReceiveMessage"]', to: 'Action   = ["sqs:*"]', by: 'check', says: /wildcard without its reason/ },
  { name: 'every-table', file: 'modules/access/services.tf', from: 'concat(tables[*].arn, flatten(tables[*].index_arns))', to: '["arn:aws:dynamodb:sa-east-1:123456789012:table/*"]', by: 'check', says: /wildcard without its reason/ },
  { name: 'right-forgotten', file: 'modules/access/services.tf', from: '"sqs:DeleteMessage", ', to: '', by: 'check', says: /its code needs sqs:DeleteMessage/ },
  { name: 'right-too-many', file: 'modules/access/services.tf', from: '"dynamodb:BatchGetItem", ', to: '"dynamodb:BatchGetItem", "dynamodb:DeleteItem", ', by: 'check', says: /no code of it needs dynamodb:DeleteItem/ },
  { name: 'misspelt-action', file: 'modules/access/services.tf', from: '"sqs:ReceiveMessage"', to: '"sqs:ReceiveMessages"', by: 'check', says: /no action sqs:ReceiveMessages/ },
  { name: 'action-on-another-kind-of-resource', file: 'modules/access/services.tf', from: 'Resource = [each.value.topic_arn]', to: 'Resource = [each.value.arn]', by: 'check', says: /does not take/ },
  { name: 'misspelt-condition', file: 'modules/access/services.tf', from: '{ "kms:ViaService" = [local.kms_via.dynamodb] }', to: '{ "kms:ViaServices" = [local.kms_via.dynamodb] }', by: 'check', says: /no condition key kms:ViaServices/ },
  { name: 'role-for-every-pod', file: 'modules/pod-role/main.tf', from: '          "aws:RequestTag/kubernetes-service-account" = var.service_account\n', to: '', by: 'access', says: /one service account's/ },
  { name: 'operator-without-second-factor', file: 'modules/access/operator.tf', from: 'var.operator_needs_mfa ? { "aws:MultiFactorAuthPresent" = "true" } : {}', to: '{}', by: 'access', says: /Condition|second factor/ },
  { name: 'operator-publishes', file: 'modules/access/operator.tf', from: '"sns:GetTopicAttributes", ', to: '"sns:GetTopicAttributes", "sns:Publish", ', by: 'access', says: /publish to no topic/ },

  // identity, gateway, lambda
  { name: 'answers-tell-who-has-an-account', file: 'modules/identity/main.tf', from: 'prevent_user_existence_errors        = "ENABLED"', to: 'prevent_user_existence_errors        = "LEGACY"', by: 'identity', says: /do not tell/ },
  { name: 'refresh-without-rotation', file: 'modules/identity/main.tf', from: 'feature                    = "ENABLED"', to: 'feature                    = "DISABLED"', by: 'identity', says: /rotate/ },
  { name: 'tokens-for-a-day', file: 'modules/identity/main.tf', from: 'access_token_validity  = 10', to: 'access_token_validity  = 1440', by: 'identity', says: /5 to 15 minutes/ },
  { name: 'people-sign-in-by-a-machine', file: 'modules/identity/machines.tf', from: '["ALLOW_REFRESH_TOKEN_AUTH"]', to: '["ALLOW_USER_SRP_AUTH"]', by: 'identity', says: /Nobody signs in/ },
  { name: 'kitchen-without-token', file: 'modules/gateway/main.tf', from: 'authorization_type = contains(local.open, each.key) ? "NONE" : "JWT"', to: 'authorization_type = contains(local.open, each.key) || strcontains(each.key, "/orders") ? "NONE" : "JWT"', by: 'gateway', says: /Without a token/ },
  { name: 'orders-open-to-everybody', file: 'modules/platform/auth.tf', from: '    "GET /v1/categories",\n', to: '    "GET /v1/categories",\n    "PATCH /v1/orders/{id}/status",\n', by: 'production', says: /Open are at most/ },
  { name: 'id-tokens-get-in', file: 'modules/gateway/main.tf', from: 'null : ["aws.cognito.signin.user.admin"]', to: 'null : []', by: 'gateway', says: /access token of a person/ },
  { name: 'default-route', file: 'modules/gateway/main.tf', from: '    for queue, lines in var.routes : { for line in concat(lines.open, lines.token) : line => queue }\n  ]...)', to: '    for queue, lines in var.routes : { for line in concat(lines.open, lines.token, queue == "orders" ? ["$default"] : []) : line => queue }\n  ]...)', by: 'gateway', says: /nothing else is/ },
  { name: 'no-throttling', file: 'modules/gateway/main.tf', from: 'throttling_rate_limit  = var.throttling.rate', to: 'throttling_rate_limit  = 10000', by: 'gateway', says: /Every route is throttled/ },
  { name: 'addresses-in-the-log', file: 'modules/gateway/main.tf', from: 'requestId   = "$context.requestId"', to: 'requestId   = "$context.requestId"\n      address     = "$context.identity.sourceIp"', by: 'gateway', says: /nothing personal/ },
  { name: 'quotes-within-quotes-in-the-log', file: 'modules/gateway/main.tf', from: '"$context.error.message"', to: '"$context.error.messageString"', by: 'gateway', says: /also when something failed/ },
  { name: 'public-load-balancer', file: 'modules/gateway/services.tf', from: 'internal           = true', to: 'internal           = false', by: 'check', says: /is not internal/ },
  { name: 'secret-in-a-variable', file: 'modules/lambda/main.tf', from: 'GUARDIAN_AUTH_TABLE        = var.table_name', to: 'GUARDIAN_AUTH_TABLE        = var.table_name\n        GUARDIAN_AUTH_CLIENT_SECRET = nonsensitive(var.client_secret)', by: 'lambda', says: /hold none/ },
  { name: 'secret-of-another-name', file: 'modules/lambda/main.tf', from: 'cpfPepper    = data', to: 'pepper       = data', by: 'lambda', says: /members that it reads/ },
  { name: 'state-open', file: 'bootstrap/main.tf', from: 'restrict_public_buckets = true', to: 'restrict_public_buckets = false', by: 'rest', says: /not public/ },
  { name: 'unpublished-version', file: 'modules/lambda/main.tf', from: 'publish                        = true', to: 'publish                        = false', by: 'lambda', says: /published version/ },
  { name: 'variable-forgotten', file: 'modules/platform/variables-of-services.tf', from: /\n\s+GUARDIAN_DEAD_LETTER_QUEUE_URL\s+= .*/, to: '', by: 'check', says: /GUARDIAN_DEAD_LETTER_QUEUE_URL/ },
  { name: 'mutable-images', file: 'modules/registry/main.tf', from: '"IMMUTABLE"', to: '"MUTABLE"', by: 'rest', says: /written once/ },
  { name: 'dead-letter-nobody-hears-of', file: 'modules/observability/alarms.tf', from: 'metric      = "ApproximateNumberOfMessagesVisible"', to: 'metric      = "NumberOfMessagesSent"', by: 'rest', says: /One dead letter rings/ },

  // the language itself
  { name: 'misspelt-argument', file: 'modules/messaging/main.tf', from: 'visibility_timeout_seconds = local', to: 'visibility_timeout         = local', by: 'validate', says: /Unsupported argument|visibility_timeout/ },
  { name: 'reference-to-nothing', file: 'modules/database/main.tf', from: 'aws_db_subnet_group.this.name', to: 'aws_db_subnet_group.that.name', by: 'validate', says: /undeclared resource/ },
  { name: 'badly-formatted', file: 'modules/secrets/main.tf', from: '  kms_key_id              = var.key_arn', to: '  kms_key_id = var.key_arn', by: 'fmt', says: /secrets\/main\.tf/ },
]
