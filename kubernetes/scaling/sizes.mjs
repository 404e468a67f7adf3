// What production has today: read from Terraform's plan and from the manifests, never typed.
import { readFileSync } from 'node:fs'

const repository = new URL('../../', import.meta.url)

/** The numbers that a pattern finds in a file; exactly so many, for a file that has changed its form must not be misread. */
function numbers(path, pattern, count = 1) {
  const found = [...readFileSync(new URL(path, repository), 'utf8').matchAll(pattern)].map(([, number]) => Number(number))
  if (found.length !== count) throw new Error(`${path} has ${found.length} times what ${pattern} looks for, instead of ${count} times`)
  return found
}

const only = (values, what) => {
  const different = [...new Set(values)]
  if (different.length !== 1 || !different[0]) throw new Error(`the plan should say one ${what}, and says ${different.join(', ') || 'none'}`)
  return different[0]
}

export function sizes(plan) {
  const all = type => plan.resource_changes.filter(({ type: is, mode }) => is === type && mode === 'managed').map(({ change }) => change.after)
  const groups = all('aws_eks_node_group')
  const sum = of => groups.reduce((total, { scaling_config: [config] }) => total + config[of], 0)
  const [stage] = all('aws_apigatewayv2_stage')
  const [orders] = all('aws_dynamodb_table').filter(({ name }) => name.endsWith('-orders'))
  const component = 'kubernetes/components/service'
  const [cpuTarget, memoryTarget] = numbers(`${component}/autoscaler.yaml`, /averageUtilization: (\d+)/g, 2)
  return {
    services: all('aws_sqs_queue').filter(({ redrive_policy }) => redrive_policy?.includes('deadLetterTargetArn')).map(({ name }) => name.replace(/^\w+-/, '')).sort(),
    databases: all('aws_db_instance').map(({ identifier }) => identifier.replace(/^guardian-\w+-/, '')).sort(),
    databaseClass: only(all('aws_db_instance').map(({ instance_class }) => instance_class), 'class of databases'),
    instance: groups[0].instance_types[0],
    zones: groups.length,
    fewestNodes: sum('min_size'),
    mostNodes: sum('max_size'),
    fewestPods: numbers('kubernetes/overlays/production/kustomization.yaml', /path: \/spec\/minReplicas, value: (\d+)/g)[0],
    mostPods: numbers(`${component}/autoscaler.yaml`, /maxReplicas: (\d+)/g)[0],
    cpuTarget: cpuTarget / 100,
    memoryTarget: memoryTarget / 100,
    cpuMillis: numbers(`${component}/deployment.yaml`, /requests:\s+cpu: (\d+)m/g)[0],
    memoryMib: numbers(`${component}/deployment.yaml`, /requests:\s+cpu: \d+m\s+memory: (\d+)Mi/g)[0],
    surge: numbers(`${component}/deployment.yaml`, /maxSurge: (\d+)/g)[0],
    pool: numbers('route-support/src/main/resources/guardian.yaml', /maximum-pool-size: (\d+)/g)[0],
    maxConnections: only(all('aws_db_parameter_group').map(({ parameter }) => Number(parameter.find(({ name }) => name === 'max_connections')?.value)), 'max_connections'),
    routeRate: only(stage.default_route_settings.map(settings => settings.throttling_rate_limit), 'rate of routes'),
    openRate: only(stage.route_settings.map(settings => settings.throttling_rate_limit), 'rate of open routes'),
    tableUnits: only([orders.on_demand_throughput[0].max_write_request_units], 'write units of the table of orders'),
    lambdaConcurrency: only(all('aws_lambda_function').map(({ reserved_concurrent_executions }) => reserved_concurrent_executions), 'concurrency'),
    lambdaGb: only(all('aws_lambda_function').map(({ memory_size }) => memory_size / 1024), 'size of the auth Lambda'),
  }
}
