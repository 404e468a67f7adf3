import { readFileSync } from 'node:fs'
import { basename } from 'node:path'

/** A plan: its resources with type, address and what they will be; its outputs; its environment, null if it is of none. */
export function readPlan(file) {
  const json = JSON.parse(readFileSync(file, 'utf8'))
  const resources = json.resource_changes
    .filter(change => change.mode === 'managed' && change.change.after !== null)
    .map(change => ({ type: change.type, address: change.address, is: change.change.after }))
  if (resources.length === 0) {
    throw new Error(`${file} plans nothing`)
  }
  const outputs = Object.fromEntries(
    Object.entries(json.output_changes ?? {}).map(([name, change]) => [name, change.after]))
  return { name: basename(file, '.json'), resources, outputs, environment: environmentOf(resources) }
}

function environmentOf(resources) {
  return resources.find(resource => resource.type === 'aws_eks_cluster')?.is.name.replace(/^guardian-/, '') ?? null
}

export const list = value => (value === undefined || value === null ? [] : Array.isArray(value) ? value : [value])

/** Collects flaws, and counts what was looked at: a check that finds nothing to look at has not checked. What cannot be looked at it says. */
export class Findings {
  flaws = []
  unseen = []
  looks = 0

  expect(condition, flaw) {
    this.looks += 1
    if (!condition) this.flaws.push(flaw)
  }
}
