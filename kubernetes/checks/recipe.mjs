#!/usr/bin/env node
// "Adding a service" in CONTRIBUTING.md, followed to the letter in a copy: Terraform plans the service, and its manifests hold. What
// of the recipe is Java is followed by a test of acceptance-tests.
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { planOf } from '../../terraform/mutants/plan.mjs'
import { run } from '../../terraform/mutants/runner.mjs'

const SERVICE = 'loyalty'
const repository = resolve(import.meta.dirname, '../..')
const copy = mkdtempSync(join(tmpdir(), 'guardian-recipe-'))

const fail = message => {
  console.error(`the recipe: ${message}`)
  process.exitCode = 1
}

function copyRepository() {
  const kept = path => !/\/(target|node_modules|generated)$/.test(path)
  const modules = readdirSync(repository).filter(name => existsSync(join(repository, name, 'src/main'))).map(name => join(name, 'src/main'))
  for (const source of ['kubernetes', 'observability', 'terraform', ...modules]) {
    cpSync(join(repository, source), join(copy, source), { recursive: true, verbatimSymlinks: true, filter: kept })
  }
}

/** The contract's entry, and the files that the recipe names. */
function follow() {
  const recipe = readFileSync(join(repository, 'CONTRIBUTING.md'), 'utf8')
  const contract = join(copy, 'message-schema/src/main/resources/asyncapi.yaml')
  const [, entry] = recipe.match(/\*\*1\. .*?```\w+\n(.*?)```/s)
  writeFileSync(contract, readFileSync(contract, 'utf8').replace('  services:\n', () => `  services:\n${entry}`))
  const files = [...recipe.matchAll(/`((?:routes-loyalty|kubernetes)\/[^`]+)`:\n```\w+\n(.*?)```/gs)]
  for (const [, path, text] of files) {
    mkdirSync(dirname(join(copy, path)), { recursive: true })
    writeFileSync(join(copy, path), text)
  }
  if (!files.some(([, path]) => path.startsWith(`kubernetes/base/${SERVICE}/`))) fail(`it names no file in kubernetes/base/${SERVICE}`)
}

async function check(plan, otherwise) {
  const { failed, output } = await run('node', [join(import.meta.dirname, 'check.mjs'), plan], copy, { GUARDIAN_SOURCES: copy })
  process.stdout.write(output)
  if (failed) fail(otherwise)
}

try {
  copyRepository()
  follow()
  const plan = join(copy, 'production.json')
  const { planned, output } = await planOf(join(copy, 'terraform'), plan)
  if (!planned) fail(`Terraform does not plan it: ${output}`)
  else {
    await check(plan, 'its manifests do not hold')
    // What a service may take in besides.
    const base = join(copy, 'kubernetes/base', SERVICE, 'kustomization.yaml')
    writeFileSync(base, readFileSync(base, 'utf8').replace('  - ../../components/service\n', '$&  - ../../components/queue-scaling\n'))
    await check(plan, 'its manifests do not hold when it is scaled by its queue')
  }
} finally {
  rmSync(copy, { recursive: true, force: true })
}
