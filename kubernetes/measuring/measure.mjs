// kubernetes/measure: see there.
import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs, parseEnv } from 'node:util'
import { execFileSync } from 'node:child_process'
import { runAndUndo } from '../one-node/ending.mjs'
import { loadImage, usePodman } from '../one-node/podman.mjs'
import { StandIns } from '../one-node/stand-ins.mjs'
import { Load } from '../trial/load.mjs'
import { Service, clearLeftovers, jdk17 } from './service.mjs'

const repository = join(import.meta.dirname, '../..')
const directory = join(repository, 'kubernetes/target/measure')
const ENOUGH = 3_600_000
const GOALS = { 'seconds to ready': 0.4, 'CPU seconds to ready': 0.35, 'resident MB after the orders': 1 }
const MOST_MEGABYTES = 250

const OPTIONS = { rounds: { type: 'string', default: '3' }, orders: { type: 'string', default: '1000' },
  'at-a-time': { type: 'string', default: '8' }, java: { type: 'string' }, 'start-only': { type: 'boolean' },
  service: { type: 'string', multiple: true } }
const values = understood()
// Whom a service calls comes before it.
const QUEUES = values.service ?? ['catalog', 'payments', 'orders']

function understood() {
  try {
    const { values } = parseArgs({ options: OPTIONS })
    for (const name of ['rounds', 'orders', 'at-a-time']) {
      if (!/^[1-9]\d*$/.test(values[name])) throw new Error(`--${name} needs a number from 1 on`)
    }
    if (values.service && !values['start-only']) throw new Error('--service is for --start-only: orders need all services')
    return values
  } catch (error) {
    console.error(`kubernetes/measure: ${error.message.split('\n')[0]}; see --help`)
    return process.exit(2)
  }
}

const median = list => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)]

async function round(kind, images, standIns, undo, name, more = {}) {
  const running = {}
  const measured = {}
  try {
    for (const queue of QUEUES) {
      const variables = { ...standIns.variables(queue), GUARDIAN_DATABASE_MIGRATE: 'false', GUARDIAN_ORDERS_GUEST_LIMIT: '1000', ...more }
      running[queue] = await Service.start(queue, images[queue], variables, directory, kind, 'host', undo)
      const { seconds, cpu } = await running[queue].ready()
      measured[queue] = { 'seconds to ready': seconds, 'CPU seconds to ready': cpu }
    }
    if (!name) return measured
    const before = Object.fromEntries(QUEUES.map(queue => [queue, running[queue].cpu()]))
    const load = new Load(directory, name, { amount: ['--orders', values.orders, '--at-a-time', values['at-a-time']] })
    undo(() => load.kill())
    try {
      await load.finished(Number(values.orders), ENOUGH)
      for (const queue of QUEUES) {
        const { resident, anonymous } = running[queue].memory()
        Object.assign(measured[queue], { 'CPU ms an order': (running[queue].cpu() - before[queue]) * 1000 / values.orders,
          'resident MB after the orders': resident, 'of them anonymous': anonymous })
      }
      await load.result()
    } finally {
      load.kill()
    }
    return measured
  } finally {
    for (const queue of QUEUES.reverse()) await running[queue]?.stop()
    QUEUES.reverse()
  }
}

/** One service after the other until it says that it has started, with nothing that it could reach. */
async function starts(kind, images, undo) {
  const variables = parseEnv(readFileSync(join(repository, 'images/training.env'), 'utf8'))
  const measured = {}
  for (const queue of QUEUES) {
    const service = await Service.start(queue, images[queue], variables, directory, kind, 'none', undo)
    try {
      const { seconds, cpu } = await service.started()
      measured[queue] = { 'seconds to ready': seconds, 'CPU seconds to ready': cpu, 'resident MB then': service.memory().resident }
    } finally {
      await service.stop()
    }
  }
  return measured
}

function compressedMegabytes(queue) {
  const layout = join(directory, `layout-${queue}`)
  execFileSync('sh', ['-c', 'rm -rf "$1" && mkdir -p "$1" && tar -xf "$2" -C "$1"', 'sh', layout, join(repository, `target/images/routes-${queue}.tar`)])
  const shown = JSON.parse(execFileSync('node', [join(repository, 'images/archive.mjs'), 'show', layout], { encoding: 'utf8' }))
  execFileSync('rm', ['-rf', layout])
  return shown.compressed / 1e6
}

/** Prints a table of medians, and returns the goals that are missed. */
function report(results) {
  const missed = []
  for (const queue of QUEUES) {
    console.log(`\nroutes-${queue}`.padEnd(34) + 'jar, 17'.padStart(10) + 'image, 25'.padStart(11) + 'ratio'.padStart(8) + '  goal')
    for (const metric of Object.keys(results[0].jar[queue])) {
      const [jar, image] = ['jar', 'image'].map(kind => median(results.map(result => result[kind][queue][metric])))
      const goal = GOALS[metric]
      const ratio = image / jar
      if (goal && ratio > goal) missed.push(`${queue}: ${metric}: ${ratio.toFixed(2)}, more than ${goal}`)
      console.log(metric.padEnd(33) + jar.toFixed(2).padStart(10) + image.toFixed(2).padStart(11) + ratio.toFixed(2).padStart(8) + (goal ? `  ${goal}` : ''))
    }
    const size = compressedMegabytes(queue)
    if (size > MOST_MEGABYTES) missed.push(`${queue}: image of ${size.toFixed(0)} MB`)
    console.log('MB of the image, compressed'.padEnd(43) + size.toFixed(0).padStart(11) + `          ${MOST_MEGABYTES}`)
  }
  return missed
}

async function main({ undo }) {
  mkdirSync(directory, { recursive: true })
  await usePodman(directory)
  await clearLeftovers()
  const java = jdk17()
  const images = {}
  for (const queue of QUEUES) {
    images[queue] = `guardian-measured/routes-${queue}:latest`
    undo(await loadImage(join(repository, `target/images/routes-${queue}.tar`), images[queue]))
  }
  const standIns = values['start-only'] ? undefined : await StandIns.start('local', directory, undo)
  if (standIns) {
    console.log('databases are migrated')
    await round({ java }, images, standIns, undo, undefined, { GUARDIAN_DATABASE_MIGRATE: 'true' })
  }
  const results = []
  for (let number = 1; number <= Number(values.rounds); number++) {
    // Who is first alternates: the stand-ins get older.
    const kinds = [['jar', { java }], ['image', { options: values.java }]]
    const result = {}
    for (const [name, kind] of number % 2 ? kinds : kinds.reverse()) {
      result[name] = standIns ? await round(kind, images, standIns, undo, `${name}-${number}`) : await starts(kind, images, undo)
      console.log(`round ${number}: ${name}: ${QUEUES.map(queue => `${queue} ready in ${result[name][queue]['seconds to ready'].toFixed(1)} s`).join(', ')}`)
    }
    results.push(result)
  }
  const missed = report(results)
  for (const goal of missed) console.error(`missed: ${goal}`)
  return missed.length ? 1 : 0
}

runAndUndo('kubernetes/measure', main)
