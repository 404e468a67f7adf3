// A plan beside the files that it was derived from, read here once more and in another way.
import { lstatSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { Findings } from './plan.mjs'

export const repository = process.env.GUARDIAN_SOURCES ?? join(import.meta.dirname ?? new URL('.', import.meta.url).pathname, '../..')
export const read = path => readFileSync(join(repository, path), 'utf8')
const all = (text, expression) => [...text.matchAll(expression)].map(match => match[1])

// What one machine needs and AWS does not, with the reason.
export const LOCAL_ONLY = {
  AWS_ACCESS_KEY_ID: 'the pod has a role',
  AWS_SECRET_ACCESS_KEY: 'the pod has a role',
  AWS_EC2_METADATA_DISABLED: 'a pod does not reach it',
  AWS_ENDPOINT_URL_SQS: 'AWS itself', AWS_ENDPOINT_URL_SNS: 'AWS itself', AWS_ENDPOINT_URL_DYNAMODB: 'AWS itself',
  AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER: 'AWS itself',
  GUARDIAN_CALLER_ID: 'callers have tokens', GUARDIAN_CALLER_ROLES: 'callers have tokens',
  GUARDIAN_CATALOG_SEED: 'the menu is the restaurant\'s',
  GUARDIAN_SQS_WAIT_TIME: 'polls cost',
  GUARDIAN_IDENTITY_JWKS_URI: 'the issuer\'s own',
  MERCADOPAGO_BASE_URL: 'Mercado Pago itself',
}

// Hangs on the code, not on where it runs.
const PLATFORM_ONLY = new Set(['auth_handler'])

export async function sources(plan) {
  const findings = new Findings()
  variables(plan, findings)
  connections(plan, findings)
  switches(plan, findings)
  return findings
}

/** A service's login takes the connections of ten pods, and the alarm rings before the database refuses one. */
function connections(plan, findings) {
  const [pool] = all(read('route-support/src/main/resources/guardian.yaml'), /^\s+maximum-pool-size: (\d+)$/gm).map(Number)
  const is = type => plan.resources.filter(resource => resource.type === type).map(resource => resource.is)
  const alarms = is('aws_cloudwatch_metric_alarm').filter(alarm => alarm.metric_name === 'DatabaseConnections')
  const most = Math.min(...is('aws_db_parameter_group').map(({ parameter }) => Number(parameter.find(({ name }) => name === 'max_connections')?.value ?? 0)))
  const [free] = all(read('database-migration/src/main/java/io/guardianpartner/migration/ServiceLogins.java'), /KEPT_FREE = (\d+);/g).map(Number)
  findings.expect(most - free >= 10 * pool, `databases take ${most} connections, ${free} of them kept free of services, and ten pods want ${10 * pool} of each`)
  findings.expect(alarms.length > 0 && alarms.every(({ threshold }) => threshold < most), 'connections run out before an alarm rings')
}

/** What can be set of the platform is set where it is applied; but for main.tf, an environment has what all have. */
function switches({ environment }, findings) {
  const here = `terraform/environments/${environment}`
  const shared = read('terraform/environments/shared/environment.tf')
  const told = all(shared.slice(shared.indexOf('module "platform"')), /^  (\w+)\s+= /gm)
  for (const name of all(read('terraform/modules/platform/variables.tf'), /^variable "(\w+)"/gm).filter(name => !PLATFORM_ONLY.has(name))) {
    findings.expect(told.includes(name), `${here} does not tell the platform ${name}`)
  }
  for (const file of readdirSync(join(repository, 'terraform/environments/shared')).filter(name => name.endsWith('.tf'))) {
    const link = lstatSync(join(repository, here, file), { throwIfNoEntry: false })
    findings.expect(link?.isSymbolicLink(), `${here}/${file} is no link to what the environments share`)
  }
}

/** Whatever one machine tells a service, its pods are told too. */
function variables(plan, findings) {
  const names = [
    'local-platform/src/main/java/io/guardianpartner/local/supervisor/ServiceVariables.java',
    'local-platform/src/main/java/io/guardianpartner/local/LocalEnvironment.java',
    'local-platform/src/main/java/io/guardianpartner/local/RunningComponents.java',
  ].flatMap(path => all(read(path), /"([A-Z]+(?:_[A-Z0-9]+)+)"/g)).filter(name => !(name in LOCAL_ONLY))
  const told = new Set(Object.values(plan.outputs.services ?? {})
    .flatMap(service => [...Object.keys(service.variables ?? {}), ...Object.keys(service.secret_variables ?? {})]))
  for (const name of new Set(names)) findings.expect(told.has(name), `no service is told ${name}, which one machine tells it`)
}
