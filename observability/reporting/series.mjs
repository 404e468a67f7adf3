// What Prometheus answered, as series with a name and a value at each point.

const DIGITS = 5

/** The series of a panel that have a value: {name, labels, values, last, highest}, of all its queries. values: null where there is none. */
export function seriesOf({ answers }, look) {
  return answers.flatMap(({ target, result = [] }) => result.map(one => {
    const values = one.values ? atPoints(one.values, look) : [Number(one.value[1])]
    const numbers = values.filter(Number.isFinite)
    return { name: nameOf(target, one.metric), labels: one.metric, values, last: numbers.at(-1), highest: Math.max(...numbers) }
  })).filter(({ last }) => last !== undefined)
}

/** A series' name by its legend, as Grafana makes it. */
export function nameOf({ legendFormat = '__auto', expr }, labels) {
  if (legendFormat !== '__auto' && legendFormat !== '') return legendFormat.replace(/\{\{\s*([^{}\s]+)\s*\}\}/g, (_, label) => labels[label] ?? '').trim() || 'Value'
  const { __name__: name = '', ...others } = labels
  const text = Object.entries(others).map(([label, value]) => `${label}="${value}"`).join(', ')
  return text ? `${name}{${text}}` : name || expr
}

/** Values at the points of a look, rounded to what a screen can show. */
function atPoints(values, { start, end, step }) {
  const points = Array(Math.floor((end - start) / step) + 1).fill(null)
  for (const [time, text] of values) {
    const value = Number(text)
    if (Number.isFinite(value)) points[Math.round((time - start) / step)] = Number(value.toPrecision(DIGITS))
  }
  return points
}
