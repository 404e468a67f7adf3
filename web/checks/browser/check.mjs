// Opens the pages in chromium beside a whole Guardian, and does what people do. How it is called: web/verify.
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join, relative } from 'node:path'
import { parseArgs } from 'node:util'
import { chromium } from 'playwright-core'
import { runAndUndo } from '../../../kubernetes/one-node/ending.mjs'
import { Unusable } from '../../../kubernetes/one-node/unusable.mjs'
import { findChromium } from '../../../observability/reporting/browser/chromium.mjs'
import { Guardian } from '../../../observability/trial/guardian.mjs'
import * as account from './account.mjs'
import * as customer from './customer.mjs'
import * as kitchen from './kitchen.mjs'
import * as manager from './manager.mjs'
import { Restaurant } from './restaurant.mjs'
import * as safety from './safety.mjs'

const web = join(import.meta.dirname, '../..')
const repository = join(web, '..')
const target = join(web, 'target/verify')
const CANNOT_RUN_HERE = 3

async function main({ undo }) {
  const { running, at, only, timeout } = options()
  const program = findChromium()
  if (!program) throw new Unusable('no chromium is on the PATH: install it, or let web/verify --no-browser do without', CANNOT_RUN_HERE)
  rmSync(target, { recursive: true, force: true })
  mkdirSync(target, { recursive: true })
  const guardian = running || at ? runningGuardian(at ?? repository, undo) : await Guardian.start(repository, join(target, 'guardian.log'), undo, timeout)
  const browser = await chromium.launch({ executablePath: program, args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--autoplay-policy=no-user-gesture-required'] })
  undo(() => browser.close())
  const restaurant = new Restaurant(browser, guardian, target)
  const wanted = Object.entries({ ...customer.scenarios, ...account.scenarios, ...safety.scenarios, ...kitchen.scenarios, ...manager.scenarios }).filter(([name]) => name.includes(only))
  let failed = 0
  for (const [name, scenario] of wanted) {
    const start = Date.now()
    restaurant.flaws = []
    try {
      await scenario(restaurant)
    } catch (error) {
      restaurant.flaws.push(error.stack)
      await restaurant.failed(`failed-${wanted.findIndex(([other]) => other === name)}`)
    }
    try {
      await restaurant.goodbye()
    } catch (error) {
      restaurant.flaws.push(`not cleaned up: ${error.stack}`)
    }
    if (restaurant.flaws.length > 0) failed++
    console.log(`${restaurant.flaws.length > 0 ? 'not ok' : 'ok'} - ${name} (${((Date.now() - start) / 1000).toFixed(1)} s)`)
    restaurant.flaws.forEach(flaw => console.log(`  ${flaw.replaceAll('\n', '\n  ')}`))
  }
  console.log(`pictures are in ${relative(process.cwd(), target)}`)
  console.log(`${wanted.length - failed} passed, ${failed} failed`)
  return failed > 0 || wanted.length === 0 ? 1 : 0
}

function runningGuardian(directory, undo) {
  try {
    return new Guardian(repository, JSON.parse(readFileSync(join(directory, '.guardian/state.json'), 'utf8')), undo, directory)
  } catch {
    throw new Unusable(`no Guardian runs in ${directory}: start it by ./guardian up, or leave out --running`, 2)
  }
}

function options() {
  try {
    const { running, at, only, timeout } = parseArgs({
      options: { running: { type: 'boolean', default: false }, at: { type: 'string' }, only: { type: 'string', default: '' }, timeout: { type: 'string', default: '300' } },
    }).values
    if (!(Number(timeout) > 0)) throw new Error(`--timeout ${timeout} is no number of seconds`)
    return { running, at, only, timeout: Number(timeout) }
  } catch (error) {
    throw new Unusable(`${error.message.split('.')[0]}; see --help`, 2)
  }
}

runAndUndo('web/verify', main)
