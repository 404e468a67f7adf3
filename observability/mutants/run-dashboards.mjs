#!/usr/bin/env node
// Applies each mutant to a copy of the dashboards and wants it to be noticed by the check that it names: run-dashboards.mjs [NAME …]
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { prove, run } from '../../terraform/mutants/runner.mjs'
import { mutants } from './dashboards.mjs'

const observability = resolve(import.meta.dirname, '..')
const DIRECTORY = 'observability/dashboards'

function copy(home, mutant) {
  for (const part of ['dashboards', 'kustomization.yaml', 'metrics.yaml', 'prometheus']) {
    cpSync(join(observability, part), join(home, 'observability', part), { recursive: true })
  }
  const sources = 'kubernetes/cluster/observability/grafana'
  cpSync(join(observability, '..', sources), join(home, sources), { recursive: true })
  const directory = join(home, DIRECTORY)
  if (mutant.without) rmSync(join(directory, mutant.without))
  for (const [path, text] of Object.entries(mutant.adds ?? {})) {
    mkdirSync(join(directory, path, '..'), { recursive: true })
    writeFileSync(join(directory, path), text)
  }
  if (mutant.and) {
    const [from, to] = mutant.and
    const file = join(directory, mutant.file)
    writeFileSync(file, readFileSync(file, 'utf8').replace(from, to))
  }
}

async function look(directory, { by, keeps }) {
  if (!keeps) {
    const made = await run('node', [join(directory, 'library/write.mjs'), join(directory, 'json')], directory)
    if (made.failed) return { failed: false, output: made.output }
  }
  const { failed, output } = await run('node', [join(observability, 'checks/dashboards.mjs'), '--only', by, directory], directory)
  return { failed: failed && output.includes(`${by}: `), output }
}

process.exit(await prove(mutants, { only: process.argv.slice(2), directory: DIRECTORY, copy, look }) ? 1 : 0)
