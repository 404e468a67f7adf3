import assert from 'node:assert/strict'
import { test } from 'node:test'
import { cents, money } from '../src/main/pages/shared/money.js'

test('An amount is whole cents, and never a fraction', () => {
  assert.equal(cents('29.90'), 2990)
  assert.equal(cents('0.07') * 3, 21)
  assert.equal(cents('99999.99') * 99, 989999901)
})

test('What is no amount of the API is no amount', () => {
  for (const wrong of ['29.9', '29', '29,90', '-1.00', '1e3', '', null, undefined, 29.9, '12345678901.00']) {
    assert.throws(() => cents(wrong), RangeError, String(wrong))
  }
})

test('Amounts are written as people write them there', () => {
  assert.equal(money(123456, 'pt-BR'), 'R$\u00a01.234,56')
  assert.equal(money(123456, 'en-US'), 'R$1,234.56')
  assert.equal(money(0, 'pt-BR'), 'R$\u00a00,00')
})
