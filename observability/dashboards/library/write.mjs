// Writes the dashboards' JSON from their definitions into a directory: write.mjs DIRECTORY. Files there of no definition go.
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { dashboards, textOf } from '../definitions.mjs'

const directory = process.argv[2]
mkdirSync(directory, { recursive: true })
for (const file of readdirSync(directory)) {
  if (!(file.replace(/\.json$/, '') in dashboards)) rmSync(join(directory, file))
}
for (const [name, dashboard] of Object.entries(dashboards)) writeFileSync(join(directory, `${name}.json`), textOf(dashboard))
