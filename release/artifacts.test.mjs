import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { differences, shippedModules, sumsIn } from './artifacts.mjs'

const sum = (digit, file) => `${digit.repeat(64)}  ${file}\n`

test('Check sums are found in the message of a tag', () => {
  const list = sum('a', 'one.tar') + sum('b', 'two/three.json')
  assert.equal(sumsIn(`Guardian 1.0.0\n\n- text\n\nSHA-256 (Java version: 17):\n${list.trimEnd()}`), list)
  assert.equal(sumsIn('Guardian 1.0.0\n'), '')
})

test('A file that differs, is missing or is new is named once', () => {
  const expected = sum('a', 'same') + sum('b', 'changed') + sum('c', 'gone')
  assert.deepEqual(differences(expected, sum('a', 'same') + sum('d', 'changed') + sum('e', 'new')), ['changed', 'gone', 'new'])
  assert.deepEqual(differences(expected, expected), [])
})

test('Services and the auth Lambda are shipped, and nothing that only this machine runs', () => {
  const modules = shippedModules(fileURLToPath(new URL('..', import.meta.url)))
  assert.ok(['auth-lambda', 'routes-orders', 'routes-payments', 'routes-catalog'].every(name => modules.includes(name)))
  assert.ok(!modules.includes('local-platform'))
})
