// Checks the licences of what is shipped, as the sources are now: check-licences.mjs
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { bomOf, buildModules, modulesWithoutBom, shippedModules } from './artifacts.mjs'
import { checkLicences, readBoms, thirdParty } from './licences.mjs'
import { runMain } from './shell.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const target = join(root, 'target/release')

function main() {
  mkdirSync(target, { recursive: true })
  const missing = modulesWithoutBom(root)
  if (missing.length > 0) buildModules(root, missing, 'compile', join(target, 'boms.log'))
  const components = readBoms(shippedModules(root).map(module => bomOf(root, module)))
  checkLicences(components)
  const list = join(target, 'THIRD-PARTY.md')
  writeFileSync(list, thirdParty(components))
  console.log(`${components.length} components, listed in ${list}`)
}

runMain('release/check-licences.mjs', main)
