// Facts with round numbers, for tests.
import { readFileSync } from 'node:fs'

const json = name => JSON.parse(readFileSync(new URL(name, import.meta.url), 'utf8'))

const value = numbers => Object.fromEntries(Object.entries(numbers).map(([name, number]) => [name, { value: number }]))

export const inputs = {
  restaurant: value({ 'orders.of.the.rush.hour': 360, 'busiest.minute.over.mean': 2, 'rush.hours.of.a.day': 4, 'days.of.a.month': 30 }),
  order: value({ 'requests.of.the.busiest.open.route': 3, 'requests.of.the.busiest.token.route': 6, 'board.write.units.of.a.status': 2,
    'tracking.write.units': 1, 'due.write.units': 10, 'due.shards': 8, 'messages.in.flight.of.a.pod': 44 }),
  'database.cpu.millis.of.an.order': value({ payments: 8 }),
  node: value({ 'cpu.millis': 1930, 'memory.mib': 7100, 'daemons.cpu.millis': 150, 'daemons.memory.mib': 300, 'daemons.pods': 5,
    'beside.cpu.millis': 900, 'beside.memory.mib': 2200, 'beside.pods': 14 }),
}

const sizes = {
  services: ['orders', 'payments'], databases: ['payments'], databaseClass: 'db.t4g.medium', instance: 'm', zones: 2, fewestNodes: 1, mostNodes: 8, fewestPods: 1, mostPods: 10,
  cpuTarget: 0.7, memoryTarget: 0.9, cpuMillis: 250, memoryMib: 512, surge: 1, pool: 12, maxConnections: 150, routeRate: 500, openRate: 100,
  tableUnits: 4000, lambdaConcurrency: 50, lambdaGb: 1, podsOfANode: 29,
}

const load = {
  'api.requests': 15, 'messages.published': 5, 'messages.delivered': 9, 'publish.requests.each': { alone: 1 },
  'receive.and.delete.requests.each': { alone: 2 }, 'order.writes': 7, 'order.write.units.each': 8, 'other.table.write.units': 4,
  'table.read.units': 12, 'auth.requests': 0.2, 'auth.gb.seconds.each': 1.2,
}

export const facts = (changes = {}) => ({
  inputs, load, read: '2026-01-01', asOf: '2026-01', region: 'here', idle: 0, perMillion: 0, nodeHour: 0, hours: 720,
  measured: { date: '2026-01-02', 'cpu.millis.of.an.order': { orders: 50, payments: 100 } }, quotas: json('quotas.json').quotas,
  ...changes, sizes: { ...sizes, ...changes.sizes },
})
