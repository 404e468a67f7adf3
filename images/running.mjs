// How an image starts and ends under podman: with its cache or not at all, read-only, without rights, without a network.
import { dirname, join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { podman, podmanIfThere, usePodman } from '../kubernetes/one-node/podman.mjs'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const START_SECONDS = 120
const RESTRICTED = ['--read-only', '--tmpfs', '/tmp', '--cap-drop', 'all', '--security-opt', 'no-new-privileges',
  '--network', 'none', '--memory', '512m', '--env-file', join(root, 'images/training.env')]

/** Runs it until it is up or has ended, then ends it as Kubernetes does. */
async function lifeOf(image, options) {
  const container = await podman('run', '--detach', ...RESTRICTED, '--env', `_JAVA_OPTIONS=${options}`, image)
  try {
    let up = false
    for (const end = Date.now() + START_SECONDS * 1000; Date.now() < end && !up; await pause(300)) {
      up = /Started \w+ in [\d.]+ seconds/.test(await podman('logs', container))
      if (!up && (await podman('inspect', '--format', '{{.State.Running}}', container)) !== 'true') break
    }
    if (up) await podman('stop', '--time', '60', container)
    const code = Number(await podman('inspect', '--format', '{{.State.ExitCode}}', container))
    return { up, code, log: await podman('logs', container) }
  } finally {
    await podmanIfThere('rm', '--force', '--time', '0', container)
  }
}

const last = (log) => log.trim().split('\n').slice(-3).join(' | ')

export async function runFaults(archive) {
  await usePodman(join(root, 'target/images/podman'))
  const loaded = await podman('load', '--quiet', '--input', archive)
  const image = loaded.split('\n').pop().replace(/^Loaded image:\s*/, '')
  const faults = []
  try {
    const life = await lifeOf(image, '-XX:AOTMode=on')
    if (!life.up) faults.push(`does not start with its cache: exit code ${life.code}: ${last(life.log)}`)
    else if (life.code !== 143) faults.push(`ends with ${life.code} when it is asked to end: ${last(life.log)}`)
    else if (!/Apache Camel .* shutdown in/.test(life.log)) faults.push('ends without stopping its routes')
    // Objects with other headers than in training: the cache does not fit, and that must be an error.
    const other = await lifeOf(image, '-XX:AOTMode=on -XX:+UseCompactObjectHeaders')
    if (other.up || other.code === 0) faults.push('nobody noticed the fault "settings other than in training"')
    const none = await lifeOf(image, '-XX:AOTMode=on -XX:AOTCache=/app/none.aot')
    if (none.up || none.code === 0) faults.push('nobody noticed the fault "no cache"')
  } finally {
    await podmanIfThere('rmi', image)
  }
  return faults
}
