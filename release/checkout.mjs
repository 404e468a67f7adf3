// The checkout that a release is made in: what must be true of it before, and what becomes of it at the end.
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { flaw } from './changelog.mjs'
import { Failure, read, succeeds } from './shell.mjs'
import { compare, parse } from './version.mjs'

export const BRANCH = 'main'
export const tagOf = version => `v${version}`

const git = (root, ...args) => read('git', args, root)

/** Everything that forbids the release, a line each; none if it may be made. */
export function objections(root, version, next) {
  if (!parse(version)) return [`${version} is no version: say MAJOR.MINOR.PATCH, for example 1.4.0 (SemVer, without build metadata)`]
  const found = []
  if (/snapshot/i.test(version)) found.push(`${version} is a snapshot: a release has a version of its own`)
  if (!parse(next)) found.push(`--next: ${next} is no version (MAJOR.MINOR.PATCH)`)
  else if (compare(next, version) <= 0) found.push(`--next: ${next} does not follow ${version}`)

  const last = lastRelease(root)
  if (last && compare(version, last) <= 0) found.push(`${version} does not follow ${last}, the last release`)
  const branch = git(root, 'branch', '--show-current')
  if (branch !== BRANCH) found.push(`releases are made on ${BRANCH}, and this is ${branch || 'no branch'}: git switch ${BRANCH}`)
  const changed = git(root, 'status', '--porcelain')
  if (changed) found.push(`the checkout has changes that are not committed:\n${changed}`)
  const upstream = `refs/remotes/origin/${BRANCH}`
  if (succeeds('git', ['rev-parse', '--verify', '--quiet', upstream], root)
    && !succeeds('git', ['merge-base', '--is-ancestor', upstream, 'HEAD'], root)) {
    found.push(`${BRANCH} lacks commits of origin/${BRANCH}: git pull`)
  }
  const changelog = flaw(readFileSync(join(root, 'CHANGELOG.md'), 'utf8'), version)
  if (changelog) found.push(`CHANGELOG.md ${changelog}`)
  const current = currentVersion(root)
  if (!current.endsWith('-SNAPSHOT')) found.push(`pom.xml has version ${current}: between releases it has a -SNAPSHOT`)
  return found
}

/** The version in the root pom, as it stands there. */
export function currentVersion(root) {
  const pom = readFileSync(join(root, 'pom.xml'), 'utf8')
  const found = pom.match(/<artifactId>guardian<\/artifactId>\s*<version>([^<]+)<\/version>/)
  if (!found) throw new Failure('pom.xml does not say the version of io.guardianpartner:guardian')
  return found[1]
}

/** The highest released version that has a tag, undefined if there is none. */
export function lastRelease(root) {
  return git(root, 'tag', '--list', 'v*').split('\n').map(tag => tag.slice(1)).filter(parse).sort(compare).at(-1)
}

/**
 * A work tree of its own at a commit, below target: whatever happens in it, the checkout stays as it is. A second one that is
 * left behind, because its process was killed, is in nobody's way.
 */
export function workTree(root, commit) {
  const parent = join(root, 'target/release')
  mkdirSync(parent, { recursive: true })
  const directory = mkdtempSync(join(parent, 'work-'))
  git(root, 'worktree', 'prune')
  git(root, 'worktree', 'add', '--quiet', '--detach', directory, commit)
  return {
    directory,
    remove() {
      rmSync(directory, { recursive: true, force: true })
      if (existsSync(join(root, '.git'))) git(root, 'worktree', 'prune')
    },
  }
}

/** Tags the release and brings the checkout to the commit after it: both, or neither. */
export function adopt(root, { from, release, head, tag, message }) {
  if (git(root, 'rev-parse', 'HEAD') !== from) throw new Failure(`${BRANCH} has moved since the release was begun: begin again`)
  git(root, 'tag', '--annotate', '--cleanup=whitespace', `--message=${message}`, tag, release)
  try {
    git(root, 'merge', '--quiet', '--ff-only', head)
  } catch (failure) {
    git(root, 'tag', '--delete', tag)
    throw failure
  }
}

/** Moves the artifacts from where they were built to where they are handed over, and adopts their release: both, or neither. */
export function handOver(root, { from, to }, release) {
  rmSync(to, { recursive: true, force: true })
  renameSync(from, to)
  try {
    adopt(root, release)
  } catch (failure) {
    rmSync(to, { recursive: true, force: true })
    throw failure
  }
}
