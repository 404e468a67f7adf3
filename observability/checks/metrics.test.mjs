import assert from 'node:assert/strict'
import { test } from 'node:test'
import { flawsOf, namesIn, seriesOf } from './metrics.mjs'

const series = seriesOf({
  jobs: { services: { service: null, pod: null } },
  metrics: {
    letters: { type: 'gauge', job: 'services', labels: { state: ['visible', 'in-flight'] } },
    backlog: { type: 'gauge', job: 'services', everywhere: true },
    taken_seconds: { type: 'histogram', job: 'services' },
  },
})
const flaws = expression => flawsOf(expression, series)

test('an expression of metrics, labels and values that exist has no flaw', () => {
  assert.deepEqual(flaws('sum by (service, le) (rate(taken_seconds_bucket{le="0.5", service="orders"}[5m])) > on (service) group_left letters{state=~"visible|in-.+"}'), [])
})

test('a metric that nobody has is named', () => {
  assert.deepEqual(flaws('rate(taken_seconds_total[5m]) / letter'), ['there is no metric taken_seconds_total', 'there is no metric letter'])
})

test('a label that a metric does not have is named, in a matcher and in a grouping', () => {
  assert.deepEqual(flaws('letters{queue="orders"}'), ['letters has no label queue'])
  assert.deepEqual(flaws('sum by (queue) (letters)'), ['no metric of it has the label queue to group by'])
  assert.deepEqual(flaws('letters unless on (queue) taken_seconds_count'), ['no metric of it has the label queue to group by'])
})

test('a bucket has le, and a count has not', () => {
  assert.deepEqual(flaws('taken_seconds_count{le="1.0"}'), ['taken_seconds_count has no label le'])
})

test('a value that a label never has is named, also among alternatives', () => {
  assert.deepEqual(flaws('letters{state="seen"}'), ['letters has no state seen'])
  assert.deepEqual(flaws('letters{state=~"visible|(in|out)-flight|seen"}'), ['letters has no state seen'])
})

test('what every pod says alike is not added up', () => {
  assert.deepEqual(flaws('max by (service) (max_over_time(backlog[5m])) > 0'), [])
  for (const expression of ['sum(backlog)', 'backlog > 0', 'sum(sum by (service) (backlog))']) {
    assert.deepEqual(flaws(expression), ['backlog is the same at every pod: only its max is true'], expression)
  }
})

test('a recorded name counts, with whatever labels', () => {
  assert.deepEqual(flawsOf('sum by (slo) (slo:burn{slo="x"})', series, new Set(['slo:burn'])), [])
})

test('what cannot be read is said', () => {
  assert.match(flaws('sum by (service) (letters').join(), /cannot be read/)
})

test('names in an expression', () => {
  assert.deepEqual([...namesIn('letters{state="seen"} + rate(other[5m] offset 1w)')], ['letters', 'other'])
})

test('an unknown type or job is refused', () => {
  assert.throws(() => seriesOf({ jobs: {}, metrics: { one: { type: 'gauge', job: 'services' } } }), /services is no job/)
  assert.throws(() => seriesOf({ jobs: {}, metrics: { one: { type: 'meter', job: 'services' } } }), /meter is no type/)
})
