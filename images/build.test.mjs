// images/build, with stand-ins for Maven and for the training: what is there when it ends well, and when it does not.
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, test } from 'node:test'

let home
let output

const script = (path, ...lines) => {
  writeFileSync(path, ['#!/usr/bin/env bash', 'set -euo pipefail', ...lines, ''].join('\n'))
  chmodSync(path, 0o755)
}
const build = (...options) => spawnSync(join(home, 'images/build'), ['--output', output, ...options], {
  encoding: 'utf8', cwd: tmpdir(), env: { ...process.env, PATH: `${join(home, 'bin')}:${process.env.PATH}` } })
const names = () => readdirSync(output).filter(name => name !== 'aot').sort()
const digest = () => readFileSync(join(output, 'routes-soup.digest'), 'utf8').trim()
/** The digest in the archive itself. */
const inside = () => JSON.parse(spawnSync('tar', ['--extract', '--to-stdout', '--file', join(output, 'routes-soup.tar'), 'index.json'],
  { encoding: 'utf8' }).stdout).manifests[0].digest

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'images-build-'))
  output = join(home, 'output')
  cpSync(import.meta.dirname, join(home, 'images'), { recursive: true })
  for (const directory of ['bin', 'layout', 'routes-soup/src/main/resources', 'routes-soup/target/image/sbom']) {
    mkdirSync(join(home, directory), { recursive: true })
  }
  writeFileSync(join(home, 'routes-soup/src/main/resources/application.yaml'), '')
  writeFileSync(join(home, 'routes-soup/target/image/sbom/sbom.json'), '{}')
  layOut(join(home, 'layout'))
  script(join(home, 'bin/mvn'), 'for word in "$@"; do case $word in -Dimage.output=*) output=${word#*=} ;; esac; done',
    `tar --create --file "$output/routes-soup.tar" --directory '${join(home, 'layout')}' blobs index.json oci-layout`,
    'echo sha256:without-cache >"$output/routes-soup.digest"')
  training('echo classes >"$2"')
})
afterEach(() => rmSync(home, { recursive: true }))

const training = (...lines) => script(join(home, 'images/train'), ...lines)

/** An image as Jib lays it out, without layers. */
function layOut(directory) {
  const blobs = join(directory, 'blobs/sha256')
  mkdirSync(blobs, { recursive: true })
  const store = value => {
    const bytes = JSON.stringify(value)
    const hash = createHash('sha256').update(bytes).digest('hex')
    writeFileSync(join(blobs, hash), bytes)
    return { digest: `sha256:${hash}`, size: bytes.length }
  }
  const config = store({ architecture: 'any', config: { Entrypoint: ['java'], Env: [], User: '1:1' }, rootfs: { diff_ids: [] }, history: [] })
  writeFileSync(join(directory, 'index.json'), JSON.stringify({ manifests: [store({ config, layers: [] })] }))
  writeFileSync(join(directory, 'oci-layout'), '{}')
}

test('An image with its cache lies beside its digest and its bill', () => {
  const { status, stdout, stderr } = build('--caches', join(output, 'aot'))
  assert.equal(status, 0, stderr)
  assert.deepEqual(names(), ['routes-soup.digest', 'routes-soup.sbom.json', 'routes-soup.tar'])
  assert.match(digest(), /^sha256:[0-9a-f]{64}$/)
  assert.equal(inside(), digest())
  assert.ok(stdout.startsWith(`${join(output, 'routes-soup.tar')} ${digest()} `), stdout)
})

test('A training that fails leaves no image without its cache', () => {
  training('exit 1')
  assert.equal(build('--caches', join(output, 'aot')).status, 1)
  assert.deepEqual(names(), [])
})

test('A training that fails leaves the image of before', () => {
  assert.equal(build('--caches', join(output, 'aot')).status, 0)
  const before = digest()
  rmSync(join(output, 'aot'), { recursive: true })
  training('exit 1')
  assert.equal(build('--caches', join(output, 'aot')).status, 1)
  assert.equal(digest(), before)
  assert.equal(inside(), before)
})

test('Without a cache, when that is wanted, Jib has the last word', () => {
  training('exit 1')
  const { status, stderr } = build('--without-cache')
  assert.equal(status, 0, stderr)
  assert.equal(digest(), 'sha256:without-cache')
  assert.ok(existsSync(join(output, 'routes-soup.tar')))
})
