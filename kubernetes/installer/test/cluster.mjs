// A copy of kubernetes/ with stand-ins for the tools on its PATH, in which a test installs.
import { execFileSync, spawnSync } from 'node:child_process'
import {
  cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const kubernetes = join(import.meta.dirname, '../..')
const NOT_A_SERVICES = ['namespace', 'migration']
const REGISTRY = '123456789012.dkr.ecr.sa-east-1.amazonaws.com'
const which = tool => execFileSync('sh', ['-c', `command -v ${tool}`], { encoding: 'utf8' }).trim()

export class Cluster {
  #home = mkdtempSync(join(tmpdir(), 'install-'))
  #answers = []
  outputs = outputs()

  constructor() {
    const copied = name => !/\/(node_modules|generated|target)$/.test(name)
    cpSync(kubernetes, join(this.#home, 'kubernetes'), { recursive: true, filter: copied })
    cpSync(join(kubernetes, '../observability'), join(this.#home, 'observability'), { recursive: true, filter: copied })
    cpSync(join(kubernetes, '../pom.xml'), join(this.#home, 'pom.xml'))
    mkdirSync(join(this.#home, 'bin'))
    for (const tool of ['kubectl', 'helm', 'aws', 'terraform']) {
      symlinkSync(join(import.meta.dirname, 'stand-in'), join(this.#home, 'bin', tool))
    }
    // Only what a script needs besides: a tool that is not there must be missed.
    for (const tool of ['bash', 'sh', 'awk', 'cat', 'cp', 'dirname', 'env', 'mktemp', 'node', 'rm', 'sed', 'sleep', 'sort', 'tail', 'tr']) {
      symlinkSync(which(tool), join(this.#home, 'bin', tool))
    }
    this.answer('^kubectl config current-context', { says: 'the-context\n' })
    this.answer('^kubectl config view', { says: this.outputs.cluster.value.endpoint })
    this.answer('get job -n .* -o jsonpath', { says: 'SuccessCriteriaMet Complete ' })
  }

  /** Sets the answer of every call that fits an extended regular expression, or its failure. The answer that was set last wins. */
  answer(match, answer) {
    this.#answers.unshift({ match, ...answer })
    return this
  }

  without(tool) {
    rmSync(join(this.#home, 'bin', tool))
    return this
  }

  install(...args) {
    this.answer('^terraform', { says: JSON.stringify(this.outputs) })
    writeFileSync(join(this.#home, 'answers'), this.#answers.map(({ match, says = '', complains = '', fails }) => `${[match, says, complains, fails ? 1 : 0].join('\0')}\0`).join(''))
    rmSync(join(this.#home, 'calls'), { force: true })
    const { status, stdout, stderr } = spawnSync(join(this.#home, 'kubernetes/install'), ['staging', ...args], {
      encoding: 'utf8', cwd: tmpdir(),
      env: { PATH: join(this.#home, 'bin'), STAND_IN_DIRECTORY: this.#home, STAND_IN_KUBECTL: which('kubectl'), HOME: this.#home },
    })
    return { status, says: stdout, complains: stderr, calls: this.#calls() }
  }

  #calls() {
    const file = join(this.#home, 'calls')
    const said = existsSync(file) ? readFileSync(file, 'utf8').split('\0').slice(0, -1) : []
    return said.flatMap((call, index) => index % 2 ? [] : [{ call, objects: namesOf(said[index + 1]) }])
  }

  remove() {
    rmSync(this.#home, { recursive: true })
  }
}

const namesOf = manifests => [...manifests.matchAll(/^kind: (\S+)[\s\S]*?^metadata:\n(?:  .*\n)*?  name: (\S+)/gm)].map(([, kind, name]) => `${kind}/${name}`)

/** Terraform's outputs for an environment with the services in base/, as far as installing needs them. */
function outputs() {
  const queues = readdirSync(join(kubernetes, 'base')).filter(name => !NOT_A_SERVICES.includes(name))
  const service = queue => ({
    namespace: 'guardian', service_account: queue, image: `${REGISTRY}/staging/routes-${queue}`, service_port: 8080, management_port: 9080,
    target_group_arn: `arn:of:${queue}`, callees: [], callers: [], database: { port: 5432 },
    variables: { GUARDIAN_ENVIRONMENT: 'staging' }, secret_variables: { A_SECRET: { secret: 'staging/a', member: 'b' } },
  })
  const migration = queue => ({
    namespace: 'guardian', service_account: `database-migration-${queue}`, image: `${REGISTRY}/staging/routes-${queue}`, variables: { AWS_REGION: 'sa-east-1' },
  })
  const of = members => Object.fromEntries(queues.map(queue => [queue, members(queue)]))
  return Object.fromEntries(Object.entries({
    services: of(service),
    migrations: of(migration),
    cluster: { name: 'guardian-staging', endpoint: 'https://ABC.example.com', region: 'sa-east-1', vpc_id: 'vpc-1', private_cidrs: ['10.0.0.0/20'] },
    alarm_topic_arn: 'arn:aws:sns:sa-east-1:123456789012:guardian-staging-alarms',
  }).map(([name, value]) => [name, { value }]))
}
