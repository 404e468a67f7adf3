import assert from 'node:assert/strict'
import { test } from 'node:test'
import { endOf, hasReceipt, isComingBack, isDisputed, isOver, isPaid, mayCancel, secondsLeft, wantsPix } from '../src/main/pages/customer/payment.js'

const order = (status, payment) => ({ status, payment })

test('Money comes back of what was cancelled and paid, unless it has, or the bank took it', () => {
  assert.ok(isComingBack(order('CANCELLED', { status: 'SUCCESS' })))
  assert.ok(!isComingBack(order('CANCELLED', { status: 'REFUNDED', refunded: '1.00' })))
  assert.ok(isComingBack(order('CANCELLED', { status: 'PARTIALLY_REFUNDED', refunded: '1.00' })), 'the rest is on its way')
  assert.ok(!isComingBack(order('CANCELLED', { status: 'CHARGED_BACK' })))
  assert.ok(!isComingBack(order('CANCELLED', { status: 'FAIL' })))
  assert.ok(!isComingBack(order('CANCELLED')))
  assert.ok(!isComingBack(order('AWAITING', { status: 'SUCCESS' })))
  assert.ok(isDisputed(order('FINISHED', { status: 'CHARGED_BACK' })) && !isDisputed(order('FINISHED', { status: 'SUCCESS' })) && !isDisputed(order('CANCELLED')))
})

test('What is paid after the order has failed goes back: there is neither a receipt of it nor another Pix', () => {
  const late = order('PAYMENT_FAILED', { status: 'SUCCESS' })
  assert.ok(isComingBack(late) && !wantsPix(late) && !hasReceipt(late))
  assert.ok(!isComingBack(order('PAYMENT_FAILED', { status: 'REFUNDED', refunded: '1.00' })))
  assert.ok(!isComingBack(order('PAYMENT_FAILED', { status: 'FAIL' })))
  assert.ok(hasReceipt(order('FINISHED', { status: 'SUCCESS' })) && !hasReceipt(order('PAYMENT_PENDING', { status: 'PENDING' })))
})

test('A receipt is for what was paid', () => {
  assert.deepEqual(['PENDING', 'SUCCESS', 'FAIL', 'PARTIALLY_REFUNDED', 'REFUNDED', 'CHARGED_BACK'].filter(status => isPaid(order('AWAITING', { status }))),
    ['SUCCESS', 'PARTIALLY_REFUNDED', 'REFUNDED', 'CHARGED_BACK'])
  assert.ok(!isPaid(order('CANCELLED')))
  assert.deepEqual(['PAYMENT_PENDING', 'AWAITING', 'FINISHED', 'CANCELLED'].filter(status => isOver(order(status))), ['FINISHED', 'CANCELLED'])
})

test('The server\'s countdown ends a Pix; without one its time does, and without that nobody knows', () => {
  const far = new Date(Date.now() + 60_000).toISOString()
  const left = pix => Math.round(secondsLeft(endOf(pix)))
  assert.equal(left({ expiresIn: 30, expiresAt: far }), 30)
  assert.equal(left({ expiresIn: 0, expiresAt: far }), 0)
  assert.equal(left({ expiresAt: far }), 60)
  assert.equal(left({ expiresIn: null, expiresAt: far }), 60)
  for (const unknown of [{}, { expiresAt: 'soon' }, undefined]) assert.equal(secondsLeft(endOf(unknown)), undefined)
})

test('Another Pix is offered for one that failed or ran out, and for nothing else', () => {
  const pending = order('PAYMENT_PENDING', { status: 'PENDING', pix: {} })
  assert.ok(wantsPix(order('PAYMENT_FAILED')))
  assert.ok(wantsPix(pending, Date.now() - 1))
  assert.ok(!wantsPix(pending, Date.now() + 60_000))
  assert.ok(!wantsPix(pending, undefined), 'nobody knows when it ends')
  assert.ok(!wantsPix(order('PAYMENT_PENDING', { status: 'PENDING' }), 0), 'it is being made')
  assert.ok(!wantsPix(order('AWAITING', { status: 'SUCCESS', pix: {} }), 0))
  assert.ok(!wantsPix(undefined, 0))
})

test('An order may be taken back until the kitchen begins, paid or not', () => {
  const statuses = ['PAYMENT_PENDING', 'AWAITING', 'IN_PROGRESS', 'DONE', 'FINISHED', 'PAYMENT_FAILED', 'CANCELLED', 'LATER']
  assert.deepEqual(statuses.filter(status => mayCancel(order(status))), ['PAYMENT_PENDING', 'AWAITING'])
})
