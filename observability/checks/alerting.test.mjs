// Alertmanager with the cluster's own configuration, in front of a stand-in for SNS: what people are told, and what they are spared.
import assert from 'node:assert/strict'
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { after, before, test } from 'node:test'
import { parse, stringify } from 'yaml'
import { alertingFlaws } from './alerting.mjs'

// What is never told would be waited for: so each test has its time, much of it for a machine that is busy otherwise.
const IN_TIME = { timeout: Number(process.env.ALERTING_PATIENCE_MILLIS ?? 120_000) }
const TOPIC = 'arn:aws:sns:sa-east-1:123456789012:guardian-test-alarms'
const sources = resolve(process.env.GUARDIAN_SOURCES ?? join(import.meta.dirname, '../..'))
const binary = ['alertmanager', 'prometheus-alertmanager'].find(name => spawnSync(name, ['--version']).status === 0)

/** SNS, as far as Publish needs it. */
class Topic {
  #waiting = []
  published = []
  #server = createServer((request, response) => {
    let body = ''
    request.on('data', data => { body += data })
    request.on('end', () => {
      const told = Object.fromEntries(new URLSearchParams(body))
      this.published.push({ topic: told.TopicArn, subject: told.Subject, message: told.Message })
      response.end('<PublishResponse xmlns="http://sns.amazonaws.com/doc/2010-03-31/"><PublishResult><MessageId>1</MessageId></PublishResult></PublishResponse>')
      this.#waiting.forEach(look => look())
    })
  })

  async listen() {
    this.#server.listen(0, '127.0.0.1')
    await once(this.#server, 'listening')
    return this.#server.address().port
  }

  /** What is published with this subject, as soon as it is. */
  async next(subject) {
    for (;;) {
      const found = this.published.find(told => told.subject === subject)
      if (found) return found
      await new Promise(look => this.#waiting.push(look))
    }
  }

  close() {
    this.#server.close()
    this.#server.closeAllConnections()
  }
}

const topic = new Topic()
let work
let alertmanager
process.on('exit', () => alertmanager?.kill())
process.once('SIGTERM', () => process.exit(1))
let address

before(async () => {
  assert.ok(binary, 'Alertmanager is missing: install it, or only its program')
  work = mkdtempSync(join(tmpdir(), 'guardian-alertmanager-'))
  cpSync(join(sources, 'kubernetes/cluster/observability/alertmanager'), work, { recursive: true })
  const config = parse(readFileSync(join(work, 'alertmanager.yaml'), 'utf8'))
  const sns = `http://127.0.0.1:${await topic.listen()}`
  // As in the cluster, but sooner, and to the stand-in.
  Object.assign(config.route, { group_wait: '10ms', group_interval: '100ms' })
  config.receivers.flatMap(({ sns_configs: topics }) => topics).forEach(one => Object.assign(one, { api_url: sns }))
  config.templates = config.templates.map(path => path.replace('/etc/alertmanager', work))
  writeFileSync(join(work, 'alertmanager.yaml'), stringify(config))
  writeFileSync(join(work, 'topic.tmpl'), `{{ define "topic" }}${TOPIC}{{ end }}\n`)
  // Nobody hands out a port and keeps it free: another try if it was taken meanwhile.
  for (let tries = 0; !address && tries < 5; tries += 1) await start(await freePort())
  assert.ok(address, 'Alertmanager does not start')
})
after(async () => {
  topic.close()
  if (alertmanager?.exitCode === null) {
    alertmanager.kill()
    await once(alertmanager, 'exit')
  }
  if (work) rmSync(work, { recursive: true })
})

async function start(port) {
  alertmanager = spawn(binary, [`--config.file=${join(work, 'alertmanager.yaml')}`, `--storage.path=${join(work, 'data')}`,
    `--web.listen-address=127.0.0.1:${port}`, '--cluster.listen-address='], {
    stdio: 'ignore', env: { PATH: process.env.PATH, AWS_REGION: 'sa-east-1', AWS_ACCESS_KEY_ID: 'a', AWS_SECRET_ACCESS_KEY: 'b' },
  })
  while (alertmanager.exitCode === null) {
    const ready = await fetch(`http://127.0.0.1:${port}/-/ready`).then(({ ok }) => ok, () => false)
    if (ready) {
      address = `http://127.0.0.1:${port}`
      return
    }
    await new Promise(soon => setTimeout(soon, 20))
  }
}

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address()
  server.close()
  await once(server, 'close')
  return port
}

const annotations = { summary: 'It is away', description: 'For 3 minutes', runbook: 'observability/runbooks/Away.md', dashboard: 'guardian-pods' }

/** Each test has a cluster of its own: none hears of another's alerts. */
async function alert(cluster, ...alerts) {
  const body = alerts.map(({ ended, ...labels }) => ({
    labels: { cluster, ...labels }, annotations, startsAt: '2026-11-30T12:00:00Z', ...(ended && { endsAt: '2026-11-30T12:34:56Z' }),
  }))
  const { ok } = await fetch(`${address}/api/v2/alerts`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })
  assert.ok(ok)
}

/** Which alerts of a cluster are told, as soon as this one is not: what was brought before it has then been taken into account. */
async function toldBeside(spared, cluster) {
  for (;;) {
    const alerts = await (await fetch(`${address}/api/v2/alerts?filter=${encodeURIComponent(`cluster="${cluster}"`)}`)).json()
    const named = state => alerts.filter(({ status }) => status.state === state).map(({ labels }) => labels.alertname).sort()
    if (named('suppressed').includes(spared)) return named('active')
    await new Promise(soon => setTimeout(soon, 20))
  }
}

