// The modules themselves: nothing is declared that nobody uses, and no value is made up that would be another one the next time.
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { Findings } from './plan.mjs'
import { root } from './policies.mjs'

export async function modules() {
  const findings = new Findings()
  const directories = directoriesOf(root)
  findings.expect(directories.size > 0, 'there are no modules')
  for (const [directory, text] of directories) {
    const used = text.replace(/^variable "[\s\S]*?^}/gm, '')
    for (const name of names(text, /^variable "(\w+)"/gm)) {
      findings.expect(new RegExp(`\\bvar\\.${name}\\b`).test(used), `${directory}: nobody uses the variable ${name}`)
    }
    for (const name of names(text, /^locals \{\n([\s\S]*?)^\}/gm).flatMap(block => names(block, /^  (\w+)\s+=/gm))) {
      findings.expect(new RegExp(`\\blocal\\.${name}\\b`).test(text), `${directory}: nobody uses the local value ${name}`)
    }
    for (const [, type, name] of text.matchAll(/^data "(\w+)" "(\w+)"/gm)) {
      findings.expect(text.includes(`data.${type}.${name}`), `${directory}: nobody uses the data ${type}.${name}`)
    }
    findings.expect(!/random_|\b(uuid|bcrypt|timestamp)\(/.test(text), `${directory}: makes up a value, and another one the next time`)
    if (directory.startsWith('modules/')) readByCallers(directory, text, directories, findings)
    else readByPeople(directory, text, findings)
  }
  return findings
}

/** Where one applies, README.md says what an output is for. */
function readByPeople(directory, text, findings) {
  const readme = readFileSync(join(root, 'README.md'), 'utf8')
  for (const name of names(text, /^output "(\w+)"/gm)) {
    findings.expect(new RegExp(`\\boutput\\b[^\`]*\\b${name}\\b|\`${name}\``).test(readme), `${directory}: README.md tells nobody of the output ${name}`)
  }
}

/** An output of a module is read by who calls it: module.<call>, and .<output> behind it. */
function readByCallers(directory, text, directories, findings) {
  const callers = [...directories].flatMap(([from, caller]) => [...caller.matchAll(/^module "(\w+)" \{\n\s*source\s*=\s*"([^"]+)"/gm)]
    .filter(([, , source]) => join(from, source) === directory).map(([, call]) => ({ call, caller })))
  findings.expect(callers.length > 0, `${directory}: nobody uses the module`)
  for (const name of names(text, /^output "(\w+)"/gm)) {
    findings.expect(callers.some(({ call, caller }) => new RegExp(`\\bmodule\\.${call}\\b.*\\.${name}\\b`).test(caller)),
      `${directory}: nobody uses the output ${name}`)
  }
}

const names = (text, expression) => [...text.matchAll(expression)].map(match => match[1])

/** Directories with their .tf files as one text, without comments. */
function directoriesOf(root) {
  const found = new Map()
  for (const file of readdirSync(root, { recursive: true }).filter(name => name.endsWith('.tf') && !name.includes('.terraform')).sort()) {
    const directory = join(file, '..')
    found.set(directory, (found.get(directory) ?? '') + readFileSync(join(root, file), 'utf8').replace(/^\s*#.*$/gm, ''))
  }
  return found
}
