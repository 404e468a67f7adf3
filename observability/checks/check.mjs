#!/usr/bin/env node
// Holds rules, runbooks, tests and configurations to each other, to the metrics that there are, and to what CloudWatch tells already:
// check.mjs [DIRECTORY], another one than this for the copy that a mutant has.
import { readFileSync, readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parse } from 'yaml'
import { alertingFlaws } from './alerting.mjs'
import { alertFlaws } from './alerts.mjs'
import { commandFlaws } from './commands.mjs'
import { configurationFlaws } from './configurations.mjs'
import { flawsOf, seriesOf } from './metrics.mjs'
import { expectationsIn, rulesIn, runbooksIn } from './rules.mjs'

const repository = resolve(import.meta.dirname, '../..')
const here = resolve(process.argv[2] ?? join(repository, 'observability'))
const at = path => join(here, path)
const text = path => readFileSync(join(repository, path), 'utf8')

const rules = rulesIn(at('prometheus/rules'))
const runbooks = runbooksIn(at('runbooks'))
const series = seriesOf(parse(readFileSync(at('metrics.yaml'), 'utf8'), { merge: true }))
const recorded = new Set(rules.flatMap(({ record }) => record ?? []))

const flaws = [
  ...rules.flatMap(({ file, alert, record, expr }) => flawsOf(expr, series, recorded).map(flaw => `${file}: ${alert ?? record}: ${flaw}`)),
  ...alertFlaws(rules, runbooks, expectationsIn(at('prometheus/tests'))),
  ...commandFlaws(runbooks, commandLine()),
  ...cloudWatchFlaws(),
  ...limitFlaws(),
  ...alertingFlaws(parse(readFileSync(at('../kubernetes/cluster/observability/alertmanager/alertmanager.yaml'), 'utf8')), new Set(rules.flatMap(({ alert }) => alert ?? []))),
  ...configurationFlaws(parse(text('kubernetes/cluster/observability/prometheus/prometheus.yaml')), parse(readFileSync(at('prometheus/local.yaml'), 'utf8'))),
]
flaws.forEach(flaw => console.error(`observability: ${flaw}`))
console.log(`${rules.length} rules, ${Object.keys(runbooks).length} runbooks, ${series.size} series, ${flaws.length} flaws`)
process.exit(flaws.length > 0 || rules.length === 0 ? 1 : 0)

/** What a command of a runbook may name. */
function commandLine() {
  const classes = ['message-operations/src/main/java/io/guardianpartner/operations/cli', 'local-platform/src/main/java/io/guardianpartner/local/cli']
    .flatMap(folder => readdirSync(join(repository, folder)).map(name => text(join(folder, name))))
  const all = pattern => classes.flatMap(source => [...source.matchAll(pattern)].map(match => match[1]))
  return {
    words: new Set(all(/@Command\(name = "([a-z-]+)"/g)),
    options: new Set(all(/@Option\(names = \{?([^})]*?)(?:\}|, [a-z])/g).flatMap(names => names.match(/--[a-z-]+/g) ?? [])),
    services: new Set(Object.keys(parse(text('message-schema/src/main/resources/asyncapi.yaml'))['x-guardian'].services)),
    deployments: new Set([...readdirSync(join(repository, 'kubernetes/base')), 'prometheus', 'grafana', 'alertmanager',
      'cluster-autoscaler', 'aws-load-balancer-controller']),
    namespaces: new Set(['guardian', 'observability', 'kube-system']),
  }
}

/** Each kind of alarm that Terraform makes has its line in the README, so that whoever adds one looks for its double here. */
function cloudWatchFlaws() {
  const kinds = new Set([...text('terraform/modules/observability/alarms.tf').matchAll(/(?:: |^ +)"([a-z-]+)(?: \$\{\w+\})?" =>? \{/gm)].map(([, kind]) => kind))
  if (kinds.size === 0) return ['terraform/modules/observability/alarms.tf has no alarm that can be read']
  const [, table] = readFileSync(at('README.md'), 'utf8').split('\n## Told by CloudWatch\n')
  const told = new Set([...(table ?? '').matchAll(/^\| (`.*?) \|/gm)].flatMap(([, cell]) => cell.match(/[a-z-]+/g)))
  return [...kinds].filter(kind => !told.has(kind)).map(kind => `README.md: CloudWatch's alarm ${kind} is not in the table of what is told by whom`)
}

/** Thresholds that repeat a limit which is set elsewhere. */
function limitFlaws() {
  const { spec } = parse(text('kubernetes/components/service/autoscaler.yaml'))
  const { spring } = parse(text('route-support/src/main/resources/guardian.yaml'))
  const limits = { PodsAtMaximum: spec.maxReplicas, RequestQueueFills: spring.task.execution.pool['queue-capacity'] / 2 }
  return Object.entries(limits).flatMap(([alert, limit]) => {
    const rule = rules.find(one => one.alert === alert)
    const threshold = Number(rule?.expr.match(/([\d.]+)\s*$/)?.[1])
    return threshold === limit ? [] : [`${alert}: fires at ${threshold}, and the limit that it is about is ${limit}`]
  })
}
