import assert from 'node:assert/strict'
import { test } from 'node:test'
import { withPage } from '../src/main/pages/customer/pages.js'

test('Pages make one list, in their order, and what is met twice is there once, as it was told last', () => {
  const first = withPage([], [{ id: 'c', status: 'AWAITING' }, { id: 'b', status: 'DONE' }])
  const both = withPage(first, [{ id: 'b', status: 'FINISHED' }, { id: 'a', status: 'CANCELLED' }])
  assert.deepEqual(both.map(({ id, status }) => `${id} ${status}`), ['c AWAITING', 'b FINISHED', 'a CANCELLED'])
  assert.deepEqual(withPage(both, []), both)
})
