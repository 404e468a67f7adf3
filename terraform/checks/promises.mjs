// What every environment promises, over all of its resources, those included that somebody adds later.
import { Findings, list } from './plan.mjs'

export async function promises(plan) {
  const findings = new Findings()
  const all = type => plan.resources.filter(resource => resource.type === type)
  const each = (type, promise) => all(type).forEach(({ address, is }) => promise(address, is))

  encryption(each, findings)
  limits(plan, findings)
  values(plan, findings)
  logs(each, findings)
  boxes(all, findings)
  alerts(plan, findings)
  parameters(each, findings)
  tags(plan, each, findings)
  if (plan.environment === 'production') production(each, findings)
  return findings
}

const ours = arn => typeof arn === 'string' && /^arn:[a-z-]+:kms:/.test(arn)

function encryption(each, findings) {
  const keys = {
    aws_sqs_queue: is => is.kms_master_key_id,
    aws_sns_topic: is => is.kms_master_key_id,
    aws_dynamodb_table: is => is.server_side_encryption?.[0]?.enabled && is.server_side_encryption[0].kms_key_arn,
    aws_db_instance: is => is.storage_encrypted && is.kms_key_id,
    aws_ecr_repository: is => is.encryption_configuration?.[0]?.kms_key,
    aws_secretsmanager_secret: is => is.kms_key_id,
    aws_cloudwatch_log_group: is => is.kms_key_id,
    aws_lambda_function: is => is.kms_key_arn,
    aws_eks_cluster: is => is.encryption_config?.[0]?.provider?.[0]?.key_arn,
  }
  for (const [type, key] of Object.entries(keys)) {
    each(type, (address, is) => findings.expect(ours(key(is)), `${address}: is not encrypted by a key of ours`))
  }
  each('aws_launch_template', (address, is) => list(is.block_device_mappings).forEach(disk =>
    findings.expect(String(disk.ebs?.[0]?.encrypted) === 'true', `${address}: a disk is not encrypted`)))
  each('aws_kms_key', (address, is) => findings.expect(is.enable_key_rotation, `${address}: does not rotate`))
}

/** Longer names are refused when they are applied, not when they are planned. */
function limits(plan, findings) {
  const longest = {
    aws_iam_role: 64, aws_lb: 32, aws_lb_target_group: 32, aws_sqs_queue: 80, aws_sns_topic: 256, aws_dynamodb_table: 255,
    aws_lambda_function: 64, aws_db_subnet_group: 255, aws_cognito_user_pool: 128, aws_eks_cluster: 100, aws_kms_alias: 256,
    aws_secretsmanager_secret: 512, aws_ecr_repository: 256, aws_cloudwatch_log_group: 512, aws_s3_bucket: 63,
    aws_cloudfront_function: 64, aws_cloudfront_origin_access_control: 64, aws_cloudfront_response_headers_policy: 128, aws_iam_policy: 128,
  }
  for (const { type, address, is } of plan.resources) {
    const name = is.name ?? is.function_name ?? is.bucket
    if (longest[type] && name) findings.expect(name.length <= longest[type], `${address}: ${name} is longer than ${longest[type]}`)
  }
  for (const type of new Set(plan.resources.map(resource => resource.type))) {
    const names = plan.resources.filter(resource => resource.type === type && longest[type]).map(({ is }) => is.name ?? is.function_name ?? is.bucket)
    findings.expect(new Set(names).size === names.length, `two of type ${type} have one name`)
  }
}

/** Values that a schema takes for any string; AWS does not. */
function values(plan, findings) {
  const known = {
    aws_dynamodb_table: { billing_mode: ['PAY_PER_REQUEST'] },
    aws_ecr_repository: { image_tag_mutability: ['IMMUTABLE'] },
    aws_sns_topic_subscription: { protocol: ['sqs', 'email'] },
    aws_apigatewayv2_api: { protocol_type: ['HTTP'] },
    aws_apigatewayv2_integration: { integration_type: ['HTTP_PROXY', 'AWS_PROXY'], connection_type: ['VPC_LINK', 'INTERNET'] },
    aws_apigatewayv2_route: { authorization_type: ['JWT', 'NONE'] },
    aws_apigatewayv2_authorizer: { authorizer_type: ['JWT'] },
    aws_cloudfront_distribution: { http_version: ['http2and3'], price_class: ['PriceClass_All'] },
    aws_cloudfront_origin_access_control: { origin_access_control_origin_type: ['s3'], signing_behavior: ['always'], signing_protocol: ['sigv4'] },
    aws_lb: { load_balancer_type: ['network'] },
    aws_lb_listener: { protocol: ['TCP'] },
    aws_lb_target_group: { protocol: ['TCP'], target_type: ['ip'] },
    aws_flow_log: { traffic_type: ['REJECT', 'ALL'], log_destination_type: ['cloud-watch-logs'] },
    aws_vpc_endpoint: { vpc_endpoint_type: ['Gateway', 'Interface'] },
    aws_eks_node_group: { capacity_type: ['ON_DEMAND', 'SPOT'], ami_type: ['AL2023_x86_64_STANDARD', 'AL2023_ARM_64_STANDARD'] },
    aws_db_instance: {
      engine: ['postgres'], storage_type: ['gp3'], engine_lifecycle_support: ['open-source-rds-extended-support-disabled'],
    },
    aws_cognito_user_pool: { user_pool_tier: ['ESSENTIALS', 'PLUS'], deletion_protection: ['ACTIVE', 'INACTIVE'], mfa_configuration: ['OFF'] },
    aws_cognito_user_pool_client: { prevent_user_existence_errors: ['ENABLED'] },
    aws_budgets_budget: { budget_type: ['COST'], time_unit: ['MONTHLY'], limit_unit: ['USD'] },
    aws_cloudwatch_metric_alarm: {
      statistic: ['Average', 'Maximum', 'Minimum', 'Sum'], treat_missing_data: ['notBreaching'],
      comparison_operator: ['GreaterThanThreshold', 'LessThanThreshold'],
    },
  }
  for (const { type, address, is } of plan.resources) {
    for (const [attribute, allowed] of Object.entries(known[type] ?? {})) {
      const value = is[attribute]
      // AWS takes its default. Were one of these computed, a mock would answer with random characters, which is no value either.
      if (value === undefined || value === null) continue
      findings.expect(allowed.includes(value), `${address}: ${attribute} is ${value}, not one of ${allowed.join(', ')}`)
    }
  }
}

