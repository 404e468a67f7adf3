#!/usr/bin/env node
// Applies each mutant to a copy of its own and wants it to be noticed by the check, or by the tests of its rules: run.mjs [NAME …]
import { cpSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { prove, run } from '../../terraform/mutants/runner.mjs'
import { mutants } from './mutants.mjs'

const ALERTMANAGER = 'kubernetes/cluster/observability/alertmanager'
const observability = resolve(import.meta.dirname, '..')

function copy(home, { without, adds = {} }) {
  const leftOut = /(^|\/)(node_modules|checks|mutants|dashboards)$/
  cpSync(observability, join(home, 'observability'), { recursive: true, filter: path => !leftOut.test(path) })
  cpSync(join(observability, '..', ALERTMANAGER), join(home, ALERTMANAGER), { recursive: true })
  if (without) rmSync(join(home, 'observability', without))
  for (const [path, text] of Object.entries(adds)) writeFileSync(join(home, 'observability', path), text)
}

/** by: check; alerting, which is Alertmanager itself; or a file of tests. */
const look = (directory, { by }) => ({
  check: () => run('node', [join(observability, 'checks/check.mjs'), directory], directory),
  alerting: () => run('node', ['--test', '--test-reporter=tap', join(observability, 'checks/alerting.test.mjs')], directory,
    // Most of them are never told: that is not waited for as long as what will be.
    { GUARDIAN_SOURCES: join(directory, '..'), ALERTING_PATIENCE_MILLIS: '10000' }),
})[by]?.() ?? run('promtool', ['test', 'rules', join(directory, 'prometheus/tests', by)], directory)

process.exit(await prove(mutants, { only: process.argv.slice(2), directory: 'observability', copy, look }) ? 1 : 0)
