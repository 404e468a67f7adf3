// The generated part of an overlay, from Terraform's outputs. How it is called: kubernetes/generate.
import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { charts, cluster, observability } from './cluster.mjs'
import { migration, migrations, namespace } from './environment.mjs'
import { Outputs, Unusable } from './outputs.mjs'
import { service, services } from './service.mjs'

const kubernetes = join(import.meta.dirname, '..')
const repository = join(kubernetes, '..')
const NOT_A_SERVICES = new Set(['namespace', 'migration'])

function main() {
  const { environment, file, version } = options()
  const outputs = new Outputs(read(environment, file))
  const queues = Object.keys(outputs.need('services'))
  for (const queue of queues) {
    outputs.expect(`services.${queue}.variables.GUARDIAN_ENVIRONMENT`, environment)
    if (!existsSync(join(repository, base(queue)))) throw new Unusable(`Terraform has the service ${queue}, and ${base(queue)} is missing: CONTRIBUTING.md, "Adding a service"`)
  }
  for (const folder of readdirSync(join(kubernetes, 'base')).filter(name => !NOT_A_SERVICES.has(name) && !queues.includes(name))) {
    throw new Unusable(`${base(folder)} is of no service in Terraform's outputs: apply the contract that has it, or remove the folder`)
  }
  const parts = {
    cluster: cluster(outputs),
    observability: observability(outputs),
    namespace: namespace(outputs),
    services: services(outputs, queues),
    ...Object.fromEntries(queues.map(queue => [`services/${queue}`, service(outputs, queue, version)])),
    migration: migration(outputs),
    ...Object.fromEntries(migrations(outputs).map(queue => [`migration/${queue}`, migration.of(outputs, queue, version)])),
  }
  const target = join(kubernetes, 'overlays', environment, 'generated')
  rmSync(target, { recursive: true, force: true })
  for (const [path, kustomization] of Object.entries(parts)) {
    mkdirSync(join(target, path), { recursive: true })
    writeFileSync(join(target, path, 'kustomization.yaml'),
      `# Made by kubernetes/generate from Terraform's outputs.\n${JSON.stringify(kustomization, null, 2)}\n`)
  }
  mkdirSync(join(target, 'charts'))
  for (const [release, values] of Object.entries(charts(outputs))) {
    writeFileSync(join(target, 'charts', `${release}.json`), `${JSON.stringify(values, null, 2)}\n`)
  }
  console.log(`kubernetes/overlays/${environment}/generated: ${queues.join(', ')} in version ${version}`)
}

const base = queue => join('kubernetes/base', queue)

function options() {
  let parsed
  try {
    parsed = parseArgs({ allowPositionals: true, options: { outputs: { type: 'string' }, version: { type: 'string' } } })
  } catch (error) {
    throw new Unusable(`${error.message.split('.')[0]}; see --help`, 2)
  }
  const { positionals: [environment, ...more], values } = parsed
  if (!environment || more.length) throw new Unusable('one environment is wanted; see --help', 2)
  if (!existsSync(join(kubernetes, 'overlays', environment, 'kustomization.yaml'))) {
    throw new Unusable(`there is no environment ${environment}: ${readdirSync(join(kubernetes, 'overlays')).join(', ')}`, 2)
  }
  const version = values.version ?? projectVersion()
  if (!/^[A-Za-z0-9]([A-Za-z0-9._-]{0,61}[A-Za-z0-9])?$/.test(version) || version === 'latest') {
    throw new Unusable(`${version} is no version: letters, digits and . _ -, 63 at most, and not latest`, 2)
  }
  return { environment, file: values.outputs, version }
}

function projectVersion() {
  const pom = readFileSync(join(repository, 'pom.xml'), 'utf8')
  return pom.match(/<artifactId>guardian<\/artifactId>\s*<version>([^<]+)<\/version>/)?.[1]
    ?? (() => { throw new Unusable('pom.xml names no version: use --version') })()
}

function read(environment, file) {
  const directory = join(repository, 'terraform/environments', environment)
  try {
    const json = file ? readFileSync(file, 'utf8')
      : execFileSync('terraform', [`-chdir=${directory}`, 'output', '-json'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] })
    return JSON.parse(json)
  } catch (error) {
    const why = (error.stderr || error.message).trim().split('\n').find(line => line.trim())
    throw new Unusable(`${file ?? `terraform output in ${directory}`} cannot be read: ${why}`)
  }
}

try {
  main()
} catch (error) {
  if (!(error instanceof Unusable)) throw error
  console.error(`kubernetes/generate: ${error.message}`)
  process.exit(error.code)
}
