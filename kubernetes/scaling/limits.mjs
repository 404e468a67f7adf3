// What ends first: each limit with what it holds, and the orders per second at which it is reached.
import { demand } from './demand.mjs'

const OURS = 'ours'
const AWS = 'AWS, on request'
const FIXED = 'AWS, fixed'

/** Every limit: what is used of it at a demand, how much there is, whose it is, and what to change. */
export function limits({ sizes, quotas, inputs }) {
  const quota = name => quotas[name].value
  const whose = name => (quotas[name].adjustable ? AWS : FIXED)
  const pods = sizes.services.map(service => ({
    name: `pods of ${service}`, used: ({ pods }) => pods[service], most: sizes.mostPods, whose: OURS,
    change: 'first a larger CPU request per pod, then more pods: `maxReplicas` in components/service, base/namespace/quota.yaml and `max_connections`' }))
  const connections = sizes.databases.map(name => ({
    name: `connections to ${name}`, used: ({ connections }) => connections[name], most: sizes.maxConnections, whose: OURS,
    change: '`max_connections` and a larger instance; from some 40 pods on RDS Proxy' }))
  const cores = Object.keys(inputs['database.cpu.millis.of.an.order']).map(name => ({
    name: `sustained CPU of the database of ${name}`, used: ({ databaseCores }) => databaseCores[name], most: quota(`rds.${sizes.databaseClass}.cores`), whose: OURS,
    change: 'an instance that is not burstable, `instance_class` in terraform/environments; a rush hour alone is paid from credits' }))
  return [
    ...pods,
    ...connections,
    ...cores,
    { name: 'nodes', used: ({ nodes }) => nodes, most: sizes.mostNodes, whose: OURS, change: '`max_per_zone` in terraform/environments, and EC2\'s quota of vCPUs' },
    { name: 'rate of an open route', used: ({ openRoute }) => openRoute, most: sizes.openRate, whose: OURS, change: '`throttling.open_rate` in terraform/environments; the menu from a CDN' },
    { name: 'rate of a route with token', used: ({ tokenRoute }) => tokenRoute, most: sizes.routeRate, whose: OURS, change: '`throttling.rate` in terraform/environments' },
    { name: 'writes of the table of orders', used: ({ orderWrites }) => orderWrites, most: sizes.tableUnits, whose: OURS, change: '`max_table_request_units` in terraform/environments; warm throughput before a known rush' },
    { name: 'executions of the auth Lambda', used: ({ authAtATime }) => authAtATime, most: sizes.lambdaConcurrency, whose: OURS, change: '`auth_concurrency` in terraform/environments' },
    { name: 'SNS messages a second', used: ({ snsMessages }) => snsMessages, most: quota('sns.messages.second'), whose: whose('sns.messages.second'), change: 'ask AWS for more: it counts messages, batches do not help' },
    { name: 'API Gateway requests a second', used: ({ apiRequests }) => apiRequests, most: quota('apigateway.requests.second'), whose: whose('apigateway.requests.second'), change: 'ask AWS for more' },
    { name: 'a new table\'s writes', used: ({ orderWrites }) => orderWrites, most: quota('dynamodb.new.table.write.units'), whose: whose('dynamodb.new.table.write.units'), change: 'warm throughput before a known rush; it grows by itself, at most to the double in 30 minutes' },
    { name: 'units of an on-demand table', used: ({ orderWrites, tableReads }) => Math.max(orderWrites, tableReads), most: quota('dynamodb.table.units'), whose: whose('dynamodb.table.units'), change: 'ask AWS for more; fewer and smaller writes of an order' },
    { name: 'one status of the board\'s index', used: ({ boardWrites }) => boardWrites, most: quota('dynamodb.partition.write.units'), whose: whose('dynamodb.partition.write.units'), change: 'a key per restaurant, or shards, as the index due has them' },
    { name: 'the day\'s tracking numbers', used: ({ trackingWrites }) => trackingWrites, most: quota('dynamodb.partition.write.units'), whose: whose('dynamodb.partition.write.units'), change: 'a counter per restaurant, or blocks of numbers per pod' },
    { name: 'a shard of the index due', used: ({ dueWrites }) => dueWrites, most: quota('dynamodb.partition.write.units'), whose: whose('dynamodb.partition.write.units'), change: 'more shards' },
    { name: 'messages in flight of a queue', used: ({ inFlight }) => inFlight, most: quota('sqs.in.flight'), whose: whose('sqs.in.flight'), change: 'ask AWS for more' },
    { name: 'Cognito sign-ins a second', used: ({ authentications }) => authentications, most: quota('cognito.authentications.second'), whose: whose('cognito.authentications.second'), change: 'buy more of the category' },
    { name: 'KMS requests a second', used: ({ kmsRequests }) => kmsRequests, most: quota('kms.requests.second'), whose: whose('kms.requests.second'), change: 'ask AWS for more; keep data keys longer' },
    { name: 'targets of the load balancer in a zone', used: ({ allPods }) => allPods / sizes.zones, most: quota('nlb.targets.of.a.zone'), whose: whose('nlb.targets.of.a.zone'), change: 'a load balancer per service' },
  ]
}

const FURTHEST = 1e6
const STEPS = 60

/** The highest rate at which a limit still holds; Infinity beyond a million orders a second. What is used never falls with the rate. */
export function reachedAt({ used, most }, facts) {
  const holds = rate => used(demand(rate, facts)) <= most + 1e-9
  if (!holds(0)) return 0
  if (holds(FURTHEST)) return Infinity
  let [below, above] = [0, FURTHEST]
  for (let step = 0; step < STEPS; step += 1) {
    const middle = (below + above) / 2
    if (holds(middle)) below = middle
    else above = middle
  }
  return below
}

/** All limits, the one that is reached first at the head. */
export const inOrder = facts => limits(facts)
  .map(limit => ({ ...limit, rate: reachedAt(limit, facts) }))
  .sort((one, other) => one.rate - other.rate || (one.name < other.name ? -1 : 1))
