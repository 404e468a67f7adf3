import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Look } from './look.mjs'

const INTERVAL = 15
const time = { start: 1_800_000_000, end: 1_800_000_900 }

function lookAt(options) {
  const asked = []
  const prometheus = { interval: INTERVAL, ask: async (call, parameters) => { asked.push({ call, ...parameters }); return { result: [] } } }
  return { look: new Look(prometheus, { ...time, ...options }), asked }
}

test('there are no more points than there is room for, and none between two scrapes', () => {
  assert.equal(lookAt({ points: 10 }).look.step, 90)
  assert.equal(lookAt({ points: 10_000 }).look.step, INTERVAL)
})

test('a rate is over four scrapes at least, and over what lies between two points', () => {
  const query = { expr: 'rate(up[$__rate_interval])' }
  assert.equal(lookAt({}).look.resolve(query, {}), 'rate(up[60s])')
  assert.equal(lookAt({ points: 10 }).look.resolve(query, {}), 'rate(up[105s])')
  assert.equal(lookAt({}).look.resolve({ ...query, instant: true }, {}), 'rate(up[60s])')
})

test('what is asked at the end of the whole time takes its rates over all of it', () => {
  const { look } = lookAt({ whole: true })
  const query = { expr: 'rate(up[$__rate_interval])' }
  assert.equal(look.resolve({ ...query, instant: true }, {}), 'rate(up[900s])')
  assert.equal(look.resolve(query, {}), 'rate(up[60s])')
})

test('a query is asked over the time, or at its end', async () => {
  const { look, asked } = lookAt({})
  await look.ask({ expr: 'up', instant: false }, {})
  await look.ask({ expr: 'increase(up[$__range])', instant: true }, {})
  assert.deepEqual(asked, [{ call: 'query_range', query: 'up', ...time, step: INTERVAL }, { call: 'query', query: 'increase(up[900s])', time: time.end }])
})

test('what Prometheus refuses is told in its words', async () => {
  const look = new Look({ interval: INTERVAL, ask: () => Promise.reject(new Error('parse error')) }, time)
  assert.deepEqual(await look.ask({ expr: 'up  (' }, {}), { query: 'up (', error: 'parse error' })
})
