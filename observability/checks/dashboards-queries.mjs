// Every expression: it can be read, asks for what there is, in the way in which graphs are true at every zoom.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parser } from '@prometheus-io/lezer-promql'
import { parse } from 'yaml'
import { Findings } from '../../terraform/checks/plan.mjs'
import { panelsOf, queriesOf } from './dashboards-read.mjs'
import { flawsOf, seriesOf } from './metrics.mjs'
import { rulesIn } from './rules.mjs'

// Series that Prometheus makes of alerts.
const OF_ALERTS = ['ALERTS', 'ALERTS_FOR_STATE']
// What Grafana writes into an expression; a time is as good as any other for whoever reads it.
const TIMES = { __rate_interval: '1m', __range: '3h', __interval: '15s' }

export function queries({ directory, dashboards }) {
  const findings = new Findings()
  const observability = join(directory, '..')
  const series = seriesOf(parse(readFileSync(join(observability, 'metrics.yaml'), 'utf8')))
  const rules = join(observability, 'prometheus/rules')
  const recorded = new Set([...(existsSync(rules) ? rulesIn(rules).map(({ record }) => record) : []), ...OF_ALERTS])
  for (const { name, json } of dashboards) {
    const expect = (condition, flaw) => findings.expect(condition, `${name}: ${flaw}`)
    const variables = json.templating.list.map(variable => variable.name)
    const used = new Set()
    const look = (where, expr) => {
      for (const variable of variablesIn(expr)) {
        used.add(variable)
        expect(variable in TIMES || variables.includes(variable), `${where}: there is no variable ${variable}`)
      }
      const flaws = [...flawsOf(withTimes(expr), series, recorded), ...habits(expr)]
      expect(flaws.length === 0, `${where}: ${flaws.join('; ')}`)
    }
    for (const { panel, target, expr } of queriesOf(json)) {
      look(`${panel.title} ${target.refId}`, expr)
      expect(target.instant || !expr.includes('$__range'), `${panel.title} ${target.refId}: asks for the whole time at every point of it`)
    }
    for (const { name: annotation, expr } of json.annotations.list) look(`annotation ${annotation}`, expr)
    for (const variable of json.templating.list.filter(({ type }) => type === 'query')) lookAtVariable(variable, look, expect)
    const inLinks = JSON.stringify(panelsOf(json).map(({ links, fieldConfig }) => [links, fieldConfig]))
    for (const variable of variables.filter(variable => variable !== 'datasource')) {
      expect(used.has(variable) || inLinks.includes(`\${${variable}`), `variable ${variable}: nothing asks by it`)
    }
  }
  return findings
}

const QUANTILE = /^histogram_quantile\(0?\.\d+, sum by \(le(, \w+)*\) \((rate|increase)\(\w+_bucket(\{[^{}]*\})?\[\w+\]\)\)\)$/

const variablesIn = expr => [...expr.matchAll(/\$\{?(\w+)/g)].map(([, name]) => name)
export const withTimes = expr => expr.replace(/\$(__rate_interval|__range|__interval)\b/g, (_, name) => TIMES[name])

function lookAtVariable({ name, query: { query } }, look, expect) {
  const [, selector, label] = query.match(/^label_values\((.+), (\w+)\)$/) ?? []
  expect(label, `variable ${name}: ${query} is no label_values(series, label)`)
  if (label) look(`variable ${name}`, `count by (${label}) (${selector})`)
}

/** How rates and quantiles are asked for here, so that no peak is lost and no pod's quantile is averaged. */
function habits(expr) {
  const flaws = []
  const plain = withTimes(expr)
  const text = node => plain.slice(node.from, node.to).replace(/\s+/g, ' ')
  parser.parse(plain).iterate({ enter: ({ node }) => {
    if (node.name !== 'FunctionCall') return
    const called = text(node.getChild('FunctionIdentifier'))
    const range = text(node).match(/\[([^\]]*)\]\)$/)?.[1]
    if (called === 'irate') flaws.push('irate shows nothing but the last two scrapes')
    if (called === 'rate' && range !== TIMES.__rate_interval) flaws.push(`rate over ${range} is not true at every zoom`)
    if (called === 'increase' && ![TIMES.__rate_interval, TIMES.__range].includes(range)) flaws.push(`increase over ${range} is not true at every zoom`)
    if (called === 'histogram_quantile' && !QUANTILE.test(text(node))) flaws.push(`${text(node)} is not a quantile of the sum over all pods`)
  } })
  return flaws
}
