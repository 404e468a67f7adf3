// What a report says before the dashboards: who ran, what was done, which service levels were kept, what fired.

const SERVICES = 'job="services"'
const REQUESTS = `${SERVICES}, uri!~"/actuator.*"`

/** {instances, counts, levels, alerts, prometheus} over the time of a look. */
export async function readFacts(look) {
  return {
    instances: await instances(look), counts: await counts(look), levels: await levels(look), alerts: await alerts(look),
    prometheus: await look.prometheus.ask('status/buildinfo').then(({ version }) => version, () => undefined),
  }
}

/** A row for each pod that was asked. */
function instances(look) {
  const range = `[${look.seconds}s]`
  const by = 'by (service, pod, version)'
  return joined(look, {
    answered: `avg ${by} (avg_over_time(up{${SERVICES}}${range}))`,
    started: `max ${by} (max_over_time(process_start_time_seconds{${SERVICES}}${range})) * 1000`,
    cpu: `sum ${by} (rate(process_cpu_time_ns_total{${SERVICES}}${range})) / 1e9`,
    heap: `max_over_time(sum ${by} (jvm_memory_used_bytes{${SERVICES}, area="heap"})[${look.seconds}s:${look.step}s])`,
  })
}

/** What the services counted. A counter that began within the time misses its first event. */
async function counts(look) {
  const grown = async expr => (await look.now(`sum(increase(${expr}[${look.seconds}s]))`))[0]?.value[1]
  const statuses = await look.now(`sort_desc(sum by (status) (increase(guardian_orders_total[${look.seconds}s])))`)
  return {
    orders: statuses.map(({ metric, value }) => ({ status: metric.status, count: Number(value[1]) })),
    requests: number(await grown(`http_server_requests_seconds_count{${REQUESTS}}`)),
    faults: number(await grown(`http_server_requests_seconds_count{${REQUESTS}, status=~"5.."}`)) || 0,
    messages: number(await grown('guardian_messages_total')),
    parked: number(await grown('guardian_messages_total{outcome=~"invalid|forged|unknown-type|rejected|retries-exhausted"}')) || 0,
  }
}

/**
 * Service levels: a row for each, and for each service that it is about. Asked is what the rules ask over five minutes, over the whole
 * time: their own records know of what was before it, and less of its beginning.
 */
async function levels(look) {
  const { groups } = await look.prometheus.ask('rules')
  const rules = groups.flatMap(group => group.rules)
  const grown = record => rules.filter(({ name }) => name === record).map(({ query, labels: { slo } }) =>
    `label_replace(${look.seconds} * (${query.replaceAll('[5m]', `[${look.seconds}s]`)}), "slo", "${slo}", "", "")`).join(' or ') || 'vector(NaN)'
  const rows = await joined(look, {
    events: grown('slo:events:rate5m'), bad: grown('slo:bad_events:rate5m'),
    burn: `max by (slo, service) (max_over_time(slo:burn:rate5m[${look.seconds}s]))`,
  })
  const budgets = new Map((await look.now('slo:budget:ratio')).map(({ metric, value }) => [metric.slo, Number(value[1])]))
  return rows.filter(({ events }) => events > 0).map(({ labels, events, bad, burn }) => {
    const budget = budgets.get(labels.slo)
    return { labels, events, burn, kept: 1 - bad / events, promised: 1 - budget, left: 1 - bad / events / budget }
  })
}

/** What fired, as {name, labels, severity, from, to, seconds, fires}, what fired first before the others. */
async function alerts(look) {
  const course = await look.course('ALERTS{alertstate="firing"}')
  return course.map(({ metric: { __name__, alertname, alertstate, severity, ...labels }, values }) => ({
    name: alertname, severity, labels, from: values[0][0], to: values.at(-1)[0], seconds: Math.min(values.length * look.step, look.seconds),
    fires: values.at(-1)[0] > look.end - 2 * look.step,
  })).sort((a, b) => a.from - b.from || a.name.localeCompare(b.name))
}

/** Answers of several queries as one row for each combination of labels. */
async function joined(look, queries) {
  const rows = new Map()
  for (const [name, query] of Object.entries(queries)) {
    for (const { metric: { __name__, ...labels }, value } of await look.now(query)) {
      const key = JSON.stringify(Object.entries(labels).sort())
      rows.set(key, { labels, ...rows.get(key), [name]: Number(value[1]) })
    }
  }
  return [...rows.entries()].sort(([a], [b]) => a.localeCompare(b)).map(([, row]) => row)
}

const number = text => text === undefined ? undefined : Number(text)
