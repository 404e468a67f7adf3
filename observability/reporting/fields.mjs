// How a value is shown: unit, decimals, colour, words, as a panel's fieldConfig has them for a series or a column.
import { format } from './units.mjs'

/** The settings of a field: those of all, and over them those that are set by its name. */
export function fieldOf({ defaults, overrides }, name) {
  const own = overrides.filter(({ matcher }) => matcher.id === 'byName' && matcher.options === name).flatMap(({ properties }) => properties)
  return own.reduce((field, { id, value }) => set(field, id.split('.'), value), defaults)
}

function set(field, [name, ...inner], value) {
  return { ...field, [name]: inner.length > 0 ? set(field[name] ?? {}, inner, value) : value }
}

/** A value as text, and the name of its colour if its thresholds or words give it one. now: milliseconds, the end of the time shown. */
export function shown(value, field, now) {
  const word = wordFor(value, field.mappings)
  if (word) return { text: word.text, colour: word.color }
  return { text: typeof value === 'string' ? value : format(value, field.unit, field.decimals, now), colour: thresholdColour(value, field.thresholds) }
}

function wordFor(value, mappings = []) {
  for (const { type, options } of mappings) {
    if (type === 'value' && options[value]) return options[value]
    if (type === 'special' && ((options.match === 'nan' && Number.isNaN(value)) || (options.match === 'null' && value === null))) return options.result
  }
  return undefined
}

/** The colour of the highest threshold that a value reaches. */
export function thresholdColour(value, { steps } = { steps: [] }) {
  return steps.findLast(({ value: from }) => from === null || value >= from)?.color
}

/** Thresholds above the lowest colour: {value, colour}. */
export const limitsOf = ({ thresholds }) => (thresholds?.steps ?? []).filter(({ value }) => value !== null).map(({ value, color }) => ({ value, colour: color }))

/** The words of a field's values with their colours, for a legend. */
export function wordsOf({ mappings = [] }) {
  return mappings.filter(({ type }) => type === 'value').flatMap(({ options }) => Object.values(options)).sort((a, b) => a.index - b.index)
}
