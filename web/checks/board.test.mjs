import assert from 'node:assert/strict'
import { test } from 'node:test'
import { COLUMNS, columnsOf, newOnes, NEXT, urgency, withOrder } from '../src/main/pages/kitchen/board.js'

const order = (id, status, version = 2) => ({ id, status, version })

test('Columns come in the board\'s order, each with the oldest first as the API lists them', () => {
  const columns = columnsOf([order('2', 'DONE'), order('1', 'IN_PROGRESS'), order('3', 'AWAITING'), order('4', 'AWAITING')])
  assert.deepEqual(Object.keys(columns), ['DONE', 'IN_PROGRESS', 'AWAITING'])
  assert.deepEqual(columns.AWAITING.map(({ id }) => id), ['3', '4'])
})

test('An order that moved between two pages is shown once, where it is now', () => {
  const columns = columnsOf([order('1', 'IN_PROGRESS', 3), order('1', 'AWAITING', 2)])
  assert.equal(columns.AWAITING.length, 0)
  assert.equal(columns.IN_PROGRESS.length, 1)
})

test('An older answer never overwrites what is known, and what is over leaves the board', () => {
  const orders = [order('1', 'IN_PROGRESS', 3), order('2', 'AWAITING', 2)]
  assert.equal(withOrder(orders, order('1', 'AWAITING', 2)), orders)
  assert.deepEqual(withOrder(orders, order('1', 'DONE', 4)).map(({ status }) => status), ['DONE', 'AWAITING'])
  assert.deepEqual(withOrder(orders, order('1', 'FINISHED', 5)).map(({ id }) => id), ['2'])
  assert.deepEqual(withOrder(orders, order('2', 'CANCELLED', 3)).map(({ id }) => id), ['1'])
})

test('Each column leads to the next, as the kitchen works', () => {
  assert.deepEqual([...COLUMNS].reverse().map(status => NEXT[status]), ['IN_PROGRESS', 'DONE', 'FINISHED'])
})

test('Only orders that wait and were not seen are new', () => {
  assert.deepEqual(newOnes([order('1', 'AWAITING'), order('2', 'AWAITING'), order('3', 'DONE')], new Set(['1'])).map(({ id }) => id), ['2'])
})

test('Ten minutes are soon late, twenty are late', () => {
  assert.deepEqual([0, 9, 10, 19, 20, 90].map(urgency), ['fresh', 'fresh', 'soon', 'soon', 'late', 'late'])
})
