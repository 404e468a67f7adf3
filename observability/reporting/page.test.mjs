import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { panelsOf, readDashboards } from '../checks/dashboards-read.mjs'
import { makeReport } from './make.mjs'
import { KNOWN } from './panels.mjs'
import { HOSTILE, INTERVAL, prometheusWithData } from './made-up-data.mjs'

const END = Math.floor(Date.now() / 1000 / INTERVAL) * INTERVAL - 600
const TIME = { start: END - 900, end: END }
const LOAD = {
  version: 1, begin: new Date(TIME.start * 1000).toISOString(), seconds: 60, well: false, plan: { ordersPerSecond: 2, seconds: 60 },
  orders: { begun: 121, placed: 120, finished: 119, perSecond: 2 }, errors: { total: 1, kinds: [{ step: 'place', kind: '503 <b>', count: 1 }] },
  latencyMillis: { place: { count: 120, mean: 210.4, p50: 180, p95: 400, p99: 900, max: 1200 } }, reconciliation: { discrepancies: [{ kind: 'LOST', subject: HOSTILE, detail: 'is not found' }] },
}
const directory = mkdtempSync(join(tmpdir(), 'guardian-report-'))
const steps = []
let prometheus
let page
/** The page without what its own scripts are. */
let markup
let counts
let data

before(async () => {
  prometheus = await prometheusWithData(directory, END, step => steps.push(step))
  const file = join(directory, 'deep/report.html')
  counts = await makeReport(prometheus, TIME, { title: `Report ${HOSTILE}`, load: LOAD, version: { name: '1.0.0', commit: 'abc1234' } }, file)
  page = readFileSync(file, 'utf8')
  markup = page.replace(/<script>.*?<\/script>/gs, '')
  data = JSON.parse(page.match(/<script type="application\/json" id="data">(.*?)<\/script>/s)[1])
})

after(async () => {
  for (const step of steps.reverse()) await step()
  rmSync(directory, { recursive: true })
})

const dashboards = async () => (await readDashboards(join(import.meta.dirname, '../dashboards'))).dashboards
const escaped = text => text.replaceAll('&', '&amp;').replaceAll("'", '&#39;').replaceAll('"', '&quot;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

test('every panel of every dashboard is on the page, with title and description, and has data', async () => {
  const all = (await dashboards()).flatMap(({ name, json }) => panelsOf(json).map(panel => ({ ...panel, id: `${name}-${panel.id}` })))
  for (const { id, title, description } of all) {
    const at = page.indexOf(`<h4 id="${id}">${escaped(title)}</h4>\n<p class="about">${escaped(description)}</p>`)
    assert.ok(at > 0, id)
    assert.doesNotMatch(page.slice(at, page.indexOf('</article>', at)), /class="(none|bad)"/, `${id} ${title}`)
  }
  assert.deepEqual(counts, { all: all.length, empty: 0, excused: 0, broken: 0 })
})

test('a service level is one row of its panel, though its figures are of several queries', () => {
  const [, table] = page.match(/>Budgets<\/h4>.*?<tbody>(.*?)<\/tbody>/s)
  assert.equal(table.match(/<tr>/g).length, 3)
  assert.doesNotMatch(table, /<td><\/td>/)
})

test('every kind of panel is drawn as Grafana does', async () => {
  assert.deepEqual((await dashboards()).flatMap(({ json }) => panelsOf(json)).map(({ type }) => type).filter(type => !KNOWN.includes(type)), [])
})

test('every row is a heading, in the order of the dashboard, and every dashboard is in the contents', async () => {
  for (const { name, json } of await dashboards()) {
    assert.ok(page.includes(`<a href="#${name}">`))
    const section = page.slice(page.indexOf(`<h2 id="${name}">`))
    const places = json.panels.filter(({ type }) => type === 'row').map(({ title }) => section.indexOf(`<h3>${title}</h3>`))
    assert.ok(places.every((place, index) => place > (places[index - 1] ?? 0)), `${name}: ${places}`)
  }
})

test('a chart has a value or a gap at every point', () => {
  const charts = Object.values(data.charts)
  assert.ok(charts.length > 60)
  for (const { series = [], values } of charts) for (const each of [...series.map(one => one.values), ...(values ? [values] : [])]) assert.equal(each.length, 900 / INTERVAL + 1)
})

test('a name that looks like markup is a name', () => {
  assert.ok(page.includes(escaped(HOSTILE)))
  assert.equal(markup.split('<img').length, 1)
  assert.ok(JSON.stringify(data).includes('<img src=x onerror=alert(1)>'))
  assert.equal(page.match(/<script/g).length, page.match(/<\/script>/g).length)
  assert.equal(page.match(/<script/g).length, 3)
})

test('nothing is loaded, and only its own scripts may run', () => {
  assert.doesNotMatch(markup, /(?:src|href|action)\s*=\s*"?(?!["]?#)[a-z]+:/i)
  assert.doesNotMatch(markup, /<(?:link|img|iframe|object|embed|form|base)\b/i)
  assert.doesNotMatch(page.match(/<style>(.*?)<\/style>/s)[1], /url\(|@import/)
  const policy = page.match(/Content-Security-Policy" content="([^"]+)"/)[1]
  const hashes = [...page.matchAll(/<script>(.*?)<\/script>/gs)].map(([, script]) => `'sha256-${createHash('sha256').update(script).digest('base64')}'`)
  assert.equal(policy, `default-src 'none'; img-src data:; style-src 'unsafe-inline'; script-src ${hashes.join(' ')}; base-uri 'none'; form-action 'none'`)
})

test('the page is small enough to be mailed', () => {
  assert.ok(page.length < 3 * 2 ** 20, `${page.length} characters`)
})

test('what is told first is what ran, what it did, what fired and which levels were kept', () => {
  const summary = page.slice(page.indexOf('id="summary"'), page.indexOf('<h2 id="restaurant"')).replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')
  for (const told of ['1.0.0 abc1234', '2 orders a second for 1 min', '120 placed, 119 finished of 121 begun', '1 × place: 503 &lt;b&gt;', 'not well', 'LOST', 'Placing 120 210 ms 180 ms 400 ms 900 ms 1.2 s',
    'carts answered within 1 s (95 %) orders 45 66.7 % ✗ 95 % −567 % 0.50', 'DeadLettersPourIn ticket service=orders', 'still fires', 'orders-1 orders 100 %', 'all with data']) {
    assert.ok(summary.includes(told), `${told} in ${summary}`)
  }
})

test('of a time of which Prometheus knows nothing there is no page', async () => {
  const file = join(directory, 'nothing.html')
  await assert.rejects(makeReport(prometheus, { start: END - 90_000, end: END - 86_400 }, { title: 'Nothing' }, file), error => error.code === 2 && /nothing of Guardian between/.test(error.message))
  assert.equal(existsSync(file), false)
})

test('a query that Prometheus refuses is told in its words, and counted', async () => {
  const file = join(directory, 'broken.html')
  const refusing = Object.assign(Object.create(prometheus), { ask: (call, parameters) => parameters?.query.includes('guardian_orders_open') ? Promise.reject(new Error('<too> long')) : prometheus.ask(call, parameters) })
  refusing.interval = INTERVAL
  assert.equal((await makeReport(refusing, TIME, { title: 'Broken' }, file)).broken, 2)
  assert.match(readFileSync(file, 'utf8'), /<p class="bad">Prometheus: &lt;too&gt; long<\/p>/)
})
