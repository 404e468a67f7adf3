import assert from 'node:assert/strict'
import { test } from 'node:test'
import { compare, following, parse } from './version.mjs'

test('SemVer 2.0.0 says the order of its own example', () => {
  const inOrder = ['1.0.0-alpha', '1.0.0-alpha.1', '1.0.0-alpha.beta', '1.0.0-beta', '1.0.0-beta.2', '1.0.0-beta.11', '1.0.0-rc.1', '1.0.0']
  assert.deepEqual([...inOrder].reverse().sort(compare), inOrder)
})

test('Numbers are compared as numbers, the first that differs decides', () => {
  assert.deepEqual(['0.10.0', '0.9.9', '1.0.0', '0.9.10'].sort(compare), ['0.9.9', '0.9.10', '0.10.0', '1.0.0'])
  assert.equal(compare('1.2.3', '1.2.3'), 0)
})

test('What is no version is none', () => {
  for (const text of ['1', '1.2', 'v1.2.3', '01.2.3', '1.2.3-', '1.2.3-01', '1.2.3-a..b', '1.2.3+build', '1.2.3 ', '', '--help']) {
    assert.equal(parse(text), null, text)
  }
})

test('After a release comes the next minor version, after a pre-release its release', () => {
  assert.equal(following('1.4.2'), '1.5.0')
  assert.equal(following('2.0.0-rc.1'), '2.0.0')
})
