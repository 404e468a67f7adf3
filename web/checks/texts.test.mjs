import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { languages, plain, textsFor } from '../src/main/pages/shared/texts.js'

const pages = join(import.meta.dirname, '../src/main/pages')
const { pt, en } = languages

test('Both languages say the same things, in words of their own', () => {
  const shape = texts => Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, typeof text === 'object' ? shape(text) : typeof text]))
  assert.deepEqual(shape(en), shape(pt))
  const same = Object.keys(pt).filter(name => typeof pt[name] === 'string' && pt[name] === en[name])
  assert.deepEqual(same, ['total', 'item'])
})

test('Portuguese is spoken unless English is asked for first', () => {
  assert.equal(textsFor(['en-GB', 'pt-BR']), en)
  assert.equal(textsFor(['pt-PT', 'en']), pt)
  assert.equal(textsFor(['de-DE', 'en-US']), en)
  for (const other of [['ja'], [], undefined]) assert.equal(textsFor(other), pt)
})

test('Every text that a page names is there, and every text is named', () => {
  const sources = readdirSync(pages, { recursive: true }).filter(name => name.endsWith('.js') && !name.endsWith('texts.js')).map(name => readFileSync(join(pages, name), 'utf8')).join('\n')
  for (const [, name] of sources.matchAll(/\btexts\.(?!js\b)([a-zA-Z_]+)/g)) assert.ok(name in pt, name)
  const composed = /^(says|column|move|step)[A-Z]|^[A-Z_]+$/
  for (const name of Object.keys(pt)) assert.ok(composed.test(name) || new RegExp(`\\btexts\\.${name}\\b|'${name}'`).test(sources), name)
})

test('Counts of one are said as one', () => {
  for (const texts of [pt, en]) {
    for (const name of ['found', 'fewLeft', 'items', 'minutesLeft', 'orderedMinutesAgo']) assert.notEqual(texts[name](1).replace('1', '2'), texts[name](2), name)
  }
})

test('What others wrote turns no writing around', () => {
  assert.equal(plain('pao\u202e05,1 $R\u2066x\u2069\u200f'), 'pao05,1 $Rx')
  assert.equal(plain('<img src=x onerror=alert(1)>'), '<img src=x onerror=alert(1)>')
  assert.equal(plain(undefined), '')
})
