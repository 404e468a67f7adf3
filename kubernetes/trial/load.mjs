import { spawn } from 'node:child_process'
import { createWriteStream, existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'

const repository = join(import.meta.dirname, '../..')
const BEGINNING = 90_000
const ENDING = 300_000
const GUESTS = 2

/** Guests who order, pay and eat, by `guardian load`, until they are told to go; it reconciles what is there in the end. */
export class Load {
  #process
  #exited
  #progress = ''
  #file
  log

  /**
   * @param amount options that say how much; guests who go on ordering unless given
   * @param more options
   */
  constructor(directory, name, { amount = ['--at-a-time', String(GUESTS), '--for', '20m'], more = [] } = {}) {
    this.#file = join(directory, `${name}.json`)
    this.log = join(directory, `${name}.log`)
    rmSync(this.#file, { force: true })
    const log = createWriteStream(this.log)
    this.#process = spawn(join(repository, 'guardian'), ['load', ...amount, ...more, '--look-every', '200', '--settle', '120s', '--json', this.#file],
      { stdio: ['ignore', 'pipe', 'pipe'], detached: true })
    for (const stream of ['stdout', 'stderr']) {
      this.#process[stream].setEncoding('utf8').on('data', text => { log.write(text); this.#progress += text })
    }
    this.#exited = new Promise(done => this.#process.on('close', code => { log.end(); done(code) }))
  }

  /** Waits until so many orders more than now are eaten. */
  async finished(more, patience = BEGINNING) {
    const wanted = this.eaten + more
    const until = Date.now() + patience
    while (this.eaten < wanted) {
      if (this.#process.exitCode !== null) throw new Error(`the load has ended; see ${this.log}`)
      if (Date.now() > until) throw new Error(`not ${more} orders within ${patience / 1000} s; see ${this.log}`)
      await pause(200)
    }
  }

  /** Orders that are eaten, as the load told last: it does every five seconds. */
  get eaten() {
    return Number(this.#progress.match(/finished (\d+)(?![\s\S]*finished \d)/)?.[1] ?? 0)
  }

  /** Lets no more guests come, and waits for what is held against what they were told. */
  async end() {
    this.#process.kill('SIGINT')
    return this.result()
  }

  async result() {
    const late = setTimeout(() => this.kill(), ENDING)
    const code = await this.#exited
    clearTimeout(late)
    if (!existsSync(this.#file)) throw new Error(`the load brought no result, exit code ${code}; see ${this.log}`)
    const result = JSON.parse(readFileSync(this.#file, 'utf8'))
    if (!result.well) {
      const found = result.reconciliation.discrepancies.slice(0, 5).map(({ kind, subject, detail }) => `${kind} ${subject}: ${detail}`)
      throw new Error(`not well, ${result.orders.finished} of ${result.orders.placed} orders eaten; see ${this.log}\n${found.join('\n')}`)
    }
    return result
  }

  /** Leaves nothing running. */
  kill() {
    if (this.#process.exitCode === null) this.#process.kill('SIGKILL')
  }
}

/** Tries at guests that failed, healed or not, by kind. */
export const errorsOf = ({ errors }) => errors.kinds.map(({ step, kind, count }) => `${count} × ${step}: ${kind}`).join(', ')

/** What became of a load, in a few words. */
export const told = ({ orders, errors }) => `${orders.finished} of ${orders.placed} orders eaten, `
  + `${errors.total === 0 ? 'no error at a guest' : `${errors.total} failed tries, all healed`}, nothing lost, nothing twice`
