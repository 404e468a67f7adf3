// Which scenarios are tried, and that they fail where there is nothing to see.
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { test } from 'node:test'
import { scenarios } from './scenarios.mjs'

const ALWAYS = 2
const KILLED = ['a pod is killed under load', 'a pod runs out of memory under load']
const named = text => scenarios({ only: text }).find(({ name }) => name.includes(text))
const ready = named('pods become ready')
const orders = named('orders are placed')
const stopped = named('a pod is stopped')

/** A result of `guardian load`: this much of what was placed was eaten. */
const result = (placed, finished) => ({ well: true, orders: { placed, finished, undone: placed - finished }, errors: { total: 0, kinds: [] } })

/** Guests who order as long as they are asked. */
const guests = outcome => ({ eaten: 0, async finished(more) { this.eaten += more }, end: async () => outcome, result: async () => outcome })

const deployments = (...names) => ({ of: () => names.map(name => ({ metadata: { name } })) })

/** A node whose pods are this process, which is told of no database. */
const node = (...names) => ({
  deployments: new Map(names.map(name => [name, { pods: [{ pid: process.pid }] }])),
  deploy: async () => {}, owner: 'owner', secretsManager: { read: async () => ({ username: 'owner' }) },
})

test('--only takes those with the text in their name, and what they need', () => {
  assert.equal(scenarios({ only: 'killed' }).length, ALWAYS + 1)
})

test('--only with a text that no name has is refused', () => {
  for (const only of ['typo', '']) assert.throws(() => scenarios({ only }), { code: 2, message: /no scenario has that in its name; there are: migrations/ })
})

test('kubernetes/try --only with a text that no name has ends with 2, before anything is built', () => {
  const { status, stderr } = spawnSync(process.execPath, [join(import.meta.dirname, 'trial.mjs'), '--only', 'typo'], { encoding: 'utf8', timeout: 10_000 })
  assert.equal(status, 2)
  assert.match(stderr, /^kubernetes\/try: --only "typo": no scenario/)
})

test('without a Deployment no pod is ready', async () => {
  await assert.rejects(ready.run({ node: node(), manifests: deployments() }), /there is no Deployment/)
})

test('pods that are told of no database have no login to be seen', async () => {
  await assert.rejects(ready.run({ node: node('orders'), manifests: deployments('orders') }), /no service has a login/)
})

test('orders are well only if all five are eaten', async () => {
  assert.match(await orders.run({ load: () => guests(result(5, 5)) }), /^5 of 5 orders eaten/)
  await assert.rejects(orders.run({ load: () => guests(result(5, 4)) }), /4 orders were eaten, and should be 5; 1 were ended/)
  await assert.rejects(orders.run({ load: () => guests(result(4, 4)) }), /4 orders were eaten, and should be 5/)
})

test('where a pod only stops, all that is placed is eaten', async () => {
  const pod = { name: 'orders-1', spec: { terminationGracePeriodSeconds: 30, containers: [{}] } }
  const trial = outcome => {
    const load = guests(outcome)
    const end = async () => { load.eaten++; return { code: 0, took: 1 } }
    return { node: { propagation: 0, deployments: new Map([['orders', { scale: async () => {}, pods: [pod], end }]]) }, load: () => load }
  }
  assert.match(await stopped.run(trial(result(9, 9))), /9 of 9 orders eaten/)
  await assert.rejects(stopped.run(trial(result(9, 8))), /8 orders were eaten, and should be 9/)
})

test('where a pod is killed, the load looks once more when its messages have come again', async () => {
  for (const name of KILLED) {
    const asked = []
    const load = (_, how) => { asked.push(how.more); throw new Error('enough') }
    await assert.rejects(named(name).run({ node: { deployments: new Map([['orders', { pods: [{}] }]]) }, load }), /enough/)
    assert.deepEqual(asked, [['--quiet-for', '35s']])
  }
})
