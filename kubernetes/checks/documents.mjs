// Renders an environment: a copy of kubernetes/, its generated part of the plan's outputs, and what kustomize makes of it.
import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join, relative } from 'node:path'
import { parse, parseAllDocuments } from 'yaml'
import { repository } from '../../terraform/checks/sources.mjs'
import { kustomizations } from './built.mjs'

export class NotRendered extends Error {}

// What is checked in a version of its own, which no default can have by chance.
export const VERSION = '7.6.5'

const OF_SERVICES_ALONE = ['contract', 'stopping', 'jobs', 'scaling', 'variables', 'told', 'queueScaling', 'tracing']
const OF_QUEUES = ['schemas', 'queueScaling', 'built']
const OF_TRACES = ['tracing', 'built']

/**
 * The plan's environment: all documents of the services' namespace, those of the cluster beside them, everything together, the builds
 * they come from; Prometheus and Grafana without volumes; each service as it is when it is scaled by its queue, and when it is traced; Helm's values by
 * release, and what is told of Terraform's outputs besides; these outputs; the plan. GUARDIAN_SOURCES names another repository than
 * this one. For one check alone, what it does not look at is not built. GUARDIAN_BUILDS names a directory in which what was built is kept:
 * whatever is built of the same files is taken from there, so of a mutant only what it changes is built.
 */
export async function render(plan, only) {
  const work = mkdtempSync(join(tmpdir(), 'guardian-kubernetes-'))
  try {
    cpSync(join(repository, 'kubernetes'), join(work, 'kubernetes'),
      { recursive: true, filter: path => !['node_modules', 'generated', 'target'].includes(basename(path)) })
    // What an overlay's observability takes in: rules and dashboards, as they are.
    cpSync(join(repository, 'observability'), join(work, 'observability'),
      { recursive: true, filter: path => !['node_modules', 'checks', 'mutants', 'runbooks'].includes(basename(path)) })
    const outputs = distinct(plan)
    const told = join(work, 'outputs.json')
    writeFileSync(told, JSON.stringify(Object.fromEntries(Object.entries(outputs).map(([name, value]) => [name, { value }]))))
    await run(join(work, 'kubernetes/generate'), [plan.environment, '--outputs', told, '--version', VERSION])
    const overlay = join(work, 'kubernetes/overlays', plan.environment)
    const cluster = join(work, 'kubernetes/cluster')
    const byQueue = !only || OF_QUEUES.includes(only) ? await withComponent(work, 'queue-scaling', Object.keys(outputs.services)) : {}
    const traced = !only || OF_TRACES.includes(only) ? await withComponent(work, 'tracing', Object.keys(outputs.services)) : {}
    const roots = [overlay, join(overlay, 'migration'), join(overlay, 'generated/observability'), join(overlay, 'cluster'),
      join(overlay, 'observability'), join(cluster, 'foundation'), join(cluster, 'keda')]
    const [services, migration, withoutVolumes, ...beside] = await Promise.all(
      roots.slice(0, OF_SERVICES_ALONE.includes(only) ? 2 : roots.length).map(build))
    return {
      kustomizations: kustomizations(join(work, 'kubernetes'), [...roots, ...others(work, roots), 
        ...Object.keys(byQueue).map(queue => taking(work, 'queue-scaling', queue)), ...Object.keys(traced).map(queue => taking(work, 'tracing', queue))]),
      plan, outputs, version: VERSION, bases: basesOf(work), charts: chartsOf(cluster), told: toldCharts(overlay), builds: [services, migration, ...beside],
      all: union([services, migration]), cluster: union(beside), everything: union([services, migration, ...beside]), withoutVolumes, byQueue, traced,
    }
  } finally {
    rmSync(work, { recursive: true, force: true })
  }
}

