// Makes a report of what a Prometheus knows, and writes it.
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { Unusable } from '../../kubernetes/one-node/unusable.mjs'
import { readDashboards } from '../checks/dashboards-read.mjs'
import { Look } from '../trial/look.mjs'
import { readFacts } from './facts.mjs'
import { pageOf } from './page.mjs'
import { readAll } from './readings.mjs'
import { utc } from './summary.mjs'

const observability = join(import.meta.dirname, '..')
/** As many points as a third of a page has room for. */
export const POINTS = 300

/**
 * @param time {start, end} in seconds
 * @param about {title, load, version}: title, and if they are known the figures of ./guardian load and what ran, {name, commit}
 * @return counts of panels; @throws Unusable if Prometheus knows nothing of that time
 */
export async function makeReport(prometheus, time, about, file, points = POINTS) {
  const look = new Look(prometheus, { ...time, points, whole: true })
  const facts = await readFacts(look).catch(error => { throw new Unusable(`Prometheus at ${prometheus.url} does not answer any more: ${error.message}`) })
  // Some panels have a zero of their own, so that empty ones cannot tell.
  if (facts.instances.length === 0) {
    throw new Unusable(`Prometheus at ${prometheus.url} has nothing of Guardian between ${utc(look.start)} and ${utc(look.end)} UTC`, 2)
  }
  const dashboards = await readAll(await readDashboards(join(observability, 'dashboards')), look)
  const { text, counts } = pageOf({ ...about, made: Math.floor(Date.now() / 1000), look, dashboards, facts })
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, text)
  console.log(`== ${relative(process.cwd(), file)}: ${counts.all} panels, ${counts.empty} without data (${counts.excused} for a good reason), ${counts.broken} broken, ${Math.round(text.length / 1024)} KiB`)
  return counts
}
