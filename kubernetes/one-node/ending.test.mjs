import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { test } from 'node:test'

const ending = join(import.meta.dirname, 'ending.mjs')
const unusable = join(import.meta.dirname, 'unusable.mjs')

/** Runs a main that says when each of two things is undone; what it said, and its exit code. */
async function run(then, signal) {
  const program = `import { runAndUndo } from ${JSON.stringify(ending)}
    import { Unusable } from ${JSON.stringify(unusable)}
    runAndUndo('try', async ({ undo }) => {
      undo(() => console.log('first undone'))
      undo(async () => { console.log('second undone'); throw new Error('too late') })
      console.log('begun')
      ${then}
    })`
  const child = spawn(process.execPath, ['--input-type=module', '--eval', program], { stdio: ['ignore', 'pipe', 'pipe'] })
  const said = { stdout: '', stderr: '' }
  for (const stream of Object.keys(said)) {
    child[stream].setEncoding('utf8').on('data', text => {
      said[stream] += text
      if (signal && text.includes('begun')) child.kill(signal)
    })
  }
  const [code] = await once(child, 'close')
  return { code, ...said }
}

const ALL = 'begun\nsecond undone\nfirst undone\n'

test('at its end everything is undone in reverse, also after a step that fails', async () => {
  const { code, stdout, stderr } = await run('return 3')
  assert.deepEqual([code, stdout, stderr], [3, ALL, 'not cleaned up: too late\n'])
})

test('a signal undoes everything', async () => {
  for (const [signal, expected] of [['SIGINT', 130], ['SIGTERM', 143], ['SIGHUP', 129]]) {
    const { code, stdout } = await run('await new Promise(done => setTimeout(done, 60_000))', signal)
    assert.deepEqual([code, stdout], [expected, ALL])
  }
})

test('an error undoes everything', async () => {
  const { code, stdout, stderr } = await run("throw new Unusable('not here', 2)")
  assert.deepEqual([code, stdout], [2, ALL])
  assert.match(stderr, /^try: not here$/m)
})

test('what is begun while it ends is undone, too', async () => {
  const { stdout } = await run("undo(() => { undo(() => console.log('third undone')) }); return 0")
  assert.equal(stdout, 'begun\nthird undone\nsecond undone\nfirst undone\n')
})
