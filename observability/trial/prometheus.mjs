import { spawn } from 'node:child_process'
import { createWriteStream, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join, relative, resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { createRequire } from 'node:module'
import { Unusable } from '../../kubernetes/one-node/unusable.mjs'

const { parse, stringify } = createRequire(new URL('../checks/', import.meta.url))('yaml')

const INTERVAL = 15
const PATIENCE = 60_000
const LENGTHS = { ms: 0.001, s: 1, m: 60, h: 3600, d: 86_400 }

/** A Prometheus: one that runs anywhere, or one that is started with the configuration and the rules for one machine. */
export class Prometheus {
  constructor(url, interval) {
    this.url = url
    /** Seconds between two scrapes. */
    this.interval = interval
  }

  /** The one at an address. @throws Unusable if none answers there */
  static async at(address) {
    const url = address.replace(/\/+$/, '')
    const prometheus = new Prometheus(url, INTERVAL)
    try {
      const { activeTargets } = await prometheus.ask('targets', { state: 'active' })
      const services = activeTargets.find(({ labels }) => labels.job === 'services')
      if (services) prometheus.interval = seconds(services.scrapeInterval)
      return prometheus
    } catch (error) {
      throw new Unusable(`no Prometheus answers at ${url}: ${error.cause?.code ?? error.cause?.message ?? error.message}`, 2)
    }
  }

  static async start(observability, targets, log, undo) {
    const directory = mkdtempSync(join(tmpdir(), 'guardian-prometheus-'))
    undo(() => rmSync(directory, { recursive: true, force: true }))
    const prometheus = await Prometheus.serve(directory, configured(observability, directory, targets), log, undo)
    console.log(`== Prometheus asks ${targets.map(({ labels }) => labels.service).join(', ')} every ${prometheus.interval} s`)
    return prometheus
  }

  /** Starts one that keeps its data in a directory, with a configuration. */
  static async serve(directory, configuration, log, undo) {
    writeFileSync(join(directory, 'prometheus.yaml'), stringify(configuration))
    // Nobody hands out a port and keeps it free: another try if it was taken meanwhile.
    for (let tries = 0; tries < 5; tries += 1) {
      const prometheus = new Prometheus(`http://127.0.0.1:${await freePort()}`, seconds(configuration.global.scrape_interval))
      if (await prometheus.#starts(directory, log, undo)) return prometheus
    }
    throw new Unusable(`Prometheus does not start; see ${relative(process.cwd(), log)}`)
  }

  async #starts(directory, log, undo) {
    const output = createWriteStream(log)
    const process_ = spawn('prometheus', [`--config.file=${join(directory, 'prometheus.yaml')}`, `--storage.tsdb.path=${join(directory, 'data')}`,
      `--web.listen-address=${new URL(this.url).host}`, '--log.level=warn'], { stdio: ['ignore', 'pipe', 'pipe'] })
    process_.stdout.pipe(output)
    process_.stderr.pipe(output)
    const ended = new Promise(done => process_.on('close', done).on('error', done))
    undo(async () => {
      process_.kill('SIGTERM')
      await ended
    })
    while (!await this.#isReady()) {
      if (process_.exitCode !== null) return false
      await pause(100)
    }
    return true
  }

  async #isReady() {
    try {
      return (await fetch(`${this.url}/-/ready`)).ok
    } catch {
      return false
    }
  }

  /** The answer to a call of its API. @throws Error with Prometheus' words */
  async ask(call, parameters = {}) {
    const body = new URLSearchParams(Object.entries(parameters).flatMap(([name, value]) => [value].flat().map(each => [name, each])))
    const request = { signal: AbortSignal.timeout(PATIENCE), ...(call.startsWith('query') && { method: 'POST', body }) }
    const answer = await fetch(`${this.url}/api/v1/${call}${request.body ? '' : `?${body}`}`, request)
    if (!answer.headers.get('content-type')?.includes('json')) throw new Error(`${answer.status}, and no JSON`)
    const { status, data, error } = await answer.json()
    if (status !== 'success') throw new Error(error)
    return data
  }

  /** The values of a label, of all series or those that a selector finds. */
  values(label, selector) {
    return this.ask(`label/${label}/values`, selector ? { 'match[]': selector } : {})
  }

  /** Whether each of these expressions has an answer now. */
  async has(expressions) {
    const answers = await Promise.all(expressions.map(query => this.ask('query', { query })))
    return answers.every(({ result }) => result.length > 0)
  }

  /** Waits until an expression has an answer. */
  async await(expr, patience) {
    const until = Date.now() + patience
    while (!await this.has([expr])) {
      if (Date.now() > until) throw new Unusable(`Prometheus has no ${expr} after ${patience / 1000} s`)
      await pause(500)
    }
  }
}

/** The configuration for one machine, as ./guardian up takes it, with its rules and targets beside where it is served from. */
function configured(observability, directory, targets) {
  const source = join(observability, 'prometheus')
  symlinkSync(resolve(source, 'rules'), join(directory, 'rules'))
  writeFileSync(join(directory, 'targets.json'), JSON.stringify(targets))
  return parse(readFileSync(join(source, 'local.yaml'), 'utf8'))
}

/** Seconds of a time as Prometheus writes it: 5s, 1m30s. */
export function seconds(text) {
  return [...text.matchAll(/(\d+)(ms|[smhd])/g)].reduce((sum, [, number, length]) => sum + number * LENGTHS[length], 0)
}

function freePort() {
  return new Promise(done => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address()
      server.close(() => done(port))
    })
  })
}
