import { EventEmitter } from 'node:events'
import { get } from 'node:http'
import { ProbeResult, portOf, timesOf } from './rules.mjs'

/**
 * Asks a container's probes as its manifest says. Liveness and readiness are asked once the startup probe has succeeded.
 * Emits `ready`, `unready`, and `failed` (which probe, why) when the container is to be started again.
 */
export class Probes extends EventEmitter {
  #spec
  #address
  #timers = new Set()
  #stopped = false
  ready = false

  constructor(spec, address) {
    super()
    this.#spec = spec
    this.#address = address
  }

  start() {
    const { startupProbe } = this.#spec.containers[0]
    if (startupProbe) this.#ask('startup', startupProbe, new ProbeResult(startupProbe))
    else this.#startRest()
  }

  stop() {
    this.#stopped = true
    this.#timers.forEach(clearTimeout)
    this.ready = false
  }

  #startRest() {
    const { livenessProbe, readinessProbe } = this.#spec.containers[0]
    if (livenessProbe) this.#ask('liveness', livenessProbe, new ProbeResult(livenessProbe, true))
    if (readinessProbe) this.#ask('readiness', readinessProbe, new ProbeResult(readinessProbe, false))
    else this.#decide('readiness', true)
  }

  #ask(name, probe, result) {
    const { delay, period, timeout } = timesOf(probe)
    const round = async () => {
      const began = Date.now()
      const answer = await this.#call(probe.httpGet, timeout)
      if (this.#stopped) return
      const changed = result.take(answer === undefined)
      if (changed) this.#decide(name, result.successful, answer)
      const over = name === 'startup' ? result.successful !== undefined : changed && name === 'liveness'
      if (!over && !this.#stopped) this.#later(round, Math.max(0, period - (Date.now() - began)))
    }
    this.#later(round, delay)
  }

  #decide(name, success, why) {
    if (name === 'readiness') {
      this.ready = success
      this.emit(success ? 'ready' : 'unready', why)
    } else if (!success) {
      this.emit('failed', name, why)
    } else if (name === 'startup') {
      this.#startRest()
    }
  }

  #later(round, milliseconds) {
    const timer = setTimeout(() => { this.#timers.delete(timer); round() }, milliseconds)
    this.#timers.add(timer)
  }

  /** Undefined if it is well, else why not. */
  #call({ path, port }, timeout) {
    return new Promise(done => {
      const request = get({ host: this.#address, port: portOf(this.#spec, port), path, agent: false }, response => {
        response.resume()
        const well = response.statusCode >= 200 && response.statusCode < 400
        response.on('close', () => done(well ? undefined : `answered ${response.statusCode}`))
      })
      const timer = setTimeout(() => request.destroy(new Error(`no answer within ${timeout} ms`)), timeout)
      request.on('error', error => done(error.code ?? error.message)).on('close', () => clearTimeout(timer))
    })
  }
}
