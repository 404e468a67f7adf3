import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { test } from 'node:test'
import { isLeftOver } from './service.mjs'

test('containers are left over once the run that made them has ended, and only its own', () => {
  const { pid } = spawnSync(process.execPath, ['--version'])
  assert.equal(isLeftOver(`guardian-measure-${pid}-1-orders`), true)
  assert.equal(isLeftOver(`guardian-measure-${process.pid}-1-orders`), false)
  assert.equal(isLeftOver(`guardian-try-${pid}-orders`), false)
  assert.equal(isLeftOver('guardian-measure-'), false)
})
