// Every panel's queries, annotations and variables, and whether they bring anything.
import { panelsOf } from '../checks/dashboards-read.mjs'
import { Look } from './look.mjs'
import { missing } from './series.mjs'

const RANGE = 15 * 60
// What a row of the table of routes leads to.
const DETAIL = { dashboard: 'routes', choices: { service: 'orders', route: 'orders.api.place-guest' } }

/**
 * What came back for each query: {where, expr, series, highest, error, absent, reason}.
 *
 * @param end seconds, the time at which the dashboards are looked at
 */
export async function askDashboards({ dashboards, definitions }, prometheus, end) {
  const look = new Look(prometheus, { start: end - RANGE, end })
  const asked = []
  for (const { name, json } of dashboards) {
    const { mayBeEmpty } = definitions[name]
    asked.push(...await askVariables(name, json, look), ...await askPanels(name, json, {}, mayBeEmpty, look))
    for (const annotation of json.annotations.list) {
      const answer = await ask(annotation, json, {}, look)
      asked.push({ where: `${name}: annotation ${annotation.name}`, ...answer, reason: annotation.name === 'New versions' ? 'a version is deployed beside another' : undefined })
    }
    if (name === DETAIL.dashboard) asked.push(...await askPanels(`${name} (${DETAIL.choices.route})`, json, DETAIL.choices, mayBeEmpty, look))
  }
  return asked
}

async function askPanels(name, json, choices, mayBeEmpty, look) {
  const asked = []
  for (const { title, targets } of panelsOf(json)) {
    for (const target of targets) {
      const reason = mayBeEmpty.find(one => one.title === title && one.refId === target.refId)?.reason
      asked.push({ where: `${name}: ${title}${targets.length > 1 ? ` ${target.refId}` : ''}`, ...await ask(target, json, choices, look), reason })
    }
  }
  return asked
}

async function ask(target, json, choices, look) {
  const { query: expr, result, error } = await look.ask(target, json, choices)
  if (error) return { expr, error }
  const values = result.map(({ value, values = [value] }) => values.map(([, text]) => Number(text)).filter(Number.isFinite)).filter(({ length }) => length)
  return { expr, series: values.length, highest: Math.max(...values.flat()), absent: await missing(expr, look.prometheus) }
}

async function askVariables(name, json, look) {
  return Promise.all(json.templating.list.filter(({ type }) => type === 'query').map(async variable => {
    const [, selector, label] = variable.query.query.match(/^label_values\((.+), (\w+)\)$/)
    const values = await look.prometheus.values(label, look.resolve({ expr: selector }, json))
    return {
      where: `${name}: variable ${variable.name}`, expr: variable.query.query, series: values.length, absent: await missing(selector, look.prometheus),
      reason: variable.name === 'node' ? 'Prometheus runs in the cluster' : undefined,
    }
  }))
}
