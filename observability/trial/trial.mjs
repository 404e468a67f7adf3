// Asks by every panel's and every alert's expression while the services work. How it is called: observability/try.
import { mkdirSync } from 'node:fs'
import { join, relative } from 'node:path'
import { parseArgs } from 'node:util'
import { runAndUndo } from '../../kubernetes/one-node/ending.mjs'
import { Unusable } from '../../kubernetes/one-node/unusable.mjs'
import { readDashboards } from '../checks/dashboards-read.mjs'
import { versionOf } from '../reporting/load.mjs'
import { makeReport } from '../reporting/make.mjs'
import { askAlerts } from './alerts.mjs'
import { Guardian } from './guardian.mjs'
import { askDashboards } from './panels.mjs'
import { Prometheus } from './prometheus.mjs'
import { print } from './verdict.mjs'
import { letOrdersCome } from './traffic.mjs'

const observability = join(import.meta.dirname, '..')
const repository = join(observability, '..')
const logs = join(observability, 'target/try')

async function main({ undo }) {
  const { all, timeout, report } = options()
  mkdirSync(logs, { recursive: true })
  const guardian = await Guardian.start(repository, join(logs, 'guardian.log'), undo, timeout)
  const late = setTimeout(() => { throw new Unusable(`it is not done ${timeout} s after Guardian was ready; on a slow machine --timeout gives it more; see ${relative(process.cwd(), logs)}`) }, timeout * 1000)
  const prometheus = await Prometheus.start(observability, guardian.targets, join(logs, 'prometheus.log'), undo)
  const { load, ...time } = await letOrdersCome(guardian, prometheus, logs)
  const asked = [
    ...await askDashboards(await readDashboards(join(observability, 'dashboards')), prometheus, time.end),
    ...await askAlerts(observability, prometheus),
  ]
  const { broken } = report ? await makeReport(prometheus, time, { title: 'Guardian: everything that can go wrong', load, version: versionOf(repository) }, report) : { broken: 0 }
  clearTimeout(late)
  return print(asked, all) && broken === 0 ? 0 : 1
}

function options() {
  try {
    const { all, timeout, report } = parseArgs({
      options: { all: { type: 'boolean', default: false }, timeout: { type: 'string', default: '240' }, report: { type: 'string' } },
    }).values
    if (!(Number(timeout) > 0)) throw new Error(`--timeout ${timeout} is no number of seconds`)
    return { all, timeout: Number(timeout), report }
  } catch (error) {
    throw new Unusable(`${error.message.split('.')[0]}; see --help`, 2)
  }
}

runAndUndo('observability/try', main)
