// Asks by every panel's and every alert's expression while the services work. How it is called: observability/try.
import { mkdirSync } from 'node:fs'
import { join, relative } from 'node:path'
import { parseArgs } from 'node:util'
import { runAndUndo } from '../../kubernetes/one-node/ending.mjs'
import { Unusable } from '../../kubernetes/one-node/unusable.mjs'
import { readDashboards } from '../checks/dashboards-read.mjs'
import { askAlerts } from './alerts.mjs'
import { Guardian } from './guardian.mjs'
import { askDashboards } from './panels.mjs'
import { Prometheus } from './prometheus.mjs'
import { print } from './report.mjs'
import { letOrdersCome } from './traffic.mjs'

const observability = join(import.meta.dirname, '..')
const logs = join(observability, 'target/try')

async function main({ undo }) {
  const { all, timeout } = options()
  mkdirSync(logs, { recursive: true })
  const guardian = await Guardian.start(join(observability, '..'), join(logs, 'guardian.log'), undo, timeout)
  const late = setTimeout(() => { throw new Unusable(`it is not done ${timeout} s after Guardian was ready; on a slow machine --timeout gives it more; see ${relative(process.cwd(), logs)}`) }, timeout * 1000)
  const prometheus = await Prometheus.start(observability, guardian.targets, join(logs, 'prometheus.log'), undo)
  const end = await letOrdersCome(guardian, prometheus, logs)
  const asked = [
    ...await askDashboards(await readDashboards(join(observability, 'dashboards')), prometheus, end),
    ...await askAlerts(observability, prometheus),
  ]
  clearTimeout(late)
  return print(asked, all) ? 0 : 1
}

function options() {
  try {
    const { all, timeout } = parseArgs({ options: { all: { type: 'boolean', default: false }, timeout: { type: 'string', default: '240' } } }).values
    if (!(Number(timeout) > 0)) throw new Error(`--timeout ${timeout} is no number of seconds`)
    return { all, timeout: Number(timeout) }
  } catch (error) {
    throw new Unusable(`${error.message.split('.')[0]}; see --help`, 2)
  }
}

runAndUndo('observability/try', main)
