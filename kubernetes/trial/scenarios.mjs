// What is tried, in this order. Each says in a line what was seen, or throws.
import { readFileSync, writeFileSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import { endingOf } from '../one-node/rules.mjs'
import { looseEnds, memoryLimit, memoryOf, residentMemory } from './containment.mjs'
import { Unusable } from '../one-node/unusable.mjs'
import { errorsOf, told } from './load.mjs'

const RESTARTING = 300_000
/** A JVM that stops on SIGTERM ends with 143, if nothing calls exit. */
const IN_ORDER = [0, 143]
/** Longer than messages stay invisible that a killed pod had received: what they do twice is seen. */
const QUIET = ['--quiet-for', '35s']

const all = [
  { name: 'migrations run as Jobs and make logins', always: true, run: migrations },
  { name: 'pods become ready by their probes, with logins of their own', always: true, run: ready },
  { name: 'containers are confined', short: true, run: confined },
  { name: 'orders are placed, paid and cooked', short: true, run: orders },
  { name: 'a pod is stopped under load', short: true, run: stopped },
  { name: 'a pod is killed under load', run: killed },
  { name: 'a pod runs out of memory under load', run: outOfMemory },
  { name: 'another version is rolled out under load', run: rolled },
]

/** Those that are wanted, and those without which no other can be tried. */
export function scenarios({ short, only }) {
  if (only !== undefined && !all.some(({ name }) => only && name.includes(only))) {
    throw new Unusable(`--only ${JSON.stringify(only)}: no scenario has that in its name; there are: ${all.map(({ name }) => name).join('; ')}`, 2)
  }
  return all.filter(({ name, ...scenario }) => scenario.always || (only ? name.includes(only) : scenario.short || !short))
}

async function migrations({ node, manifests }) {
  const jobs = await node.migrate(manifests)
  if (jobs.length === 0) throw new Error('there is no Job')
  const secrets = await node.addSecrets(manifests)
  return `${jobs.map(({ name, ran, tries }) => `${name} ${seconds(ran)}${tries > 1 ? ` at try ${tries}` : ''}`).join(', ')}; `
    + `secrets of ${Object.keys(secrets).join(', ')}`
}

async function ready({ node, manifests }) {
  const began = Date.now()
  const times = await Promise.all(manifests.of('Deployment').map(async ({ metadata: { name } }) => {
    await node.deploy(manifests, name)
    return `${name} after ${seconds(Date.now() - began)}`
  }))
  if (times.length === 0) throw new Error('there is no Deployment')
  const owner = (await node.secretsManager.read(node.owner)).username
  const logins = []
  for (const [name, { pods }] of node.deployments) {
    const environment = environmentOf(pods[0])
    if (!environment.GUARDIAN_DATABASE_URL) continue
    if (environment.GUARDIAN_DATABASE_MIGRATE !== 'false') throw new Error(`${name} migrates its database by itself`)
    if (environment.GUARDIAN_DATABASE_USERNAME === owner) throw new Error(`${name} has the owner's login`)
    logins.push(environment.GUARDIAN_DATABASE_USERNAME)
  }
  if (logins.length === 0) throw new Error('no service has a login: nobody is told of a database')
  return `${times.join(', ')}; logins ${logins.join(', ')}`
}

async function confined({ node }) {
  const all = [...node.deployments.values()].flatMap(({ pods }) => pods)
  const flaws = all.flatMap(pod => looseEnds(pod).map(flaw => `${pod.name}: ${flaw}`))
  if (flaws.length > 0) throw new Error(flaws.join('\n'))
  const { runAsUser } = all[0].spec.securityContext
  return `${all.length} pods: user ${runAsUser}, no capability, no new privileges, seccomp, root not writable, memory limited; `
    + 'NOT SEEN: podman enforces no NetworkPolicy'
}

async function orders({ load }) {
  const result = await load('orders', { amount: ['--orders', '5', '--at-a-time', '1'], more: ['--strict'] }).result()
  allEaten(result, 5)
  return told(result)
}

/** One of two pods goes: guests notice nothing. */
async function stopped({ node, load: begin }) {
  const deployment = node.deployments.get('orders')
  await deployment.scale(2)
  await pause(node.propagation)
  const load = begin('stopped')
  await load.finished(5)
  const [pod] = deployment.pods
  const before = load.eaten
  const end = await deployment.end(pod)
  const meanwhile = load.eaten - before
  await load.finished(2)
  const result = await load.end()
  inOrder(pod, end)
  unnoticed(result)
  if (meanwhile === 0) throw new Error(`nobody ordered while ${pod.name} went: nothing is shown`)
  return `${endTold(pod, end)}, ${meanwhile} orders meanwhile; ${told(result)}`
}

async function killed({ node, load: begin }) {
  const [pod] = node.deployments.get('orders').pods
  const load = begin('killed', { more: QUIET })
  await load.finished(5)
  pod.kill()
  const end = await restarted(pod)
  await load.finished(5)
  const result = await load.end()
  if (end.code !== 137 || end.reason !== 'Error') throw new Error(`${pod.name} ended by ${JSON.stringify(end)}`)
  return `${pod.name} started again and ready ${seconds(end.readyAfter)} later; ${told(result)}`
}

/** The limit comes down to what the pod uses and a little more, instead of a leak that fills it: the kernel does the rest. */
async function outOfMemory({ node, load: begin }) {
  const [pod] = node.deployments.get('orders').pods
  const load = begin('out-of-memory', { more: QUIET })
  await load.finished(5)
  const limit = memoryLimit(pod.pid)
  const lowered = lowerLimit(pod.pid)
  const end = await restarted(pod)
  await load.finished(5)
  const result = await load.end()
  if (end.reason !== 'OOMKilled') throw new Error(`${pod.name} ended by ${JSON.stringify(end)}`)
  if (memoryLimit(pod.pid) !== limit) throw new Error(`${pod.name} has not got its limit back`)
  return `${pod.name} at ${mebibytes(lowered)} of ${mebibytes(limit)}: OOMKilled, started again and ready ${seconds(end.readyAfter)} later; ${told(result)}`
}

async function rolled({ node, load: begin, next }) {
  const load = begin('rolled')
  await load.finished(5)
  const manifests = await next()
  const before = [...node.deployments.values()].flatMap(({ pods }) => pods)
  const [began, eaten] = [Date.now(), load.eaten]
  const ends = (await Promise.all([...node.deployments.keys()].map(name => node.roll(manifests, name)))).flat()
  const [took, meanwhile] = [Date.now() - began, load.eaten - eaten]
  await load.finished(5)
  const result = await load.end()
  before.forEach((pod, index) => inOrder(pod, ends[index]))
  unnoticed(result)
  if (meanwhile === 0) throw new Error('nobody ordered during the rollout: nothing is shown')
  const versions = new Set([...node.deployments.values()].flatMap(({ pods }) => pods).map(({ labels }) => labels['app.kubernetes.io/version']))
  return `${before.length} pods replaced in ${seconds(took)} with ${meanwhile} orders meanwhile, now ${[...versions].join(', ')}; ${told(result)}`
}

/** How the container's next end was, once it runs and is ready again. */
async function restarted(pod) {
  const before = pod.ends.length
  const began = Date.now()
  while (pod.ends.length === before || !pod.ready) {
    if (Date.now() - began > RESTARTING) throw new Error(`${pod.name} ${pod.ends.length === before ? 'has not ended' : 'is not ready again'}`)
    await pause(100)
  }
  return { ...pod.ends[before], readyAfter: Date.now() - began }
}

function inOrder(pod, { code, took, killed: late }) {
  const { afterSignal } = endingOf(pod.spec)
  if (late) throw new Error(`${pod.name} had to be killed ${seconds(afterSignal)} after SIGTERM`)
  if (!IN_ORDER.includes(code)) throw new Error(`${pod.name} ended with exit code ${code} ${seconds(took)} after SIGTERM`)
}

function allEaten({ orders }, wanted = orders.placed) {
  if (orders.finished !== wanted) throw new Error(`${orders.finished} orders were eaten, and should be ${wanted}; ${orders.undone} were ended`)
}

function unnoticed(result) {
  allEaten(result)
  if (result.errors.total > 0) throw new Error(`guests noticed: ${errorsOf(result)}`)
}

function endTold(pod, { code, took }) {
  const { sleep, afterSignal } = endingOf(pod.spec)
  return `${pod.name}: no endpoint, preStop ${seconds(sleep)}, exit code ${code} ${seconds(took)} after SIGTERM (${seconds(afterSignal)} allowed)`
}

function environmentOf(pod) {
  return Object.fromEntries(readFileSync(`/proc/${pod.pid}/environ`, 'utf8').split('\0').filter(Boolean).map(pair => {
    const at = pair.indexOf('=')
    return [pair.slice(0, at), pair.slice(at + 1)]
  }))
}

/** Lowers the limit as far as the kernel lets it: in its first version it does not go below what is in use. */
function lowerLimit(pid) {
  const resident = residentMemory(pid)
  for (let spare = 0; ; spare += 2 ** 20) {
    try {
      writeFileSync(memoryOf(pid).limit, String(resident + spare))
      return resident + spare
    } catch (error) {
      if (error.code !== 'EBUSY') throw error
    }
  }
}

const seconds = milliseconds => `${(milliseconds / 1000).toFixed(1)} s`
const mebibytes = number => `${Math.round(number / 2 ** 20)} MiB`
