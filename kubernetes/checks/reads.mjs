// The environment variables that a service's code and configuration read.
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { repository } from './documents.mjs'

// Modules that no pod has, or that are another process.
const OTHERS = new Set(['local-platform', 'service-test', 'database-migration', 'acceptance-tests', 'auth-lambda', 'benchmarks'])

/** Modules whose code is in the service's process. */
export function modulesOf(queue) {
  return readdirSync(repository).filter(name => existsSync(join(repository, name, 'src/main')) && !OTHERS.has(name)
    && (!name.startsWith('routes-') || name === `routes-${queue}`))
}

const files = (queue, ending) => modulesOf(queue).flatMap(module => readdirSync(join(repository, module, 'src/main'), { recursive: true })
  .filter(name => name.endsWith(ending)).map(name => readFileSync(join(repository, module, 'src/main', name), 'utf8')))

/** `${NAME}` and `${NAME:default}` in configuration, with whether the name must be there. */
export function placeholders(queue) {
  const found = new Map()
  for (const text of files(queue, '.yaml')) {
    for (const [, name, rest] of text.matchAll(/\$\{([A-Z][A-Z0-9_]*)(:[^}]*)?\}/g)) found.set(name, (found.get(name) ?? false) || rest === undefined)
  }
  return found
}

/** Components of configuration records, as variables: mercadopago + accessToken is MERCADOPAGO_ACCESS_TOKEN. Whether it must be there. */
export function properties(queue) {
  const found = new Map()
  for (const text of files(queue, '.java')) {
    const [, prefix, after] = text.match(/@ConfigurationProperties\("([a-z0-9.-]+)"\)([\s\S]*)/) ?? []
    if (!prefix) continue
    for (const component of components(after)) {
      const name = component.match(/(\w+)\s*$/)?.[1]
      if (name) found.set(variable(`${prefix}.${name}`), /@(NotNull|NotBlank|NotEmpty)/.test(component) && !/@DefaultValue/.test(component))
    }
  }
  return found
}

const variable = property => property.replace(/([a-z0-9])([A-Z])/g, '$1_$2').replace(/[.-]/g, '_').toUpperCase()

/** What stands between the parentheses of a record's header, at its commas. */
function components(text) {
  const parts = ['']
  let depth = 0
  for (const character of text.slice(text.search(/record \w+\(/)).replace(/^record \w+\(/, '')) {
    if (character === ')' && depth === 0) return parts
    if ('(<{'.includes(character)) depth += 1
    if (')>}'.includes(character)) depth -= 1
    if (character === ',' && depth === 0) parts.push('')
    else parts[parts.length - 1] += character
  }
  return []
}

/** What the migration reads of its environment, and what it asks for: it asks for all that it reads. */
export function migrationReads() {
  const code = 'database-migration/src/main/java'
  if (!existsSync(join(repository, code))) return new Set()
  return new Set(readdirSync(join(repository, code), { recursive: true }).filter(name => name.endsWith('.java'))
    .flatMap(name => [...readFileSync(join(repository, code, name), 'utf8').matchAll(/\brequired\(environment, "([A-Z_]+)"\)/g)].map(([, variable]) => variable)))
}
