// The edits by which a release is made of what is developed.
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { released } from './changelog.mjs'
import { currentVersion } from './checkout.mjs'
import { Failure, read, runLogged, succeeds } from './shell.mjs'

const CONTRACT = 'message-schema/src/main/resources/asyncapi.yaml'
const RELEASED_CONTRACT = 'message-schema/released/asyncapi.yaml'

/** Fails if the contract takes away what the last released one promises. */
export function compareContracts(root, log) {
  runLogged('mvn', ['--batch-mode', '--quiet', 'test', '--projects', 'message-schema', '-Dtest=ReleasedContractTest',
    '-Dmaven.test.redirectTestOutputToFile=false', '-Dformatter.skip', '-Dimpsort.skip'], root, log)
}

/**
 * Gives every module the version, and the example of a new module in CONTRIBUTING.md. A release is dated in its jars by the
 * moment in which it got its version; what is developed afterwards keeps that date.
 */
export function setVersion(root, version, log) {
  const before = currentVersion(root)
  runLogged('mvn', ['--batch-mode', '--quiet', 'org.codehaus.mojo:versions-maven-plugin:set', `-DnewVersion=${version}`,
    '-DprocessAllModules', '-DgenerateBackupPoms=false',
    `-DupdateBuildOutputTimestampPolicy=${version.endsWith('-SNAPSHOT') ? 'never' : 'always'}`], root, log)
  const file = join(root, 'CONTRIBUTING.md')
  const [head, tail, ...more] = readFileSync(file, 'utf8').split(`<version>${before}</version>`)
  if (tail === undefined || more.length > 0) {
    throw new Failure(`CONTRIBUTING.md should say <version>${before}</version> once, in its example of a module`)
  }
  writeFileSync(file, `${head}<version>${version}</version>${tail}`)
  if (before.endsWith('-SNAPSHOT') && succeeds('git', ['grep', '--quiet', '--fixed-strings', before, '--', ':!CHANGELOG.md'], root)) {
    throw new Failure(`${before} still stands in, and release/sources.mjs does not know of:\n`
      + read('git', ['grep', '--line-number', '--fixed-strings', before, '--', ':!CHANGELOG.md'], root))
  }
}

/** What was unreleased becomes the version's. */
export function setChangelog(root, version, date) {
  const file = join(root, 'CHANGELOG.md')
  writeFileSync(file, released(readFileSync(file, 'utf8'), version, date))
}

/** The contract becomes the one that later ones are compared with. */
export function setReleasedContract(root) {
  copyFileSync(join(root, CONTRACT), join(root, RELEASED_CONTRACT))
}

/** Commits every change, and returns the commit. */
export function commit(root, message) {
  read('git', ['commit', '--quiet', '--all', `--message=${message}`], root)
  return read('git', ['rev-parse', 'HEAD'], root)
}
