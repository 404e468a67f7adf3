import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { Refusal, Unreachable } from '../src/main/pages/shared/api.js'
import { sentence, sentenceOnce } from '../src/main/pages/shared/refusals.js'
import * as customer from '../src/main/pages/customer/texts.js'
import { textsFor } from '../src/main/pages/shared/texts.js'

const languages = { pt: textsFor(['pt'], customer.languages), en: textsFor(['en'], customer.languages) }

const says = (status, problem, retryAfter, texts = languages.pt) => sentence(new Refusal(status, problem, retryAfter), texts)
const problem = (kind, more) => ({ type: `urn:guardian:problem:${kind}`, detail: 'in English, for developers', ...more })

const javaIn = directory => readdirSync(directory, { recursive: true }).filter(name => name.endsWith('.java')).map(name => readFileSync(join(directory, name), 'utf8'))

test('Every refusal of the API has a sentence that helps, in both languages', () => {
  for (const texts of Object.values(languages)) {
    const { problems } = texts
    for (const kind of ['unknown-product', 'payment-refused', 'payment-undecided', 'order-closed', 'idempotency-key-reused']) {
      assert.equal(says(409, problem(kind), undefined, texts), problems[kind])
    }
    assert.equal(says(401, {}, undefined, texts), problems.notSignedIn)
    assert.equal(says(404, {}, undefined, texts), problems.gone)
    for (const status of [502, 503, 504]) assert.equal(says(status, {}, 2, texts), problems.busy)
    assert.equal(says(429, {}, 1, texts), problems.busy)
    assert.equal(says(429, {}, 601, texts), problems.tooMany(11))
    assert.equal(says(404, undefined, undefined, texts), problems.other, 'what is in between does not know what is gone')
    assert.equal(says(500, {}, undefined, texts), problems.other)
    assert.equal(sentence(new Unreachable('x'), texts), problems.unreachable)
    assert.equal(sentence(new TypeError('x'), texts), problems.other)
  }
})

test('Who has to try again themselves is not told that it is done for them', () => {
  for (const texts of Object.values(languages)) {
    const { problems } = texts
    const once = (...refusal) => sentenceOnce(new Refusal(...refusal), texts)
    for (const status of [429, 502, 503, 504]) assert.equal(once(status, {}, 2), problems.busyOnce)
    assert.equal(once(429, {}, 601), problems.tooMany(11))
    assert.equal(once(401, {}), problems.notSignedIn)
    assert.equal(sentenceOnce(new Unreachable('x'), texts), problems.unreachableOnce)
  }
})

test('Who wants more than there is learns of what, and how much there is', () => {
  const lines = [{ name: 'Feijoada\u202e', wanted: 9, available: 2 }, { name: 'Pudim', wanted: 1, available: 0 }]
  assert.equal(says(409, problem('stock-unavailable', { lines })), 'Não há mais o suficiente: de Feijoada só 2; Pudim esgotou. Ajuste o pedido e tente de novo.')
  assert.equal(says(409, problem('stock-unavailable')), 'Um dos itens esgotou. Ajuste o pedido e tente de novo.')
})

test('A rule that was broken is told in words of our own', () => {
  assert.equal(says(422, { detail: '/items must not be empty' }), languages.pt.problems.rule)
  assert.equal(says(422, { detail: 'x', errors: [{ pointer: '/notes' }] }), languages.pt.problems.notes)
  assert.equal(says(400, undefined), languages.pt.problems.rule)
})

test('Every kind of refusal that a service has is known to a page, but for those that no page asks for', () => {
  const repository = join(import.meta.dirname, '../..')
  const sources = ['orders', 'catalog', 'payments'].flatMap(service => javaIn(join(repository, `routes-${service}/src/main/java`)))
  const kinds = new Set(sources.flatMap(source => [...source.matchAll(/(?:\.as\(|conflict\([^;]*, )"([a-z]+(?:-[a-z]+)+)"\)/g)].map(([, kind]) => kind)))
  assert.ok(kinds.size > 5, [...kinds].join())
  const inItsPlace = ['stock-conflict']
  const betweenServices = ['reservation-differs', 'payment-not-ready', 'payment-open', 'payment-superseded', 'payment-differs', 'too-late']
  const ofOperators = ['day-not-over', 'day-too-long-ago', 'reconciliation-running']
  const others = [...inItsPlace, ...betweenServices, ...ofOperators]
  for (const kind of kinds) assert.ok(kind in languages.pt.problems || others.includes(kind), kind)
  for (const kind of others) assert.ok(kinds.has(kind), `${kind} is gone`)
})

test('What is open is asked again, and what is decided is not', () => {
  for (const status of [408, 425, 429, 500, 502, 503, 504]) assert.ok(new Refusal(status).isOpen, String(status))
  for (const status of [400, 401, 403, 404, 409, 413, 415, 422]) assert.ok(!new Refusal(status).isOpen, String(status))
  for (const status of [400, 409, 422]) assert.ok(new Refusal(status, {}).isDecided, String(status))
  for (const status of [400, 403, 404, 409, 413, 422]) assert.ok(!new Refusal(status).isDecided, `${status} of something in between`)
  for (const status of [401, 403, 404, 413, 429, 503]) assert.ok(!new Refusal(status, {}).isDecided, String(status))
  assert.ok(new Refusal(404, problem('unknown-product')).isDecided)
  assert.equal(new Refusal(409, problem('stock-unavailable')).kind, 'stock-unavailable')
  assert.equal(new Refusal(409, { type: 'about:blank' }).kind, '')
})
