import assert from 'node:assert/strict'
import { test } from 'node:test'
import { count, EMPTY, isKnown, isSame, most, orderOf, quantityOf, refreshed, revived, total, withNotes, withQuantity } from '../src/main/pages/customer/cart.js'

const product = (id, price = '10.00', available = 40) => ({ id, name: `product ${id}`, price, stock: { available } })
const cart = withQuantity(withQuantity(EMPTY, product('a', '39.90'), 2), product('b', '0.10'), 3)

test('A cart counts and adds up', () => {
  assert.equal(count(cart), 5)
  assert.equal(total(cart), 8010)
  assert.equal(quantityOf(cart, 'a'), 2)
  assert.equal(quantityOf(cart, 'c'), 0)
})

test('None takes a product out, and nothing goes beyond what there is or an order may have', () => {
  assert.deepEqual(withQuantity(cart, product('a'), 0).lines.map(line => line.productId), ['b'])
  assert.equal(quantityOf(withQuantity(EMPTY, product('a', '1.00', 3), 9), 'a'), 3)
  assert.equal(quantityOf(withQuantity(EMPTY, product('a', '1.00', 500), 500), 'a'), 99)
  assert.deepEqual(withQuantity(EMPTY, product('a', '1.00', 0), 1), EMPTY)
  assert.equal(most(product('a', '1.00', 0)), 0)
})

test('An order has fifty lines at most', () => {
  let full = EMPTY
  for (let index = 0; index < 60; index++) full = withQuantity(full, product(`p${index}`), 1)
  assert.equal(full.lines.length, 50)
  assert.equal(quantityOf(withQuantity(full, product('p0'), 5), 'p0'), 5)
})

test('A cart follows the menu: prices of today, nothing that is gone, no more than there is', () => {
  const now = refreshed(cart, [product('a', '41.00', 1)])
  assert.deepEqual(now.lines, [{ productId: 'a', name: 'product a', price: '41.00', quantity: 1 }])
  assert.ok(!isSame(now, cart))
  assert.ok(isSame(refreshed(cart, [product('a', '39.90'), product('b', '0.10')]), cart))
})

test('A menu that is empty for a moment empties no cart', () => {
  assert.equal(refreshed(cart, []), cart)
})

test('What was kept is believed as far as it is a cart', () => {
  assert.deepEqual(revived(JSON.parse(JSON.stringify(cart))), cart)
  const line = { productId: 'a', name: 'a', price: '1.00', quantity: 1 }
  for (const bad of [{ quantity: -1 }, { quantity: 1.5 }, { quantity: 1000 }, { price: 'free' }, { name: 7 }, { productId: null }]) {
    assert.deepEqual(revived({ lines: [line, { ...line, ...bad }], notes: 5 }), { lines: [line], notes: '' })
  }
  for (const nonsense of [undefined, null, 'x', 7, {}, { lines: 'x' }]) assert.deepEqual(revived(nonsense), EMPTY)
})

test('The API is sent products and quantities, and a note only if there is one', () => {
  assert.deepEqual(orderOf(cart), { items: [{ productId: 'a', quantity: 2 }, { productId: 'b', quantity: 3 }] })
  assert.equal(orderOf(withNotes(cart, '  sem cebola\u202e\n ')).notes, 'sem cebola')
  assert.equal('notes' in orderOf(withNotes(cart, ' \u2066 ')), false)
})

test('A note has fifty characters, of which an emoji is one', () => {
  assert.equal(Array.from(withNotes(cart, '🌶'.repeat(60)).notes).length, 50)
})

test('What became of a cart can be found out for less than a day', () => {
  const sent = hours => ({ key: 'k', at: Date.now() - hours * 3_600_000 })
  assert.ok(isKnown(sent(22.9)))
  for (const other of [sent(23.1), sent(1000), { at: Date.now() }, { key: 1, at: Date.now() }, { key: 'k' }, undefined]) assert.ok(!isKnown(other))
})
