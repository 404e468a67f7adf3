import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { demand } from './demand.mjs'
import { facts } from './facts.test-support.mjs'
import { inOrder, limits, reachedAt } from './limits.mjs'
import { measuredOf } from './measured.mjs'
import { report } from './report.mjs'

const near = (actual, expected) => assert.ok(Math.abs(actual - expected) < expected * 1e-6, `${actual} is not ${expected}`)
const named = (name, changes) => limits(facts(changes)).find(limit => limit.name === name)
const reached = (name, changes) => reachedAt(named(name, changes), facts(changes))

test('The autoscaler\'s ten pods are a limit of each service', () => {
  near(reached('pods of orders'), 10 * 175 / 50)
  near(reached('pods of payments'), 10 * 175 / 100)
  near(reached('pods of orders', { sizes: { mostPods: 20 } }), 20 * 175 / 50)
})

test('Connections end with the last pod whose pool the database takes during a rollout', () => {
  // 150 / 12 is 12 pools: 11 pods and the one that comes.
  near(reached('connections to payments'), 11 * 175 / 100)
})

test('A database sustains what its class has at its baseline', () => {
  near(reached('sustained CPU of the database of payments'), 0.4 / 0.008)
})

test('Rates of AWS end at their quota, by what an order makes', () => {
  near(reached('SNS messages a second'), 300 / 5)
  near(reached('API Gateway requests a second'), 10000 / 15)
  near(reached('rate of an open route'), 100 / 3)
  near(reached('rate of a route with token'), 500 / 6)
  near(reached('writes of the table of orders'), 4000 / 56)
  near(reached('units of an on-demand table'), 40000 / 56)
  near(reached('one status of the board\'s index'), 500)
  near(reached('the day\'s tracking numbers'), 1000)
  near(reached('a shard of the index due'), 800)
  near(reached('Cognito sign-ins a second'), 120 / 0.2)
  near(reached('executions of the auth Lambda'), 50 / (0.2 * 1.2))
  near(reached('messages in flight of a queue'), Math.floor(120000 / 44) * 175 / 100)
  assert.equal(named('targets of the load balancer in a zone').used({ allPods: 10 }), 5)
})

test('At the rate that is told a limit holds, and a little above no more', () => {
  for (const limit of inOrder(facts())) {
    assert.ok(limit.used(demand(limit.rate, facts())) <= limit.most + 1e-6, limit.name)
    assert.ok(limit.used(demand(limit.rate * 1.001 + 0.01, facts())) > limit.most, limit.name)
  }
})

test('What does not even hold at rest is reached at once, what never ends is never reached', () => {
  assert.equal(reached('nodes', { sizes: { mostNodes: 0 } }), 0)
  assert.equal(reachedAt({ used: () => 1, most: 2 }, facts()), Infinity)
})

test('The limit that is reached first stands first', () => {
  const rates = inOrder(facts()).map(({ rate }) => rate)
  assert.deepEqual(rates, [...rates].sort((one, other) => one - other))
  assert.equal(inOrder(facts())[0].name, 'pods of payments')
})

test('Every quota has its source, and what Mercado Pago does not publish is no number', () => {
  const { quotas } = JSON.parse(readFileSync(new URL('quotas.json', import.meta.url), 'utf8'))
  for (const [name, { value, what, source }] of Object.entries(quotas)) {
    assert.ok(what && source.startsWith('https://'), name)
    assert.ok(name.startsWith('mercadopago.') ? value === null : value > 0, name)
  }
})

test('Every input has its value, date and reason', () => {
  const { note, ...groups } = JSON.parse(readFileSync(new URL('inputs.json', import.meta.url), 'utf8'))
  assert.ok(note)
  for (const [name, { value, date, why }] of Object.values(groups).flatMap(Object.entries)) {
    assert.ok(value > 0 && /^\d{4}-\d\d-\d\d$/.test(date) && why.length > 5, name)
  }
})

test('The report marks what today does not allow, and names the first limit of each size', () => {
  const text = report(facts())
  assert.match(text, /^\| pods of payments \| 1 \| 2 \| \*\*12\*\* \| \*\*115\*\* \|$/m)
  assert.match(report(facts({ sizes: { mostPods: 2 } })), /^\| pods of payments \| 1 \| 2 \| \*\*12\*\*/m)
  assert.match(text, /\*\*10 ×\*\* \(2 orders a second\): no limit\. The first would be pods of payments, at 18\./)
  assert.match(text, /\*\*100 ×\*\* \(20 orders a second\): first pods of payments, at 18; then connections to payments\./)
  assert.match(text, /^ {2}bar \[17\.5, 19\.3, 33\.3, /m)
})

test('The report says which service was not measured', () => {
  assert.match(report(facts({ measured: { date: '', 'cpu.millis.of.an.order': { orders: 50 } } })), /^\| pods of payments \(not measured yet\) \| 1 \| 1 \| 1 \| 1 \|$/m)
})

const run = changes => ({
  version: 1, well: true, begin: '2026-01-31T10:00:00Z', seconds: 59.6, orders: { placed: 600 }, errors: { total: 0 },
  costs: { services: { orders: { cpuMillisPerOrder: 12.5, restarts: 0 }, payments: { cpuMillisPerOrder: 7, restarts: 0 } } }, ...changes })

test('A run of the load is taken with its date and its costs', () => {
  assert.deepEqual(measuredOf(run()), { date: '2026-01-31', how: './guardian load: 600 orders in 60 s, paid and cooked, 0 errors',
    'cpu.millis.of.an.order': { orders: 12.5, payments: 7 } })
})

test('A run that is too short, went wrong, restarted a service or has no costs is refused', () => {
  assert.throws(() => measuredOf(run({ version: 2 })), /has version 1/)
  assert.throws(() => measuredOf(run({ well: false })), /did not end well/)
  assert.throws(() => measuredOf(run({ orders: { placed: 499 } })), /499 orders say too little/)
  assert.throws(() => measuredOf(run({ costs: { services: {} } })), /CPU of any service/)
  assert.throws(() => measuredOf(run({ costs: { services: { orders: { cpuMillisPerOrder: null, restarts: 0 } } } })), /CPU of orders/)
  assert.throws(() => measuredOf(run({ costs: { services: { orders: { cpuMillisPerOrder: 3, restarts: 1 } } } })), /CPU of orders/)
})
