// A real Prometheus with made-up data for tests: every metric of metrics.yaml for twenty minutes, as if some services had run.
import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createRequire } from 'node:module'
import { Prometheus } from '../trial/prometheus.mjs'

const { parse } = createRequire(new URL('../checks/', import.meta.url))('yaml')
const observability = join(import.meta.dirname, '..')

/** Seconds between two values. */
export const INTERVAL = 15
const LENGTH = 1200
const MANY = 30
const BUCKETS = [0.005, 0.05, 0.25, 1, 5, 30]
const PODS = [['orders', 'orders-1'], ['payments', 'payments-1'], ['catalog', 'catalog-1']]
/** A name that would end a script and begin another, if it could. */
export const HOSTILE = '</script><img src=x onerror=alert(1)>{{7*7}}\u2028'
const VALUES = {
  type: ['MSG_PAYMENT_SUCCESS', 'MSG_ORDER_STATUS_CHANGED'], operation: ['GetItem', 'PutItem', 'PublishBatch'], routeId: ['orders.api.place-guest', 'payments.out.broker', 'payments.api.webhook', 'payments.api.create-payment', HOSTILE],
  nodeId: ['load', 'decide', 'save'], method: ['GET', 'POST'], uri: ['/v1/orders', '/v1/guest/orders'], status: ['200', '404', '503'], version: ['1.0.0'],
  name: ['broker', 'applicationTaskExecutor'], mountpoint: ['/'], mode: ['idle'], node: ['node-1'], namespace: ['guardian'], container: ['service'], eventType: ['route'],
}
const RECORDED = { 'slo:events:rate5m': 2, 'slo:bad_events:rate5m': 0.05, 'slo:budget:ratio': 0.05, 'slo:burn:rate5m': 0.5, 'slo:burn:rate30m': 0.4 }

/** Starts it on what it keeps in a directory, where nothing asks anybody. end: seconds, until when there are values. */
export async function prometheusWithData(directory, end, undo) {
  const text = join(directory, 'data.txt')
  writeFileSync(text, `${openMetrics(end - LENGTH, end)}# EOF\n`)
  execFileSync('promtool', ['tsdb', 'create-blocks-from', 'openmetrics', text, join(directory, 'data')], { stdio: 'pipe' })
  const prometheus = await Prometheus.serve(directory, { global: { scrape_interval: `${INTERVAL}s` }, rule_files: [join(observability, 'prometheus/rules/*.yaml')] }, join(directory, 'log'), undo)
  prometheus.interval = INTERVAL
  return prometheus
}

function openMetrics(start, end) {
  const { metrics } = parse(readFileSync(join(observability, 'metrics.yaml'), 'utf8'), { merge: true })
  const series = [...Object.entries(metrics).flatMap(([name, metric]) => seriesOf(name, metric)), ...recorded(), ...alerts()]
  return series.map(({ name, labels, at }) => {
    const text = `${name}{${Object.entries(labels).map(([label, value]) => `${label}=${JSON.stringify(value)}`).join(',')}}`
    const lines = []
    for (let time = start; time <= end; time += INTERVAL) lines.push(`${text} ${at(time - start, time)} ${time}\n`)
    return lines.join('')
  }).join('')
}

function seriesOf(name, { type, job, labels = {} }) {
  const own = job === 'services' || job === 'any' ? PODS.map(([service, pod]) => ({ job: 'services', instance: `${pod}:9080`, service, pod, namespace: 'guardian' })) : [{ job, node: 'node-1', pod: 'orders-1' }]
  return own.flatMap((target, index) => combinations(labels).flatMap((combination, other) => {
    const all = { ...target, ...combination }
    const rate = (1 + index + other) / 20
    const counter = { name, labels: all, at: seconds => (seconds * rate).toFixed(3) }
    if (name === 'up') return [{ name, labels: all, at: () => 1 }]
    if (name === 'process_start_time_seconds') return [{ name, labels: all, at: (seconds, time) => time - seconds + 600 }]
    if (name === 'resilience4j_circuitbreaker_state') return [{ name, labels: all, at: seconds => Number(combination.state === stateAt(seconds)) }]
    if (type === 'counter') return [counter]
    if (type === 'gauge') return [{ name, labels: all, at: seconds => (2 + Math.sin(seconds / 300 + index)).toFixed(3) }]
    const buckets = type === 'histogram' ? [...BUCKETS, Infinity].map((le, place) => ({
      name: `${name}_bucket`, labels: { ...all, le: le === Infinity ? '+Inf' : le.toFixed(3).replace(/\.?0+$/, match => match.startsWith('.') ? '.0' : '') },
      at: seconds => (seconds * rate * Math.min(1, (place + 1) / 6)).toFixed(3),
    })) : []
    return [...buckets, { ...counter, name: `${name}_count` }, { name: `${name}_sum`, labels: all, at: seconds => (seconds * rate * 0.2).toFixed(3) }, { name: `${name}_max`, labels: all, at: () => 0.7 }]
  }))
}

const stateAt = seconds => ['closed', 'open', 'half_open'][Math.floor(seconds / 120) % 3]

/** Every combination of values, or if they are many every value of one label with the first of all others. */
function combinations(labels) {
  const names = Object.keys(labels)
  const valuesOf = name => labels[name] ?? VALUES[name] ?? ['other']
  const all = names.reduce((sum, name) => sum.flatMap(one => valuesOf(name).map(value => ({ ...one, [name]: value }))), [{}])
  if (all.length <= MANY) return all
  return [all[0], ...names.flatMap(name => valuesOf(name).slice(1).map(value => ({ ...all[0], [name]: value })))]
}

const recorded = () => Object.entries(RECORDED).flatMap(([name, value]) => ['placing', 'kitchen', 'requests'].map(slo => (
  { name, labels: { slo, ...(name !== 'slo:budget:ratio' && { service: 'orders' }) }, at: () => value }
)))

const alerts = () => [{ name: 'ALERTS', labels: { alertname: 'DeadLettersPourIn', alertstate: 'firing', severity: 'ticket', service: 'orders' }, at: () => 1 }]
