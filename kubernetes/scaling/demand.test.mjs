import assert from 'node:assert/strict'
import { test } from 'node:test'
import { atLeast, demand, dollars, isMeasured, ordersOfAMonth, rateOf } from './demand.mjs'
import { facts, inputs } from './facts.test-support.mjs'

const at = (rate, changes) => demand(rate, facts(changes))

test('A restaurant is what it sells in its rush hour, and is scaled for in its busiest minute', () => {
  assert.equal(rateOf(1, inputs), 0.2)
  assert.equal(rateOf(10, inputs), 2)
  assert.equal(ordersOfAMonth(1, inputs), 360 * 4 * 30)
})

test('Pods carry what the autoscaler lets them: their CPU request times its target', () => {
  // 175 ms of CPU a second: with 50 ms an order, 3.5 orders a second.
  assert.equal(at(3.5).pods.orders, 1)
  assert.equal(at(3.6).pods.orders, 2)
  assert.equal(at(35).pods.orders, 10)
  assert.equal(at(35.1).pods.orders, 11)
})

test('There are never fewer pods than are kept', () => {
  assert.equal(at(0).pods.orders, 1)
  assert.equal(at(0, { sizes: { fewestPods: 2 } }).pods.orders, 2)
})

test('Each service has pods of its own, by what an order costs it', () => {
  assert.deepEqual(at(7).pods, { orders: 2, payments: 4 })
  assert.equal(at(7).allPods, 6)
})

test('A service that was not measured has its fewest pods, and is told apart', () => {
  const measured = { 'cpu.millis.of.an.order': { orders: 50 } }
  assert.deepEqual(at(35, { measured }).pods, { orders: 10, payments: 1 })
  assert.deepEqual(['orders', 'payments'].map(service => isMeasured(service, measured)), [true, false])
})

test('Connections are pods times the pool, with one pod more while a version rolls out', () => {
  assert.deepEqual(at(0).connections, { payments: 2 * 12 })
  assert.deepEqual(at(7).connections, { payments: 5 * 12 })
  assert.deepEqual(at(7, { sizes: { surge: 0, pool: 3 } }).connections, { payments: 4 * 3 })
})

test('Nodes follow whichever of CPU, memory and addresses asks for most', () => {
  const node = (name, value) => ({ inputs: { ...inputs, node: { ...inputs.node, [name]: { value } } } })
  // 14 pods of 250 m and 900 m beside them, on nodes with 1780 m: 2.5 nodes, and 1.97 without those beside them.
  assert.equal(at(15.75).allPods, 14)
  assert.equal(at(15.75).nodes, 3)
  assert.equal(at(17.5).allPods, 15)
  assert.equal(at(17.5, node('memory.mib', 1300)).nodes, atLeast((15 * 512 + 2200) / 1000))
  assert.equal(at(17.5, { sizes: { podsOfANode: 10 } }).nodes, atLeast((15 + 14) / 5))
  assert.equal(at(0, { sizes: { fewestNodes: 4 } }).nodes, 4)
})

test('Requests are those of an order, each message alone', () => {
  const needed = at(10)
  assert.equal(needed.apiRequests, 150)
  assert.equal(needed.snsMessages, 50)
  assert.equal(needed.sqsRequests, 10 * (9 + 9 * 2))
  assert.equal(needed.orderWrites, 10 * 7 * 8)
  assert.equal(needed.tableWrites, 10 * (7 * 8 + 4))
  assert.equal(needed.tableReads, 120)
  assert.equal(needed.kmsRequests, (50 + 180) / 100)
  assert.equal(needed.openRoute, 30)
  assert.equal(needed.tokenRoute, 60)
})

test('One key of an index takes what its orders write, a sharded one its share', () => {
  const needed = at(8)
  assert.equal(needed.boardWrites, 16)
  assert.equal(needed.trackingWrites, 8)
  assert.equal(needed.dueWrites, 8 * 10 / 8)
})

test('The auth Lambda runs at a time what comes in a second times how long it takes', () => {
  assert.equal(at(10).authentications, 2)
  assert.equal(at(10, { sizes: { lambdaGb: 2 } }).authAtATime, 2 * 1.2 / 2)
})

test('A month costs what is there, what orders make, and more nodes in rush hours only', () => {
  const money = { ...facts(), idle: 100, perMillion: 1000, nodeHour: 0.5, hours: 720 }
  const base = 100 + 43200 / 1e6 * 1000
  assert.equal(dollars(1, money, { nodes: 1 }), base)
  assert.equal(dollars(1, money, { nodes: 3 }), base + 2 * 0.5 * 720 / 6)
  assert.equal(dollars(2, money, { nodes: 1 }), 100 + 2 * 43.2)
})
