// Every rule as Prometheus sees it: it could be evaluated, and what it asks for is there.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createRequire } from 'node:module'
import { namesIn, seriesOf } from '../checks/metrics.mjs'
import { inOneLine } from '../checks/dashboards-read.mjs'
import { missing } from './series.mjs'

const { parse } = createRequire(new URL('../checks/', import.meta.url))('yaml')

/** What became of each rule, in the form of what panels ask. An alert of the cluster alone has nothing to look at here. */
export async function askAlerts(observability, prometheus) {
  const series = seriesOf(parse(readFileSync(join(observability, 'metrics.yaml'), 'utf8')))
  const elsewhere = name => series.has(name) && !series.get(name).labels.job.includes('services')
  const isElsewhere = names => names.length > 0 && names.every(elsewhere)
  const { groups } = await prometheus.ask('rules')
  return Promise.all(groups.flatMap(({ rules }) => rules).map(async ({ name, type, query, health, lastError, state }) => {
    const absent = (await missing(query, prometheus)).filter(metric => !elsewhere(metric))
    return {
      where: `${type === 'alerting' ? 'alert' : 'rule'} ${name}`, expr: inOneLine(query), series: absent.length === 0 ? 1 : 0, absent, highest: NaN,
      state: isElsewhere([...namesIn(query)]) ? 'not of the services' : state,
      ...(health === 'err' && { error: lastError }),
    }
  }))
}
