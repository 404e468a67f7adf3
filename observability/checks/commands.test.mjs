import assert from 'node:assert/strict'
import { test } from 'node:test'
import { commandFlaws, commandsIn } from './commands.mjs'

const known = {
  words: new Set(['dead-letters']), options: new Set(['--aws', '--service']), services: new Set(['ORDERS_SERVICE']),
  deployments: new Set(['orders']), namespaces: new Set(['guardian']),
}
const flaws = command => commandFlaws({ Away: `# Away\n\`\`\`\n${command}\n\`\`\`\n` }, known)

test('commands are what stands in code blocks, without remarks and what they are piped into', () => {
  assert.deepEqual(commandsIn('text\n```\nkubectl get pods   # all\ncurl x | grep y\n```\n- so:\n  ```\n  aws sts\n  ```\nor `./guardian down`'),
    ['kubectl get pods', 'curl x', 'aws sts', './guardian down'])
})

test('a command that exists has no flaw', () => {
  assert.deepEqual(flaws('./guardian dead-letters list --aws --service ORDERS_SERVICE\nkubectl -n guardian logs deployment/orders'), [])
})

test('what the command line does not have is named', () => {
  assert.deepEqual(flaws('./guardian letters list --everything --service CATALOG'), [
    'runbooks/Away.md: ./guardian has no command letters',
    'runbooks/Away.md: ./guardian has no option --everything',
    'runbooks/Away.md: CATALOG is no service of the contract',
  ])
})

test('a deployment or namespace that is not there is named', () => {
  assert.deepEqual(flaws('kubectl -n shop logs deployment/order'),
    ['runbooks/Away.md: there is no namespace shop', 'runbooks/Away.md: there is no deployment/order'])
})

test('a runbook without a command, and a program that nobody knows, are named', () => {
  assert.deepEqual(commandFlaws({ Away: '# Away\n' }, known), ['runbooks/Away.md: says no command'])
  assert.deepEqual(flaws('helm list'), ['runbooks/Away.md: helm is no command that is known'])
})
