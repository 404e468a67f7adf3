import { spawn } from 'node:child_process'
import { copyFileSync, createWriteStream, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join, relative, resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { createRequire } from 'node:module'
import { Unusable } from '../../kubernetes/one-node/unusable.mjs'

const { parse } = createRequire(new URL('../checks/', import.meta.url))('yaml')

/** A Prometheus with the configuration and the rules for one machine. */
export class Prometheus {
  #url

  constructor(url, interval) {
    this.#url = url
    /** Seconds between two scrapes. */
    this.interval = interval
  }

  static async start(observability, targets, log, undo) {
    const directory = mkdtempSync(join(tmpdir(), 'guardian-prometheus-'))
    undo(() => rmSync(directory, { recursive: true, force: true }))
    const configuration = configured(observability, directory, targets)
    const port = await freePort()
    const output = createWriteStream(log)
    const process_ = spawn('prometheus', [`--config.file=${join(directory, 'prometheus.yaml')}`, `--storage.tsdb.path=${join(directory, 'data')}`,
      `--web.listen-address=127.0.0.1:${port}`, '--log.level=warn'], { stdio: ['ignore', 'pipe', 'pipe'] })
    process_.stdout.pipe(output)
    process_.stderr.pipe(output)
    const ended = new Promise(done => process_.on('close', done).on('error', done))
    undo(async () => {
      process_.kill('SIGTERM')
      await ended
    })
    const prometheus = new Prometheus(`http://127.0.0.1:${port}`, seconds(configuration.global.scrape_interval))
    while (!await prometheus.#isReady()) {
      if (process_.exitCode !== null) throw new Unusable(`Prometheus does not start; see ${relative(process.cwd(), log)}`)
      await pause(100)
    }
    console.log(`== Prometheus asks ${targets.map(({ labels }) => labels.service).join(', ')} every ${prometheus.interval} s`)
    return prometheus
  }

  async #isReady() {
    try {
      return (await fetch(`${this.#url}/-/ready`)).ok
    } catch {
      return false
    }
  }

  /** The answer to a call of its API. @throws Error with Prometheus' words */
  async ask(call, parameters = {}) {
    const body = new URLSearchParams(Object.entries(parameters).flatMap(([name, value]) => [value].flat().map(each => [name, each])))
    const answer = await (call.includes('/values') || call === 'rules'
      ? fetch(`${this.#url}/api/v1/${call}?${body}`)
      : fetch(`${this.#url}/api/v1/${call}`, { method: 'POST', body }))
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

/** Takes a copy of the configuration for one machine, as ./guardian up does, and puts its rules and targets beside it. */
function configured(observability, directory, targets) {
  const source = join(observability, 'prometheus')
  const copy = join(directory, 'prometheus.yaml')
  copyFileSync(join(source, 'local.yaml'), copy)
  symlinkSync(resolve(source, 'rules'), join(directory, 'rules'))
  writeFileSync(join(directory, 'targets.json'), JSON.stringify(targets))
  return parse(readFileSync(copy, 'utf8'))
}

const seconds = text => Number(text.replace(/s$/, ''))

function freePort() {
  return new Promise(done => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address()
      server.close(() => done(port))
    })
  })
}
