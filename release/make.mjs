// release/make VERSION: see usage below, and README.md.
import { mkdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { build, collect, compiler } from './artifacts.mjs'
import { section } from './changelog.mjs'
import { adopt, BRANCH, handOver, lastRelease, objections, tagOf, workTree } from './checkout.mjs'
import { Failure, read, runLogged, runMain } from './shell.mjs'
import { commit, compareContracts, setChangelog, setReleasedContract, setVersion } from './sources.mjs'
import { following, parse } from './version.mjs'

const USAGE = `Makes a release of what is on ${BRANCH}: version, changelog, released contract, commit, tag, artifacts.
  release/make VERSION [OPTION …]      for example: release/make 1.4.0 --dry-run
    --dry-run          makes all of it beside the checkout, shows it and throws it away
    --next VERSION     what is worked on afterwards, as VERSION-SNAPSHOT; the next minor version by default
    --skip-tests       without .ci/run and .ci/previous on the release
    --skip-artifacts   without images, jar, bills of materials and licences
    --base REFERENCE   another base of the images than pom.xml names, as images/build takes it
    --push             pushes ${BRANCH} and the tag at the end`

function readOptions(args) {
  const { values, positionals } = parseArgs({ args, allowPositionals: true, options: {
    'dry-run': { type: 'boolean' }, next: { type: 'string' }, 'skip-tests': { type: 'boolean' },
    'skip-artifacts': { type: 'boolean' }, base: { type: 'string' }, push: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } } })
  if (values.help) return null
  if (positionals.length !== 1) throw new Failure('say one version: release/make VERSION; --help tells more')
  if (values.push && values['dry-run']) throw new Failure('--dry-run pushes nothing: leave out --push')
  const [version] = positionals
  return { ...values, version, next: values.next ?? (parse(version) ? following(version) : version) }
}

const step = text => console.log(`== ${text}`)

/** Makes the release's commits and artifacts in a work tree of its own. */
function make(root, tree, { version, next, ...options }) {
  const logs = join(root, 'target/release/logs')
  mkdirSync(logs, { recursive: true })
  const log = name => join(logs, `${name}.log`)
  const date = new Date().toISOString().slice(0, 10)

  step('the contract takes nothing away from the released one')
  compareContracts(tree, log('contract'))
  step(`version ${version} in every pom, CHANGELOG.md and message-schema/released`)
  setVersion(tree, version, log('version'))
  setChangelog(tree, version, date)
  setReleasedContract(tree)
  const release = commit(tree, `Release ${version}`)
  console.log(read('git', ['show', '--stat', '--format=%h %s', release], tree))

  if (options['skip-tests']) step('tests: left out')
  else {
    step(`tests: .ci/run, output in ${log('tests')}`)
    runLogged('.ci/run', [], tree, log('tests'))
    const last = lastRelease(root)
    if (last) {
      step(`tests: ${tagOf(last)} on the schema of ${version}, output in ${log('previous')}`)
      runLogged('.ci/previous', [tagOf(last)], tree, log('previous'))
    }
  }
  const built = options['skip-artifacts'] ? null : buildArtifacts(tree, version, options.base, log)
  if (!built) step('artifacts: left out')

  step(`version ${next}-SNAPSHOT from here on`)
  setVersion(tree, `${next}-SNAPSHOT`, log('next'))
  const head = commit(tree, `Begin ${next}-SNAPSHOT`)
  console.log(read('git', ['show', '--stat', '--format=%h %s', head], tree))
  const changes = section(read('git', ['show', `${release}:CHANGELOG.md`], tree), `## [${version}]`)
  const message = [`Guardian ${version}`, changes, ...(built ? [`SHA-256 of what was built of it (${compiler(tree)}):\n${built.sums.trimEnd()}`] : [])].join('\n\n')
  return { release, head, message, tag: tagOf(version), built }
}

function buildArtifacts(tree, version, base, log) {
  step('artifacts')
  const directory = join(tree, 'target/artifacts')
  build(tree, directory, base, log)
  const sums = collect(tree, version, directory)
  console.log(sums.trimEnd())
  return { sums, directory }
}

function main(args) {
  const options = readOptions(args)
  if (!options) return console.log(USAGE)
  const { version, tag = tagOf(version) } = options
  const root = read('git', ['rev-parse', '--show-toplevel'], dirname(fileURLToPath(import.meta.url)))
  if (options.push) read('git', ['fetch', '--quiet', 'origin'], root)
  const against = objections(root, version, options.next)
  if (against.length > 0) throw new Failure(`no release ${version}:\n${against.map(text => `- ${text}`).join('\n')}`)

  const from = read('git', ['rev-parse', 'HEAD'], root)
  const tree = workTree(root, from)
  try {
    const made = make(root, tree.directory, options)
    step(`tag ${tag}`)
    console.log(made.message)
    if (options['dry-run']) return console.log(`\nA dry run: nothing has changed. Without --dry-run ${tag} would be made of ${from.slice(0, 12)} now.`)
    const kept = join(root, 'target/release', version)
    if (made.built) handOver(root, { from: made.built.directory, to: kept }, { from, ...made })
    else adopt(root, { from, ...made })
    console.log(`\n${tag} is made${made.built ? `; its artifacts are in ${kept}` : ''}.`)
  } finally {
    tree.remove()
  }
  const push = ['push', '--atomic', 'origin', BRANCH, tag]
  if (options.push) {
    try {
      read('git', push, root)
      console.log(`${BRANCH} and ${tag} are pushed.`)
    } catch (failure) {
      throw new Failure(`${tag} is made here, but not pushed. Push it with: git ${push.join(' ')}\n${failure.message}`)
    }
  } else {
    console.log(`Nothing is pushed yet. To publish it:\n  git ${push.join(' ')}\nTo take it back before that:\n  git tag -d ${tag} && git reset --keep ${from}`)
  }
}

runMain('release/make', main)
