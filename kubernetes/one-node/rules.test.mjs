import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ProbeResult, RestartBackoff, endingOf, portOf, timesOf, triedAgain } from './rules.mjs'

test('a container is started again at once, then after 10 s, 20 s … and never later than after 5 min', () => {
  const backoff = new RestartBackoff()
  assert.deepEqual([1, 2, 3, 4, 5, 6, 7, 8].map(() => backoff.after(1000)),
    [0, 10_000, 20_000, 40_000, 80_000, 160_000, 300_000, 300_000])
})

test('a container that ran for ten minutes is started again at once', () => {
  const backoff = new RestartBackoff()
  backoff.after(1000)
  backoff.after(1000)
  assert.equal(backoff.after(599_999), 20_000)
  assert.equal(backoff.after(600_000), 0)
})

test('a liveness probe fails only at its threshold of failures in a row', () => {
  const liveness = new ProbeResult({ failureThreshold: 3 }, true)
  assert.deepEqual([false, false, true, false, false].map(answer => liveness.take(answer)), [false, false, false, false, false])
  assert.equal(liveness.successful, true)
  assert.equal(liveness.take(false), true)
  assert.equal(liveness.successful, false)
})

test('a readiness probe is unready at first, ready at once, and unready after its threshold', () => {
  const readiness = new ProbeResult({ failureThreshold: 2 }, false)
  assert.equal(readiness.successful, false)
  assert.equal(readiness.take(true), true)
  assert.equal(readiness.take(true), false)
  assert.equal(readiness.take(false), false)
  assert.equal(readiness.successful, true)
  assert.equal(readiness.take(false), true)
  assert.equal(readiness.successful, false)
})

test('with a threshold of successes one answer is not enough', () => {
  const readiness = new ProbeResult({ successThreshold: 2 }, false)
  assert.equal(readiness.take(true), false)
  assert.equal(readiness.take(true), true)
})

test('a startup probe decides in either direction, also the first time', () => {
  const startup = new ProbeResult({ failureThreshold: 2 }, undefined)
  assert.equal(startup.take(false), false)
  assert.equal(startup.take(false), true)
  assert.equal(startup.successful, false)
})

test('what a manifest leaves out is as Kubernetes has it', () => {
  assert.deepEqual(timesOf({}), { delay: 0, period: 10_000, timeout: 1000 })
  assert.deepEqual(timesOf({ initialDelaySeconds: 3, periodSeconds: 5, timeoutSeconds: 2 }), { delay: 3000, period: 5000, timeout: 2000 })
  assert.deepEqual(endingOf({ containers: [{}] }), { sleep: 0, afterSignal: 30_000 })
})

test('the sleep before the signal is a part of the grace period', () => {
  const spec = (grace, seconds) => ({ terminationGracePeriodSeconds: grace, containers: [{ lifecycle: { preStop: { sleep: { seconds } } } }] })
  assert.deepEqual(endingOf(spec(90, 20)), { sleep: 20_000, afterSignal: 70_000 })
  assert.deepEqual(endingOf(spec(10, 20)), { sleep: 10_000, afterSignal: 2000 })
})

test('another hook than sleep is not passed over in silence', () => {
  assert.throws(() => endingOf({ containers: [{ lifecycle: { preStop: { exec: { command: ['sleep'] } } } }] }), /exec/)
})

test('a port is found by its name, and one that no container has is an error', () => {
  const spec = { containers: [{ ports: [{ name: 'http', containerPort: 8080 }, { name: 'management', containerPort: 9080 }] }] }
  assert.equal(portOf(spec, 'management'), 9080)
  assert.equal(portOf(spec, 7), 7)
  assert.throws(() => portOf(spec, 'metrics'), /metrics/)
})

const job = (rules, backoffLimit = 3) => ({
  backoffLimit, template: { spec: { containers: [{ name: 'migration' }] } },
  podFailurePolicy: { rules: [...rules, { action: 'Ignore', onPodConditions: [{ type: 'DisruptionTarget', status: 'True' }] }] },
})
const failsAt = (containerName, ...values) => ({ action: 'FailJob', onExitCodes: { containerName, operator: 'In', values } })

test('a Job fails for good at the exit codes of its rule, and is tried again at others until its limit', () => {
  const spec = job([failsAt('migration', 2, 3)])
  assert.deepEqual([1, 2, 3, 137].map(code => triedAgain(spec, code, 1)), [true, false, false, true])
  assert.deepEqual([1, 2, 3, 4].map(failed => triedAgain(spec, 1, failed)), [true, true, true, false])
  assert.equal(triedAgain(job([], 0), 1, 1), false)
})

test('a rule of another container does not count, and one that is not known is not passed over', () => {
  assert.equal(triedAgain(job([failsAt('other', 2)]), 2, 1), true)
  assert.throws(() => triedAgain(job([{ action: 'Count', onExitCodes: { operator: 'NotIn', values: [1] } }]), 1, 1), /Count NotIn/)
})
