#!/usr/bin/env node
// Applies each mutant to a copy of the report and wants it to be noticed by the tests that it names: run-report.mjs [NAME …]
import { cpSync, symlinkSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { prove, run } from '../../terraform/mutants/runner.mjs'
import { mutants } from './report.mjs'

const observability = resolve(import.meta.dirname, '..')
const ENDING = 'kubernetes/one-node'

function copy(home) {
  for (const part of ['checks', 'dashboards', 'reporting', 'trial', 'metrics.yaml']) {
    cpSync(join(observability, part), join(home, 'observability', part), { recursive: true, filter: path => !path.endsWith('node_modules') })
  }
  for (const part of ['checks', 'reporting']) symlinkSync(join(observability, part, 'node_modules'), join(home, 'observability', part, 'node_modules'))
  for (const file of ['ending.mjs', 'unusable.mjs']) cpSync(join(observability, '..', ENDING, file), join(home, ENDING, file))
}

/** A test that fails is told as "not ok"; what is well is not told. */
async function look(directory, { by }) {
  const { failed, output } = await run('node', ['--test', '--test-reporter=tap', by], directory)
  return { failed, output: output.split('\n').filter(line => /^\s*not ok/.test(line)).join('\n') }
}

process.exit(await prove(mutants, { only: process.argv.slice(2), directory: 'observability/reporting', copy, look }) ? 1 : 0)
