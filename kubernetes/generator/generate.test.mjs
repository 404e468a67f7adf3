// kubernetes/generate: what it refuses, and how it says so. What it makes is checked by kubernetes/checks.
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'

const generate = join(import.meta.dirname, '../generate')
const overlays = join(import.meta.dirname, '../overlays')
let work
before(() => { work = mkdtempSync(join(tmpdir(), 'guardian-generate-')) })
after(() => rmSync(work, { recursive: true, force: true }))

function refuses(args, code, words) {
  const { status, stdout, stderr } = spawnSync(generate, args, { encoding: 'utf8', cwd: work })
  assert.equal(status, code, stderr)
  assert.match(stderr, /^kubernetes\/generate: .+\n$/, 'one line')
  assert.match(stderr, words)
  assert.equal(stdout, '')
}

const given = outputs => {
  const file = join(work, 'outputs.json')
  writeFileSync(file, typeof outputs === 'string' ? outputs : JSON.stringify(outputs))
  return ['--outputs', file]
}

test('an environment that there is not', () => refuses(['nowhere'], 2, /there is no environment nowhere: production, staging$/m))
test('two environments', () => refuses(['staging', 'production'], 2, /one environment is wanted/))
test('an option that it does not know', () => refuses(['staging', '--tag', '1'], 2, /Unknown option '--tag'; see --help/))
test('a version that moves', () => refuses(['staging', '--version', 'latest'], 2, /latest is no version/))
test('a version that no image can have', () => refuses(['staging', '--version', '1 0'], 2, /1 0 is no version/))
test('a version that no label can have', () => refuses(['staging', '--version', 'a'.repeat(64)], 2, /63 at most/))
test('a file that is not there', () => refuses(['staging', '--outputs', 'nowhere.json'], 1, /nowhere\.json cannot be read: ENOENT/))
test('a file that is no JSON', () => refuses(['staging', ...given('{')], 1, /outputs\.json cannot be read: .*JSON/))
test('no outputs at all', () => refuses(['staging', ...given({})], 1, /Terraform's output services is missing: apply the environment/))
test('an output without the value', () => refuses(['staging', ...given({ services: { value: { orders: {} } } })], 1,
  /output services\.orders\.variables\.GUARDIAN_ENVIRONMENT is missing/))
test('outputs of another environment', () => refuses(['staging', ...given({ services: { value: { orders: { variables: { GUARDIAN_ENVIRONMENT: 'production' } } } } })],
  1, /these are not the outputs of staging: services\.orders\.variables\.GUARDIAN_ENVIRONMENT is production/))

test('what was generated before stays as it was', () => {
  const before = ['staging', 'production'].map(name => existsSync(join(overlays, name, 'generated')))
  refuses(['staging', ...given({})], 1, /missing/)
  assert.deepEqual(['staging', 'production'].map(name => existsSync(join(overlays, name, 'generated'))), before)
})

test('without words it says how it is called', () => {
  const { status, stdout } = spawnSync(generate, [], { encoding: 'utf8' })
  assert.equal(status, 2)
  assert.match(stdout, /--outputs FILE/)
})
