import assert from 'node:assert/strict'
import { test } from 'node:test'
import { COLUMNS, columnsOf, isElsewhere, newOnes, NEXT, urgency, withList, withOrder } from '../src/main/pages/kitchen/board.js'

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

test('A list that is older than what is known takes nothing back', () => {
  const shown = [order('1', 'IN_PROGRESS', 3), order('2', 'AWAITING', 2), order('3', 'AWAITING', 2)]
  const late = [order('1', 'AWAITING', 2), order('2', 'AWAITING', 2), order('3', 'AWAITING', 2), order('4', 'AWAITING', 1)]
  assert.deepEqual(withList(shown, late, [], 0).map(({ id, status }) => id + status), ['1IN_PROGRESS', '2AWAITING', '3AWAITING', '4AWAITING'])
  assert.deepEqual(withList([], late, [{ order: order('2', 'DONE', 4), at: 5 }], 9).map(({ status }) => status), ['AWAITING', 'DONE', 'AWAITING', 'AWAITING'])
  assert.deepEqual(withList([], late, [{ order: order('2', 'FINISHED', 5), at: 5 }], 9).map(({ id }) => id), ['1', '3', '4'], 'what is over stays away')
})

test('A list that is newer counts, whatever was known', () => {
  const shown = [order('1', 'IN_PROGRESS', 3), order('2', 'AWAITING', 2)]
  const learned = [{ order: order('1', 'IN_PROGRESS', 3), at: 5 }]
  assert.deepEqual(withList(shown, [order('1', 'DONE', 4)], learned, 9), [order('1', 'DONE', 4)], 'another tablet went on, and cancelled the other')
  assert.deepEqual(withList(shown, [], learned, 9), [], 'another tablet finished it')
  assert.deepEqual(withList(shown, [], learned, 4), [order('1', 'IN_PROGRESS', 3)], 'it was answered while the list was on its way')
  assert.deepEqual(withList([], [order('1', 'AWAITING', 2), order('1', 'DONE', 4)], learned, 9), [order('1', 'DONE', 4)], 'met twice')
})

test('What moves an order on the board is noticed, and what does not is none', () => {
  const board = [order('1', 'IN_PROGRESS'), order('2', 'AWAITING'), order('3', 'AWAITING')]
  assert.ok(!isElsewhere(board, board.map(one => ({ ...one, version: 9 }))))
  for (const [what, after] of Object.entries({
    gone: board.slice(1), moved: [order('1', 'IN_PROGRESS'), order('2', 'IN_PROGRESS'), order('3', 'AWAITING')], added: [...board, order('4', 'AWAITING')], another: [board[0], order('9', 'AWAITING'), board[2]],
  })) assert.ok(isElsewhere(board, after), what)
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
