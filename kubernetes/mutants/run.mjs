#!/usr/bin/env node
// Applies each mutant to a copy of its own and wants it to be noticed by the check that it names: run.mjs PLAN.json [NAME …]
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join, resolve } from 'node:path'
import { prove, run } from '../../terraform/mutants/runner.mjs'
import { clusterMutants } from './cluster.mjs'
import { mutants } from './mutants.mjs'

const kubernetes = resolve(import.meta.dirname, '..')
const repository = resolve(kubernetes, '..')
const [planGiven, ...only] = process.argv.slice(2)
const plan = readFileSync(planGiven, 'utf8')
const name = basename(planGiven, '.json')
const builds = mkdtempSync(join(tmpdir(), 'guardian-builds-'))

/** The manifests, what they take in of observability/, and what the checks read of the code. */
function copy(home, mutant) {
  const leftOut = /(^|\/)(node_modules|generated|mutants)$/
  for (const [from, to] of [[kubernetes, 'kubernetes'], [join(repository, 'observability'), 'observability']]) {
    cpSync(from, join(home, to), { recursive: true, filter: path => !leftOut.test(path) })
  }
  for (const module of readdirSync(repository).filter(name => existsSync(join(repository, name, 'src/main')))) {
    const [source, target] = [repository, home].map(directory => join(directory, module, 'src/main'))
    // Nobody writes there but a mutant into its own file.
    if (mutant.file?.startsWith(`../${module}/`)) cpSync(source, target, { recursive: true })
    else {
      mkdirSync(join(target, '..'), { recursive: true })
      symlinkSync(source, target)
    }
  }
  if (mutant.without) rmSync(join(home, 'kubernetes', mutant.without), { recursive: true })
  for (const [path, text] of Object.entries(mutant.adds ?? {})) {
    mkdirSync(join(home, 'kubernetes', path, '..'), { recursive: true })
    writeFileSync(join(home, 'kubernetes', path), text)
  }
  const planned = JSON.parse(plan)
  mutant.plan?.(new Plan(planned))
  writeFileSync(join(home, `${name}.json`), JSON.stringify(planned))
}

/** What a mutant changes of a plan, as if Terraform had planned it so. */
class Plan {
  constructor({ resource_changes, output_changes }) {
    this.resources = resource_changes
    this.outputs = Object.fromEntries(Object.entries(output_changes).map(([output, change]) => [output, change.after]))
    this.planned = output_changes
  }

  resource(type, part) {
    return this.resources.find(({ type: own, address }) => own === type && address.includes(part)).change.after
  }
}

/** What the check that the mutant names has said; others may say something too. */
async function look(directory, { by }) {
  const { output } = await run('node', [join(kubernetes, 'checks/check.mjs'), '--only', by, join(directory, '..', `${name}.json`)], directory,
    { GUARDIAN_SOURCES: join(directory, '..'), GUARDIAN_BUILDS: builds })
  const said = output.split('\n').filter(line => line.startsWith(`${name}: ${by}: `))
  return { failed: said.length > 0, output: said.length ? said.join('\n') : output }
}

const survived = await prove([...mutants, ...clusterMutants], { only, directory: 'kubernetes', copy, look })
rmSync(builds, { recursive: true })
process.exit(survived ? 1 : 0)
