#!/usr/bin/env node
// Holds the dashboards to what Grafana and Prometheus understand, and to what people need: dashboards.mjs [DIRECTORY]
// --only NAME: one check, for the mutant that it must notice.
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { generated } from './dashboards-generated.mjs'
import { links } from './dashboards-links.mjs'
import { provisioned } from './dashboards-provisioned.mjs'
import { queries } from './dashboards-queries.mjs'
import { readDashboards } from './dashboards-read.mjs'
import { schema } from './dashboards-schema.mjs'
import { structure } from './dashboards-structure.mjs'

const { values: { only }, positionals: [directory = join(import.meta.dirname, '../dashboards')] } =
  parseArgs({ allowPositionals: true, options: { only: { type: 'string' } } })
const ALL = [generated, structure, schema, queries, links, provisioned]

const read = await readDashboards(resolve(directory))
let flaws = 0
let looks = 0
const tell = (check, flaw) => {
  console.error(`${check}: ${flaw}`)
  flaws += 1
}
for (const check of ALL.filter(({ name }) => !only || name === only)) {
  const found = check(read)
  if (found.looks === 0) tell(check.name, 'found nothing to look at')
  looks += found.looks
  found.flaws.forEach(flaw => tell(check.name, flaw))
}
console.log(`${looks} looks, ${flaws} flaws`)
process.exit(flaws > 0 || looks === 0 ? 1 : 0)
