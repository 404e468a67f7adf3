// Orders, and everything that can become of them: what fills the panels.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Mishaps } from './mishaps.mjs'

// Twice at least: a counter that appears with its first event grows with the second.
const ROUNDS = 2
// What comes late: queues and open orders are counted once a minute, and an alert is an expression that has held for a while.
const LATE = ['max(guardian_orders_open{status="AWAITING"}) > 0', 'max(guardian_deadletters) > 0', 'max(guardian_queue_messages) >= 0',
  'count(ALERTS{alertstate="firing"})']
const PATIENCE = 30_000
const LOAD = ['load', '--orders-per-second', '1', '--for', '60s', '--look-every', '200', '--settle', '40s']

/**
 * Lets guests of ./guardian load order, pay and eat, and beside them everything else that happens, until what comes late has come.
 *
 * @return seconds, the time at which all of it still went on and was known to Prometheus
 */
export async function letOrdersCome(guardian, prometheus, logs) {
  console.log('== Orders come, with refusals, refunds, forgeries and dead letters')
  await prometheus.await(`sum(up{job="services"}) == ${guardian.services.length}`, PATIENCE)
  const load = guardian.command(...LOAD).then(text => writeFileSync(join(logs, 'load.log'), text),
    error => console.log(`   the load is not well, which is not what is asked here: ${error.message}`))
  const mishaps = await Mishaps.in(guardian)
  for (let rounds = 0; rounds < ROUNDS || !await prometheus.has(LATE); rounds++) await mishaps.happen()
  const end = Math.floor(Date.now() / 1000)
  await load
  return end
}
