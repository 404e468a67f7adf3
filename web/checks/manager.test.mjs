import assert from 'node:assert/strict'
import { test } from 'node:test'
import { lookFor } from '../src/main/pages/manager/find.js'
import { fieldsOf, formOf, NEW, requestOf, wholeOf } from '../src/main/pages/manager/product.js'
import { told, isForPeople, waits } from '../src/main/pages/manager/story.js'
import { languages } from '../src/main/pages/manager/texts.js'
import { textsFor } from '../src/main/pages/shared/texts.js'

const texts = textsFor(['pt'], languages)

test('A form that was opened and saved changes nothing', () => {
  const product = { id: '1', name: 'Pão', description: 'de queijo', price: '1234.50', categoryType: 'SIDE', pictures: ['https://a/1', 'https://a/2'] }
  const form = formOf(product, '"1.2"', 'pt-BR')
  assert.equal(form.price, '1234,50')
  const { body, wrong } = requestOf(form)
  assert.deepEqual(wrong, [])
  assert.deepEqual({ id: '1', ...body }, product)
})

test('What cannot be sent is told at its field before anything is asked', () => {
  assert.deepEqual(requestOf({ ...NEW, name: ' ', price: 'doze', onHand: '-1' }).wrong, ['name', 'price', 'onHand'])
  assert.deepEqual(requestOf({ ...NEW, name: 'a', price: '0', onHand: '1' }).wrong, ['price'])
})

test('A refusal is shown at the fields that it names, in the order of the form', () => {
  const errors = [{ pointer: '/pictures/0', detail: 'x' }, { pointer: '/stock/onHand', detail: 'x' }, { pointer: '/name', detail: 'x' }]
  assert.deepEqual(fieldsOf({ errors }), ['name', 'picture', 'onHand'])
  for (const other of [undefined, {}, { errors: 'x' }, { errors: [{ parameter: 'limit' }] }, { errors: [{ pointer: '' }] }]) assert.deepEqual(fieldsOf(other), [])
})

test('Whole numbers are read with their sign', () => {
  assert.deepEqual(['12', ' +3', '-2', '\u22122'].map(wholeOf), [12, 3, -2, -2])
  for (const other of ['', '1,5', '1.000', 'x', '--1']) assert.equal(wholeOf(other), undefined)
})

test('An order is looked for by its number of a day, or its id', () => {
  assert.deepEqual(lookFor(' #7 ', '2026-12-02'), { path: '/v1/orders?trackingNumber=7&date=2026-12-02' })
  assert.deepEqual(lookFor('0198C0DE-0000-7000-8000-000000000001', ''), { id: '0198c0de-0000-7000-8000-000000000001' })
  for (const [text, day] of [['7', ''], ['x', '2026-12-02'], ['', '2026-12-02'], ['7&status=DONE', '2026-12-02']]) assert.equal(lookFor(text, day), undefined)
})

test('A story is told in the reader\'s words, as far as they are known', () => {
  const says = what => told({ what }, texts, amount => `R$ ${amount}`)
  assert.equal(says('placed, PAYMENT_PENDING'), texts.toldPlaced)
  assert.equal(says('PAYMENT_PENDING → AWAITING'), texts.AWAITING)
  assert.equal(says('AWAITING → CANCELLED; 29.90 have gone back in all'), `${texts.CANCELLED}. ${texts.toldGoneBack('R$ 29.90')}`)
  assert.equal(says('RESERVED → COMMITTED: the order is paid, its portions have left the stock'), texts.toldTaken)
  assert.equal(says('refund is IN_PROCESS'), texts.toldRefundOnItsWay)
  assert.equal(says('something of a newer service'), undefined)
  assert.equal(waits({ what: 'the kitchen to begin' }, texts), texts.waitsKitchen)
  assert.equal(waits({ what: 'the relay to publish 2 messages' }, texts), undefined)
  assert.ok(isForPeople({ kind: 'STATUS' }) && !isForPeople({ kind: 'MESSAGE_OUT' }))
})
