#!/usr/bin/env node
// What production takes at a rate of orders, and which limit comes first: on paper, from measured costs, Terraform's plan, the
// manifests and AWS's quotas. Reads terraform/target/plans, which terraform/verify leaves.
//   scaling.mjs                 prints tables and chart
//   scaling.mjs --write         puts them into kubernetes/README.md
//   scaling.mjs --check         fails unless kubernetes/README.md has them
//   scaling.mjs --load FILE     takes the CPU of an order from a result of `./guardian load --json FILE`, into measured.json
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { asOf, hours, idle, load, perMillion, price, region, total } from '../../terraform/costs/reckoning.mjs'
import { measuredOf } from './measured.mjs'
import { report } from './report.mjs'
import { sizes } from './sizes.mjs'

const file = name => new URL(name, import.meta.url)
const json = name => JSON.parse(readFileSync(file(name), 'utf8'))
const PLAN = '../../terraform/target/plans/production.json'
const README = '../README.md'
const MARKS = /(<!-- scaling -->\n)[\s\S]*?(<!-- \/scaling -->)/

function facts() {
  if (!existsSync(file(PLAN))) throw new Error('there is no plan of production: run terraform/verify first')
  const plan = json(PLAN)
  const { quotas, read } = json('quotas.json')
  const production = sizes(plan)
  return {
    sizes: { ...production, podsOfANode: quotas['eks.pods.of.a.node'].value },
    inputs: json('inputs.json'), measured: json('measured.json'), quotas, read, load, hours, region, asOf,
    idle: total(idle(plan)), perMillion: total(perMillion('alone')), nodeHour: price(`ec2.${production.instance}.hour`),
  }
}

function main() {
  const { values } = parseArgs({ options: {
    write: { type: 'boolean' }, check: { type: 'boolean' }, load: { type: 'string' }, help: { type: 'boolean', short: 'h' } } })
  if (values.help) {
    return console.log(readFileSync(file('scaling.mjs'), 'utf8').split('\n').slice(1, 7).map(line => line.slice(3)).join('\n'))
  }
  if (values.load) {
    const measured = measuredOf(JSON.parse(readFileSync(values.load, 'utf8')))
    writeFileSync(file('measured.json'), `${JSON.stringify(measured, null, 2)}\n`)
  }
  const text = report(facts())
  const readme = readFileSync(file(README), 'utf8')
  if (values.write) {
    if (!MARKS.test(readme)) throw new Error('kubernetes/README.md has no marks <!-- scaling --> and <!-- /scaling -->')
    writeFileSync(file(README), readme.replace(MARKS, (_, before, after) => `${before}${text}\n${after}`))
  } else if (values.check) {
    if (!readme.includes(`<!-- scaling -->\n${text}\n<!-- /scaling -->`)) {
      throw new Error(`kubernetes/README.md does not have these tables: node kubernetes/scaling/scaling.mjs --write\n\n${text}`)
    }
    console.log('as in kubernetes/README.md')
  } else {
    console.log(text)
  }
}

try {
  main()
} catch (failure) {
  console.error(`kubernetes/scaling: ${failure.message}`)
  process.exitCode = 1
}
