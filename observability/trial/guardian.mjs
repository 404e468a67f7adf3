import { spawn } from 'node:child_process'
import { createWriteStream, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { Unusable } from '../../kubernetes/one-node/unusable.mjs'

const READY = 'Guardian is ready'

/** The Guardian of this clone, started on free ports and ended by whoever started it. */
export class Guardian {
  #repository
  #undo
  #directory

  /** directory: where it runs, if not in the clone. */
  constructor(repository, state, undo, directory = repository) {
    this.#repository = repository
    this.#undo = undo
    this.#directory = directory
    this.addresses = state.addresses
    this.services = state.services
  }

  /** Starts it, after a build if one is due, and waits until it is ready. */
  static async start(repository, log, undo, timeout) {
    console.log('== Guardian starts')
    const process_ = spawn(join(repository, 'guardian'), ['up', '--ports', 'free', '--timeout', String(timeout)], { cwd: repository, stdio: ['ignore', 'pipe', 'pipe'] })
    const ended = new Promise(done => process_.on('close', done))
    undo(async () => {
      process_.kill('SIGTERM')
      await ended
    })
    const file = createWriteStream(log)
    let text = ''
    const ready = new Promise(done => {
      for (const stream of [process_.stdout, process_.stderr]) {
        stream.setEncoding('utf8').on('data', part => {
          file.write(part)
          text += part
          if (text.includes(READY)) done(true)
        })
      }
    })
    if (!await Promise.race([ready, ended.then(() => false)])) {
      throw new Unusable(`Guardian does not start: ${text.trim().split('\n').at(-1)} (${relative(process.cwd(), log)})`)
    }
    return new Guardian(repository, JSON.parse(readFileSync(join(repository, '.guardian/state.json'), 'utf8')), undo)
  }

  /** Where Prometheus finds the services, with the labels that pods have. */
  get targets() {
    return this.services.map(service => ({
      targets: [new URL(this.addresses[`${service}-management`]).host],
      labels: { service, namespace: 'guardian', pod: `${service}-local` },
    }))
  }

  /** Runs one of its commands; what it prints. */
  command(...words) {
    return new Promise((done, failed) => {
      const child = spawn(join(this.#repository, 'guardian'), words, { cwd: this.#repository, env: { ...process.env, GUARDIAN_ROOT: this.#directory }, stdio: ['ignore', 'pipe', 'pipe'] })
      this.#undo(() => child.kill('SIGTERM'))
      let out = ''
      let error = ''
      child.stdout.setEncoding('utf8').on('data', part => { out += part })
      child.stderr.setEncoding('utf8').on('data', part => { error += part })
      child.on('close', code => code === 0 ? done(out.trim()) : failed(new Error(`./guardian ${words.join(' ')}: ${(error || out).trim().split('\n').slice(-3).join(' ')}`)))
    })
  }
}
