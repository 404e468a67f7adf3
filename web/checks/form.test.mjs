import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isCpf, wrongInIdentifier, wrongInSignUp } from '../src/main/pages/customer/form.js'

test('A CPF has eleven digits, the last two of which follow from the others', () => {
  for (const cpf of ['529.982.247-25', '52998224725', ' 111.444.777-35 ', '12345678909']) assert.ok(isCpf(cpf), cpf)
  for (const none of ['529.982.247-24', '52998224752', '111.111.111-11', '00000000000', '5299822472', '529982247255', '529 982 247 25', 'cpf', '', '５２９９８２２４７２５']) assert.ok(!isCpf(none), none)
})

test('What is wrong with a sign-up is found by field before it is sent', () => {
  const right = { name: 'Ana', email: 'ana@example.com', cpf: '529.982.247-25', password: '' }
  assert.equal(wrongInSignUp(right), undefined)
  assert.equal(wrongInSignUp({ ...right, password: 'doze letras!' }), undefined)
  assert.equal(wrongInSignUp({ ...right, name: '😀'.repeat(100) }), undefined)
  assert.deepEqual(wrongInSignUp({ name: ' ', email: 'ana', cpf: '1', password: 'onze letras' }), { name: 'wrongName', email: 'wrongEmail', cpf: 'wrongCpf', password: 'weakPassword' })
  assert.deepEqual(wrongInSignUp({ ...right, name: '<b>Ana</b>' }), { name: 'wrongName' })
  assert.deepEqual(wrongInSignUp({ ...right, password: '😀'.repeat(11) }), { password: 'weakPassword' })
})

test('Somebody signs in by a whole e-mail address, or by a CPF that there is', () => {
  for (const identifier of ['ana@example.com', '529.982.247-25', '52998224725']) assert.equal(wrongInIdentifier(identifier), undefined)
  for (const identifier of ['ana', 'ana@', '529.982.247-24', '']) assert.deepEqual(wrongInIdentifier(identifier), { identifier: 'wrongIdentifier' })
})
