import assert from 'node:assert/strict'
import { test } from 'node:test'
import { alertFlaws } from './alerts.mjs'

const rule = {
  alert: 'Away',
  labels: { severity: 'page' },
  annotations: { summary: 'It is away', description: 'Since 3 s', runbook: 'observability/runbooks/Away.md', dashboard: 'guardian-pods' },
}
const runbooks = { Away: '# Away\n\n## What it means\n\n## Where to look\n\n## What to do\n' }
const expected = { alerts: [{ alert: 'Away', severities: ['page'] }, { alert: 'Away', severities: [] }], expressions: ['kind:counted > 0'] }

test('an alert with all that it needs has no flaw', () => {
  assert.deepEqual(alertFlaws([rule, { record: 'kind:counted' }], runbooks, expected), [])
})

test('an alert without a runbook, and a runbook without an alert, are named', () => {
  assert.deepEqual(alertFlaws([rule], {}, expected), ['Away: has no runbook'])
  assert.deepEqual(alertFlaws([rule], { ...runbooks, Gone: '' }, expected), ['runbooks/Gone.md: there is no such alert'])
})

test('a runbook that does not say what to do is named', () => {
  assert.deepEqual(alertFlaws([rule], { Away: runbooks.Away.replace('## What to do\n', '') }, expected),
    ['Away: its runbook does not say "What to do"'])
})

test('an alert that no test sees firing, or not firing, is named', () => {
  assert.deepEqual(alertFlaws([rule], runbooks, { alerts: [], expressions: [] }),
    ['Away: no test in which it fires as page', 'Away: no test in which it does not fire'])
})

test('each severity of an alert has a test of its own', () => {
  assert.deepEqual(alertFlaws([rule, { ...rule, labels: { severity: 'ticket' } }], runbooks, expected),
    ['Away: no test in which it fires as ticket'])
})

test('a recorded series that no test looks at is named', () => {
  assert.deepEqual(alertFlaws([{ record: 'kind:lost' }], {}, expected), ['kind:lost: no test looks at it'])
})

test('an unknown severity, dashboard or runbook, and a missing word, are named', () => {
  const bare = { alert: 'Away', labels: { severity: 'loud' }, annotations: { summary: ' ', dashboard: 'guardian-kitchen' } }
  assert.deepEqual(alertFlaws([bare], runbooks, { ...expected, alerts: [...expected.alerts, { alert: 'Away', severities: ['loud'] }] }), [
    'Away: its severity is loud, and not page or ticket',
    'Away: has no summary',
    'Away: has no description',
    'Away: its runbook is undefined',
    'Away: there is no dashboard guardian-kitchen',
  ])
})
