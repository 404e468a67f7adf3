import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Deployment, Pod, runJob } from './deployment.mjs'
import { render, selects } from './manifests.mjs'
import { Network } from './network.mjs'
import { CALLED, fillSecrets, outputsOf } from './outputs.mjs'
import { shareNode } from './node-shares.mjs'
import { podman, podmanIfThere } from './podman.mjs'
import { Proxy } from './proxy.mjs'
import { portOf } from './rules.mjs'
import { SecretsManager, materialize } from './secrets-manager.mjs'
import { StandIns } from './stand-ins.mjs'

/** Endpoints and target groups learn of a pod a little later than the kubelet does. */
const PROPAGATION = 2000
const PREFIX = 'guardian-try-'

/**
 * A cluster of one node under podman, as far as Guardian's manifests need one: Services, Secrets, Deployments, Jobs, and the
 * stand-ins of AWS. `close` leaves nothing behind; what a killed one left, the next one clears away.
 */
export class OneNode {
  #cleanup = []
  #pods = new Set()
  #services = []
  deployments = new Map()
  propagation = PROPAGATION

  /**
   * @param planned Terraform's outputs, as they are planned
   * @param undo is given, before anything is there, what closes it
   */
  static async start(environment, planned, directory, undo) {
    await clearLeftovers()
    const node = new OneNode()
    undo(() => node.close())
    Object.assign(node, { environment, planned, directory, prefix: `${PREFIX}${process.pid}`, journal: join(directory, 'journal.log') })
    mkdirSync(directory, { recursive: true })
    writeFileSync(node.journal, '')
    node.standIns = await StandIns.start(environment, directory, step => node.#cleanup.push(step))
    node.#cleanup.push(() => clear(node.prefix))
    node.network = await Network.create(node.prefix)
    node.#cleanup.push(shareNode())
    for (const part of CALLED) await node.#open(new Proxy(node.standIns.port(part)), ['127.0.0.1'], [node.network.gateway, node.standIns.port(part)])
    node.secretsManager = new SecretsManager(node.standIns.addresses['secrets-manager'])
    node.owner = await fillSecrets(planned, node.standIns, node.secretsManager)
    return node
  }

  /** The manifests of a version, with what the stand-ins are in place of AWS. */
  async render(version, images) {
    const outputs = outputsOf(this.planned, this.standIns, { images, gateway: this.network.gateway, owner: this.owner })
    return render(this.environment, outputs, version, this.directory)
  }

  /** Services first, so that pods know their addresses. */
  async addServices(manifests) {
    for (const { metadata: { name, namespace }, spec } of manifests.of('Service')) {
      const address = await this.network.serviceAddress()
      const { spec: { template } } = manifests.one('Deployment', name)
      const service = { name, namespace, address, selector: spec.selector, proxies: [] }
      for (const { name: portName, port, targetPort } of spec.ports) {
        // The target group, to which API Gateway sends, is where the local gateway looks for the service.
        const behindGateway = this.standIns.port(portName === 'http' ? name : `${name}-${portName}`)
        service.proxies.push(await this.#open(new Proxy(portOf(template.spec, targetPort)), [], [address, port], ['127.0.0.1', behindGateway]))
      }
      this.#services.push(service)
    }
  }

  async #open(proxy, endpoints, ...places) {
    proxy.send(endpoints)
    this.#cleanup.push(() => proxy.close())
    for (const [address, port] of places) await proxy.listen(address, port)
    return proxy
  }

  async migrate(manifests) {
    const jobs = manifests.of('Job')
    return Promise.all(jobs.map(async job => ({ name: job.metadata.name, ...await runJob(job, (name, template) => this.#pod(manifests, name, template)) })))
  }

  /** Names of the variables of each Secret. */
  async addSecrets(manifests) {
    const found = {}
    for (const secret of manifests.of('ExternalSecret')) found[secret.metadata.name] = await materialize(secret, this.secretsManager, this.prefix)
    return found
  }

  /** Starts a Deployment's pods, as many as its autoscaler has at rest, and waits until they are ready. */
  async deploy(manifests, name, replicas = manifests.one('HorizontalPodAutoscaler', name).spec.minReplicas) {
    const deployment = new Deployment(manifests.one('Deployment', name), (pod, template) => this.#pod(this.manifests[name], pod, template))
    this.manifests = { ...this.manifests, [name]: manifests }
    this.deployments.set(name, deployment)
    await deployment.scale(replicas)
    return deployment
  }

  /** Replaces a Deployment's pods by those of other manifests. */
  async roll(manifests, name) {
    this.manifests[name] = manifests
    return this.deployments.get(name).rollTo(manifests.one('Deployment', name))
  }

  #pod(manifests, name, template) {
    const pod = new Pod(`${this.prefix}-${name}`, template, {
      network: this.network.name, prefix: this.prefix, configMaps: manifests.of('ConfigMap'),
      hostAliases: this.#services.map(service => ({ ip: service.address, hostnames: [`${service.name}.${service.namespace}.svc`, service.name] })),
    })
    this.#pods.add(pod)
    pod.on('event', (what, details) => this.note(`${name} ${what} ${JSON.stringify(details)}`))
    for (const change of ['ready', 'unready']) pod.on(change, () => setTimeout(() => this.#endpoints(), PROPAGATION))
    return pod
  }

  #endpoints() {
    for (const { selector, proxies } of this.#services) {
      const addresses = [...this.#pods].filter(pod => pod.ready && selects(selector, pod.labels)).map(pod => pod.address)
      proxies.forEach(proxy => proxy.send(addresses))
    }
  }

  note(line) {
    appendFileSync(this.journal, `${new Date().toISOString()} ${line}\n`)
  }

  /** Keeps what every pod said; where. */
  async keepLogs() {
    const kept = []
    for (const pod of this.#pods) {
      const file = join(this.directory, `${pod.name}.log`)
      const said = await pod.log().catch(error => `its log cannot be read: ${error.message}`)
      writeFileSync(file, said)
      kept.push(file)
    }
    return kept
  }

  async close() {
    for (const step of this.#cleanup.splice(0).reverse()) await Promise.resolve(step()).catch(error => console.error(`not cleaned up: ${error.message}`))
  }
}

/** Takes away whatever has names that begin so. */
async function clear(prefix) {
  const named = async (...list) => (await podmanIfThere(...list)).split('\n').filter(name => name === prefix || name.startsWith(`${prefix}-`))
  await Promise.all((await named('pod', 'ls', '--format', '{{.Name}}')).map(name => podmanIfThere('pod', 'rm', '--force', '--time', '0', name)))
  for (const name of await named('volume', 'ls', '--format', '{{.Name}}')) await podmanIfThere('volume', 'rm', '--force', name)
  for (const name of await named('secret', 'ls', '--format', '{{.Name}}')) await podmanIfThere('secret', 'rm', name)
  for (const name of await named('network', 'ls', '--format', '{{.Name}}')) await podmanIfThere('network', 'rm', '--force', name)
}

/** Of runs whose process is gone. */
async function clearLeftovers() {
  const names = (await podman('network', 'ls', '--format', '{{.Name}}')).split('\n')
  for (const name of names.filter(each => each.startsWith(PREFIX))) {
    try {
      process.kill(Number(name.slice(PREFIX.length)), 0)
    } catch {
      await clear(name)
    }
  }
}
