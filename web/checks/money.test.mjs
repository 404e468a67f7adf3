import assert from 'node:assert/strict'
import { test } from 'node:test'
import { amountOf, cents, money, typedOf } from '../src/main/pages/shared/money.js'

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

test('What people type is the amount that they mean', () => {
  const meant = { '12,50': '12.50', '12.5': '12.50', '12': '12.00', ' R$ 12,50 ': '12.50', '1.234,56': '1234.56', '1,234.56': '1234.56', '1.234': '1234.00', '0,05': '0.05', '007': '7.00', '1234567,8': '1234567.80', '1 234,5': '1234.50', '1\u00a0234\u00a0567': '1234567.00' }
  for (const [typed, amount] of Object.entries(meant)) assert.equal(amountOf(typed), amount, typed)
  for (const other of ['', 'doze', '-1', '1,234,5678', '12,505,1x', '1e3', '12,,5', '1.23.456', '12345678901', '1,2,3', '12 50', '1 2', '12 ,50', '0,005', '000.005', '1.234.56', '1.234,567', '1.234 567']) assert.equal(amountOf(other), undefined, other)
  assert.equal(typedOf('12.50', 'pt-BR'), '12,50')
  assert.equal(amountOf(typedOf('1234.50', 'en-US')), '1234.50')
})
