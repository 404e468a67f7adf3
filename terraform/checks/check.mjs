#!/usr/bin/env node
// Holds plans, as `terraform show -json` prints them, to what no schema says: check.mjs PLAN.json …
import { readPlan } from './plan.mjs'
import { policies } from './policies.mjs'
import { calls } from './calls.mjs'
import { modules } from './modules.mjs'
import { network } from './network.mjs'
import { pages } from './pages.mjs'
import { promises } from './promises.mjs'
import { routes } from './routes.mjs'
import { sources } from './sources.mjs'

let flaws = 0
let looks = 0
const unseen = new Set()
for (const file of process.argv.slice(2)) {
  const plan = readPlan(file)
  for (const check of plan.environment ? [modules, policies, promises, network, routes, pages, sources, calls] : [policies]) {
    const found = await check(plan)
    looks += found.looks
    found.unseen.forEach(what => unseen.add(what))
    for (const flaw of found.flaws) {
      console.error(`${plan.name}: ${flaw}`)
      flaws += 1
    }
  }
}
for (const what of unseen) console.log(`NOT CHECKED: ${what}`)
console.log(`${looks} looks, ${flaws} flaws`)
process.exit(flaws > 0 || looks === 0 ? 1 : 0)
