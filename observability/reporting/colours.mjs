// Colours by name, as variables of the style sheet, which has each for light and for dark.

const PALETTE = 12
const HUES = ['red', 'orange', 'yellow', 'green', 'blue', 'purple']
const SHADES = ['super-light-', 'light-', '', 'semi-dark-', 'dark-']
export const NAMED = HUES.flatMap(hue => SHADES.map(shade => shade + hue))

/** A colour of Grafana's for what is drawn. */
export const paint = name => NAMED.includes(name) ? `var(--${name})` : 'var(--muted)'

/** The same for what is written, dark or light enough to be read. */
export function ink(name) {
  const hue = HUES.find(each => name?.endsWith(each))
  return hue ? `var(--ink-${hue})` : 'inherit'
}

/** Colours of series by their names: the same name has the same colour on every panel, as long as no other has taken it there. */
export function palette(names) {
  const taken = new Set()
  return new Map(names.map(name => {
    let index = hash(name) % PALETTE
    for (let tries = 0; taken.has(index) && tries < PALETTE; tries++) index = (index + 1) % PALETTE
    taken.add(index)
    if (taken.size === PALETTE) taken.clear()
    return [name, `var(--series-${index})`]
  }))
}

function hash(text) {
  return [...text].reduce((sum, character) => Math.imul(sum ^ character.codePointAt(0), 0x01000193) >>> 0, 0x811c9dc5)
}
