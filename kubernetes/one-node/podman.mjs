// Calls podman, with the project's own settings.
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Unusable } from './unusable.mjs'

const DEADLINE = 120_000
/** Where podman works: conmon leaves files in it. */
let home

/** What podman printed; rejects with what it complained about. */
export function podman(...args) {
  return run('podman', args)
}

/** The same, given something on its standard input. */
export function podmanReading(input, ...args) {
  return run('podman', args, input)
}

export function run(command, args, input = '') {
  return new Promise((done, failed) => {
    const child = spawn(command, args, { stdio: ['pipe', 'pipe', 'pipe'], timeout: DEADLINE, killSignal: 'SIGKILL', cwd: home })
    const said = { stdout: '', stderr: '' }
    for (const stream of Object.keys(said)) child[stream].setEncoding('utf8').on('data', text => { said[stream] += text })
    child.on('error', failed)
    child.stdin.on('error', () => {}).end(input)
    child.on('close', (code, signal) => {
      if (code === 0) done(said.stdout.trim())
      else failed(new Error(`${command} ${args.slice(0, 3).join(' ')}: ${said.stderr.trim() || signal || `exit code ${code}`}`))
    })
  })
}

/** Calls podman for its effect, on something that may be gone already. */
export const podmanIfThere = (...args) => podman(...args).catch(() => '')

/**
 * Prepares podman, or says why it cannot run here. Its settings are the project's, in a file in the directory, unless
 * CONTAINERS_CONF names others: the same on a machine with systemd and in a container without.
 */
export async function usePodman(directory) {
  if (process.platform !== 'linux') throw new Unusable('containers are run on Linux only')
  if (process.getuid() !== 0) {
    throw new Unusable('podman has to run as root, to bind addresses and to limit memory: use sudo, or a container with all rights')
  }
  for (const [command, debian] of [['podman', 'podman'], ['runc', 'runc'], ['ip', 'iproute2'], ['kubectl', 'kubectl']]) {
    if (spawnSync('sh', ['-c', `command -v ${command}`]).status !== 0) {
      throw new Unusable(`${command} is missing: install it (Debian's package ${debian})`)
    }
  }
  mkdirSync(directory, { recursive: true })
  home = directory
  if (!process.env.CONTAINERS_CONF) process.env.CONTAINERS_CONF = settings(directory)
  const info = JSON.parse(await podman('info', '--format', 'json').catch(error => {
    throw new Unusable(`podman does not run here: ${error.message}`)
  }))
  if (!info.host.cgroupControllers.includes('memory')) {
    throw new Unusable('podman cannot limit memory here: the cgroup controller memory is missing')
  }
  return info
}

function settings(directory) {
  const file = join(directory, 'containers.conf')
  // Podman's own are higher, and where this machine is a container itself nobody may raise them.
  const [files, processes] = [hardLimit('Max open files', 65_536), hardLimit('Max processes', 4096)]
  writeFileSync(file, `[containers]
default_ulimits = ["nofile=${files}:${files}", "nproc=${processes}:${processes}"]
log_driver = "k8s-file"
[engine]
cgroup_manager = "cgroupfs"
events_logger = "file"
runtime = "runc"
`)
  return file
}

const hardLimit = (name, most) => Math.min(most,
  Number(readFileSync('/proc/self/limits', 'utf8').match(new RegExp(`^${name} +\\S+ +(\\d+)`, 'm'))?.[1] ?? most))

/** A docker archive's image, under the references that manifests will have for it. Gives back what takes it away again. */
export async function loadImage(archive, ...references) {
  if (!existsSync(archive)) throw new Unusable(`${archive} is missing: images/build makes it`)
  const before = (await podman('images', '--format', '{{.Repository}}:{{.Tag}}')).split('\n')
  const loaded = (await podman('load', '--quiet', '--input', archive)).split('\n').pop().replace(/^Loaded image:\s*/, '')
  await podman('tag', loaded, ...references)
  if (!before.includes(loaded)) await podman('untag', loaded, loaded)
  return async () => { for (const reference of references) await podmanIfThere('rmi', '--force', reference) }
}
