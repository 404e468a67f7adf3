#!/usr/bin/env node
// Applies each mutant to a copy of its own and wants it to be noticed by whom it names: run.mjs PLANS [NAME …]
// Plans of those that only the topology test can notice are left to it in PLANS/mutants, with the words that it must find.
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { mutants } from './mutants.mjs'
import { planOf } from './plan.mjs'
import { prove, run } from './runner.mjs'

const terraform = resolve(dirname(fileURLToPath(import.meta.url)), '..')
const repository = dirname(terraform)
const [plansGiven, ...only] = process.argv.slice(2)
const plans = resolve(plansGiven)

/** What a plan is made from, without what is built, and with what `terraform init` has prepared. */
const SOURCES = [
  'terraform', 'message-schema/src/main/resources', 'message-operations/src/main', 'database-migration/src/main', 'route-support/src/main', 'message-routes/src/main', 'local-platform/src/main', 'auth-lambda/src/main', 'web/src/main', 'web/pom.xml', 'web/deploy',
  ...readdirSync(repository).filter(name => name.startsWith('routes-')).map(name => `${name}/src/main`),
]

/** How somebody looks: what he saw, and whether he is content. */
const catchers = {
  fmt: directory => run('terraform', ['fmt', '-check', '-recursive'], directory),
  validate: directory => run('terraform', ['validate', '-no-color'], directory),
  check: async (directory, { name, ownProvider }) => {
    const file = join(directory, 'target', `${name}.json`)
    const plan = await planOf(directory, file, ownProvider)
    if (!plan.planned) return { failed: true, output: `cannot be planned: ${plan.output}` }
    return run('node', [join(terraform, 'checks/check.mjs'), file], directory,
      { TERRAFORM_SOURCES: directory, GUARDIAN_SOURCES: dirname(directory) })
  },
  java: async (directory, { name, says }) => {
    const plan = await planOf(directory, join(plans, 'mutants', `${name}.json`))
    writeFileSync(join(plans, 'mutants', `${name}.says`), says.source)
    return { left: plan.planned, failed: false, output: plan.output }
  },
}
const byTest = file => directory => run('terraform', ['test', '-no-color', `-filter=tests/${file}.tftest.hcl`], directory)

/** The directories that a test file is about, and those that they are made of. */
function needs(test) {
  const found = new Set()
  const visit = (text, directory) => {
    for (const [, source] of text.matchAll(/source\s*=\s*"(\.[^"]*)"/g)) {
      const needed = relative(terraform, resolve(directory, source))
      if (found.has(needed)) continue
      found.add(needed)
      for (const file of readdirSync(join(terraform, needed)).filter(name => name.endsWith('.tf'))) {
        visit(readFileSync(join(terraform, needed, file), 'utf8'), join(terraform, needed))
      }
    }
  }
  visit(readFileSync(join(terraform, 'tests', `${test}.tftest.hcl`), 'utf8'), terraform)
  return found
}

/** For a test of one module the rest of the repository is left out: the fewer types there are, the faster Terraform is. */
function copy(home, test) {
  const needed = test ? needs(test) : null
  const isNeeded = path => {
    const name = relative(terraform, path)
    if (/(^|\/)(target|node_modules)$/.test(name)) return false
    if (!needed) return true
    if (/^tests\/.*\.tftest\.hcl$/.test(name)) return name === `tests/${test}.tftest.hcl`
    return !/^(modules|environments)\/[^/]+$|^bootstrap$/.test(name) || needed.has(name) || name === 'environments/shared'
  }
  for (const source of SOURCES.filter(path => existsSync(join(repository, path)))) {
    cpSync(join(repository, source), join(home, source), { recursive: true, verbatimSymlinks: true, filter: isNeeded })
  }
}

rmSync(join(plans, 'mutants'), { recursive: true, force: true })
mkdirSync(join(plans, 'mutants'), { recursive: true })
const survived = await prove(mutants, {
  only,
  directory: 'terraform',
  copy: (home, { by }) => copy(home, catchers[by] ? null : by),
  look: (directory, mutant) => (catchers[mutant.by] ?? byTest(mutant.by))(directory, mutant),
  left: 'left to the topology test',
})
process.exit(survived ? 1 : 0)