const down = service => ({ alertname: 'ServiceDown', severity: 'page', service })

test('a page is published to the topic: what it is about, and what to do', IN_TIME, async () => {
  await alert('one', { alertname: 'OutboxStuck', severity: 'page', service: 'orders' })
  const { topic: to, message } = await topic.next('page OutboxStuck orders (one)')
  assert.equal(to, TOPIC)
  for (const words of ['It is away\nFor 3 minutes\n', 'What to do: observability/runbooks/Away.md', 'Dashboard: guardian-pods',
    'Since: 2026-11-30 12:00:00 UTC', 'service=orders']) assert.ok(message.includes(words), message)
})

test('a ticket without a service is published too', IN_TIME, async () => {
  await alert('two', { alertname: 'NodeCpuBusy', severity: 'ticket', node: 'node-1' })
  assert.ok((await topic.next('ticket NodeCpuBusy (two)')).message.includes('node=node-1'))
})

test('the end of a page is told', IN_TIME, async () => {
  await alert('three', { alertname: 'OutboxStuck', severity: 'page', service: 'orders' })
  await topic.next('page OutboxStuck orders (three)')
  await alert('three', { alertname: 'OutboxStuck', severity: 'page', service: 'orders', ended: true })
  const { message } = await topic.next('over: page OutboxStuck orders (three)')
  assert.ok(message.includes('Over: It is away') && message.includes('until 12:34:56'), message)
})

test('a subject is one line of less than 100 characters', IN_TIME, async () => {
  await alert('four', { alertname: 'DownstreamCircuitOpen', severity: 'page', service: 's'.repeat(120) })
  const subject = `page DownstreamCircuitOpen ${'s'.repeat(120)} (four)`.slice(0, 99)
  assert.equal((await topic.next(subject)).subject.length, 99)
})

test('a service that is down is told, and what follows from it is not; what happened to money is', IN_TIME, async () => {
  await alert('five', down('payments'))
  await alert('five', { alertname: 'RequestsFail', severity: 'page', service: 'payments' }, { alertname: 'OutboxStuck', severity: 'page', service: 'payments' },
    { alertname: 'PaymentDiffers', severity: 'page', service: 'payments', reason: 'disputed' })
  await alert('five', { alertname: 'DownstreamCircuitOpen', severity: 'page', service: 'orders', name: 'payments-breaker' })
  assert.deepEqual(await toldBeside('DownstreamCircuitOpen', 'five'), ['PaymentDiffers', 'ServiceDown'])
})

test('another service, and what has no service, are told beside it', IN_TIME, async () => {
  await alert('six', down('payments'))
  await alert('six', { alertname: 'RequestsFail', severity: 'page', service: 'catalog' }, { alertname: 'TargetDown', severity: 'ticket', job: 'nodes' },
    { alertname: 'DownstreamCircuitOpen', severity: 'page', service: 'orders', name: 'catalog-breaker' })
  await alert('six', { alertname: 'OutboxStuck', severity: 'page', service: 'payments' })
  assert.deepEqual(await toldBeside('OutboxStuck', 'six'), ['DownstreamCircuitOpen', 'RequestsFail', 'ServiceDown', 'TargetDown'])
})

test('that no service is found at all silences nobody', IN_TIME, async () => {
  await alert('seven', { alertname: 'ServiceDown', severity: 'page', job: 'services' })
  await alert('seven', { alertname: 'TargetDown', severity: 'ticket', job: 'nodes' })
  await alert('seven', { alertname: 'PodRestarts', severity: 'page', service: 'orders', pod: 'orders-1' })
  await alert('seven', { alertname: 'PodRestarts', severity: 'ticket', service: 'orders', pod: 'orders-1' })
  assert.deepEqual(await toldBeside('PodRestarts', 'seven'), ['PodRestarts', 'ServiceDown', 'TargetDown'])
})

test('of a page and a ticket of the same pod the page is told; the ticket of another pod is told too', IN_TIME, async () => {
  await alert('eight', { alertname: 'PodRestarts', severity: 'ticket', service: 'orders', pod: 'orders-2' })
  await alert('eight', { alertname: 'PodRestarts', severity: 'page', service: 'orders', pod: 'orders-1' })
  await alert('eight', { alertname: 'PodRestarts', severity: 'ticket', service: 'orders', pod: 'orders-1' })
  assert.deepEqual(await toldBeside('PodRestarts', 'eight'), ['PodRestarts', 'PodRestarts'])
})

test('while Mercado Pago is away nobody is told that payments wait', IN_TIME, async () => {
  await alert('nine', { alertname: 'BrokerCircuitOpen', severity: 'page', service: 'payments' })
  await alert('nine', { alertname: 'RefundFailed', severity: 'ticket', service: 'payments' })
  await alert('nine', { alertname: 'KitchenHearsLate', severity: 'page', service: 'orders' })
  assert.deepEqual(await toldBeside('KitchenHearsLate', 'nine'), ['BrokerCircuitOpen', 'RefundFailed'])
})

test('an alert that no rule makes is named', () => {
  const config = { route: { routes: [] }, inhibit_rules: [{ source_matchers: ['alertname = Here'], target_matchers: ['alertname =~ "Here|Gone"'] }] }
  assert.deepEqual(alertingFlaws(config, new Set(['Here'])), ['alertmanager.yaml: there is no alert Gone'])
  assert.deepEqual(alertingFlaws({ route: {} }, new Set(['Here'])), ['alertmanager.yaml: names no alert'])
})
