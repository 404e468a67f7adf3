// What AWS takes for what is planned: quantities from the plans, prices from prices.json, what an order makes from load.json.
import { readFileSync } from 'node:fs'

const json = name => JSON.parse(readFileSync(new URL(name, import.meta.url), 'utf8'))
const { prices, hours, asOf, region } = json('prices.json')
export const load = json('load.json')
export { asOf, hours, region }

export const price = name => {
  if (!(name in prices)) throw new Error(`prices.json has no ${name}`)
  return prices[name]
}

/** Lines of what is there whether somebody orders or not. */
export function idle(plan) {
  const all = type => plan.resource_changes.filter(({ type: is, mode }) => is === type && mode === 'managed').map(({ change }) => change.after)
  const sum = (list, of) => list.reduce((total, one) => total + of(one), 0)
  const groups = all('aws_eks_node_group')
  const nodes = sum(groups, group => group.scaling_config[0].min_size)
  const disk = all('aws_launch_template')[0].block_device_mappings[0].ebs[0].volume_size
  const databases = all('aws_db_instance')
  const copies = database => (database.multi_az ? 2 : 1)
  const services = all('aws_sqs_queue').filter(queue => queue.redrive_policy?.includes('deadLetterTargetArn')).length
  const machines = all('aws_cognito_user_pool_client').filter(client => client.allowed_oauth_flows?.includes('client_credentials')).length
  const pods = services * load.idle['pods.of.a.service']
  const million = 1e6
  return {
    'EKS control plane': all('aws_eks_cluster').length * price('eks.cluster.hour') * hours,
    'nodes, at their fewest': sum(groups, group => group.scaling_config[0].min_size
      * price(`ec2.${group.instance_types[0]}.hour`) * (group.capacity_type === 'SPOT' ? price('ec2.spot.share') : 1)) * hours,
    'their disks and public addresses': nodes * (disk * price('ebs.gp3.gib.month') + price('ipv4.hour') * hours),
    'RDS instances': sum(databases, database => copies(database) * price(`rds.${database.instance_class}.hour`)) * hours,
    'RDS storage': sum(databases, database => copies(database) * database.allocated_storage * price('rds.gp3.gib.month')),
    'internal load balancer': price('nlb.hour') * hours + price('nlb.lcu.hour') * hours * 0.1,
    'keys, secrets, alarms': all('aws_kms_key').length * price('kms.key.month')
      + (all('aws_secretsmanager_secret').length + databases.length) * price('secret.month')
      + all('aws_cloudwatch_metric_alarm').length * price('alarm.month'),
    'machine clients and their tokens': machines * (price('cognito.client.month')
      + load.idle['pods.of.a.service'] * load.idle['token.requests.hour.of.a.calling.pod'] * hours * price('cognito.token')),
    'polls of empty queues': pods * load.idle['sqs.requests.minute.of.a.pod'] * 60 * hours / million * price('sqs.request.million'),
    'logs': (load.idle['log.gb.month'] + load.idle['control.plane.log.gb.month']) * price('logs.gb'),
  }
}

/** Lines of a million orders, with messages in tens or alone. */
export function perMillion(how) {
  const published = load['messages.published']
  const delivered = load['messages.delivered']
  const publish = published * load['publish.requests.each'][how]
  const receive = delivered * load['receive.and.delete.requests.each'][how]
  const million = 1e6
  return {
    'API Gateway': load['api.requests'] * price('apigateway.http.million'),
    // Requests of the API go through CloudFront, too; either kind runs one function, and each page asks S3 whether it has changed.
    'CloudFront and S3': (load['api.requests'] + load['page.requests']) * (price('cloudfront.request.million') + price('cloudfront.function.million'))
      + load['page.requests'] * price('s3.get.million'),
    // What AWS's origins tell CloudFront costs nothing.
    'data to customers': (load['api.requests'] * load['api.response.kb'] + load['page.kb']) * price('cloudfront.out.gb'),
    // SNS counts each message of a batch; SQS counts each request, those by which SNS delivers included.
    'SNS': published * price('sns.publish.million'),
    'SQS': (delivered + receive) * price('sqs.request.million'),
    'KMS': (publish + receive) / 100 * price('kms.request.million'),
    'DynamoDB': (load['order.writes'] * load['order.write.units.each'] + load['other.table.write.units']) * price('dynamodb.write.million')
      + load['table.read.units'] * price('dynamodb.read.million'),
    'DynamoDB storage and its backup, a year later': load['order.kb.kept'] * 12 * (price('dynamodb.gb.month') + price('dynamodb.pitr.gb.month')),
    'auth Lambda and mail': load['auth.requests'] * (price('lambda.request.million') + load['auth.gb.seconds.each'] * million * price('lambda.arm.gb.second'))
      + load.mails * million * price('ses.mail'),
    // Whoever signs in, refreshes a token or is looked up in a month, once; whoever orders as a guest is nobody to Cognito.
    'Cognito, active users': load['active.users'] * million * price('cognito.essentials.mau'),
    'logs': load['log.kb'] * price('logs.gb'),
    'data between zones': load['kb.between.zones'] * price('transfer.zone.gb'),
  }
}

export const total = lines => Object.values(lines).reduce((sum, amount) => sum + amount, 0)
