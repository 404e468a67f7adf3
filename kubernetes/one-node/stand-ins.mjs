import { spawn } from 'node:child_process'
import { mkdirSync, openSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { parseEnv } from 'node:util'
import { Unusable } from './unusable.mjs'

const repository = join(import.meta.dirname, '../..')
const STARTING = 600_000
const ENDING = 90_000

/** What pods find in AWS, on this machine: `guardian up --stand-ins-only`, on free ports of the loopback interface. */
export class StandIns {
  #process
  #exited

  /** @param undo is given, as soon as their process is there, what stops them */
  static async start(environment, directory, undo) {
    mkdirSync(directory, { recursive: true })
    const standIns = new StandIns()
    standIns.log = join(directory, 'stand-ins.log')
    const log = openSync(standIns.log, 'w')
    standIns.#process = spawn(join(repository, 'guardian'), ['up', '--stand-ins-only', '--ports', 'free', '--environment', environment],
      // In a process group of its own: Ctrl-C reaches whoever ends it in order.
      { stdio: ['ignore', log, log], detached: true })
    standIns.#exited = new Promise(done => standIns.#process.on('exit', done).on('error', done))
    undo(() => standIns.stop())
    await standIns.#ready()
    return standIns
  }

  async #ready() {
    const until = Date.now() + STARTING
    let over = false
    this.#exited.then(() => { over = true })
    for (;;) {
      const state = stateOf()
      if (state && !over && state.pid === this.#process.pid && !state.starting) {
        this.addresses = state.addresses
        return
      }
      if (over) throw new Unusable(`the stand-ins have not started: ${readFileSync(this.log, 'utf8').trim().split('\n').pop()}`)
      if (Date.now() > until) throw new Error(`the stand-ins are not ready; see ${this.log}`)
      await pause(200)
    }
  }

  /** What a service would be told on this machine. */
  variables(queue) {
    return parseEnv(readFileSync(join(repository, '.guardian/variables', `${queue}.env`), 'utf8'))
  }

  port(part) {
    return Number(new URL(this.addresses[part]).port)
  }

  async stop() {
    this.#process.kill('SIGTERM')
    const patient = setTimeout(() => this.#process.kill('SIGKILL'), ENDING)
    await this.#exited
    clearTimeout(patient)
  }
}

/** What the platform of this clone says of itself; undefined while there is none. */
function stateOf() {
  try {
    return JSON.parse(readFileSync(join(repository, '.guardian/state.json'), 'utf8'))
  } catch {
    return undefined
  }
}
