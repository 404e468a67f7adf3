import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fieldOf, shown } from './fields.mjs'
import { palette } from './colours.mjs'
import { draw } from './panels.mjs'
import { nameOf, seriesOf } from './series.mjs'
import { tableOf } from './tables.mjs'

const look = { start: 100, end: 160, step: 15 }
const target = { refId: 'A', legendFormat: '{{service}} {{ pod }}', expr: 'up' }
const NAN = { type: 'special', options: { match: 'nan', result: { text: '–', index: 0 } } }
const steps = [{ color: 'green', value: null }, { color: 'yellow', value: 1 }, { color: 'red', value: 5 }]
const fieldConfig = { defaults: { unit: 's', thresholds: { steps }, mappings: [NAN], color: { mode: 'thresholds' } }, overrides: [] }
const answered = (...result) => [{ target, result }]

test('a series is called by its legend', () => {
  assert.equal(nameOf(target, { service: 'orders', pod: 'orders-1' }), 'orders orders-1')
  assert.equal(nameOf({ legendFormat: '{{kind}}' }, {}), 'Value')
  assert.equal(nameOf({ legendFormat: 'median' }, {}), 'median')
  assert.equal(nameOf({ expr: 'sum(up)' }, {}), 'sum(up)')
  assert.equal(nameOf({}, { __name__: 'up', job: 'services' }), 'up{job="services"}')
})

test('values stand at their points, and where there is none is a gap', () => {
  const [series] = seriesOf({ answers: answered({ metric: {}, values: [[100, '1'], [130, '2.123456789'], [145, 'NaN'], [160, '3']] }) }, look)
  assert.deepEqual(series.values, [1, null, 2.1235, null, 3])
  assert.deepEqual([series.last, series.highest], [3, 3])
})

test('what has no number has no series', () => {
  assert.deepEqual(seriesOf({ answers: answered({ metric: {}, values: [[100, 'NaN']] }, { metric: {}, value: [160, '+Inf'] }) }, look), [])
})

test('thresholds hold from their value on, and words come first', () => {
  const field = fieldOf(fieldConfig, 'any')
  assert.deepEqual([0, 1, 4.9, 5].map(value => shown(value, field).colour), ['green', 'yellow', 'yellow', 'red'])
  const open = { type: 'value', options: { 2: { text: 'open', color: 'red', index: 1 } } }
  assert.deepEqual(shown(2, { ...field, mappings: [NAN, open] }), { text: 'open', colour: 'red' })
  assert.equal(shown(NaN, field).text, '–')
})

test('what is set for a name is set for nothing else', () => {
  const overrides = [{ matcher: { id: 'byName', options: 'p95' }, properties: [{ id: 'unit', value: 'short' }, { id: 'custom.cellOptions', value: { type: 'color-text' } }] }]
  assert.deepEqual([fieldOf({ ...fieldConfig, overrides }, 'p95').unit, fieldOf({ ...fieldConfig, overrides }, 'p95').custom.cellOptions.type], ['short', 'color-text'])
  assert.equal(fieldOf({ ...fieldConfig, overrides }, 'Mean').unit, 's')
})

test('a number has the colour of its threshold and its course', () => {
  const { body, chart } = draw({ panel: { type: 'stat', fieldConfig, options: { colorMode: 'value', graphMode: 'area' } }, answers: answered({ metric: {}, values: [[145, '2'], [160, '7']] }) }, look)
  assert.match(String(body), /color:var\(--ink-red\)">7 s</)
  assert.deepEqual(chart, { kind: 'course', values: [null, null, null, 2, 7] })
})

test('a panel without data has nothing to show', () => {
  for (const type of ['stat', 'timeseries', 'bargauge', 'state-timeline', 'table', 'heatmap']) {
    assert.deepEqual(draw({ panel: { type, title: 'Nothing', fieldConfig, transformations: [] }, answers: answered() }, look), {}, type)
  }
})

test('a table of nothing but NaN has no data', () => {
  assert.deepEqual(draw({ panel: { type: 'table', title: 'Times', fieldConfig, transformations: [] }, answers: answered({ metric: { service: 'a' }, value: [160, 'NaN'] }) }, look), {})
})

test('a kind of panel that nobody draws is a table of its last values', () => {
  const { body } = draw({ panel: { type: 'heatmap', fieldConfig }, answers: answered({ metric: { service: 'a' }, values: [[160, '0.5']] }) }, look)
  assert.match(String(body), /a<\/th><td class="figure">500 ms/)
})

test('states are stretches of the same value', () => {
  const mappings = [NAN, { type: 'value', options: { 0: { text: 'closed', color: 'green', index: 1 }, 2: { text: 'open', color: 'red', index: 2 } } }]
  const { body, chart } = draw({ panel: { type: 'state-timeline', fieldConfig: { ...fieldConfig, defaults: { ...fieldConfig.defaults, mappings } } },
    answers: answered({ metric: { service: 'a' }, values: [[100, '0'], [115, '0'], [145, '2'], [160, '2']] }) }, look)
  assert.deepEqual(chart.rows[0].stretches.map(({ points, text }) => [points, text]), [[2, 'closed'], [1, ''], [2, 'open']])
  assert.match(String(body), /At the end: a open/)
})

test('answers of several queries are one row for the same labels, in the order that the panel names', () => {
  const rows = (refId, ...result) => ({ target: { refId }, result: result.map(([service, value]) => ({ metric: { service, job: 'x' }, value: [160, value] })) })
  const panel = {
    options: { sortBy: [{ displayName: 'Rate', desc: true }] },
    transformations: [{ id: 'merge', options: {} }, { id: 'filterFieldsByName', options: { include: { names: ['service', 'Value #A', 'Value #B'] } } },
      { id: 'organize', options: { excludeByName: {}, indexByName: { service: 0, 'Value #B': 1, 'Value #A': 2 }, renameByName: { service: 'Service', 'Value #A': 'Rate', 'Value #B': 'Mean' } } }],
  }
  assert.deepEqual(tableOf(panel, [rows('A', ['orders', '1'], ['catalog', '3']), rows('B', ['orders', '7'], ['payments', '2'])]), {
    columns: ['Service', 'Mean', 'Rate'],
    rows: [{ Service: 'catalog', Mean: undefined, Rate: 3 }, { Service: 'orders', Mean: 7, Rate: 1 }, { Service: 'payments', Mean: 2, Rate: undefined }],
  })
  assert.throws(() => tableOf({ transformations: [{ id: 'reduce' }] }, []), /the transformation reduce is not known/)
})

test('no two series of a panel have one colour while there are others', () => {
  const names = [...Array(12).keys()].map(index => `series ${index}`)
  assert.equal(new Set(palette(names).values()).size, 12)
  assert.equal(palette(['one']).get('one'), palette(['one', 'two']).get('one'))
})
