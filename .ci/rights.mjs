#!/usr/bin/env node
// Compares what privileges.properties give the services' logins with what the version before gave: its pods run while this
// one's migration has been applied, so a right goes one release after the last version that used it.
//   .ci/rights.mjs             compares with the last release, by its tag v…
//   .ci/rights.mjs COMMIT      compares with whatever commit you name
// A right that may go has a line in its file:  # taken away: refunds = delete, not used since v1.2.0
import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

const FILE = /(^|\/)src\/main\/resources\/db\/[^/]+\/privileges\.properties$/
const TAKEN = /^# taken away: (\w+) = ([\w, ]+), not used since (\S+)$/

const words = text => text.split(',').map(word => word.trim()).filter(Boolean)

/** Rights as 'table = word'; the lines that say which may go, by right with the release since which nobody uses it. */
export function parse(text) {
  const rights = new Set()
  const taken = new Map()
  for (const line of text.split('\n')) {
    const [, table, list] = line.match(/^\s*([^#!=\s]+)\s*=(.*)$/) ?? []
    for (const word of words(list ?? '')) rights.add(`${table} = ${word}`)
    const [, from, gone, since] = line.match(TAKEN) ?? []
    for (const word of words(gone ?? '')) taken.set(`${from} = ${word}`, since)
  }
  return { rights, taken }
}

/**
 * @param before the file in the version before
 * @param now the file today, empty if there is none
 * @param isBefore whether a release, by its tag, is the version before or older than that
 * @returns what is wrong, a line each
 */
export function objections(before, now, isBefore) {
  const { rights, taken } = parse(now)
  const contradictions = [...taken.keys()].filter(right => rights.has(right))
    .map(right => `${right} is said to be taken away, and is given`)
  const lost = [...parse(before).rights].filter(right => !rights.has(right) && !(taken.has(right) && isBefore(taken.get(right))))
    .map(right => `${right} is gone, and pods of the version before may use it: leave it until a release that does not is `
      + `the version before, and say then "# taken away: ${right}, not used since v…"`)
  return [...contradictions, ...lost]
}

function check(root, named) {
  const git = (...args) => execFileSync('git', args, { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] }).trim()
  const succeeds = (...args) => spawnSync('git', args, { cwd: root, stdio: 'ignore' }).status === 0
  if (named && !succeeds('rev-parse', '--verify', '--quiet', `${named}^{commit}`)) {
    console.error(`.ci/rights.mjs: git knows no ${named}`)
    return 2
  }
  if (!named && !git('tag', '--list', 'v*', '--merged', 'HEAD')) {
    console.log('There is no version before (no tag v…): no right can have gone.')
    return 0
  }
  const before = named ?? git('describe', '--tags', '--abbrev=0', '--match', 'v*')
  const isBefore = tag => succeeds('merge-base', '--is-ancestor', tag, before)
  const files = git('ls-tree', '-r', '--name-only', before).split('\n').filter(path => FILE.test(path))
  const found = files.flatMap(path => {
    const now = join(root, path)
    return objections(git('show', `${before}:${path}`), existsSync(now) ? readFileSync(now, 'utf8') : '', isBefore)
      .map(line => `${path}: ${line}`)
  })
  for (const line of found) console.error(line)
  if (!found.length) console.log(`No right of ${before} has gone: ${files.length} files compared.`)
  return found.length ? 1 : 0
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const args = process.argv.slice(2)
  if (args.some(arg => arg.startsWith('-')) || args.length > 1) {
    console.error('usage: .ci/rights.mjs [COMMIT]')
    process.exit(2)
  }
  process.exit(check(join(import.meta.dirname, '..'), args[0]))
}
