import { createHash } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { Pod } from './pod.mjs'
import { triedAgain } from './rules.mjs'

/** Ends of a container before it is ready, after which waiting is in vain. */
const HOPELESS = 3

/** The pods of a Deployment, and how they are replaced by those of another version of it. */
export class Deployment {
  #count = 0
  #make
  pods = []

  /** @param make a pod of a name and a template */
  constructor(document, make) {
    this.name = document.metadata.name
    this.document = document
    this.#make = make
  }

  get ready() {
    return this.pods.filter(pod => pod.ready)
  }

  /** Starts pods until there are so many; returns when all of them are ready. */
  async scale(replicas) {
    while (this.pods.length < replicas) await this.#add()
    await Promise.all(this.pods.map(pod => this.#awaitReady(pod)))
  }

  async #add() {
    const { template } = this.document.spec
    const hash = createHash('sha256').update(JSON.stringify(template)).digest('hex').slice(0, 8)
    const pod = this.#make(`${this.name}-${hash}-${++this.#count}`, template)
    this.pods.push(pod)
    await pod.start()
    return pod
  }

  /** Ends a pod; another one takes its place at once, as a ReplicaSet has it. */
  async replace(pod) {
    const [result] = await Promise.all([this.end(pod), this.#add().then(added => this.#awaitReady(added))])
    return result
  }

  async end(pod) {
    this.pods = this.pods.filter(other => other !== pod)
    return pod.stop()
  }

  /**
   * Replaces all pods by those of another version: one more than there should be at most, and none goes before its successor
   * is ready. What each that went said of its end.
   */
  async rollTo(document) {
    const { maxUnavailable, maxSurge } = document.spec.strategy.rollingUpdate
    if (maxUnavailable !== 0 || maxSurge !== 1) throw new Error(`${this.name}: a rollout other than one more and none less is not known here`)
    this.document = document
    const endings = []
    for (const old of [...this.pods]) {
      const successor = await this.#add()
      await this.#awaitReady(successor)
      endings.push(this.end(old))
    }
    return Promise.all(endings)
  }

  async #awaitReady(pod) {
    const until = Date.now() + (this.document.spec.progressDeadlineSeconds ?? 600) * 1000
    while (!pod.ready) {
      if (pod.ends.length >= HOPELESS) throw new Error(`${pod.name} keeps ending: ${JSON.stringify(pod.ends.at(-1))}\n${await pod.log(5)}`)
      if (Date.now() > until) throw new Error(`${pod.name} is not ready within ${this.document.spec.progressDeadlineSeconds} s`)
      await pause(100)
    }
  }
}

/** Runs a Job to its end: its pods one after the other until one succeeds. */
export async function runJob(document, make) {
  const { spec, metadata } = document
  const until = Date.now() + spec.activeDeadlineSeconds * 1000
  for (let tries = 0, backoff = 10_000; ; tries++, backoff *= 2) {
    const pod = make(`${metadata.name}-${tries + 1}`, spec.template)
    await pod.start()
    while (pod.running || pod.ends.length === 0) {
      if (Date.now() > until) throw new Error(`${metadata.name} has not ended within ${spec.activeDeadlineSeconds} s`)
      await pause(100)
    }
    const said = await pod.log()
    await pod.remove()
    const [end] = pod.ends
    if (end.code === 0) return { tries: tries + 1, ran: end.ran, said }
    if (!triedAgain(spec, end.code, tries + 1)) throw new Error(`${metadata.name} failed ${tries + 1} times, at last with exit code ${end.code}:\n${said}`)
    await pause(backoff)
  }
}

export { Pod }
