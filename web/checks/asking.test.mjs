import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Access, askForPix, cancelOrder, Forgotten, placeOrder } from '../src/main/pages/customer/asking.js'
import { Refusal, Unreachable } from '../src/main/pages/shared/api.js'
import { Session } from '../src/main/pages/shared/session.js'
import { asked, html, json, lost, online, problem } from './server.mjs'

const attempt = { key: 'a key', order: { items: [{ productId: 'a', quantity: 1 }] }, at: Date.now() }
const order = { id: '1', orderToken: 'token', totalPrice: '1.00' }
/** A guest whose order is not placed yet, and one who has it. */
const nobody = new Access({}, undefined)
const guest = new Access({ token: 'token' }, undefined)
const A_DAY_MILLIS = 86_400_000
const soon = { 'Retry-After': '0' }

/** What was told of the tries of an order when the first answers are these. The connection is back whenever one has failed. */
async function placing(t, ...answers) {
  const requests = await asked(t, ...answers, json(201, order))
  const told = []
  assert.deepEqual(await placeOrder(nobody, attempt, error => told.push(error) && setImmediate(online)), order)
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
    await assert.rejects(placeOrder(nobody, attempt, assert.fail), error => error instanceof Refusal && error.status === status && error.isDecided)
  }
  assert.equal(requests.length, refusals.length)
})

test('Another try is made in the time that the restaurant says', async t => {
  await asked(t, problem(503, {}, soon), json(201, order))
  let told
  await placeOrder(nobody, attempt, () => { told = performance.now() })
  assert.ok(performance.now() - told > 490)
})

test('An order is not sent again with a key that the restaurant has forgotten, neither by a new page nor by one that was left open', async t => {
  const requests = await asked(t, lost)
  const isForgotten = error => error instanceof Forgotten && nobody.isDecided(error)
  await assert.rejects(placeOrder(nobody, { ...attempt, at: Date.now() - A_DAY_MILLIS }, assert.fail), isForgotten)
  assert.equal(requests.length, 0)
  t.mock.timers.enable({ apis: ['Date'], now: Date.now() })
  await assert.rejects(placeOrder(nobody, attempt, () => {
    t.mock.timers.tick(A_DAY_MILLIS)
    setImmediate(online)
  }), isForgotten)
  assert.equal(requests.length, 1)
})

test('An order that is discarded is not sent again', async t => {
  const requests = await asked(t, lost)
  const sending = new AbortController()
  await assert.rejects(placeOrder(nobody, attempt, () => setImmediate(() => sending.abort(new RangeError('discarded'))), sending.signal), RangeError)
  assert.equal(requests.length, 1)
})

test('Another Pix is asked for until the earlier one is closed', async t => {
  const requests = await asked(t, problem(503, { type: 'urn:guardian:problem:payment-undecided' }, soon), json(200, order))
  const told = []
  assert.deepEqual(await askForPix(guest, error => told.push(error.kind)), order)
  assert.deepEqual(told, ['payment-undecided'])
  assert.deepEqual(requests.map(({ headers }) => headers.authorization), ['Bearer token', 'Bearer token'])
})

test('Who looks at another order hears no more of this one\'s Pix', async t => {
  const [asking, pausing] = [new AbortController(), new AbortController()]
  await asked(t, () => asking.abort(new RangeError('another order')) ?? json(200, order), problem(503, {}, { 'Retry-After': '60' }))
  await assert.rejects(askForPix(guest, assert.fail, asking.signal), RangeError)
  await assert.rejects(askForPix(guest, () => setImmediate(() => pausing.abort(new RangeError('another order'))), pausing.signal), RangeError)
})

// ---- as a customer

const bearer = ({ headers }) => headers.authorization?.slice(7)

const tokenOf = (sub, name = sub) => `h.${btoa(JSON.stringify({ sub })).replaceAll('=', '')}.${name}`
const signIn = (sub, name) => json(200, { accessToken: tokenOf(sub, name), refreshToken: `refresh ${sub}`, expiresIn: 600 })

