// Orders, and everything that can become of them: what fills the panels.
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { Mishaps } from './mishaps.mjs'

// Twice at least: a counter that appears with its first event grows with the second.
const ROUNDS = 2
// What comes late: queues and open orders are counted once a minute, and an alert is an expression that has held for a while.
const LATE = ['max(guardian_orders_open{status="AWAITING"}) > 0', 'max(guardian_deadletters) > 0', 'max(guardian_queue_messages) >= 0',
  'count(ALERTS{alertstate="firing"})']
const PATIENCE = 30_000
const LOAD = { ordersPerSecond: 1, seconds: 60 }

/**
 * Lets guests of ./guardian load order, pay and eat, and beside them everything else that happens, until what comes late has come.
 *
 * @return {start, end, load}: seconds from when on, and until when all of it still went on and was known to Prometheus; the load's figures
 */
export async function letOrdersCome(guardian, prometheus, logs, amount = LOAD) {
  console.log('== Orders come, with refusals, refunds, forgeries and dead letters')
  await allAnswer(guardian, prometheus)
  const start = now()
  const load = order(guardian, logs, amount)
  const mishaps = await Mishaps.in(guardian)
  for (let rounds = 0; rounds < ROUNDS || !await prometheus.has(LATE); rounds++) await mishaps.happen()
  const end = now()
  return { start, end, load: await load }
}

/** Lets them order, pay and eat, and nothing else happen; the same. */
export async function letGuestsOrder(guardian, prometheus, logs, amount) {
  await allAnswer(guardian, prometheus)
  const start = now()
  console.log(`== Guests order: ${amount.ordersPerSecond} a second for ${amount.seconds} s`)
  const load = await order(guardian, logs, amount)
  // What was last is known with the next scrape; a rate needs one more.
  await pause(2 * prometheus.interval * 1000)
  return { start, end: now(), load }
}

const allAnswer = (guardian, prometheus) => prometheus.await(`sum(up{job="services"}) == ${guardian.services.length}`, PATIENCE)
const now = () => Math.floor(Date.now() / 1000)

/** What ./guardian load tells machines, or undefined where it cannot. */
async function order(guardian, logs, { ordersPerSecond, seconds }) {
  const figures = join(logs, 'load.json')
  rmSync(figures, { force: true })
  const options = ['--orders-per-second', String(ordersPerSecond), '--for', `${seconds}s`, '--look-every', '200', '--settle', '40s', '--json', figures]
  try {
    writeFileSync(join(logs, 'load.log'), await guardian.command('load', ...options))
  } catch (error) {
    console.log(`   the load is not well, which is not what is asked here: ${error.message}`)
  }
  return existsSync(figures) ? JSON.parse(readFileSync(figures, 'utf8')) : undefined
}
