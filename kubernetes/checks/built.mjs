// Every kustomization is part of something that is built and looked at here: what nobody builds, nobody has checked.
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join, relative } from 'node:path'
import { parse } from 'yaml'
import { Findings } from '../../terraform/checks/plan.mjs'

const FILE = 'kustomization.yaml'

export async function built({ kustomizations: { all, reached } }) {
  const findings = new Findings()
  for (const directory of all) findings.expect(reached.includes(directory), `${directory}: nobody builds it`)
  return findings
}

/** All kustomizations below a directory, and those that are reached from these roots, which are below it too. */
export function kustomizations(home, roots) {
  const seen = new Set()
  const visit = directory => {
    if (seen.has(directory) || !existsSync(join(directory, FILE))) return
    seen.add(directory)
    const { resources = [], components = [] } = parse(readFileSync(join(directory, FILE), 'utf8'))
    for (const entry of [...resources, ...components]) visit(join(directory, entry))
  }
  roots.forEach(visit)
  const all = readdirSync(home, { recursive: true, withFileTypes: true }).filter(({ name }) => name === FILE).map(({ parentPath, path }) => parentPath ?? path)
  return { all: all.map(directory => relative(home, directory)), reached: [...seen].map(directory => relative(home, directory)) }
}
