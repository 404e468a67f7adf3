// Reads a Prometheus that runs, or one beside Guardian under load, and makes a page of it. How it is called: observability/report.
import { mkdirSync } from 'node:fs'
import { join, relative } from 'node:path'
import { runAndUndo } from '../../kubernetes/one-node/ending.mjs'
import { Unusable } from '../../kubernetes/one-node/unusable.mjs'
import { Guardian } from '../trial/guardian.mjs'
import { Prometheus } from '../trial/prometheus.mjs'
import { letGuestsOrder, letOrdersCome } from '../trial/traffic.mjs'
import { figuresIn, timeOf, versionOf } from './load.mjs'
import { makeReport } from './make.mjs'
import { optionsOf } from './options.mjs'

const observability = join(import.meta.dirname, '..')
const logs = join(observability, 'target/report')

async function main({ undo }) {
  const options = optionsOf(process.argv.slice(2), Math.floor(Date.now() / 1000))
  const { prometheus, time, about } = await (options.prometheus ? reading(options) : running(options, undo))
  const counts = await makeReport(prometheus, time, { title: options.title ?? 'Guardian: report', ...about }, options.output ?? join(logs, 'report.html'), options.points)
  return counts.broken > 0 ? 1 : 0
}

async function reading({ prometheus: address, start, end, load: file }) {
  const load = file && figuresIn(file)
  const prometheus = await Prometheus.at(address)
  return { prometheus, time: start === undefined ? timeOf(load, prometheus.interval) : { start, end }, about: { load } }
}

async function running({ amount, mishaps, timeout }, undo) {
  mkdirSync(logs, { recursive: true })
  const guardian = await Guardian.start(join(observability, '..'), join(logs, 'guardian.log'), undo, timeout)
  const late = setTimeout(() => { throw new Unusable(`it is not done ${timeout + amount.seconds} s after Guardian was ready; --timeout gives it more; see ${relative(process.cwd(), logs)}`) }, (timeout + amount.seconds) * 1000)
  const prometheus = await Prometheus.start(observability, guardian.targets, join(logs, 'prometheus.log'), undo)
  const { load, ...time } = await (mishaps ? letOrdersCome : letGuestsOrder)(guardian, prometheus, logs, amount)
  clearTimeout(late)
  return { prometheus, time: load && !mishaps ? timeOf(load, prometheus.interval) : time, about: { load, version: versionOf(join(observability, '..')) } }
}

runAndUndo('observability/report', main)