/** Mocks answer for all services alike: what is of one service gets its name, else one could stand for the other unnoticed. */
function distinct({ environment, outputs }) {
  const own = queue => [
    [/\ba-repository\b/g, `${environment}/routes-${queue}`],
    [/\btargetgroup\/a\//g, `targetgroup/${environment}-${queue}/`],
    [/\/a-queue\b/g, `/${environment}-${queue}`],
    [/\bdatabase\.example\.com\b/g, `${queue}.database.example.com`],
    [/\brds!db-master\b/g, `rds!db-${queue}`],
  ]
  const rename = byQueue => Object.fromEntries(Object.entries(byQueue ?? {}).map(([queue, value]) =>
    [queue, JSON.parse(own(queue).reduce((text, [from, to]) => text.replace(from, to), JSON.stringify(value)))]))
  return { ...outputs, services: rename(outputs.services), migrations: rename(outputs.migrations) }
}

function basesOf(work) {
  return readdirSync(join(work, 'kubernetes/base')).filter(name => existsSync(join(work, 'kubernetes/base', name, 'kustomization.yaml')))
}

function chartsOf(cluster) {
  const releases = readdirSync(join(cluster, 'charts')).filter(name => name.endsWith('.yaml'))
  return Object.fromEntries(releases.map(name => [name.replace('.yaml', ''), parse(readFileSync(join(cluster, 'charts', name), 'utf8'))]))
}

function toldCharts(overlay) {
  const directory = join(overlay, 'generated/charts')
  return Object.fromEntries(readdirSync(directory).map(name => [name.replace('.json', ''), JSON.parse(readFileSync(join(directory, name), 'utf8'))]))
}

/** What a base would make that takes in this component, by queue. */
async function withComponent(work, component, queues) {
  return Object.fromEntries(await Promise.all(queues.map(async queue => {
    const directory = taking(work, component, queue)
    mkdirSync(directory, { recursive: true })
    const components = ['service', component].map(name => `../../components/${name}`)
    writeFileSync(join(directory, 'kustomization.yaml'), JSON.stringify({ components, configMapGenerator: [{ name: queue }] }))
    return [queue, await build(directory)]
  })))
}

const taking = (work, component, queue) => join(work, 'kubernetes', `with-${component}`, queue)

/** The same of the other environments, which are rendered of their own plans. */
function others(work, roots) {
  const overlays = join(work, 'kubernetes/overlays')
  const [own] = roots
  return readdirSync(overlays).flatMap(environment => roots.map(root => root.replace(own, join(overlays, environment))))
}

async function build(directory) {
  const known = process.env.GUARDIAN_BUILDS && join(process.env.GUARDIAN_BUILDS, sumOf(directory))
  if (known && existsSync(known)) return JSON.parse(readFileSync(known, 'utf8'))
  const documents = parseAllDocuments(await run('kubectl', ['kustomize', directory])).map(document => document.toJS())
  if (documents.length === 0) throw new NotRendered(`${directory} renders nothing`)
  if (known) {
    // Whoever reads it meanwhile finds all of it, or nothing.
    writeFileSync(`${known}.${process.pid}`, JSON.stringify(documents))
    renameSync(`${known}.${process.pid}`, known)
  }
  return documents
}

/** Of a kustomization and all files that it names, or that those name which it names. */
function sumOf(directory) {
  const sum = createHash('sha256')
  const seen = new Set()
  const visit = path => {
    if (seen.has(path)) return
    seen.add(path)
    const folder = statSync(path).isDirectory()
    const file = folder ? join(path, 'kustomization.yaml') : path
    if (!existsSync(file)) return
    const text = readFileSync(file, 'utf8')
    sum.update(`${relative(directory, file)}\0${text}\0`)
    if (folder) stringsIn(parse(text)).map(name => join(path, name.replace(/^[^=]*=/, ''))).filter(existsSync).forEach(visit)
  }
  visit(directory)
  return sum.digest('hex')
}

const stringsIn = value => typeof value === 'string' ? [value] : value && typeof value === 'object' ? Object.values(value).flatMap(stringsIn) : []

/** What both builds have, such as the namespace, counts once. */
function union(builds) {
  const found = new Map()
  for (const document of builds.flat()) found.set(`${document.apiVersion} ${nameOf(document)}`, document)
  return [...found.values()]
}

function run(command, args) {
  return new Promise((done, refused) => execFile(command, args, { maxBuffer: 1 << 26 },
    (error, out, err) => error ? refused(new NotRendered((err || error.message).trim().slice(-900))) : done(out)))
}

export const nameOf = ({ kind, metadata }) => `${kind}/${metadata?.namespace ? `${metadata.namespace}/` : ''}${metadata?.name}`
export const ofKind = (documents, ...kinds) => documents.filter(({ kind }) => kinds.includes(kind))

/** The pods of everything that makes some: who makes them, their labels, what they are. */
export function workloads(documents) {
  return ofKind(documents, 'Deployment', 'StatefulSet', 'DaemonSet', 'Job', 'Pod').map(document => {
    const pod = document.kind === 'Pod' ? document : document.spec.template
    return {
      name: nameOf(document), document, namespace: document.metadata.namespace,
      labels: pod.metadata?.labels ?? {}, spec: pod.spec, containers: [...pod.spec.initContainers ?? [], ...pod.spec.containers],
    }
  })
}

/** Whether a label selector takes these labels. */
export function takes(selector, labels) {
  const expressions = (selector?.matchExpressions ?? []).every(({ key, operator, values }) => ({
    In: () => values.includes(labels[key]), NotIn: () => !values.includes(labels[key]),
    Exists: () => key in labels, DoesNotExist: () => !(key in labels),
  })[operator]())
  return expressions && Object.entries(selector?.matchLabels ?? {}).every(([key, value]) => labels[key] === value)
}

export const readIn = path => readFileSync(join(repository, path), 'utf8')
export { repository }
