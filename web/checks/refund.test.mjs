import assert from 'node:assert/strict'
import { test } from 'node:test'
import { attemptOf, isAttempt, isRefused, left, refund } from '../src/main/pages/manager/refund.js'
import { Refusal, Unreachable } from '../src/main/pages/shared/api.js'
import { Session } from '../src/main/pages/shared/session.js'
import { asked, html, json, lost, online, problem } from './server.mjs'

const order = { id: 'o', payment: { id: 'p' } }
const made = json(202, { id: 'r', status: 'REQUESTED', amount: '5.00' })

async function signedIn(t, ...answers) {
  const requests = await asked(t, json(200, { accessToken: 'a', expiresIn: 600 }), ...answers)
  const session = new Session('manager')
  await session.signIn({ session: 's', code: '1' })
  return { session, refunds: () => requests.slice(1) }
}

test('A refund whose answer is lost is asked for again with its key and body', async t => {
  const { session, refunds } = await signedIn(t, lost, html(200), problem(503, {}), json(200, {}), made)
  const attempt = attemptOf(order, '5.00', 'cold')
  const heard = []
  assert.equal((await refund(session, attempt, error => heard.push(error) && setImmediate(online))).id, 'r')
  assert.equal(heard.length, 4)
  assert.deepEqual([...new Set(refunds().map(({ headers }) => headers['idempotency-key']))], [attempt.key])
  for (const { path, body } of refunds()) assert.deepEqual([path, body], ['/v1/payments/p/refunds', { amount: '5.00', reason: 'cold' }])
})

test('What is refused is over, and who is let in no more does not know what an earlier try has done', async t => {
  const { session } = await signedIn(t, problem(409, { left: '1.00' }), problem(404, {}), problem(403, {}), html(403))
  const attempt = attemptOf(order, undefined, 'cold')
  for (const [status, known] of [[409, true], [404, true], [403, false], [403, false]]) {
    await assert.rejects(refund(session, attempt, assert.fail), error => error.status === status && Boolean(isRefused(error)) === known)
  }
})

test('Only what was refused, or is known as made, ends a try', () => {
  assert.ok(!isRefused(new Unreachable('x')))
  assert.ok(!isRefused(new Refusal(503, {})))
  assert.ok(!isRefused(new Refusal(409, undefined)), 'a page of something in between')
})

test('Two tries have two keys, and only what is a try is taken up again', () => {
  const [one, other] = [attemptOf(order, '1.00', 'x'), attemptOf(order, '1.00', 'x')]
  assert.notEqual(one.key, other.key)
  assert.ok(isAttempt(one))
  for (const kept of [undefined, null, {}, { ...one, key: 1 }]) assert.ok(!isAttempt(kept))
})

test('What can go back is what was paid, without what is on its way', () => {
  const payment = { status: 'SUCCESS', amount: '10.00', refunds: [{ status: 'DONE', amount: '1.00' }, { status: 'IN_PROCESS', amount: '2.00' }, { status: 'FAILED', amount: '4.00' }] }
  assert.equal(left(payment), 700)
  for (const status of ['PENDING', 'FAIL', 'REFUNDED', 'CHARGED_BACK']) assert.equal(left({ ...payment, status }), 0)
  assert.equal(left(undefined), 0)
})
