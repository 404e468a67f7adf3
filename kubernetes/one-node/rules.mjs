// Rules of the kubelet, without a clock of their own.

/** Milliseconds before a container that has ended is started again: at once, then 10 s, 20 s … 5 min; forgotten after 10 min. */
export class RestartBackoff {
  #next = 0
  static FIRST = 10_000
  static LONGEST = 300_000

  /** @param ranFor milliseconds that the container has run */
  after(ranFor) {
    if (ranFor >= 2 * RestartBackoff.LONGEST) this.#next = 0
    const pause = this.#next
    this.#next = Math.min(Math.max(2 * pause, RestartBackoff.FIRST), RestartBackoff.LONGEST)
    return pause
  }
}

/** What a probe's answers, one after the other, say of a container. */
export class ProbeResult {
  #last
  #inARow = 0

  /**
   * @param probe as the manifest has it
   * @param initially what holds before enough answers are there
   */
  constructor(probe, initially) {
    this.successThreshold = probe.successThreshold ?? 1
    this.failureThreshold = probe.failureThreshold ?? 3
    this.successful = initially
  }

  /** Takes an answer; true if it changed the result, or decided it for the first time. */
  take(success) {
    this.#inARow = success === this.#last ? this.#inARow + 1 : 1
    this.#last = success
    if (this.#inARow < (success ? this.successThreshold : this.failureThreshold)) return false
    const changed = this.successful !== success
    this.successful = success
    return changed
  }
}

/** A probe's times, in milliseconds. */
export const timesOf = probe => ({
  delay: (probe.initialDelaySeconds ?? 0) * 1000,
  period: (probe.periodSeconds ?? 10) * 1000,
  timeout: (probe.timeoutSeconds ?? 1) * 1000,
})

/** How a pod is ended, in milliseconds: the hook's sleep is a part of the grace period. */
export function endingOf(spec) {
  const grace = (spec.terminationGracePeriodSeconds ?? 30) * 1000
  const preStop = spec.containers[0].lifecycle?.preStop
  if (preStop && !preStop.sleep) throw new Error(`a preStop hook other than sleep is not known: ${JSON.stringify(preStop)}`)
  const sleep = Math.min((preStop?.sleep.seconds ?? 0) * 1000, grace)
  // Whoever has used up the grace period in the hook gets two seconds more.
  return { sleep, afterSignal: Math.max(grace - sleep, 2000) }
}

/** Whether another try of a Job follows, when its container has ended with a code other than 0 and so many tries have failed. */
export function triedAgain({ backoffLimit = 6, podFailurePolicy, template }, code, failed) {
  for (const { action, onExitCodes, onPodConditions } of podFailurePolicy?.rules ?? []) {
    // Nothing here takes a pod off its node: a rule for that has nothing to say.
    if (onPodConditions && !onExitCodes) continue
    const { containerName, operator, values } = onExitCodes
    if (action !== 'FailJob' || operator !== 'In') throw new Error(`a rule for failures other than FailJob In is not known: ${action} ${operator}`)
    const [{ name }] = template.spec.containers
    if ((containerName ?? name) === name && values.includes(code)) return false
  }
  return failed <= backoffLimit
}

/** The number of a container's port, which a probe or a Service names or numbers. */
export function portOf(spec, port) {
  if (typeof port === 'number') return port
  const found = spec.containers.flatMap(({ ports }) => ports ?? []).find(({ name }) => name === port)
  if (!found) throw new Error(`no container has a port ${port}`)
  return found.containerPort
}
