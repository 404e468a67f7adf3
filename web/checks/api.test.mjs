import assert from 'node:assert/strict'
import { test } from 'node:test'
import { call, pause, Refusal, Unreachable } from '../src/main/pages/shared/api.js'
import { asked, html, json, lost, problem } from './server.mjs'

test('A call sends what the API asks for, and answers what it says', async t => {
  const requests = await asked(t, json(201, { id: '1' }, { ETag: 'W/"a"' }), { status: 304 }, { status: 204 })
  assert.deepEqual(await call('POST', '/v1/x', { body: { a: 1 }, token: 't', key: 'k' }), { status: 201, body: { id: '1' }, etag: 'W/"a"' })
  assert.deepEqual(await call('GET', '/v1/x', { etag: 'W/"a"', wait: 20 }), { status: 304, etag: 'W/"a"' })
  assert.deepEqual(await call('POST', '/v1/x'), { status: 204, body: undefined, etag: undefined })
  const [{ headers, body }, { headers: waiting }] = requests
  assert.deepEqual([headers.authorization, headers['idempotency-key'], headers['content-type'], body], ['Bearer t', 'k', 'application/json', { a: 1 }])
  assert.deepEqual([waiting['if-none-match'], waiting.prefer], ['W/"a"', 'wait=20'])
})

test('A success that the API did not say is none', async t => {
  const answers = [html(200), json(200, 'text'), json(200, null), { status: 200, type: 'application/json', body: '{"id":' }, { status: 201 }, lost]
  await asked(t, ...answers)
  for (const answer of answers) await assert.rejects(call('POST', '/v1/x'), Unreachable, JSON.stringify(answer))
})

test('A refusal tells whose it is', async t => {
  await asked(t, problem(409, { type: 'urn:guardian:problem:order-closed' }), json(403, { message: 'Forbidden' }), html(413), problem(429, {}, { 'Retry-After': '7' }))
  const refusals = []
  for (let index = 0; index < 4; index++) refusals.push(await call('POST', '/v1/x').catch(error => error))
  assert.ok(refusals.every(refusal => refusal instanceof Refusal))
  assert.deepEqual(refusals.map(({ status, isOwn, kind, retryAfter }) => [status, isOwn, kind, retryAfter]),
    [[409, true, 'order-closed', undefined], [403, false, '', undefined], [413, false, '', undefined], [429, true, '', 7]])
})

test('A call ends when its patience does, and when it is told to, with that reason', async t => {
  await asked(t, new Promise(() => {}), new Promise(() => {}))
  await assert.rejects(call('GET', '/v1/x', { patience: 20 }), Unreachable)
  const end = new AbortController()
  const ended = call('GET', '/v1/x', { signal: end.signal })
  end.abort(new RangeError('enough'))
  await assert.rejects(ended, RangeError)
})

test('Each pause is longer than the one before, and as long as the server says', () => {
  assert.deepEqual([1, 2, 3, 9].map(tries => pause(tries)), [1000, 2000, 4000, 15_000])
  assert.equal(pause(1, { status: 503, retryAfter: 0 }), 500)
  assert.equal(pause(1, { status: 503, retryAfter: 600 }), 60_000)
  assert.equal(pause(1, { status: 429, retryAfter: 600 }), 600_000, 'who asks sooner is refused again')
  assert.ok(pause(1, { status: 429, retryAfter: 1e9 }) < 2 ** 31, 'no timer bears more')
})
