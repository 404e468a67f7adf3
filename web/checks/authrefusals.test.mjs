import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sentenceAt } from '../src/main/pages/customer/authrefusals.js'
import { languages } from '../src/main/pages/customer/texts.js'
import { Refusal, Unreachable } from '../src/main/pages/shared/api.js'
import { textsFor } from '../src/main/pages/shared/texts.js'

const texts = textsFor(['pt'], languages)
const says = texts.problems
const at = (step, status, retryAfter) => sentenceAt(step, new Refusal(status, {}, retryAfter), texts)

test('Each refusal of the authenticator has a sentence of its step', () => {
  assert.equal(at('signUp', 422), says.signUpRefused)
  assert.equal(at('confirm', 422), says.wrongConfirmation)
  assert.equal(at('confirm', 409), says.addressTaken)
  assert.equal(at('code', 401), says.wrongCode)
  assert.equal(at('password', 401), says.wrongPassword)
  assert.equal(at('home', 401), says.notSignedIn)
  for (const step of ['signIn', 'signUp', 'confirm', 'code', 'password']) for (const status of [400, 422]) assert.ok(at(step, status) && at(step, status) !== says.other, `${step} ${status}`)
})

test('Too many tries say for how many minutes to wait; what passes says to try again', () => {
  for (const step of ['signIn', 'signUp', 'confirm', 'code', 'password', 'home']) {
    assert.match(at(step, 429, 600), /10 minutos/)
    assert.equal(at(step, 503, 2), says.busyOnce)
    assert.equal(sentenceAt(step, new Unreachable(), texts), says.unreachableOnce)
  }
})

test('An answer of something in between is none of the authenticator\'s', () => {
  assert.notEqual(sentenceAt('confirm', new Refusal(409), texts), says.addressTaken)
})
