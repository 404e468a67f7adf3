import assert from 'node:assert/strict'
import { test } from 'node:test'
import { panelsOf, readDashboards } from '../checks/dashboards-read.mjs'
import { format, KNOWN } from './units.mjs'

const NOW = 1_800_000_000_000

for (const [value, unit, decimals, text] of [
  [0, 's', undefined, '0 s'], [0.0123, 's', undefined, '12.3 ms'], [59.99, 's', undefined, '1 min'], [5 * 3600, 's', undefined, '5 h'], [0.0000042, 's', undefined, '4.2 µs'],
  [1500, 'ms', undefined, '1.5 s'], [12.345, 'none', undefined, '12.3'], [12_345_678, 'none', undefined, '12,345,678'], [3, 'short', 0, '3'], [1234, 'short', undefined, '1.23 K'],
  [999.96, 'short', undefined, '1 K'], [0.1234, 'percentunit', 1, '12.3 %'], [97, 'percent', undefined, '97 %'], [1234.5, 'currencyBRL', undefined, 'R$ 1,234.50'],
  [0.25, 'ops', 2, '0.25 ops/s'], [12, 'opm', undefined, '12 ops/min'], [1200, 'reqps', undefined, '1.2K req/s'], [3, 'mps', undefined, '3 msg/s'],
  [1536, 'bytes', undefined, '1.5 KiB'], [1500, 'decbytes', undefined, '1.5 kB'], [2_500_000, 'Bps', undefined, '2.5 MB/s'],
  [-0.25, 'percentunit', 0, '−25 %'], [-0.0001, 'percentunit', 0, '0 %'], [NaN, 's', undefined, '–'], [Infinity, 'short', undefined, '–'], [1.5e-10, 'none', undefined, '1.50e-10'], [5, 'furlong', undefined, '5 furlong'],
]) test(`${value} ${unit} is ${text}`, () => assert.equal(format(value, unit, decimals), text))

test('a moment is told by how long ago it was', () => {
  assert.equal(format(NOW - 90_000, 'dateTimeFromNow', undefined, NOW), '2 min ago')
  assert.equal(format(NOW + 5_000, 'dateTimeFromNow', undefined, NOW), 'in 5 s')
})

test('every unit of every dashboard is known', async () => {
  const { dashboards } = await readDashboards(new URL('../dashboards', import.meta.url).pathname)
  const units = dashboards.flatMap(({ json }) => panelsOf(json)).flatMap(({ fieldConfig: { defaults, overrides } }) =>
    [defaults.unit, ...overrides.flatMap(({ properties }) => properties.filter(({ id }) => id === 'unit').map(({ value }) => value))])
  assert.ok(units.length > 100)
  assert.deepEqual([...new Set(units)].filter(unit => !KNOWN.includes(unit)), [])
})
