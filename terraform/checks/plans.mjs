#!/usr/bin/env node
// Reads what `terraform test -json -verbose` prints on standard input: says how each run went, and keeps the plans of the runs
// that are named, in the form of `terraform show -json`: plans.mjs DIRECTORY RUN …
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

const [directory, ...wanted] = process.argv.slice(2)
mkdirSync(directory, { recursive: true })
const kept = new Set()
let summary

for await (const line of createInterface({ input: process.stdin })) {
  if (!line.startsWith('{')) {
    console.error(line)
    continue
  }
  const event = JSON.parse(line)
  const run = event['@testrun']
  if (event.type === 'test_run' && event.test_run.progress === 'complete' && event.test_run.status !== 'pass') {
    console.error(`${event['@testfile']}: ${run}: ${event.test_run.status}`)
  } else if (event.type === 'diagnostic' && event.diagnostic.severity === 'error') {
    const at = event.diagnostic.range ? ` (${event.diagnostic.range.filename}:${event.diagnostic.range.start.line})` : ''
    console.error(`  ${event.diagnostic.summary}: ${event.diagnostic.detail}${at}`)
  } else if (event.type === 'test_plan' && wanted.includes(run)) {
    const { resource_changes, output_changes } = event.test_plan
    writeFileSync(join(directory, `${run}.json`), JSON.stringify({ resource_changes, output_changes }))
    kept.add(run)
  } else if (event.type === 'test_summary') {
    summary = event.test_summary
  }
}

const missing = wanted.filter(run => !kept.has(run))
if (missing.length) console.error(`no plan of ${missing.join(', ')}`)
if (summary) console.log(`${summary.passed} runs passed, ${summary.failed + summary.errored} failed, ${summary.skipped} skipped`)
process.exit(summary?.status === 'pass' && summary.passed > 0 && missing.length === 0 ? 0 : 1)