function logs(each, findings) {
  each('aws_cloudwatch_log_group', (address, is) =>
    findings.expect(is.retention_in_days > 0, `${address}: is kept for ever`))
}

/** What Alertmanager tells goes to the people who hear of CloudWatch's alarms, and nowhere else. */
function alerts(plan, findings) {
  const topic = plan.resources.find(({ type, address }) => type === 'aws_sns_topic' && address.endsWith('.alarms'))?.is
  const role = plan.resources.find(({ type, address }) => type === 'aws_iam_role_policy' && address.includes('module.alertmanager.'))?.is
  if (!topic && !role) return
  const statements = JSON.parse(role?.policy ?? '{"Statement": []}').Statement
  const allowed = action => statements.filter(statement => list(statement.Action).includes(action)).flatMap(({ Resource }) => list(Resource))
  findings.expect(allowed('sns:Publish').length === 1 && allowed('sns:Publish')[0].endsWith(`:${topic?.name}`),
    `Alertmanager may publish to ${allowed('sns:Publish')}, and not to the topic of alarms alone`)
  findings.expect(['kms:Decrypt', 'kms:GenerateDataKey'].every(action => allowed(action).includes(topic?.kms_master_key_id)), 'Alertmanager may not use the key of the topic')
}

/** Terraform fills what Cognito tells it. The other secrets are boxes that people or jobs fill: what it misses it would make anew. */
function boxes(all, findings) {
  const names = new Map(all('aws_secretsmanager_secret').map(({ is }) => [is.id, is.name]))
  for (const { address, is } of all('aws_secretsmanager_secret_version')) {
    findings.expect(/\/(auth|identity)$/.test(names.get(is.secret_id)), `${address}: fills ${names.get(is.secret_id)}, which is a box`)
  }
}

// What RDS changes at once and what is set here to another value than the engine's own.
const IMMEDIATE = new Set(['log_min_duration_statement', 'log_parameter_max_length', 'idle_in_transaction_session_timeout'])

/** RDS tells pending-reboot of what takes a restart, and of what has the engine's value: by another method each plan shows a change. */
function parameters(each, findings) {
  each('aws_db_parameter_group', (address, is) => list(is.parameter).forEach(({ name, apply_method: method }) =>
    findings.expect(IMMEDIATE.has(name) || method === 'pending-reboot', `${address}: ${name} changes ${method}, and RDS says pending-reboot`)))
}

/** The provider's default tags do not reach what others make from what is planned: nodes, with all they have, and pods' volumes. */
function tags({ environment }, each, findings) {
  const ours = tags => tags?.environment === environment && tags.project === 'guardian'
  each('aws_launch_template', (address, is) => {
    for (const made of ['instance', 'volume', 'network-interface']) {
      findings.expect(ours(list(is.tag_specifications).find(({ resource_type: type }) => type === made)?.tags),
        `${address}: no budget counts its ${made}, which has not the environment's tags`)
    }
  })
  each('aws_eks_addon', (address, is) => {
    if (is.addon_name !== 'aws-ebs-csi-driver') return
    findings.expect(ours(JSON.parse(is.configuration_values ?? '{}').controller?.extraVolumeTags),
      `${address}: no budget counts pods' volumes, which have not the environment's tags`)
  })
}

function production(each, findings) {
  const protectedBy = {
    aws_db_instance: is => is.deletion_protection && !is.skip_final_snapshot && is.multi_az && is.backup_retention_period >= 14,
    aws_dynamodb_table: is => is.deletion_protection_enabled && is.point_in_time_recovery?.[0]?.enabled,
    aws_eks_cluster: is => is.deletion_protection,
    aws_cognito_user_pool: is => is.deletion_protection === 'ACTIVE',
    aws_lb: is => is.enable_deletion_protection,
    aws_secretsmanager_secret: is => is.recovery_window_in_days >= 7,
    aws_ecr_repository: is => is.force_delete !== true,
    aws_s3_bucket: is => is.force_destroy !== true,
  }
  for (const [type, isProtected] of Object.entries(protectedBy)) {
    each(type, (address, is) => findings.expect(isProtected(is), `${address}: can be deleted, or lost, in production`))
  }
}
