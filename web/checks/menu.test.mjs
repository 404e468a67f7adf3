import assert from 'node:assert/strict'
import { test } from 'node:test'
import { folded, matching } from '../src/main/pages/shared/search.js'

const menu = [
  { id: '1', name: 'Pão de queijo', description: 'Polvilho azedo', categoryType: 'SIDE' },
  { id: '2', name: 'Feijoada', description: 'Feijão-preto', categoryType: 'MEAL' },
  { id: '3', name: 'Guaraná', categoryType: 'DRINK' },
]
const ids = (search, category = '') => matching(menu, search, category).map(({ id }) => id)

test('Case and accents do not matter', () => {
  assert.deepEqual(ids('PAO'), ['1'])
  assert.deepEqual(ids('guarana'), ['3'])
  assert.equal(folded('Açaí À LA MODE'), 'acai a la mode')
})

test('All words have to be there, in name or description', () => {
  assert.deepEqual(ids(' queijo  azedo '), ['1'])
  assert.deepEqual(ids('queijo feijao'), [])
})

test('Nothing typed finds everything, of the category that is chosen', () => {
  assert.deepEqual(ids(''), ['1', '2', '3'])
  assert.deepEqual(ids('', 'MEAL'), ['2'])
  assert.deepEqual(ids('pao', 'MEAL'), [])
})
