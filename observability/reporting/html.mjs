// Text that becomes part of a page. What is put into a template is escaped, for labels come from anywhere.
const ENTITIES = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

class Markup {
  constructor(text) {
    this.text = text
  }

  toString() {
    return this.text
  }
}

/** Markup of a template: markup and arrays of it as they are, everything else escaped; nothing for undefined, null and false. */
export function html(parts, ...values) {
  return new Markup(parts.reduce((text, part, index) => text + put(values[index - 1]) + part))
}

/** Text that is markup already, as our own style sheet. */
export const raw = text => new Markup(text)

/** Data for a script element: nothing in it ends the element or begins another. */
export function embedded(data) {
  return raw(JSON.stringify(data).replace(/[<>&\u2028\u2029]/g, character => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`))
}

function put(value) {
  if (Array.isArray(value)) return value.map(put).join('')
  if (value instanceof Markup) return value.text
  if (value === undefined || value === null || value === false) return ''
  return String(value).replace(/[&<>"']/g, character => ENTITIES[character])
}
