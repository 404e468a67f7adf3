// One service in a container of its image, as its own entry point starts it or as the plain jar on Java 17.
import { existsSync, readFileSync, readdirSync, realpathSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { podman, podmanIfThere } from '../one-node/podman.mjs'
import { Unusable } from '../one-node/unusable.mjs'

const repository = join(import.meta.dirname, '../..')
/** As the manifests say. */
const MEMORY = '512m'
const LIMITS = ['--read-only', '--tmpfs', '/tmp', '--cap-drop', 'all', '--security-opt', 'no-new-privileges', '--memory', MEMORY]
const READY_SECONDS = 300
const TICKS = 100
const PREFIX = 'guardian-measure-'
let started = 0

/** Takes away the containers of runs whose process is gone. */
export async function clearLeftovers() {
  const names = (await podman('ps', '--all', '--format', '{{.Names}}')).split('\n')
  for (const name of names.filter(each => isLeftOver(each))) await podmanIfThere('rm', '--force', '--time', '0', name)
}

/** Whether a container is of a run that has ended. */
export function isLeftOver(name) {
  const [, pid] = name.match(new RegExp(`^${PREFIX}(\\d+)-`)) ?? []
  return pid !== undefined && !existsSync(`/proc/${pid}`)
}

/** The home of a JDK 17 on this machine. */
export function jdk17() {
  const homes = [process.env.JAVA17_HOME, process.env.JAVA_HOME, ...readdirSync('/usr/lib/jvm').map(name => join('/usr/lib/jvm', name))]
  const home = homes.find(path => path && existsSync(join(path, 'release')) && /^JAVA_VERSION="17[."]/m.test(readFileSync(join(path, 'release'), 'utf8')))
  if (!home) throw new Unusable('no JDK 17 found: install one (Debian\'s package openjdk-17-jdk-headless) or set JAVA17_HOME')
  return realpathSync(home)
}

/** What the plain jar needs to be seen in a container of the image: its Java, and where a distribution's Java keeps the rest. */
function plainJar(queue, java) {
  const libraries = `/lib/${process.arch === 'arm64' ? 'aarch64' : 'x86_64'}-linux-gnu`
  const seen = [java, libraries, '/etc/java-17-openjdk', '/etc/ssl/certs/java', join(repository, `routes-${queue}/target/routes-${queue}.jar`)]
  return {
    options: seen.filter(existsSync).flatMap(path => ['--volume', `${path}:${path}:ro`]).concat('--entrypoint', join(java, 'bin/java')),
    words: ['-jar', seen.at(-1)],
  }
}

export class Service {
  #container
  #pid
  #port

  /**
   * @param java the home of the Java that runs the plain jar; the image's own entry point if there is none
   * @param network of podman: host to reach the stand-ins, none to reach nothing
   * @param undo is given, before its container is there, what removes that
   */
  static async start(queue, image, variables, directory, { java, options }, network, undo) {
    const file = join(directory, `${queue}.env`)
    const told = { ...variables, ...(options && !java) && { _JAVA_OPTIONS: options } }
    writeFileSync(file, Object.entries(told).map(([name, value]) => `${name}=${value}\n`).join(''), { mode: 0o600 })
    const plain = java ? plainJar(queue, java) : { options: [], words: [] }
    const service = new Service()
    service.#port = variables.MANAGEMENT_SERVER_PORT
    service.#container = `${PREFIX}${process.pid}-${++started}-${queue}`
    const running = podman('run', '--detach', '--name', service.#container, '--network', network, ...LIMITS, '--env-file', file, ...plain.options, image, ...plain.words)
    undo(async () => {
      await running.catch(() => {})
      await service.#remove()
    })
    await running
    service.#pid = await podman('inspect', '--format', '{{.State.Pid}}', service.#container)
    return service
  }

  /** Waits until it may be sent requests; resolves to the seconds and the processor seconds since its process began. */
  async ready() {
    const until = Date.now() + READY_SECONDS * 1000
    for (;;) {
      const answer = await fetch(`http://127.0.0.1:${this.#port}/actuator/health/readiness`).catch(() => undefined)
      if (answer?.ok) break
      if (!existsSync(`/proc/${this.#pid}`)) throw new Error(`it has ended: ${await podman('logs', '--tail', '5', this.#container)}`)
      if (Date.now() > until) throw new Error(`not ready after ${READY_SECONDS} s: ${await podman('logs', '--tail', '5', this.#container)}`)
      await pause(25)
    }
    return this.#sinceBegin()
  }

  /** Waits until it says that it has started, which it does without whatever it calls; resolves to the same. */
  async started() {
    while (!/Started \w+ in [\d.]+ seconds/.test(await podman('logs', this.#container))) {
      if (!existsSync(`/proc/${this.#pid}`)) throw new Error(`it has ended: ${await podman('logs', '--tail', '5', this.#container)}`)
      await pause(50)
    }
    return this.#sinceBegin()
  }

  #sinceBegin() {
    const sinceBoot = Number(readFileSync('/proc/uptime', 'utf8').split(' ')[0])
    return { seconds: sinceBoot - this.#stat(22) / TICKS, cpu: this.cpu() }
  }

  /** Processor seconds until now. */
  cpu() {
    return (this.#stat(14) + this.#stat(15)) / TICKS
  }

  /** Resident megabytes: all, and those that are no file's. */
  memory() {
    const status = readFileSync(`/proc/${this.#pid}/status`, 'utf8')
    const of = name => Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(status)[1]) / 1024
    return { resident: of('VmRSS'), anonymous: of('RssAnon') }
  }

  #stat(field) {
    // The second field is a name in parentheses, which may have spaces in it.
    const fields = readFileSync(`/proc/${this.#pid}/stat`, 'utf8').replace(/^.*\) /s, '').split(' ')
    return Number(fields[field - 3])
  }

  async stop() {
    await podmanIfThere('stop', '--time', '60', this.#container)
    await this.#remove()
  }

  #remove() {
    return podmanIfThere('rm', '--force', '--time', '0', this.#container)
  }
}
