// What the kernel says of a running container.
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const NONE = '0000000000000000'

/** Flaws: each way in which a pod's process is less confined than its manifest says. */
export function looseEnds({ pid, spec }) {
  const status = Object.fromEntries(readFileSync(`/proc/${pid}/status`, 'utf8').split('\n').map(line => line.split(/:\s+/)))
  const user = spec.securityContext.runAsUser
  const flaws = []
  const expect = (holds, flaw) => holds || flaws.push(flaw)
  expect(status.Uid.split(/\s+/).every(id => Number(id) === user), `runs as ${status.Uid}, not as ${user}`)
  expect(status.Gid.split(/\s+/).every(id => Number(id) === spec.securityContext.runAsGroup), `its group is ${status.Gid}`)
  for (const set of ['CapInh', 'CapPrm', 'CapEff', 'CapBnd', 'CapAmb']) expect(status[set] === NONE, `has capabilities: ${set} ${status[set]}`)
  expect(status.NoNewPrivs === '1', 'may gain privileges')
  expect(status.Seccomp === '2', 'may make every system call')
  const root = `/proc/${pid}/root`
  for (const place of ['/', '/app', '/opt/java']) {
    const why = writing(join(root, place))
    expect(why === 'EROFS', `${place} of its file system ${why ? `fails with ${why}` : 'can be written'}`)
  }
  const temporary = writing(join(root, 'tmp'))
  expect(!temporary, `/tmp cannot be written: ${temporary}`)
  expect(memoryLimit(pid) === bytes(spec.containers[0].resources.limits.memory), `its memory is limited to ${memoryLimit(pid)}`)
  return flaws
}

/** The code of the error when a file is written there, as root and through the container's own mounts; undefined if it can be. */
function writing(directory) {
  const file = join(directory, `.guardian-try-${process.pid}`)
  try {
    writeFileSync(file, '')
    rmSync(file)
    return undefined
  } catch (error) {
    return error.code
  }
}

/** Where the kernel has a process's memory: files for limit and use, in version 1 of control groups and in version 2. */
export function memoryOf(pid) {
  const groups = readFileSync(`/proc/${pid}/cgroup`, 'utf8').trim().split('\n').map(line => line.match(/^\d+:([^:]*):(.*)$/))
  const first = groups.find(([, controllers]) => controllers.split(',').includes('memory'))
  if (first) {
    const directory = join('/sys/fs/cgroup/memory', first[2])
    return { limit: join(directory, 'memory.limit_in_bytes'), stat: join(directory, 'memory.stat'), resident: 'total_rss' }
  }
  const directory = join('/sys/fs/cgroup', groups.find(([, controllers]) => controllers === '')[2])
  return { limit: join(directory, 'memory.max'), stat: join(directory, 'memory.stat'), resident: 'anon' }
}

export const memoryLimit = pid => Number(readFileSync(memoryOf(pid).limit, 'utf8'))

/** What cannot be taken from it without ending it. */
export function residentMemory(pid) {
  const { stat, resident } = memoryOf(pid)
  return Number(readFileSync(stat, 'utf8').match(new RegExp(`^${resident} (\\d+)`, 'm'))[1])
}

export const bytes = quantity => Number.parseInt(quantity, 10) * { Ki: 2 ** 10, Mi: 2 ** 20, Gi: 2 ** 30 }[quantity.slice(-2)]
