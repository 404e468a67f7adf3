// CHANGELOG.md, in the form of Keep a Changelog 1.1.0.

const KINDS = ['Added', 'Changed', 'Deprecated', 'Removed', 'Fixed', 'Security']
const UNRELEASED = '## [Unreleased]'

/** The text between a version's heading and the next one, null if there is no such heading. */
export function section(text, heading) {
  const lines = text.split('\n')
  const start = lines.findIndex(line => line === heading || line.startsWith(`${heading} - `))
  if (start < 0) return null
  const length = lines.slice(start + 1).findIndex(line => line.startsWith('## '))
  return lines.slice(start + 1, length < 0 ? undefined : start + 1 + length).join('\n').trim()
}

/** What is wrong with the part of it that is to be released; null if nothing is. */
export function flaw(text, version) {
  const unreleased = section(text, UNRELEASED)
  if (unreleased === null) return `has no line "${UNRELEASED}"`
  if (!/^- \S/m.test(unreleased)) return `has nothing under "${UNRELEASED}": say what this release changes for its users`
  const odd = [...unreleased.matchAll(/^### (.*)$/gm)].map(([, kind]) => kind).find(kind => !KINDS.includes(kind))
  if (odd !== undefined) return `has a section "${odd}", which Keep a Changelog does not know (${KINDS.join(', ')})`
  if (section(text, `## [${version}]`) !== null) return `has a section of ${version} already`
  return null
}

/** The changelog after the release: what was unreleased is the version's, and nothing is unreleased. */
export function released(text, version, date) {
  return text.replace(UNRELEASED, () => `${UNRELEASED}\n\n## [${version}] - ${date}`)
}
