// Terraform's outputs of an account that has the stand-ins in place of AWS: the planned ones, with other values.

/** Parts that pods call. */
export const CALLED = ['sqs', 'sns', 'dynamodb', 'postgres', 'secrets-manager', 'identity', 'mercado-pago']

/** What one machine says otherwise, and is here as in AWS: each pod has the ports to itself, and calls others at their Services. */
const AS_PLANNED = /^(GUARDIAN_BIND_ADDRESS|SERVER_PORT|MANAGEMENT_SERVER_PORT|GUARDIAN_ENVIRONMENT|GUARDIAN_INBOUND_BARE|GUARDIAN_DATABASE_MIGRATE)$/
/** Addresses that are compared, or called by stand-ins: they stay this machine's. */
const AS_SAID = /^(GUARDIAN_IDENTITY_ISSUER|MERCADOPAGO_NOTIFICATION_URL)$/
/** What AWS's clients must be told to find a stand-in; in AWS they find it by themselves, and their credentials by Pod Identity. */
const CLIENT = /^AWS_/

/**
 * @param planned Terraform's outputs
 * @param images a function from a queue to the image's repository
 * @param gateway where pods reach this machine
 */
export function outputsOf(planned, standIns, { images, gateway, owner }) {
  const reachable = value => value.replaceAll('127.0.0.1:', `${gateway}:`)
  const clientOf = told => Object.fromEntries(Object.entries(told).filter(([name]) => CLIENT.test(name)).map(([name, value]) => [name, reachable(value)]))
  const services = mapped(planned.services, (service, queue) => {
    const told = standIns.variables(queue)
    const callees = service.callees.map(callee => `GUARDIAN_${callee.toUpperCase().replaceAll('-', '_')}_URL`)
    const variables = mapped(service.variables, (value, name) => {
      if (AS_PLANNED.test(name) || callees.includes(name)) return value
      if (told[name] === undefined) throw new Error(`Terraform tells ${queue} ${name}, the stand-ins do not`)
      return AS_SAID.test(name) ? told[name] : reachable(told[name])
    })
    return { ...service, image: images(queue), variables: { ...variables, ...clientOf(told), ...standInsOwn(queue, told, reachable) } }
  })
  const migrations = mapped(planned.migrations, (migration, queue) => {
    const told = standIns.variables(queue)
    const variables = {
      ...migration.variables, ...clientOf(told), GUARDIAN_DATABASE_URL: reachable(told.GUARDIAN_DATABASE_URL), GUARDIAN_DATABASE_OWNER_SECRET: owner,
      AWS_ENDPOINT_URL_SECRETS_MANAGER: reachable(standIns.addresses['secrets-manager']),
    }
    return { ...migration, image: images(queue), owner_secret: owner, variables }
  })
  return { ...planned, services, migrations }
}

/** What only stand-ins need to be told. */
function standInsOwn(queue, told, reachable) {
  return {
    GUARDIAN_IDENTITY_JWKS_URI: `${reachable(told.GUARDIAN_IDENTITY_ISSUER)}/.well-known/jwks.json`,
    ...queue === 'payments' && { MERCADOPAGO_BASE_URL: reachable(told.MERCADOPAGO_BASE_URL) },
    // A menu to order from.
    ...queue === 'catalog' && { GUARDIAN_CATALOG_SEED: told.GUARDIAN_CATALOG_SEED },
  }
}

/**
 * Fills the boxes that Terraform leaves: what Mercado Pago and Cognito give, by the names and members that Terraform tells. Those
 * of logins stay empty, for the migrations to fill. The owner's secret is RDS's own.
 */
export async function fillSecrets(planned, standIns, secretsManager) {
  const logins = new Set(Object.values(planned.migrations).map(({ login_secret: name }) => name))
  for (const name of logins) await secretsManager.create(name)
  const boxes = {}
  for (const [queue, { secret_variables: variables }] of Object.entries(planned.services)) {
    const told = standIns.variables(queue)
    for (const [variable, { secret, member }] of Object.entries(variables)) {
      if (!logins.has(secret)) (boxes[secret] ??= {})[member] = told[variable]
    }
  }
  for (const [name, members] of Object.entries(boxes)) await secretsManager.create(name, members)
  const { GUARDIAN_DATABASE_USERNAME: username, GUARDIAN_DATABASE_PASSWORD: password } = standIns.variables([...Object.keys(planned.migrations)][0])
  return secretsManager.create('rds!db-owner', { username, password })
}

const mapped = (object, change) => Object.fromEntries(Object.entries(object).map(([name, value]) => [name, change(value, name)]))
