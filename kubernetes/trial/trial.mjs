// Runs the manifests under podman and tries what may happen to pods. How it is called: kubernetes/try.
import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join, relative } from 'node:path'
import { parseArgs } from 'node:util'
import { readPlan } from '../../terraform/checks/plan.mjs'
import { runAndUndo } from '../one-node/ending.mjs'
import { OneNode } from '../one-node/one-node.mjs'
import { loadImage, usePodman } from '../one-node/podman.mjs'
import { Unusable } from '../one-node/unusable.mjs'
import { Load } from './load.mjs'
import { scenarios } from './scenarios.mjs'

const repository = join(import.meta.dirname, '../..')
const directory = join(repository, 'kubernetes/target/try')
const VERSIONS = ['trial-1', 'trial-2']
const imageOf = queue => `localhost/guardian-try/routes-${queue}`

async function main({ undo, isEnding }) {
  const { wanted, plan, build } = options()
  await usePodman(directory)
  const { outputs, environment } = readPlan(plan)
  const queues = Object.keys(outputs.services)
  if (build) execFileSync(join(repository, 'images/build'), ['--base', 'made'], { stdio: ['ignore', 'inherit', 'inherit'] })
  for (const queue of queues) {
    undo(await loadImage(join(repository, 'target/images', `routes-${queue}.tar`), ...VERSIONS.map(version => `${imageOf(queue)}:${version}`)))
  }
  const node = await OneNode.start(environment, outputs, directory, undo)
  const manifests = await node.render(VERSIONS[0], imageOf)
  await node.addServices(manifests)
  const load = (name, how) => {
    const begun = new Load(directory, name, how)
    undo(() => begun.kill())
    return begun
  }
  const trial = { node, manifests, load, next: () => node.render(VERSIONS[1], imageOf) }
  for (const { name, run } of wanted) {
    const began = Date.now()
    try {
      const seen = await run(trial)
      console.log(`ok      ${name} (${((Date.now() - began) / 1000).toFixed(0)} s): ${seen}`)
    } catch (error) {
      if (isEnding()) return 1
      console.error(`FAILED  ${name}: ${error.message}`)
      console.error(`What pods said: ${(await node.keepLogs()).map(file => relative(process.cwd(), file)).join(' ')}; journal: ${relative(process.cwd(), node.journal)}`)
      return 1
    }
  }
  return 0
}

function options() {
  let values
  try {
    values = parseArgs({ options: {
      short: { type: 'boolean' }, plan: { type: 'string', default: join(repository, 'terraform/target/plans/staging.json') },
      only: { type: 'string' }, 'no-build': { type: 'boolean' },
    } }).values
  } catch (error) {
    throw new Unusable(`${error.message.split('.')[0]}; see --help`, 2)
  }
  const wanted = scenarios(values)
  if (!existsSync(values.plan)) throw new Unusable(`${values.plan} is missing: terraform/verify makes it, or name another one by --plan`)
  return { wanted, plan: values.plan, build: !values['no-build'] }
}

runAndUndo('kubernetes/try', main)
