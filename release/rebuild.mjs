// release/rebuild TAG: see usage below, and README.md.
import { cpSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { CACHES, build, collect, compiler, differences, sumsIn } from './artifacts.mjs'
import { currentVersion, workTree } from './checkout.mjs'
import { Failure, read, runMain, succeeds } from './shell.mjs'

const USAGE = `Builds a release's artifacts from its tag and compares them with the check sums in the tag's message.
  release/rebuild TAG [--base REFERENCE]    for example: release/rebuild v1.4.0
They are in target/release/VERSION-rebuilt afterwards. Use the JDK that the tag names, and the base that the release had.
  --caches DIRECTORY    the images/aot that the release handed over, if it is not in target/release/VERSION any more`

function main(args) {
  const { values, positionals } = parseArgs({ args, allowPositionals: true, options: {
    base: { type: 'string' }, caches: { type: 'string' }, help: { type: 'boolean', short: 'h' } } })
  if (values.help) return console.log(USAGE)
  if (positionals.length !== 1) throw new Failure('say one tag: release/rebuild TAG; --help tells more')
  const [tag] = positionals
  const root = read('git', ['rev-parse', '--show-toplevel'], dirname(fileURLToPath(import.meta.url)))
  if (!succeeds('git', ['rev-parse', '--verify', '--quiet', `refs/tags/${tag}`], root)) throw new Failure(`there is no tag ${tag}: git fetch --tags`)
  const message = read('git', ['tag', '--list', '--format=%(contents)', tag], root)
  const expected = sumsIn(message)
  if (expected === '') throw new Failure(`${tag} has no check sums: it was made without artifacts`)

  const logs = join(root, 'target/release/logs')
  mkdirSync(logs, { recursive: true })
  const tree = workTree(root, `refs/tags/${tag}^{commit}`)
  try {
    const version = currentVersion(tree.directory)
    const directory = join(tree.directory, 'target/artifacts')
    const caches = values.caches ?? join(root, 'target/release', version, CACHES)
    if (existsSync(caches)) cpSync(caches, join(directory, CACHES), { recursive: true })
    build(tree.directory, directory, values.base, name => join(logs, `rebuild-${name}.log`))
    const found = collect(tree.directory, version, directory)
    const kept = join(root, 'target/release', `${version}-rebuilt`)
    rmSync(kept, { recursive: true, force: true })
    renameSync(directory, kept)
    const different = differences(expected, found)
    if (different.length > 0) {
      throw new Failure(`${kept} differs from ${tag} in:\n${different.map(file => `- ${file}`).join('\n')}\nThe tag's JDK: ${/\((Java[^)]*)\)/.exec(message)?.[1]}\nThis one:      ${compiler(root)}`)
    }
    console.log(`${kept} has the check sums of ${tag}.`)
  } finally {
    tree.remove()
  }
}

runMain('release/rebuild', main)
