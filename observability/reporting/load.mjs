// What ran, and when: by the figures of ./guardian load, and by the clone.
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Unusable } from '../../kubernetes/one-node/unusable.mjs'

/** The figures that ./guardian load --json has written. @throws Unusable if they are none */
export function figuresIn(file) {
  try {
    const figures = JSON.parse(readFileSync(file, 'utf8'))
    if (figures.version !== 1 || !Number.isFinite(Date.parse(figures.begin))) throw new Error('it is not what ./guardian load --json writes')
    return figures
  } catch (error) {
    throw new Unusable(`${file} cannot be read: ${error.message}`, 2)
  }
}

/** Seconds from the last scrape before the first order to the first scrape after the last one. */
export function timeOf({ begin, seconds }, interval) {
  const start = Math.floor(Date.parse(begin) / 1000)
  return { start: start - interval, end: Math.ceil(start + seconds) + interval }
}

/** The version that a clone builds, {name, commit}; without a commit where git cannot tell it. */
export function versionOf(repository) {
  const [, name] = readFileSync(join(repository, 'pom.xml'), 'utf8').match(/<artifactId>guardian<\/artifactId>\s*<version>([^<]+)/)
  try {
    return { name, commit: execFileSync('git', ['describe', '--always', '--dirty', '--exclude=*'], { cwd: repository, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim() }
  } catch {
    return { name }
  }
}
