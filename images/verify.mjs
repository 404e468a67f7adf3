// Holds the images' archives against what README.md promises: node verify.mjs DIRECTORY REVISION QUEUE…
import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { contentFaults, mutants } from './content.mjs'
import { runFaults } from './running.mjs'

const here = dirname(fileURLToPath(import.meta.url))
const archives = (...words) => execFileSync('node', [join(here, 'archive.mjs'), ...words], { encoding: 'utf8', maxBuffer: 1 << 26 })

function factsOf(archive) {
  const layout = mkdtempSync(join(tmpdir(), 'image-'))
  try {
    execFileSync('tar', ['--extract', '--file', archive, '--directory', layout])
    const image = JSON.parse(archives('show', layout))
    const layers = archives('layers', layout).trim().split('\n')
    const listed = layers.map((layer) => execFileSync('tar', ['--list', '--verbose', '--gzip', '--file', layer], { encoding: 'utf8', maxBuffer: 1 << 26, stdio: ['ignore', 'pipe', 'ignore'] }))
    // -rw-r--r-- 0/0 123 1970-01-01 00:00 app/sbom.json; a link is followed by an arrow and where it goes
    const files = listed.join('').trim().split('\n').map((line) => {
      const [mode, , , , , ...name] = line.split(/\s+/)
      return { mode, path: `/${name.join(' ').split(' -> ')[0].split(' link to ')[0].replace(/^\.?\//, '')}` }
    })
    const carrier = layers.find((_, at) => /(^| )(\.\/)?app\/sbom\.json$/m.test(listed[at]))
    const sbom = carrier && execFileSync('tar', ['--extract', '--gzip', '--to-stdout', '--file', carrier, 'app/sbom.json'], { encoding: 'utf8', maxBuffer: 1 << 26, stdio: ['ignore', 'pipe', 'ignore'] })
    return { ...image, files, sbom: sbom ? JSON.parse(sbom) : undefined }
  } finally {
    rmSync(layout, { recursive: true, force: true })
  }
}

const [directory, revision, ...queues] = process.argv.slice(2)
let failed = 0
const tell = (image, faults) => {
  for (const fault of faults) console.error(`${image}: ${fault}`)
  failed += faults.length
}

for (const queue of queues) {
  const name = `routes-${queue}`
  const archive = join(directory, `${name}.tar`)
  if (!existsSync(archive)) {
    tell(name, [`${archive} is missing`])
    continue
  }
  const facts = factsOf(archive)
  tell(name, contentFaults(facts, name, revision))
  for (const mutant of mutants) {
    const faults = contentFaults(mutant.change(structuredClone(facts)), name, revision)
    if (!faults.some((fault) => fault.includes(mutant.noticed))) tell(name, [`nobody noticed the fault "${mutant.fault}"`])
  }
  tell(name, await runFaults(archive))
  console.log(`${name}: ${Math.round(facts.compressed / 1e6)} MB compressed, ${mutants.length} faults noticed, started and ended`)
}
process.exit(failed ? 1 : 0)
