import { EventEmitter } from 'node:events'
import { readFileSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import { podman, podmanIfThere, podmanReading, run } from './podman.mjs'
import { Probes } from './probes.mjs'
import { RestartBackoff, endingOf } from './rules.mjs'
import { forPodman } from './translation.mjs'

const LOOK = 100
const STARTING = 60_000

/**
 * A pod of one container, run by podman and looked after as a kubelet does it: probed, started again, ended.
 * Emits `event` (what, details) for the journal, and `ready` and `unready`.
 */
export class Pod extends EventEmitter {
  #template
  #surroundings
  #volumes = []
  #backoff = new RestartBackoff()
  #probes
  #process
  #end
  #startedAt
  #over = new AbortController()
  #ending
  /** Each end of its container: exit code, reason as Kubernetes words it, milliseconds that it ran. */
  ends = []
  address

  /**
   * @param template of a Deployment or Job
   * @param surroundings network, prefix, and functions for the ConfigMaps and hostAliases
   */
  constructor(name, template, surroundings) {
    super()
    this.name = name
    this.#template = template
    this.#surroundings = surroundings
    this.container = `${name}-${template.spec.containers[0].name}`
    this.labels = template.metadata?.labels ?? {}
    this.spec = template.spec
    this.setMaxListeners(50)
  }

  get ready() {
    return !this.#ending && this.#probes?.ready === true
  }

  get running() {
    return this.#process !== undefined
  }

  /** The process of the container as this machine sees it. */
  get pid() {
    return this.#process?.pid
  }

  get isEnding() {
    return this.#ending !== undefined
  }

  get restarts() {
    return Math.max(0, this.ends.length - (this.running ? 0 : 1))
  }

  async start() {
    const { network, prefix, configMaps, hostAliases } = this.#surroundings
    const { documents, volumes } = forPodman(this.#template, { name: this.name, prefix, configMaps, hostAliases })
    this.#volumes = volumes
    await podmanReading(documents, 'kube', 'play', '--network', network, '-')
    await this.#started()
    this.#watch().catch(error => this.emit('error', error))
    return this
  }

  async #started() {
    const [found] = JSON.parse(await podman('inspect', this.container))
    const [network] = Object.values(found.NetworkSettings.Networks)
    this.address = network?.IPAddress || this.address
    this.#startedAt = Date.now()
    this.#process = processOf(found.State.Pid)
    this.#end = promise()
    this.emit('event', 'started', { address: this.address })
    this.#probes = new Probes(this.spec, this.address)
    this.#probes.on('ready', () => this.#tell('ready'))
    this.#probes.on('unready', () => this.#tell('unready'))
    this.#probes.on('failed', (probe, why) => {
      this.emit('event', 'probe failed', { probe, why })
      this.#endContainer().catch(error => this.emit('error', error))
    })
    this.#probes.start()
  }

  #tell(what) {
    if (this.#ending) return
    this.emit('event', what, { after: Date.now() - this.#startedAt })
    this.emit(what)
  }

  /** Until the pod is ended: waits for the container's end, and starts it again if its policy is to. */
  async #watch() {
    while (!this.#over.signal.aborted) {
      const { pid } = this.#process
      while (this.#process.alive()) await pause(LOOK)
      this.#process = undefined
      this.#probes.stop()
      const ran = Date.now() - this.#startedAt
      const { ExitCode: code, OOMKilled: oom } = await this.#finalState()
      const end = { code, reason: oom || await ranOutOfMemory(pid) ? 'OOMKilled' : code === 0 ? 'Completed' : 'Error', ran }
      this.ends.push(end)
      this.emit('event', 'ended', end)
      this.emit('unready')
      this.#end.resolve(end)
      if (this.#ending || this.spec.restartPolicy === 'Never') return
      await pause(this.#backoff.after(ran), undefined, { signal: this.#over.signal }).catch(() => {})
      if (this.#over.signal.aborted) return
      await podman('pod', 'start', this.name)
      await this.#started()
    }
  }

  /** What podman says when it has noticed the end, and has ended the rest of the pod. */
  async #finalState() {
    const until = Date.now() + STARTING
    for (;;) {
      const [{ State: state }] = JSON.parse(await podman('inspect', this.container))
      const rest = await podman('pod', 'inspect', '--format', '{{.State}}', this.name)
      if (state.Status === 'exited' && !['Running', 'Degraded'].includes(rest)) return state
      if (Date.now() > until) throw new Error(`${this.name}: podman says ${state.Status}, pod ${rest}, of a container that has ended`)
      await pause(LOOK)
    }
  }

  async #endContainer(afterSignal = endingOf(this.spec).afterSignal) {
    const ended = this.#end
    const began = Date.now()
    if (this.running) await podmanIfThere('kill', '--signal', 'TERM', this.container)
    const late = await within(afterSignal, ended)
    if (late) await podmanIfThere('kill', '--signal', 'KILL', this.container)
    const { code } = await ended
    return { code, took: Date.now() - began, killed: late }
  }

  /** Ends it as Kubernetes does: no endpoint any more, the hook's sleep, SIGTERM, and SIGKILL when the grace period is over. */
  stop() {
    this.#ending ??= this.#stop()
    return this.#ending
  }

  async #stop() {
    const { sleep, afterSignal } = endingOf(this.spec)
    this.emit('event', 'ending', { sleep })
    this.emit('unready')
    await within(sleep, this.#end)
    this.#over.abort()
    const result = await this.#endContainer(afterSignal)
    this.emit('event', 'gone', result)
    this.lastWords = await this.log(200)
    await this.remove()
    return result
  }

  /** `kill -9`, from outside of the pod. */
  kill() {
    if (!this.pid) throw new Error(`${this.name} has no process to kill`)
    process.kill(this.pid, 'SIGKILL')
  }

  /** Takes it away without ceremony. */
  async remove() {
    this.#ending ??= Promise.resolve()
    this.#over.abort()
    this.#probes?.stop()
    await podmanIfThere('pod', 'rm', '--force', '--time', '0', this.name)
    for (const volume of this.#volumes) await podmanIfThere('volume', 'rm', '--force', volume)
  }

  async log(lines) {
    return this.lastWords ?? podman('logs', ...lines ? ['--tail', String(lines)] : [], this.container)
  }
}

function promise() {
  let resolve
  return Object.assign(new Promise(done => { resolve = done }), { resolve: value => resolve(value) })
}

/** Waits, but not for longer than that; whether it took longer. */
async function within(milliseconds, what) {
  const early = new AbortController()
  const late = await Promise.race([what.then(() => false), pause(milliseconds, true, { signal: early.signal })])
  early.abort()
  return late
}

/** Whether the kernel ended a process for its memory limit; podman does not notice with version 1 of control groups. */
async function ranOutOfMemory(pid) {
  const log = await run('dmesg', []).catch(() => '')
  return log.includes(`Memory cgroup out of memory: Killed process ${pid} (`)
}

/** A process by its pid, and by the time of its start: pids are used again. */
function processOf(pid) {
  const startOf = () => {
    try {
      return readFileSync(`/proc/${pid}/stat`, 'utf8').replace(/^.*\)/s, '').trim().split(' ')
    } catch {
      return []
    }
  }
  const [, ...fields] = startOf()
  const started = fields[18]
  return { pid, alive: () => { const [state, ...now] = startOf(); return state !== undefined && state !== 'Z' && now[18] === started } }
}
