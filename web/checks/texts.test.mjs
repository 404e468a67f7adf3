import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { languages, plain, textsFor } from '../src/main/pages/shared/texts.js'

const pages = join(import.meta.dirname, '../src/main/pages')
const audiences = readdirSync(pages, { recursive: true }).filter(name => /^\w+.texts\.js$/.test(name) && !name.startsWith('shared')).map(name => name.split(/\W/)[0])
const textsOf = async audience => (await import(join(pages, audience, 'texts.js'))).languages
const sourcesOf = directory => readdirSync(join(pages, directory)).filter(name => name.endsWith('.js') && name !== 'texts.js').map(name => readFileSync(join(pages, directory, name), 'utf8')).join('\n')

test('Both languages say the same things, in words of their own', async () => {
  const shape = texts => Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, typeof text === 'object' ? shape(text) : typeof text]))
  for (const { pt, en } of [languages, ...await Promise.all(audiences.map(textsOf))]) {
    assert.deepEqual(shape(en), shape(pt))
    const same = Object.keys(pt).filter(name => typeof pt[name] === 'string' && pt[name] === en[name])
    assert.deepEqual(same.filter(name => !['total', 'item'].includes(name)), [])
  }
})

test('Portuguese is spoken unless English is asked for first', () => {
  const localeFor = wanted => textsFor(wanted, { pt: {}, en: {} }).locale
  assert.equal(localeFor(['en-GB', 'pt-BR']), 'en-GB', 'days before months')
  for (const tag of ['en', 'en-US@posix']) assert.equal(localeFor([tag, 'pt-BR']), 'en-US')
  assert.equal(localeFor(['pt-PT', 'en']), 'pt-BR')
  assert.equal(localeFor(['de-DE', 'en-US']), 'en-US')
  for (const other of [['ja'], [], undefined]) assert.equal(localeFor(other), 'pt-BR')
})

test('Every text that a page names is there, and every text is named', async () => {
  assert.ok(audiences.length > 1)
  const composed = /^(says|column|move|step|paid|refund|by)[A-Z]|^of[a-z]|^[A-Z_]+$/
  const isNamed = (name, sources) => composed.test(name) || new RegExp(`\\b(texts|says)\\.${name}\\b|'${name}'`).test(sources)
  const shared = sourcesOf('shared')
  for (const audience of audiences) {
    const own = await textsOf(audience)
    const texts = textsFor(['pt'], own)
    const sources = sourcesOf(audience)
    for (const [, name] of sources.matchAll(/\btexts\.(?!js\b)([a-zA-Z_]+)/g)) assert.ok(name in texts, name)
    for (const [, name] of sources.matchAll(/\btexts\.problems\.([a-zA-Z_]+)/g)) assert.ok(name in texts.problems, name)
    for (const name of Object.keys(own.pt)) assert.ok(name === 'problems' || isNamed(name, sources + shared), `${audience}: ${name}`)
    for (const name of Object.keys(own.pt)) assert.ok(name === 'problems' || !(name in languages.pt), `${name} is said twice`)
  }
  const all = shared + audiences.map(sourcesOf).join('\n')
  for (const name of Object.keys(languages.pt)) assert.ok(isNamed(name, all), name)
})

test('Counts of one are said as one', async () => {
  let counts = 0
  for (const own of await Promise.all(audiences.map(textsOf))) {
    for (const texts of Object.values(own)) {
      for (const name of ['found', 'fewLeft', 'items', 'minutesLeft', 'minutesHere', 'products', 'ordersFound', 'otherPictures', 'stockSaved'].filter(name => name in texts)) {
        assert.notEqual(texts[name](1).replace('1', '2'), texts[name](2), name)
        counts++
      }
    }
  }
  assert.ok(counts >= 10)
})

test('What others wrote turns no writing around', () => {
  assert.equal(plain('pao\u202e05,1 $R\u2066x\u2069\u200f'), 'pao05,1 $Rx')
  assert.equal(plain('<img src=x onerror=alert(1)>'), '<img src=x onerror=alert(1)>')
  assert.equal(plain(undefined), '')
})
