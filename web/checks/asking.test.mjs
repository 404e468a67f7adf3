import assert from 'node:assert/strict'
import { test } from 'node:test'
import { askForPix, placeOrder } from '../src/main/pages/customer/asking.js'
import { Refusal, Unreachable } from '../src/main/pages/shared/api.js'
import { asked, html, json, lost, online, problem } from './server.mjs'

const attempt = { key: 'a key', order: { items: [{ productId: 'a', quantity: 1 }] } }
const order = { id: '1', orderToken: 'token', totalPrice: '1.00' }
const soon = { 'Retry-After': '0' }

/** What was told of the tries of an order when the first answers are these. The connection is back whenever one has failed. */
async function placing(t, ...answers) {
  const requests = await asked(t, ...answers, json(201, order))
  const told = []
  assert.deepEqual(await placeOrder(attempt, error => told.push(error) && setImmediate(online)), order)
  assert.equal(requests.length, answers.length + 1)
  assert.deepEqual([...new Set(requests.map(({ headers }) => headers['idempotency-key']))], [attempt.key], 'one key')
  for (const { body } of requests) assert.deepEqual(body, attempt.order)
  return told
}

test('An order whose answer is lost is asked for again, with its key', async t => {
  const [error] = await placing(t, lost)
  assert.ok(error instanceof Unreachable)
})

for (const [name, answer] of Object.entries({ 'a page': html(200), 'no order': json(201, {}), 'nothing': { status: 204 } })) {
  test(`A success with ${name} does not end an order`, async t => {
    const [error] = await placing(t, answer)
    assert.ok(error instanceof Unreachable)
  })
}

for (const status of [401, 403, 404, 409, 413, 503]) {
  test(`A ${status} of something in between does not end an order`, async t => {
    const [error] = await placing(t, html(status))
    assert.equal(error.status, status)
  })
}

test('A busy restaurant is asked again with the same key', async t => {
  assert.deepEqual((await placing(t, problem(429, {}), problem(503, {}))).map(({ status }) => status), [429, 503])
})

test('What the restaurant refuses is refused, and not asked again', async t => {
  const refusals = [problem(400, {}), problem(404, { type: 'urn:guardian:problem:unknown-product' }), problem(409, { type: 'urn:guardian:problem:stock-unavailable' }), problem(422, {})]
  const requests = await asked(t, ...refusals)
  for (const { status } of refusals) {
    await assert.rejects(placeOrder(attempt, assert.fail), error => error instanceof Refusal && error.status === status && error.isDecided)
  }
  assert.equal(requests.length, refusals.length)
})

test('Another try is made in the time that the restaurant says', async t => {
  await asked(t, problem(503, {}, soon), json(201, order))
  let told
  await placeOrder(attempt, () => { told = performance.now() })
  assert.ok(performance.now() - told > 490)
})

test('Another Pix is asked for until the earlier one is closed', async t => {
  const requests = await asked(t, problem(503, { type: 'urn:guardian:problem:payment-undecided' }, soon), json(200, order))
  const told = []
  assert.deepEqual(await askForPix('token', error => told.push(error.kind)), order)
  assert.deepEqual(told, ['payment-undecided'])
  assert.deepEqual(requests.map(({ headers }) => headers.authorization), ['Bearer token', 'Bearer token'])
})

test('Who looks at another order hears no more of this one\'s Pix', async t => {
  const [asking, pausing] = [new AbortController(), new AbortController()]
  await asked(t, () => asking.abort(new RangeError('another order')) ?? json(200, order), problem(503, {}, { 'Retry-After': '60' }))
  await assert.rejects(askForPix('token', assert.fail, asking.signal), RangeError)
  await assert.rejects(askForPix('token', () => setImmediate(() => pausing.abort(new RangeError('another order'))), pausing.signal), RangeError)
})