async function signedIn(sub) {
  const session = new Session('account')
  await session.signIn({ identifier: sub, password: 'a password' })
  return session
}

test('A customer\'s order is placed, looked at, paid anew and taken back as who they are', async t => {
  const requests = await asked(t, signIn('ana'), json(201, { id: '1' }), json(200, order), json(200, order), json(200, order))
  const session = await signedIn('ana')
  await placeOrder(new Access({ owner: 'ana' }, session), { ...attempt, owner: 'ana' }, assert.fail)
  const access = new Access({ owner: 'ana', id: '1' }, session)
  await access.call('GET')
  await askForPix(access, assert.fail)
  await cancelOrder(access, assert.fail)
  assert.deepEqual(requests.slice(1).map(({ method, path }) => `${method} ${path}`), ['POST /v1/orders', 'GET /v1/orders/1', 'POST /v1/orders/1/payments', 'POST /v1/orders/1/cancellation'])
  assert.ok(requests.slice(1).every(request => bearer(request) === tokenOf('ana')))
})

test('An order that was sent as one is not sent as another, nor as a guest\'s, and waits for its own', async t => {
  const requests = await asked(t, signIn('ana'), lost, { status: 204 }, signIn('bia'), { status: 204 }, signIn('ana'), json(201, { id: '1' }))
  const session = await signedIn('ana')
  const access = new Access({ owner: 'ana' }, session)
  const sent = { ...attempt, owner: 'ana' }
  // Whoever has signed out while it was asked again is nobody who asks once more.
  await assert.rejects(placeOrder(access, sent, () => session.signOut() ?? setImmediate(online)), { status: 401 })
  assert.ok(!access.isOpen)
  await session.signIn({ identifier: 'bia', password: 'a password' })
  await assert.rejects(placeOrder(access, sent, assert.fail), { status: 401 })
  session.signOut()
  await session.signIn({ identifier: 'ana', password: 'a password' })
  assert.equal((await placeOrder(access, sent, assert.fail)).id, '1')
  const orders = requests.filter(({ path }) => path.endsWith('/orders'))
  assert.deepEqual(orders.map(request => [request.path, bearer(request), request.headers['idempotency-key']]), [1, 2].map(() => ['/v1/orders', tokenOf('ana'), attempt.key]))
})

test('A guest\'s order stays a guest\'s, whoever signs in meanwhile', async t => {
  const requests = await asked(t, signIn('ana'), json(201, order))
  const session = await signedIn('ana')
  await placeOrder(new Access({}, session), attempt, assert.fail)
  assert.deepEqual([requests[1].path, bearer(requests[1])], ['/v1/guest/orders', undefined])
})

test('Whoever may not order is told so once; a 403 of something in between is asked again', async t => {
  await asked(t, signIn('cook'), html(403), problem(403, {}))
  const access = new Access({ owner: 'cook' }, await signedIn('cook'))
  const told = []
  await assert.rejects(placeOrder(access, { ...attempt, owner: 'cook' }, error => told.push(error.isOwn) && setImmediate(online)), error => access.isDecided(error) && error.status === 403)
  assert.deepEqual(told, [false])
})

test('An order is taken back until that is known, and a refusal ends it', async t => {
  const requests = await asked(t, lost, problem(503, {}, soon), json(200, { ...order, status: 'CANCELLED' }), problem(409, { orderStatus: 'IN_PROGRESS' }))
  assert.equal((await cancelOrder(guest, () => setImmediate(online))).status, 'CANCELLED')
  await assert.rejects(cancelOrder(guest, assert.fail), error => error.problem.orderStatus === 'IN_PROGRESS')
  assert.deepEqual(requests.map(({ path, headers }) => `${path} ${headers.authorization}`), [1, 2, 3, 4].map(() => '/v1/guest/orders/cancellation Bearer token'))
})
