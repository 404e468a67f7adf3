import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Session } from '../src/main/pages/shared/session.js'
import { asked, html, json, online, problem } from './server.mjs'

const tokens = (name, expiresIn = 600) => json(200, { accessToken: `access ${name}`, refreshToken: `refresh ${name}`, expiresIn })
const fine = json(200, { isFine: true })
const done = { status: 204 }

/** What was asked, in short. */
const asks = requests => requests.map(({ path, headers, body }) => `${path.slice(4)} ${body?.refreshToken ?? headers.authorization ?? body?.code}`)

/** When the request is there that is waited for, and how it is answered later. */
function held() {
  let arrive, answer
  const arrived = new Promise(resolve => { arrive = resolve })
  const answered = new Promise(resolve => { answer = resolve })
  return { arrived, answer, held: () => arrive() ?? answered }
}

test('Tokens are renewed before they end, once for all who call', async t => {
  const requests = await asked(t, tokens('a', 3), tokens('b'), fine, fine)
  const session = new Session('kitchen')
  await session.signIn({ session: 'session', code: '1' })
  await Promise.all([session.call('GET', '/v1/x'), session.call('GET', '/v1/x')])
  assert.deepEqual(asks(requests), ['auth/sign-in 1', 'auth/refresh refresh a', 'x Bearer access b', 'x Bearer access b'])
})

test('A 401 is asked again with another token, and stays if that helps nothing', async t => {
  const requests = await asked(t, tokens('a'), problem(401, {}), json(200, { accessToken: 'access b', expiresIn: 600 }), problem(401, {}), problem(401, {}), problem(401, {}))
  const session = new Session('kitchen')
  await session.signIn({ session: 'session', code: '1' })
  await assert.rejects(session.call('GET', '/v1/x'), { status: 401 })
  assert.ok(session.isSignedIn)
  await assert.rejects(session.call('GET', '/v1/y'), { status: 401 })
  assert.ok(!session.isSignedIn, 'the refresh token is refused, too')
  assert.deepEqual(asks(requests).slice(1), ['x Bearer access a', 'auth/refresh refresh a', 'x Bearer access b', 'y Bearer access b', 'auth/refresh refresh a'])
})

test('A renewal under way signs nobody in again who has signed out, nor is what it got kept anywhere', async t => {
  const [renewal, first, second] = [held(), held(), held()]
  const requests = await asked(t, tokens('a', 3), renewal.held, first.held, second.held)
  const session = new Session('kitchen')
  await session.signIn({ session: 'session', code: '1' })
  const calling = assert.rejects(session.call('GET', '/v1/x'), { status: 401 })
  await renewal.arrived
  session.signOut()
  assert.ok(!session.isSignedIn)
  await first.arrived
  first.answer(done)
  renewal.answer(tokens('b'))
  await calling
  await second.arrived
  second.answer(done)
  assert.ok(!session.isSignedIn)
  assert.deepEqual(asks(requests).slice(1), ['auth/refresh refresh a', 'auth/sign-out refresh a', 'auth/sign-out refresh b'])
})

test('Who signs in meanwhile is not used by what another began, nor signed out by it', async t => {
  const [renewal, forgotten] = [held(), held()]
  const requests = await asked(t, tokens('a', 3), renewal.held, forgotten.held, tokens('c'), fine)
  const session = new Session('kitchen')
  await session.signIn({ session: 'session', code: '1' })
  const calling = assert.rejects(session.call('GET', '/v1/x'), { status: 401 })
  await renewal.arrived
  session.signOut()
  await forgotten.arrived
  forgotten.answer(done)
  await session.signIn({ session: 'session', code: '2' })
  renewal.answer(problem(401, {}))
  await calling
  assert.ok(session.isSignedIn)
  await session.call('GET', '/v1/y')
  assert.equal(asks(requests).at(-1), 'y Bearer access c')
  assert.ok(!asks(requests).some(ask => ask.startsWith('x ')))
})

test('Nobody who has signed out calls', async t => {
  const requests = await asked(t, tokens('a'), done)
  const session = new Session('kitchen')
  await session.signIn({ session: 'session', code: '1' })
  session.signOut()
  await assert.rejects(session.call('GET', '/v1/x'), { status: 401 })
  assert.ok(!requests.some(({ path }) => path === '/v1/x'))
})

