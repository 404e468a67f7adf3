// Deliberate faults: each is applied to a copy of its own, and must be noticed by whom it names, with the words that it names.
import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'

export function run(command, args, directory, environment = {}) {
  return new Promise(done => {
    const options = { cwd: directory, maxBuffer: 1 << 28, env: { ...process.env, NO_COLOR: '1', ...environment } }
    execFile(command, args, options, (error, out, err) => done({ failed: error !== null, output: out + err, out }))
  })
}

/**
 * How many were not noticed; without any mutant one. A mutant says its name, by whom it is noticed and which words (says); and in
 * which file, below the directory, what becomes what, or how the copy is changed otherwise, which is the caller's.
 * only: their names, if not all are meant. copy(home, mutant) makes the copy. look(directory, mutant) says whether somebody there
 * failed, and what was said; or that it is left to somebody else, whom left names.
 */
export async function prove(mutants, { only = [], directory, copy, look, left = 'left' }) {
  const work = mkdtempSync(join(tmpdir(), 'guardian-mutants-'))
  const waiting = mutants.filter(({ name }) => only.length === 0 || only.includes(name))
  const total = waiting.length
  let survived = 0
  let remaining = 0

  async function judge(mutant) {
    const home = join(work, mutant.name)
    await copy(home, mutant)
    if (mutant.file && !apply(join(home, directory, mutant.file), mutant)) return 'does not apply any more'
    const seen = await look(join(home, directory), mutant)
    rmSync(home, { recursive: true, force: true })
    if (seen.left) {
      remaining += 1
      return null
    }
    if (!seen.failed) return `was not noticed by ${mutant.by}`
    const flat = seen.output.replace(/[\s│]+/g, ' ')
    return mutant.says?.test(flat) ? null : `was noticed by ${mutant.by} for another reason: ${flat.slice(0, 600)}`
  }

  await Promise.all(Array.from({ length: availableParallelism() }, async () => {
    while (waiting.length) {
      const mutant = waiting.shift()
      const flaw = await judge(mutant)
      if (flaw === null) continue
      survived += 1
      console.error(`mutant ${mutant.name} ${flaw}`)
    }
  }))
  rmSync(work, { recursive: true, force: true })
  console.log(`${total} mutants, ${total - survived - remaining} noticed, ${survived} not${remaining ? `, ${remaining} ${left}` : ''}`)
  return total === 0 ? 1 : survived
}

function apply(file, { from, to, insteadOfLink }) {
  const before = readFileSync(file, 'utf8')
  const after = before.replace(from, () => to)
  if (before === after) return false
  if (insteadOfLink) rmSync(file)
  writeFileSync(file, after)
  return true
}
