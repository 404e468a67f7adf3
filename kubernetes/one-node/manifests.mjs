// The rendered manifests of an environment, made of a copy of this directory, so that what is generated for the real one stays.
import { cpSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { parseAllDocuments } from 'yaml'
import { run } from './podman.mjs'

const kubernetes = join(import.meta.dirname, '..')
const NOT_COPIED = new Set(['node_modules', 'generated', 'target'])

/** The documents of an overlay and of its migrations, as `kubernetes/generate` and kustomize make them of Terraform's outputs. */
export async function render(environment, outputs, version, directory) {
  const copy = join(directory, 'kubernetes')
  rmSync(copy, { recursive: true, force: true })
  mkdirSync(directory, { recursive: true })
  for (const part of readdirSync(kubernetes).filter(name => !NOT_COPIED.has(name))) {
    cpSync(join(kubernetes, part), join(copy, part), { recursive: true, filter: path => !NOT_COPIED.has(basename(path)) })
  }
  const file = join(directory, 'outputs.json')
  writeFileSync(file, JSON.stringify(Object.fromEntries(Object.entries(outputs).map(([name, value]) => [name, { value }]))))
  await run(join(copy, 'generate'), [environment, '--outputs', file, '--version', version])
  const build = async path => parseAllDocuments(await run('kubectl', ['kustomize', join(copy, 'overlays', environment, path)]))
    .map(document => document.toJS())
  return new Manifests([...await build('.'), ...await build('migration')])
}

export class Manifests {
  constructor(documents) {
    this.documents = documents
  }

  of(kind) {
    return this.documents.filter(document => document.kind === kind)
  }

  one(kind, name) {
    const found = this.of(kind).find(({ metadata }) => metadata.name === name)
    if (!found) throw new Error(`no ${kind} is called ${name}`)
    return found
  }
}

/** Whether a Service's selector takes these labels. */
export const selects = (selector, labels) => Object.entries(selector).every(([key, value]) => labels[key] === value)