test('Who is signed in is known by the token, whatever letters it has, and nobody is without one', async t => {
  await asked(t, json(200, { accessToken: `h.${Buffer.from('{"sub":"ana-1","x":"\u00ff\u00fe?>"}').toString('base64url')}.s`, refreshToken: 'r', expiresIn: 600 }), tokens('a'), done, done)
  const session = new Session('account')
  assert.equal(session.user, undefined)
  await session.signIn({ session: 'session', code: '1' })
  assert.equal(session.user, 'ana-1')
  await session.signIn({ session: 'session', code: '2' })
  assert.equal(session.user, undefined, 'what is no token names nobody')
  session.signOut()
  assert.equal(session.user, undefined)
})

/** Answers by what is asked for, since requests that nobody waits for arrive in any order. */
const byPath = answers => request => {
  const answer = answers[request.path.split('/').at(-1)] ?? done
  return typeof answer === 'function' ? answer() : answer
}

test('A token that is good yet is used while its renewal fails, which is not tried at once again', async t => {
  t.mock.timers.enable({ apis: ['Date'], now: Date.now() })
  const answer = byPath({ 'sign-in': tokens('a', 30), refresh: problem(429, {}), x: fine, y: fine })
  const requests = await asked(t, answer, answer, answer, answer)
  const session = new Session('kitchen')
  await session.signIn({ session: 'session', code: '1' })
  await session.call('GET', '/v1/x')
  while (requests.length < 3) await new Promise(setImmediate)
  await session.call('GET', '/v1/y')
  assert.deepEqual(asks(requests).slice(1).sort(), ['auth/refresh refresh a', 'x Bearer access a', 'y Bearer access a'])
  assert.ok(session.isSignedIn)
})

test('A renewal that is refused beside something else is heard of by who asks next', async t => {
  const refusal = held()
  const answer = byPath({ 'sign-in': tokens('a', 30), refresh: () => refusal.held(), x: fine })
  await asked(t, ...Array.from({ length: 50 }, () => answer))
  const session = new Session('kitchen')
  await session.signIn({ session: 'session', code: '1' })
  await session.call('GET', '/v1/x')
  await refusal.arrived
  assert.ok(session.isSignedIn)
  refusal.answer(problem(401, {}))
  await assert.rejects(async () => { for (;;) await session.call('GET', '/v1/x') }, problem => problem.status === 401 && session.isOver(problem))
  assert.ok(!session.isSignedIn)
})

test('What something in between refuses ends no sign-in', async t => {
  await asked(t, tokens('a', 3), html(401), tokens('b'), html(401), tokens('c'), html(401))
  const session = new Session('kitchen')
  await session.signIn({ session: 'session', code: '1' })
  await assert.rejects(session.call('GET', '/v1/x'), problem => problem.status === 401 && !session.isOver(problem))
  await assert.rejects(session.call('GET', '/v1/x'), problem => problem.status === 401 && !session.isOver(problem))
  assert.ok(session.isSignedIn)
})

test('A renewal whose answer is swallowed is asked for again while the token that it used is good yet', async t => {
  const swallowed = held()
  const requests = await asked(t, tokens('a', 3), swallowed.held, tokens('b'), fine)
  const session = new Session('kitchen')
  await session.signIn({ session: 'session', code: '1' })
  t.mock.timers.enable({ apis: ['setTimeout'] })
  const calling = session.call('GET', '/v1/x')
  await swallowed.arrived
  t.mock.timers.tick(5000)
  while (requests.length < 3) {
    online()
    await new Promise(setImmediate)
  }
  await calling
  swallowed.answer(done)
  assert.deepEqual(asks(requests).slice(1), ['auth/refresh refresh a', 'auth/refresh refresh a', 'x Bearer access b'])
})

test('Who signs out on all devices is signed out here, and nobody who has signed in meanwhile', async t => {
  const everywhere = [done, held()]
  const names = ['a', 'b', 'c']
  const answer = byPath({ 'sign-in': () => tokens(names.shift()), 'sign-out-everywhere': () => (next => next.held?.() ?? next)(everywhere.shift()) })
  const requests = await asked(t, ...Array.from({ length: 8 }, () => answer))
  const [, slow] = everywhere
  const session = new Session('kitchen')
  await session.signIn({ session: 'session', code: '1' })
  await session.signOutEverywhere()
  assert.ok(!session.isSignedIn)
  await session.signIn({ session: 'session', code: '2' })
  const leaving = session.signOutEverywhere()
  await slow.arrived
  session.signOut()
  await session.signIn({ session: 'session', code: '3' })
  slow.answer(done)
  await leaving
  assert.ok(session.isSignedIn)
  assert.ok(asks(requests).includes('auth/sign-out-everywhere Bearer access a'))
})
