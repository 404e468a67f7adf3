// Real releases in clones of this repository, without the build's tests and artifacts.
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { appendFileSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { adopt, currentVersion, handOver } from './checkout.mjs'
import { following } from './version.mjs'

const repository = fileURLToPath(new URL('..', import.meta.url))
const HERE = currentVersion(repository)
/** What is developed after this checkout, which may be that of a release. */
const CURRENT = HERE.endsWith('-SNAPSHOT') ? HERE : `${following(HERE)}-SNAPSHOT`
const VERSION = CURRENT.replace('-SNAPSHOT', '')
const NEXT = `${following(VERSION)}-SNAPSHOT`
const TAG = `v${VERSION}`
const CHANGES = '### Fixed\n- A fault that $1 and `code` had'
const SHORT = ['--skip-tests', '--skip-artifacts']
let directory
let origin
let root

const start = (command, args, cwd = root) => spawnSync(command, args, { cwd, encoding: 'utf8' })
const git = (...args) => {
  const { status, stdout, stderr } = start('git', args)
  assert.equal(status, 0, stderr)
  return stdout.trim()
}
const make = (...args) => start(join(root, 'release/make'), [...args, ...SHORT], tmpdir())
const file = path => readFileSync(join(root, path), 'utf8')
const commitAll = message => {
  git('add', '--all')
  git('commit', '--quiet', '--allow-empty', '--message', message)
}
/** All that a release could change: commits, tags, work trees and files. */
const state = () => [git('for-each-ref'), git('worktree', 'list'), git('status', '--porcelain'), git('branch', '--show-current')].join('\n')
const refused = (pattern, ...args) => {
  const earlier = state()
  const { status, stderr, stdout } = make(...args)
  assert.equal(status, 1, stdout)
  assert.match(stderr, pattern)
  assert.doesNotMatch(stderr, /\n {4}at /)
  assert.equal(state(), earlier)
}

before(() => {
  directory = mkdtempSync(join(tmpdir(), 'guardian-release-'))
  origin = join(directory, 'origin.git')
  root = join(directory, 'clone')
  assert.equal(start('git', ['clone', '--quiet', repository, root], directory).status, 0)
  git('config', 'user.name', 'Release Test')
  git('config', 'user.email', 'release@example.com')
  git('switch', '--quiet', '--force-create', 'main')
  // As the sources are here, committed or not; and a contract that has grown since the last release.
  cpSync(join(repository, 'release'), join(root, 'release'), { recursive: true })
  writeFileSync(join(root, 'CHANGELOG.md'), `${readFileSync(join(repository, 'CHANGELOG.md'), 'utf8').split('## [Unreleased]')[0]}## [Unreleased]\n${CHANGES}\n`)
  for (const path of [...git('ls-files', '*pom.xml').split('\n'), 'CONTRIBUTING.md']) {
    writeFileSync(join(root, path), file(path).replace(`<version>${HERE}</version>`, `<version>${CURRENT}</version>`))
  }
  appendFileSync(join(root, 'message-schema/src/main/resources/asyncapi.yaml'), '# grown\n')
  commitAll('What is to be released')
  assert.equal(start('git', ['clone', '--quiet', '--bare', root, origin], directory).status, 0)
  git('remote', 'set-url', 'origin', origin)
})

after(() => rmSync(directory, { recursive: true, force: true }))

test('What is no version, or none of a release, is refused', () => {
  refused(/1\.2 is no version: say MAJOR\.MINOR\.PATCH/, '1.2')
  refused(/v1\.2\.3 is no version/, 'v1.2.3')
  refused(/1\.2\.3-SNAPSHOT is a snapshot/, '1.2.3-SNAPSHOT')
  refused(/--next: 1\.2\.3 does not follow 1\.2\.3/, '1.2.3', '--next', '1.2.3')
  refused(/say one version/)
  refused(/--dry-run pushes nothing/, '0.1.0', '--dry-run', '--push')
  refused(/Unknown option '--pusch'/, '0.1.0', '--pusch')
})

test('A checkout that is not as it must be is refused, with every reason at once', () => {
  git('switch', '--quiet', '--create', 'elsewhere')
  writeFileSync(join(root, 'stray.txt'), '')
  refused(/releases are made on main, and this is elsewhere[\s\S]*not committed:\n\?\? stray\.txt/, VERSION)
  rmSync(join(root, 'stray.txt'))
  git('switch', '--quiet', 'main')
  git('branch', '--quiet', '--delete', 'elsewhere')
})

test('A changelog that says nothing new is refused', () => {
  const text = file('CHANGELOG.md')
  writeFileSync(join(root, 'CHANGELOG.md'), text.replace(/## \[Unreleased\][\s\S]*/, '## [Unreleased]\n'))
  commitAll('Say nothing')
  refused(/CHANGELOG\.md has nothing under "## \[Unreleased\]"/, VERSION)
  git('reset', '--quiet', '--hard', 'HEAD~1')
})

test('A checkout that lacks what is published is refused', () => {
  git('update-ref', 'refs/remotes/origin/main', git('commit-tree', '-p', 'HEAD', '-m', 'Somebody was faster', 'HEAD^{tree}'))
  refused(/main lacks commits of origin\/main: git pull/, VERSION)
  git('update-ref', 'refs/remotes/origin/main', 'HEAD')
})

test('A contract that takes something away stops the release half-way, and nothing has changed', () => {
  const contract = join(root, 'message-schema/src/main/resources/asyncapi.yaml')
  const text = readFileSync(contract, 'utf8')
  assert.ok(text.includes('queue: catalog\n'))
  writeFileSync(contract, text.replace('queue: catalog\n', 'queue: menu\n'))
  commitAll('Rename a queue')
  refused(/ReleasedContractTest/, VERSION)
  assert.deepEqual(readdirSync(join(root, 'target/release')), ['logs'])
  git('reset', '--quiet', '--hard', 'HEAD~1')
})

test('A version that stands where the release does not look for it stops the release', () => {
  writeFileSync(join(root, 'deployment.yaml'), `tag: ${CURRENT}\n`)
  commitAll('Say the version once more')
  refused(/-SNAPSHOT still stands in[\s\S]*deployment\.yaml:1:/, VERSION)
  git('reset', '--quiet', '--hard', 'HEAD~1')
})

test('A release is adopted whole or not at all', () => {
  const earlier = state()
  const from = git('rev-parse', 'HEAD')
  const elsewhere = git('commit-tree', '-m', 'Of another history', 'HEAD^{tree}')
  const adopted = changes => () => adopt(root, { from, release: from, head: elsewhere, tag: 'v9.9.9', message: 'Guardian 9.9.9', ...changes })
  assert.throws(adopted({ from: elsewhere }), /main has moved since the release was begun/)
  assert.throws(adopted(), /--ff-only/)
  assert.equal(state(), earlier)
})

test('Artifacts are handed over together with their release', () => {
  const earlier = state()
  const head = git('rev-parse', 'HEAD')
  const [built, to] = [join(directory, 'built'), join(directory, 'handed-over')]
  const release = { from: head, release: head, head, tag: 'v9.9.9', message: 'Guardian 9.9.9' }
  assert.throws(() => handOver(root, { from: built, to }, release), { code: 'ENOENT' })
  assert.equal(state(), earlier)

  mkdirSync(built)
  writeFileSync(join(built, 'SHA256SUMS'), '')
  const moved = git('commit-tree', '-m', 'Somebody was faster', 'HEAD^{tree}')
  assert.throws(() => handOver(root, { from: built, to }, { ...release, from: moved }), /main has moved since the release was begun/)
  assert.equal(state(), earlier)
  assert.ok(!existsSync(to))

  mkdirSync(built)
  writeFileSync(join(built, 'SHA256SUMS'), '')
  handOver(root, { from: built, to }, release)
  assert.deepEqual(readdirSync(to), ['SHA256SUMS'])
  assert.equal(git('rev-parse', 'v9.9.9^{commit}'), head)
  git('tag', '--delete', 'v9.9.9')
})

test('A dry run shows the release and changes nothing', () => {
  const earlier = state()
  const { status, stdout, stderr } = make(VERSION, '--dry-run')
  assert.equal(status, 0, stderr)
  const told = [`Release ${VERSION}\n`, '\n CHANGELOG.md ', `Begin ${NEXT}\n`, `== tag ${TAG}\nGuardian ${VERSION}\n\n${CHANGES}\n`, 'A dry run: nothing has changed']
  const places = told.map(text => stdout.indexOf(text))
  assert.ok(places.every((place, index) => place > (places[index - 1] ?? 0)), stdout)
  assert.equal(state(), earlier)
})

test('A release is two commits and a tag, pushed together', () => {
  const from = git('rev-parse', 'HEAD')
  const contract = file('message-schema/src/main/resources/asyncapi.yaml')
  assert.notEqual(file('message-schema/released/asyncapi.yaml'), contract)
  const { status, stdout, stderr } = make(VERSION, '--push')
  assert.equal(status, 0, stderr)
  assert.ok(stdout.endsWith(`main and ${TAG} are pushed.\n`), stdout)

  assert.equal(git('log', '--format=%s', `${from}..HEAD`), `Begin ${NEXT}\nRelease ${VERSION}`)
  assert.equal(git('rev-parse', `${TAG}^{commit}`), git('rev-parse', 'HEAD~1'))
  assert.equal(git('cat-file', '-t', TAG), 'tag')
  assert.equal(git('tag', '--list', '--format=%(contents)', TAG), `Guardian ${VERSION}\n\n${CHANGES}`)
  assert.equal(git('ls-remote', 'origin', 'main', `${TAG}^{}`).replace(/\t.*/gm, ''), `${git('rev-parse', 'main')}\n${git('rev-parse', 'HEAD~1')}`)
  assert.equal(git('status', '--porcelain'), '')
  assert.equal(git('worktree', 'list').split('\n').length, 1)

  const places = (version, commit) => git('grep', '--count', '-F', `<version>${version}</version>`, commit, '--', '*pom.xml', 'CONTRIBUTING.md')
    .split('\n').map(line => line.slice(commit.length + 1))
  const expected = [...git('ls-files', '*pom.xml').split('\n'), 'CONTRIBUTING.md'].sort().map(path => `${path}:1`)
  assert.deepEqual(places(VERSION, TAG).sort(), expected)
  assert.deepEqual(places(NEXT, 'HEAD').sort(), expected)

  const today = new Date().toISOString().slice(0, 10)
  assert.ok(git('show', `${TAG}:CHANGELOG.md`).endsWith(`## [Unreleased]\n\n## [${VERSION}] - ${today}\n${CHANGES}`))
  const stamp = commit => git('show', `${commit}:pom.xml`).match(/outputTimestamp>([^<]+)/)[1]
  assert.equal(stamp(TAG).slice(0, 10), today)
  assert.equal(stamp('HEAD'), stamp(TAG))
  assert.equal(git('show', `${TAG}:message-schema/released/asyncapi.yaml`), contract.trim())
})

test('The same version, an earlier one, and one without news are refused afterwards', () => {
  refused(/ does not follow [\d.]+, the last release[\s\S]*nothing under/, VERSION)
  refused(/0\.0\.0 does not follow/, '0.0.0')
  refused(/-rc\.1 does not follow/, `${VERSION}-rc.1`)
})

test('What was released without artifacts cannot be rebuilt and compared, nor what was not released', () => {
  const rebuild = tag => start(join(root, 'release/rebuild'), [tag], tmpdir())
  assert.match(rebuild(TAG).stderr, /has no check sums: it was made without artifacts/)
  assert.match(rebuild('v999.0.0').stderr, /there is no tag v999\.0\.0/)
})
