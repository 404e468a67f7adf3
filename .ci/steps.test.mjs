// The steps of CI, as few that sleep and fail.
import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'

// Whoever sleeps for ever has to be ended: a script is not through before the last process that it has started is.
const IN_TIME = { timeout: 60_000 }
const FOR_EVER = 'sleep 600'
// Each begins when both are there.
const LANE = 'touch lane; until [ -e foreground ]; do sleep 0.02; done'
const FOREGROUND = 'touch foreground; until [ -e lane ]; do sleep 0.02; done'

async function run(script, { at, signal } = {}) {
  const directory = mkdtempSync(join(tmpdir(), 'guardian-steps-'))
  const whole = `set -euo pipefail; cd ${directory}; . ${join(import.meta.dirname, 'steps.sh')}\n${script}`
  // All that it starts have the last of these pipes, wherever they write.
  const bash = spawn('bash', ['-c', whole], { stdio: ['ignore', 'pipe', 'pipe', 'pipe'] })
  let said = ''
  for (const pipe of bash.stdio.slice(1)) {
    pipe.on('data', text => {
      said += text
      if (at && said.includes(at)) bash.kill(signal)
    })
  }
  const [code] = await once(bash, 'close')
  rmSync(directory, { recursive: true })
  return { code, said }
}

test('Steps run one after the other, and how long they took is told at the end', IN_TIME, async () => {
  const { code, said } = await run('step one echo first\nstep two echo second')
  assert.equal(code, 0)
  assert.match(said, /^== one\nfirst\n== two\nsecond\n== time\n +\d+ s {2}one\n +\d+ s {2}two\n$/)
})

test('A step that fails is the last, and its code is that of all', IN_TIME, async () => {
  const { code, said } = await run('step one sh -c "exit 3"\nstep two true')
  assert.equal(code, 3)
  assert.match(said, /^== one\n== time\n +\d+ s {2}one, not to its end\n$/)
})

test('What is done at the end beside it does not hide that a step has failed', IN_TIME, async () => {
  const { code, said } = await run(`step one true\ntrap 'code=$?; true; end_of_steps $code' EXIT\nstep two sh -c 'exit 3'`)
  assert.equal(code, 3)
  assert.match(said, /two, not to its end\n$/)
})

test('A lane runs beside a step, and what it said is told when both are through', IN_TIME, async () => {
  const { code, said } = await run(`checks() { step a sh -c '${LANE}; echo of a; nice'; step b echo of b; }
    step_beside checks build sh -c '${FOREGROUND}; echo built'\nstep last echo last`)
  assert.equal(code, 0, said)
  assert.match(said, /== build\n.*\nbuilt\n== checks, waited for\n== a\nof a\n19\n== b\nof b\n== last\nlast\n== time\n/)
  for (const name of ['build', 'beside: a', 'beside: b', 'checks, waited for', 'last']) assert.match(said, new RegExp(` s {2}${name}\\n`))
})

test('A lane that fails ends what runs beside it, with its own code, and says why at last', IN_TIME, async () => {
  const { code, said } = await run(`checks() { step a sh -c '${LANE}; echo because; exit 4'; step b echo never; }
    step_beside checks build sh -c '${FOREGROUND}; ${FOR_EVER}'\nstep last echo never`)
  assert.equal(code, 4, said)
  assert.match(said, /== a\nbecause\n== time\n +\d+ s {2}beside: a, not to its end\n +\d+ s {2}build, not to its end\n$/)
})

test('A lane that fails when all else is through does so too', IN_TIME, async () => {
  const { code, said } = await run(`checks() { step a sh -c 'until [ -e built ]; do sleep 0.02; done; sleep 0.5; echo because; exit 5'; }
    step_beside checks build touch built\nstep last echo never`)
  assert.equal(code, 5, said)
  assert.match(said, /== a\nbecause\n== time\n/)
  assert.doesNotMatch(said, /never/)
})

test('A step that fails ends the lane beside it', IN_TIME, async () => {
  const { code, said } = await run(`checks() { step a sh -c '${LANE}; ${FOR_EVER}'; }
    step_beside checks build sh -c '${FOREGROUND}; echo because; exit 6'\nstep last echo never`)
  assert.equal(code, 6, said)
  assert.match(said, /because\n== time\n/)
})

for (const [signal, expected] of [['SIGINT', 130], ['SIGTERM', 143]]) {
  test(`${signal} leaves nothing behind`, IN_TIME, async () => {
    const { code, said } = await run(`checks() { step a sh -c '${LANE}; ${FOR_EVER}'; }
      step_beside checks build sh -c '${FOREGROUND}; echo there; ${FOR_EVER}'`, { at: 'there\n', signal })
    assert.equal(code, expected, said)
  })
}
