// Every panel's queries as Grafana asks them: variables put in, over the time shown or at its end.
import { inOneLine, panelsOf } from '../checks/dashboards-read.mjs'
import { missing } from './series.mjs'

// As many points as a panel on a large screen has room for.
const POINTS = 1000
const RANGE = 15 * 60
// What a row of the table of routes leads to.
const DETAIL = { dashboard: 'routes', choices: { service: 'orders', route: 'orders.api.place-guest' } }

/**
 * What came back for each query: {where, expr, series, highest, error, absent, reason}.
 *
 * @param end seconds, the time at which the dashboards are looked at
 */
export async function askDashboards({ dashboards, definitions }, prometheus, end) {
  const asked = []
  for (const { name, json } of dashboards) {
    const { mayBeEmpty } = definitions[name]
    asked.push(...await askVariables(name, json, prometheus), ...await askPanels(name, json, {}, mayBeEmpty, prometheus, end))
    for (const annotation of json.annotations.list) {
      const answer = await ask(annotation.expr, false, json, {}, prometheus, end)
      asked.push({ where: `${name}: annotation ${annotation.name}`, ...answer, reason: annotation.name === 'New versions' ? 'a version is deployed beside another' : undefined })
    }
    if (name === DETAIL.dashboard) asked.push(...await askPanels(`${name} (${DETAIL.choices.route})`, json, DETAIL.choices, mayBeEmpty, prometheus, end))
  }
  return asked
}

async function askPanels(name, json, choices, mayBeEmpty, prometheus, end) {
  const asked = []
  for (const { title, targets } of panelsOf(json)) {
    for (const { refId, expr, instant } of targets) {
      const reason = mayBeEmpty.find(one => one.title === title && one.refId === refId)?.reason
      asked.push({ where: `${name}: ${title}${targets.length > 1 ? ` ${refId}` : ''}`, ...await ask(expr, instant, json, choices, prometheus, end), reason })
    }
  }
  return asked
}

async function ask(expr, instant, json, choices, prometheus, end) {
  const step = Math.max(Math.ceil(RANGE / POINTS), prometheus.interval)
  const query = putIn(expr, json, choices, step, prometheus.interval)
  try {
    const { result } = await (instant
      ? prometheus.ask('query', { query, time: end })
      : prometheus.ask('query_range', { query, start: end - RANGE, end, step }))
    const values = result.map(({ value, values = [value] }) => values.map(([, text]) => Number(text)).filter(Number.isFinite)).filter(({ length }) => length)
    return { expr: inOneLine(query), series: values.length, highest: Math.max(...values.flat()), absent: await missing(query, prometheus) }
  } catch (error) {
    return { expr: inOneLine(query), error: error.message }
  }
}

/** An expression with variables as Grafana fills them, All where nothing is chosen. */
function putIn(expr, { templating }, choices, step, interval) {
  const times = { __rate_interval: `${Math.max(step + interval, 4 * interval)}s`, __range: `${RANGE}s`, __interval: `${step}s` }
  return expr.replace(/\$(\w+)/g, (_, name) => times[name] ?? choices[name] ?? templating.list.find(variable => variable.name === name).allValue)
}

async function askVariables(name, json, prometheus) {
  return Promise.all(json.templating.list.filter(({ type }) => type === 'query').map(async variable => {
    const [, selector, label] = variable.query.query.match(/^label_values\((.+), (\w+)\)$/)
    const values = await prometheus.values(label, putIn(selector, json, {}, prometheus.interval, prometheus.interval))
    return {
      where: `${name}: variable ${variable.name}`, expr: variable.query.query, series: values.length, absent: await missing(selector, prometheus),
      reason: variable.name === 'node' ? 'Prometheus runs in the cluster' : undefined,
    }
  }))
}
