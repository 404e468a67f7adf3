import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { run } from './runner.mjs'

/** Production planned by its test in a copy of terraform/, into a file: whether that was possible, and what was said. */
export async function planOf(directory, file, ownProvider) {
  const environment = ownProvider ? { TF_REATTACH_PROVIDERS: '' } : {}
  const test = await run('terraform', ['test', '-json', '-verbose', '-filter=tests/production.tftest.hcl'], directory, environment)
  const line = test.out.split('\n').find(text => text.includes('"type":"test_plan"'))
  if (!line) return { failed: true, planned: false, output: messages(test.output) }
  const { resource_changes, output_changes } = JSON.parse(line).test_plan
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, JSON.stringify({ resource_changes, output_changes }))
  return { failed: test.failed, planned: true, output: messages(test.output) }
}

const messages = json => json.split('\n').map(line => {
  try {
    const event = JSON.parse(line)
    return event.diagnostic ? `${event.diagnostic.summary}: ${event.diagnostic.detail}` : ''
  } catch {
    return line
  }
}).join('\n')
