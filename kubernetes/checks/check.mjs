#!/usr/bin/env node
// Renders the overlays of planned environments and holds what comes out to what no schema says: check.mjs PLAN.json …
// --only NAME: one check, for the mutant that it must notice.
import { parseArgs } from 'node:util'
import { readPlan } from '../../terraform/checks/plan.mjs'
import { accounts } from './accounts.mjs'
import { built } from './built.mjs'
import { calls } from './calls.mjs'
import { addons } from './cluster/addons.mjs'
import { autoscaler } from './cluster/autoscaler.mjs'
import { discovery } from './cluster/discovery.mjs'
import { queueScaling } from './cluster/queue-scaling.mjs'
import { rights } from './cluster/rights.mjs'
import { watching } from './cluster/watching.mjs'
import { contract } from './contract.mjs'
import { NotRendered, render } from './documents.mjs'
import { jobs } from './jobs.mjs'
import { objects } from './objects.mjs'
import { pods } from './pods.mjs'
import { references } from './references.mjs'
import { scaling } from './scaling.mjs'
import { schemas } from './schemas.mjs'
import { stopping } from './stopping.mjs'
import { told } from './told.mjs'
import { tracing } from './tracing.mjs'
import { variables } from './variables.mjs'

const { values: { only }, positionals: plans } = parseArgs({ allowPositionals: true, options: { only: { type: 'string' } } })
const ALL = [built, contract, objects, schemas, references, pods, stopping, jobs, scaling, variables, accounts, calls, told, tracing,
  autoscaler, addons, rights, discovery, watching, queueScaling]
const checks = ALL.filter(({ name }) => !only || name === only)

let flaws = 0
let looks = 0
const tell = (plan, check, flaw) => {
  console.error(`${plan.name}: ${check}: ${flaw}`)
  flaws += 1
}
for (const file of plans) {
  const plan = readPlan(file)
  try {
    const rendered = await render(plan, only)
    for (const check of checks) {
      const found = await check(rendered)
      if (found.looks === 0) tell(plan, check.name, 'found nothing to look at')
      looks += found.looks
      found.flaws.forEach(flaw => tell(plan, check.name, flaw))
    }
  } catch (error) {
    if (!(error instanceof NotRendered)) throw error
    tell(plan, 'render', error.message)
  }
}
console.log(`${looks} looks, ${flaws} flaws`)
process.exit(flaws > 0 || looks === 0 ? 1 : 0)
