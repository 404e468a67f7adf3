#!/usr/bin/env node
// What the planned environments cost a month, idle and per million orders: quantities from the plans, prices from prices.json,
// what an order makes from load.json.
//   costs.mjs            prints the tables
//   costs.mjs --write    puts them into README.md
//   costs.mjs --check    fails unless README.md has them, and load.json what the benchmarks counted
import { readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { asOf, idle, load, perMillion, region, total } from './reckoning.mjs'

const here = dirname(fileURLToPath(import.meta.url))
const json = path => JSON.parse(readFileSync(join(here, path), 'utf8'))
const environments = ['staging', 'production']

/** The requests of a message as the benchmarks counted them are those that are reckoned with. */
function compareToBenchmarks() {
  const results = readFileSync(join(here, '../../benchmarks/README.md'), 'utf8')
  const counted = name => Number(results.match(new RegExp(`^\\| \`${name}\` \\|[^|]*\\|[^|]*\\| ([0-9.]+) \\|`, 'm'))?.[1])
  for (const [what, name] of [['publish.requests.each', 'relay-guardian'], ['receive.and.delete.requests.each', 'inbound-guardian']]) {
    const reckoned = load[what]['in tens']
    if (!(Math.abs(reckoned - counted(name)) < 0.005)) {
      console.error(`load.json: ${what} is ${reckoned}, and benchmarks/README.md counted ${counted(name)} (${name})`)
      process.exit(1)
    }
  }
}

const dollars = amount => amount.toFixed(amount < 10 ? 2 : 0)

function table(head, columns) {
  const rows = Object.keys(columns[0])
  return [
    `| ${head[0]} | ${head.slice(1).join(' | ')} |`,
    `|---|${'---:|'.repeat(columns.length)}`,
    ...rows.map(row => `| ${row} | ${columns.map(column => dollars(column[row])).join(' | ')} |`),
    `| **together** | ${columns.map(column => `**${dollars(total(column))}**`).join(' | ')} |`,
  ].join('\n')
}

const plans = environments.map(name => json(`../target/plans/${name}.json`))
const text = [
  `US dollars a month, ${region}, list prices as of ${asOf}.`,
  '',
  table(['idle', ...environments], plans.map(idle)),
  '',
  table(['per million orders', 'messages in tens', 'each message alone'], [perMillion('in tens'), perMillion('alone')]),
].join('\n')

const [option] = process.argv.slice(2)
const file = join(here, '../README.md')
const marks = /(<!-- costs -->\n)[\s\S]*?(<!-- \/costs -->)/
if (option === '--write') {
  writeFileSync(file, readFileSync(file, 'utf8').replace(marks, (_, before, after) => `${before}${text}\n${after}`))
} else if (option === '--check') {
  compareToBenchmarks()
  if (!readFileSync(file, 'utf8').includes(text)) {
    console.error('terraform/README.md does not have these tables: node costs/costs.mjs --write\n')
    console.error(text)
    process.exit(1)
  }
  console.log(`as in README.md: ${plans.map((plan, index) => `${environments[index]} ${dollars(total(idle(plan)))} USD`).join(', ')} a month idle`)
} else {
  console.log(text)
}
