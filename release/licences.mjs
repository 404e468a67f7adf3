// The licences of what is shipped, from CycloneDX bills of materials, held against licences.json.
import { readFileSync } from 'node:fs'
import { Failure } from './shell.mjs'

const POLICY = JSON.parse(readFileSync(new URL('licences.json', import.meta.url), 'utf8'))

/** The components of all bills, each once: group:name, version, its licences as SPDX ids or as it names them. */
export function readBoms(files) {
  const components = new Map()
  for (const file of files) {
    const bom = JSON.parse(readFileSync(file, 'utf8'))
    if (bom.bomFormat !== 'CycloneDX' || !bom.components?.length) throw new Failure(`${file} is no CycloneDX bill of materials with components`)
    for (const { group = '', name, version, licenses = [] } of bom.components) {
      const id = `${group}:${name}`
      components.set(`${id}:${version}`, { id, version, licences: licenses.map(({ license, expression }) => expression ?? license.id ?? license.name) })
    }
  }
  return [...components.values()].sort((one, other) => (`${one.id}:${one.version}` < `${other.id}:${other.version}` ? -1 : 1))
}

/** The licence under which a component is taken: the policy's first of those that it offers, undefined if none is allowed. */
export const taken = (component, policy = POLICY) => Object.keys(policy.allowed).find(licence => component.licences.includes(licence))

const isOurs = ({ id }, policy) => id.split(':')[0] === policy.ours

/** What must not be shipped as it is, a line each. */
export function licenceFlaws(components, policy = POLICY) {
  return components.flatMap(component => {
    const { id, version, licences } = component
    if (id in policy.refused) return [`${id} ${version} is shipped: ${policy.refused[id]}`]
    if (isOurs(component, policy) || taken(component, policy)) return []
    return [`${id} ${version} is under ${licences.join(' or ') || 'no licence that it names'}, which release/licences.json does not allow`]
  })
}

export function checkLicences(components, policy = POLICY) {
  const flaws = licenceFlaws(components, policy)
  if (flaws.length > 0) throw new Failure(`licences:\n${flaws.map(text => `- ${text}`).join('\n')}`)
}

/** The list as Markdown: what others wrote, and under which licence it is taken. */
export function thirdParty(components, policy = POLICY) {
  const theirs = components.filter(component => !isOurs(component, policy))
  return ['# Third-party software', 'Libraries in the services\' images and in the auth Lambda. A base image has its own list.', '',
    '| component | version | taken under | offered under |', '|---|---|---|---|',
    ...theirs.map(component => `| ${component.id} | ${component.version} | ${taken(component, policy)} | ${component.licences.join(', ')} |`), ''].join('\n')
}
