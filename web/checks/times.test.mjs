import assert from 'node:assert/strict'
import { test } from 'node:test'
import { clockTime, countdown, dayOf, dayTime, daysBefore, learnTime, minutesSince, now } from '../src/main/pages/shared/times.js'

test('Times are the restaurant\'s, wherever the browser is', () => {
  assert.equal(clockTime('2026-12-02T01:04:13.039Z', 'pt-BR'), '22:04')
  assert.equal(dayTime('2026-12-02T02:59:59Z', 'pt-BR'), '01/12/2026, 23:59')
  assert.equal(dayTime('2026-12-02T02:59:59Z', 'en-GB'), '01/12/2026, 23:59')
  assert.equal(dayTime('2026-12-02T02:59:59Z', 'en-US'), '12/01/2026, 23:59')
  assert.equal(clockTime('2026-12-02T03:00:00Z', 'pt-BR'), '00:00')
})

test('A countdown never shows less than is left, nor less than nothing', () => {
  assert.equal(countdown(2095), '34:55')
  assert.equal(countdown(59.2), '1:00')
  assert.equal(countdown(0), '0:00')
  assert.equal(countdown(-5), '0:00')
})

test('An age is whole minutes', () => {
  const at = Date.parse('2026-12-02T10:10:59Z')
  assert.equal(minutesSince('2026-12-02T10:00:00Z', at), 10)
  assert.equal(minutesSince('2026-12-02T10:11:30Z', at), 0)
})

test('The server\'s clock counts, beyond the rounding of its header', () => {
  learnTime(new Date(Date.now() + 3_600_000).toUTCString())
  assert.ok(Math.abs(now() - Date.now() - 3_600_000) < 2000)
  learnTime('nonsense')
  assert.ok(Math.abs(now() - Date.now() - 3_600_000) < 2000)
  learnTime(new Date().toUTCString())
  assert.ok(Math.abs(now() - Date.now()) < 5)
})

test('A day is the restaurant\'s, and begins at its midnight', () => {
  assert.equal(dayOf('2026-12-02T02:59:59Z'), '2026-12-01')
  assert.equal(dayOf('2026-12-02T03:00:00Z'), '2026-12-02')
  assert.equal(daysBefore('2026-03-01', 1), '2026-02-28')
  assert.equal(daysBefore('2026-01-03', 6), '2025-12-28')
})
