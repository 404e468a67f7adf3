// Versions after SemVer 2.0.0, as releases have them: without build metadata.

const SEMVER = /^(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)(?:-((?:0|[1-9]\d*|\d*[a-zA-Z-][0-9a-zA-Z-]*)(?:\.(?:0|[1-9]\d*|\d*[a-zA-Z-][0-9a-zA-Z-]*))*))?$/

/** Numbers and pre-release identifiers of a version, null if it is none. */
export function parse(text) {
  const found = SEMVER.exec(text)
  if (!found) return null
  const [, major, minor, patch, preRelease] = found
  return { numbers: [major, minor, patch].map(Number), preRelease: preRelease?.split('.') ?? [] }
}

/** Negative, zero or positive as the first version precedes, equals or follows the second one (SemVer 2.0.0, 11). */
export function compare(first, second) {
  const [one, other] = [parse(first), parse(second)]
  for (const [index, number] of one.numbers.entries()) {
    if (number !== other.numbers[index]) return number - other.numbers[index]
  }
  if (one.preRelease.length === 0 || other.preRelease.length === 0) {
    return other.preRelease.length - one.preRelease.length
  }
  return compareIdentifiers(one.preRelease, other.preRelease)
}

function compareIdentifiers(ours, theirs) {
  for (const [index, identifier] of ours.entries()) {
    if (index === theirs.length) return 1
    const against = theirs[index]
    if (identifier === against) continue
    const [isNumber, isNumberToo] = [identifier, against].map(text => /^\d+$/.test(text))
    if (isNumber && isNumberToo) return Number(identifier) - Number(against)
    if (isNumber !== isNumberToo) return isNumber ? -1 : 1
    return identifier < against ? -1 : 1
  }
  return ours.length - theirs.length
}

/** The version that is worked on after a release: the next minor one, or after a pre-release the version that it precedes. */
export function following(version) {
  const { numbers: [major, minor, patch], preRelease } = parse(version)
  return preRelease.length > 0 ? `${major}.${minor}.${patch}` : `${major}.${minor + 1}.0`
}
