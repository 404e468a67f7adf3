import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { licenceFlaws, readBoms, taken, thirdParty } from './licences.mjs'

const policy = { allowed: { 'Apache-2.0': '', 'EPL-2.0': '' }, refused: { 'local:stand-in': 'never deployed' }, ours: 'ours' }
const component = (id, ...licences) => ({ id, version: '1', licences })

test('A component that offers an allowed licence is taken under the policy\'s first', () => {
  const both = component('a:b', 'GPL-2.0-only', 'EPL-2.0', 'Apache-2.0')
  assert.equal(taken(both, policy), 'Apache-2.0')
  assert.deepEqual(licenceFlaws([both, component('a:c', 'EPL-2.0')], policy), [])
})

test('A component under no licence that is allowed, or under none, is named', () => {
  const [gpl, none, ...more] = licenceFlaws([component('a:b', 'GPL-3.0-only'), component('a:c'), component('a:d', 'Apache-2.0')], policy)
  assert.match(gpl, /^a:b 1 is under GPL-3\.0-only, which/)
  assert.match(none, /^a:c 1 is under no licence that it names/)
  assert.deepEqual(more, [])
})

test('A refused component is named, whatever its licence', () => {
  assert.deepEqual(licenceFlaws([component('local:stand-in', 'Apache-2.0')], policy), ['local:stand-in 1 is shipped: never deployed'])
})

test('DynamoDB Local and the stand-ins are refused, and modules of ours need no licence', () => {
  const ids = ['software.amazon.dynamodb:DynamoDBLocal', 'io.guardianpartner:local-platform', 'io.guardianpartner:message-schema']
  assert.deepEqual(licenceFlaws(ids.map(id => component(id))).map(flaw => flaw.split(' ')[0]), ids.slice(0, 2))
})

test('Bills are read together, each component once, and listed without ours', t => {
  const directory = mkdtempSync(join(tmpdir(), 'guardian-boms-'))
  t.after(() => rmSync(directory, { recursive: true }))
  const write = (name, ...components) => {
    const file = join(directory, name)
    writeFileSync(file, JSON.stringify({ bomFormat: 'CycloneDX', components }))
    return file
  }
  const shared = { group: 'b', name: 'c', version: '2', licenses: [{ license: { id: 'Apache-2.0' } }] }
  const components = readBoms([write('one', shared, { group: 'ours', name: 'x', version: '1' }),
    write('two', shared, { group: 'a', name: 'd', version: '3', licenses: [{ license: { name: 'Eclipse' } }, { expression: 'EPL-2.0' }] })])
  assert.deepEqual(components.map(({ id, licences }) => [id, licences]), [['a:d', ['Eclipse', 'EPL-2.0']], ['b:c', ['Apache-2.0']], ['ours:x', []]])
  assert.deepEqual(thirdParty(components, policy).match(/^\| [a-z]+:.*$/gm), ['| a:d | 3 | EPL-2.0 | Eclipse, EPL-2.0 |', '| b:c | 2 | Apache-2.0 | Apache-2.0 |'])
  assert.throws(() => readBoms([write('empty')]), /is no CycloneDX bill of materials with components/)
})
