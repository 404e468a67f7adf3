// What observability/report is told, and what it cannot understand.
import { parseArgs } from 'node:util'
import { Unusable } from '../../kubernetes/one-node/unusable.mjs'
import { seconds } from '../trial/prometheus.mjs'

const READING = ['from', 'to', 'last', 'load']
const RUNNING = ['orders-per-second', 'for', 'mishaps', 'timeout']
const OPTIONS = {
  prometheus: { type: 'string' }, from: { type: 'string' }, to: { type: 'string' }, last: { type: 'string' }, load: { type: 'string' },
  'orders-per-second': { type: 'string' }, for: { type: 'string' }, mishaps: { type: 'boolean' }, timeout: { type: 'string' },
  output: { type: 'string', short: 'o' }, title: { type: 'string' }, points: { type: 'string' },
}
const LAST = '15m'

/**
 * @param now seconds
 * @return {prometheus, start, end, load} to read one that runs (start and end may be left to the load), or {amount, mishaps, timeout} to
 *   run Guardian; with both {output, title, points}; @throws Unusable with exit code 2
 */
export function optionsOf(words, now) {
  try {
    const { values } = parseArgs({ args: words, options: OPTIONS })
    refuse(values, values.prometheus === undefined ? READING : RUNNING, values.prometheus === undefined ? 'needs --prometheus' : 'is not for a Prometheus that runs already')
    const common = { output: values.output, title: values.title, points: values.points === undefined ? undefined : number('points', values.points) }
    return { ...common, ...(values.prometheus === undefined ? running(values) : reading(values, now)) }
  } catch (error) {
    throw new Unusable(`${error.message.split('. ')[0].replace(/\.$/, '')}; see --help`, 2)
  }
}

function refuse(values, names, why) {
  const name = names.find(each => values[each] !== undefined)
  if (name) throw new Error(`--${name} ${why}`)
}

function running(values) {
  return {
    amount: { ordersPerSecond: number('orders-per-second', values['orders-per-second'] ?? '1'), seconds: length('for', values.for ?? '2m') },
    mishaps: values.mishaps ?? false, timeout: number('timeout', values.timeout ?? '240'),
  }
}

function reading({ prometheus, from, to, last, load }, now) {
  if (!URL.canParse(prometheus) || !/^https?:$/.test(new URL(prometheus).protocol)) throw new Error('--prometheus is no address, as http://localhost:9090 is')
  if (new URL(prometheus).username) throw new Error('--prometheus takes no name and no password')
  if (last !== undefined && from !== undefined) throw new Error('--last and --from exclude each other')
  const end = to === undefined ? now : moment('to', to)
  const start = from === undefined ? end - length('last', last ?? LAST) : moment('from', from)
  if (start >= end) throw new Error('--from is not before --to')
  return { prometheus, load, ...(load !== undefined && [from, to, last].every(each => each === undefined) ? {} : { start, end }) }
}

function number(name, text) {
  if (!(Number(text) > 0 && Number.isFinite(Number(text)))) throw new Error(`--${name} ${text} is no number above zero`)
  return Number(text)
}

function length(name, text) {
  if (!/^(\d+[smhd])+$/.test(text) || seconds(text) === 0) throw new Error(`--${name} ${text} is no time, as 15m or 1h30m is`)
  return seconds(text)
}

/** Seconds of 2026-01-31T12:00:00, in UTC unless it names a zone. */
function moment(name, text) {
  const time = Date.parse(/^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?$/.test(text) ? `${text}Z` : text)
  if (!/^\d{4}-\d\d-\d\dT/.test(text) || Number.isNaN(time)) throw new Error(`--${name} ${text} is no time, as 2026-01-31T12:00:00 is`)
  return Math.floor(time / 1000)
}
