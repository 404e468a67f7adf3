// What is built of a release, into one directory: the same sources give the same files.
import { createHash } from 'node:crypto'
import { copyFileSync, existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { section } from './changelog.mjs'
import { checkLicences, readBoms, thirdParty } from './licences.mjs'
import { Failure, read, runLogged } from './shell.mjs'

export const SUMS = 'SHA256SUMS'
const LAMBDA = 'auth-lambda'
const BOM_PLUGIN = 'org.cyclonedx:cyclonedx-maven-plugin:makeBom'

/** The modules that run somewhere else than in the build: services and the auth Lambda. */
export function shippedModules(root) {
  const modules = [...readFileSync(join(root, 'pom.xml'), 'utf8').matchAll(/<module>(routes-[a-z0-9-]+|auth-lambda)<\/module>/g)].map(([, name]) => name)
  if (modules.length === 0) throw new Failure('pom.xml has no module that is shipped')
  return modules
}

/** Builds modules up to a phase, without tests, and leaves a bill of materials in the target of each that is shipped. */
export function buildModules(root, modules, phase, log) {
  runLogged('mvn', ['--batch-mode', '--quiet', '-DskipTests', '--projects', modules.join(','), '--also-make', phase, BOM_PLUGIN,
    '-Dformatter.skip', '-Dimpsort.skip'], root, log)
}

/** The modules whose bill of materials is missing, or older than a pom: what is shipped hangs on these alone. */
export function modulesWithoutBom(root) {
  const poms = read('git', ['ls-files', '*pom.xml'], root).split('\n').map(pom => statSync(join(root, pom)).mtimeMs)
  return shippedModules(root).filter(module => !existsSync(bomOf(root, module)) || statSync(bomOf(root, module)).mtimeMs < Math.max(...poms))
}

export const bomOf = (root, module) => join(root, module, 'target/image/sbom/sbom.json')

/** Where a release keeps the caches of classes that its images carry: Java makes none twice alike. */
export const CACHES = 'images/aot'

/** Builds the services' images, by default on the base that pom.xml names, and the auth Lambda. */
export function build(root, directory, base, log) {
  runLogged('images/build', ['--output', join(directory, 'images'), '--caches', join(directory, CACHES), ...(base ? ['--base', base] : [])],
    root, log('images'))
  buildModules(root, [LAMBDA], 'package', log('auth-lambda'))
}

/** Puts everything that a release hands over into a directory, and returns the list of its check sums. */
export function collect(root, version, directory) {
  const boms = join(directory, 'sbom')
  mkdirSync(boms, { recursive: true })
  for (const module of shippedModules(root)) copyFileSync(bomOf(root, module), join(boms, `${module}.cdx.json`))
  copyFileSync(join(root, LAMBDA, 'target', `${LAMBDA}.jar`), join(directory, `${LAMBDA}.jar`))
  const components = readBoms(readdirSync(boms).map(name => join(boms, name)))
  checkLicences(components)
  writeFileSync(join(directory, 'THIRD-PARTY.md'), thirdParty(components))
  writeFileSync(join(directory, 'CHANGES.md'), `${section(readFileSync(join(root, 'CHANGELOG.md'), 'utf8'), `## [${version}]`)}\n`)
  const sums = checkSums(directory)
  writeFileSync(join(directory, SUMS), sums)
  return sums
}

/** A line per file, as sha256sum writes and checks them. */
function checkSums(directory) {
  return readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile() && entry.name !== SUMS)
    .map(entry => join(entry.parentPath ?? entry.path, entry.name).slice(directory.length + 1))
    .sort()
    .map(file => `${createHash('sha256').update(readFileSync(join(directory, file))).digest('hex')}  ${file}\n`)
    .join('')
}

/** The check sums that stand in a text, each in a line of its own. */
export const sumsIn = text => text.split('\n').filter(line => /^[0-9a-f]{64}  /.test(line)).map(line => `${line}\n`).join('')

/** The files of which two lists do not say the same check sum. */
export function differences(expected, found) {
  const lines = [expected, found].map(list => new Set(list.trimEnd().split('\n')))
  const odd = [...lines[0]].filter(line => !lines[1].has(line)).concat([...lines[1]].filter(line => !lines[0].has(line)))
  return [...new Set(odd.map(line => line.slice(66)))].sort()
}

/** The compiler that the files come from: another one gives other files. */
export const compiler = root => read('mvn', ['--version'], root).split('\n').find(line => line.startsWith('Java version')).split(', runtime')[0]
