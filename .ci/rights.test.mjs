import assert from 'node:assert/strict'
import { execFileSync, spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { objections, parse } from './rights.mjs'

const BEFORE = '# What payments may.\nrefunds = select, delete\nwhole_payments = select\n'
const yes = () => true

test('A file is read as the migration reads it', () => {
  const { rights, taken } = parse('# a = b\n closed =\nitem = select,insert\n# taken away: item = delete, update, not used since v1.2.0\n')

  assert.deepEqual([...rights], ['item = select', 'item = insert'])
  assert.deepEqual([...taken], [['item = delete', 'v1.2.0'], ['item = update', 'v1.2.0']])
})

test('Nothing is said of rights that stay, move to another line or are added', () => {
  assert.deepEqual(objections(BEFORE, 'whole_payments = select\nrefunds = insert, delete, select', yes), [])
})

test('A word that is gone is named, and so is each of a table that is', () => {
  assert.match(objections(BEFORE, BEFORE.replace(', delete', ''), yes).join(), /^refunds = delete is gone/)
  assert.equal(objections(BEFORE, '', yes).length, 3)
})

test('A right may go once a release that does not use it is the version before', () => {
  const now = `${BEFORE.replace(', delete', '')}# taken away: refunds = delete, not used since v1.2.0\n`

  assert.deepEqual(objections(BEFORE, now, tag => tag === 'v1.2.0'), [])
  assert.equal(objections(BEFORE, now, () => false).length, 1)
})

test('What is given is not said to be taken away', () => {
  assert.match(objections(BEFORE, `${BEFORE}# taken away: refunds = delete, not used since v1.2.0\n`, yes).join(), /and is given/)
})

test('The command compares with the last release', () => {
  const root = mkdtempSync(join(tmpdir(), 'guardian-rights-'))
  const git = (...args) => execFileSync('git', ['-c', 'user.name=x', '-c', 'user.email=x@example.org', '-c', 'commit.gpgsign=false', ...args],
    { cwd: root, stdio: 'pipe' })
  const run = (...args) => spawnSync(process.execPath, [join(root, '.ci/rights.mjs'), ...args], { encoding: 'utf8' })
  const folder = join(root, 'routes-payments/src/main/resources/db/migration')
  const write = text => writeFileSync(join(folder, 'privileges.properties'), text)
  try {
    cpSync(new URL('rights.mjs', import.meta.url), join(root, '.ci/rights.mjs'))
    mkdirSync(folder, { recursive: true })
    write(BEFORE)
    git('init', '-q')
    git('add', '.')
    git('commit', '-qm', 'One')
    assert.match(run().stdout, /no version before/)

    git('tag', 'v1.1.0')
    assert.match(run().stdout, /^No right of v1\.1\.0 has gone: 1 files compared/)

    write(BEFORE.replace(', delete', ''))
    const { status, stderr } = run()
    assert.equal(status, 1)
    assert.match(stderr, /^routes-payments\/src\/main\/resources\/db\/migration\/privileges\.properties: refunds = delete is gone/)

    write(`${BEFORE.replace(', delete', '')}# taken away: refunds = delete, not used since v1.2.0\n`)
    assert.equal(run().status, 1)
    git('tag', 'v1.2.0')
    assert.equal(run('v1.2.0').status, 0)

    assert.equal(run('v9').status, 2)
    assert.equal(run('--what').status, 2)
  } finally {
    rmSync(root, { recursive: true, force: true })
  }
})
