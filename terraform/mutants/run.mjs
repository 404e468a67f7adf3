#!/usr/bin/env node
// Applies each mutant to a copy of its own and wants it to be noticed by whom it names: run.mjs PLANS [NAME …]
// Plans of those that only the topology test can notice are left to it in PLANS/mutants, with the words that it must find.
import { execFile } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { dirname, join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { mutants } from './mutants.mjs'

const terraform = resolve(dirname(fileURLToPath(import.meta.url)), '..')
const repository = dirname(terraform)
const [plansGiven, ...only] = process.argv.slice(2)
const plans = resolve(plansGiven)
const work = mkdtempSync(join(tmpdir(), 'guardian-mutants-'))

/** What a plan is made from, without what is built, and with what `terraform init` has prepared. */
const SOURCES = [
  'terraform', 'message-schema/src/main/resources', 'message-operations/src/main', 'database-migration/src/main', 'message-routes/src/main', 'local-platform/src/main', 'auth-lambda/src/main',
  ...readdirSync(repository).filter(name => name.startsWith('routes-')).map(name => `${name}/src/main`),
]

function run(command, args, directory, environment = {}) {
  return new Promise(done => {
    const options = { cwd: directory, maxBuffer: 1 << 28, env: { ...process.env, NO_COLOR: '1', ...environment } }
    execFile(command, args, options, (error, out, err) => done({ failed: error !== null, output: out + err, out }))
  })
}

const planOf = async (directory, files, ownProvider) => {
  const environment = ownProvider ? { TF_REATTACH_PROVIDERS: '' } : {}
  const test = await run('terraform', ['test', '-json', '-verbose', '-filter=tests/production.tftest.hcl'], directory, environment)
  const line = test.out.split('\n').find(text => text.includes('"type":"test_plan"'))
  if (!line) return { failed: true, planned: false, output: messages(test.output) }
  const { resource_changes, output_changes } = JSON.parse(line).test_plan
  mkdirSync(dirname(files), { recursive: true })
  writeFileSync(files, JSON.stringify({ resource_changes, output_changes }))
  return { failed: test.failed, planned: true, output: messages(test.output) }
}

const messages = json => json.split('\n').map(line => {
  try {
    const event = JSON.parse(line)
    return event.diagnostic ? `${event.diagnostic.summary}: ${event.diagnostic.detail}` : ''
  } catch {
    return line
  }
}).join('\n')

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

async function judge(mutant) {
  const home = join(work, mutant.name)
  copy(home, catchers[mutant.by] ? null : mutant.by)
  const file = join(home, 'terraform', mutant.file)
  const before = readFileSync(file, 'utf8')
  const after = before.replace(mutant.from, () => mutant.to)
  if (before === after) return 'does not apply any more'
  if (mutant.insteadOfLink) rmSync(file)
  writeFileSync(file, after)
  const { left, failed, output } = await (catchers[mutant.by] ?? byTest(mutant.by))(join(home, 'terraform'), mutant)
  rmSync(home, { recursive: true, force: true })
  if (left) return LEFT
  if (!failed) return `was not noticed by ${mutant.by}`
  const flat = output.replace(/[\s│]+/g, ' ')
  if (!mutant.says?.test(flat)) return `was noticed by ${mutant.by} for another reason: ${flat.slice(0, 600)}`
  return null
}

const LEFT = 'left to the topology test'

const waiting = mutants.filter(({ name }) => only.length === 0 || only.includes(name))
const total = waiting.length
let survived = 0
let left = 0
rmSync(join(plans, 'mutants'), { recursive: true, force: true })
mkdirSync(join(plans, 'mutants'), { recursive: true })
await Promise.all(Array.from({ length: availableParallelism() }, async () => {
  while (waiting.length) {
    const mutant = waiting.shift()
    const flaw = await judge(mutant)
    if (flaw === LEFT) {
      left += 1
    } else if (flaw) {
      survived += 1
      console.error(`mutant ${mutant.name} ${flaw}`)
    }
  }
}))
rmSync(work, { recursive: true, force: true })
console.log(`${total} mutants, ${total - survived - left} noticed, ${survived} not, ${left} ${LEFT}`)
process.exit(survived || total === 0 ? 1 : 0)
