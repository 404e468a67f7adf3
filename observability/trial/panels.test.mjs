import assert from 'node:assert/strict'
import { test } from 'node:test'
import { askDashboards } from './panels.mjs'
import { print } from './verdict.mjs'

const NOW = 1_800_000_000

const panel = (title, expr, instant = false) => ({ title, type: 'stat', targets: [{ refId: 'A', expr, instant }] })

function dashboards(...panels) {
  return {
    dashboards: [{ name: 'one', json: { panels, templating: { list: [{ name: 'service', type: 'query', query: { query: 'label_values(up, service)' }, allValue: '.+' }] }, annotations: { list: [] } } }],
    definitions: { one: { mayBeEmpty: [{ title: 'Alerts', refId: 'A', reason: 'an alert fires' }] } },
  }
}

/** A Prometheus that knows some series, and remembers what it was asked. */
function standIn(known) {
  const asked = []
  return {
    asked, interval: 5,
    values: async label => label === '__name__' ? Object.keys(known) : ['orders'],
    ask: async (call, { query }) => {
      asked.push({ call, query })
      if (query.includes('broken')) throw new Error('parse error')
      const name = Object.keys(known).find(series => query.includes(series))
      return { result: name ? [{ metric: {}, ...(call === 'query' ? { value: [0, known[name]] } : { values: [[0, known[name]]] }) }] : [] }
    },
  }
}

async function verdict(...panels) {
  const lines = []
  const { log } = console
  console.log = line => lines.push(line)
  try {
    const well = print(await askDashboards(dashboards(...panels), standIn({ up: '1', nothing_divided: 'NaN' }), NOW), false)
    return { well, said: lines.join('\n') }
  } finally {
    console.log = log
  }
}

test('variables and times are put in as Grafana does', async () => {
  const prometheus = standIn({ up: '1' })
  await askDashboards(dashboards(panel('Up', 'rate(up{service=~"$service"}[$__rate_interval])'), panel('All', 'increase(up[$__range])', true)), prometheus, NOW)
  assert.deepEqual(prometheus.asked, [
    { call: 'query_range', query: 'rate(up{service=~".+"}[20s])' }, { call: 'query', query: 'increase(up[900s])' },
  ])
})

test('panels with data are well', async () => {
  assert.equal((await verdict(panel('Up', 'up'))).well, true)
})

test('a panel without data is not, and what nobody has is named', async () => {
  const { well, said } = await verdict(panel('Up', 'up'), panel('Orders', 'sum(orders_total)'))
  assert.equal(well, false)
  assert.match(said, /one: Orders +nobody has orders_total/)
})

test('a panel of nothing but NaN has no data', async () => {
  assert.equal((await verdict(panel('Quantile', 'nothing_divided'))).well, false)
})

test('what nobody has is told, also where an expression makes it zero', async () => {
  const { well, said } = await verdict(panel('Up', 'up'), panel('Orders', 'sum(orders_total) or 0 * up'))
  assert.equal(well, false)
  assert.match(said, /one: Orders +nobody has orders_total/)
})

test('a panel that may be empty is told with its reason', async () => {
  const { well, said } = await verdict(panel('Up', 'up'), panel('Alerts', 'ALERTS'))
  assert.equal(well, true)
  assert.match(said, /one: Alerts +unless an alert fires/)
})

test('a query that Prometheus refuses is not well, in its words', async () => {
  const { well, said } = await verdict(panel('Up', 'up'), panel('Broken', 'broken('))
  assert.equal(well, false)
  assert.match(said, /one: Broken +parse error/)
})
