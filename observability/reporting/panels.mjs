// Panels as markup, and what the page's script draws in them: {body, chart}. A panel without data has neither.
import { ink, paint, palette } from './colours.mjs'
import { fieldOf, limitsOf, shown, thresholdColour, wordsOf } from './fields.mjs'
import { html } from './html.mjs'
import { seriesOf } from './series.mjs'
import { tableOf } from './tables.mjs'
import { format } from './units.mjs'

// More lines than that nobody tells apart; the table below has all of them.
const LINES = 24
const CALCULATIONS = {
  lastNotNull: ['Last', ({ last }) => last],
  max: ['Highest', ({ highest }) => highest],
  mean: ['Mean', ({ values }) => mean(values.filter(Number.isFinite))],
}
const KINDS = { stat, timeseries: graph, bargauge: bars, 'state-timeline': states, table, text: plain }

/** The kinds of panels that are drawn as Grafana does; whatever else there may be is a table of its last values. */
export const KNOWN = Object.keys(KINDS)

/** @param panel {panel: as Grafana has it, answers} */
export function draw(panel, look) {
  return (KINDS[panel.panel.type] ?? lastValues)(panel, look)
}

/** Numbers, with their course behind them where it was asked for. */
function stat({ panel: { fieldConfig, options }, answers }, look) {
  const series = seriesOf({ answers }, look)
  if (series.length === 0) return {}
  const numbers = series.map(({ name, last }) => {
    const { text, colour } = shown(last, fieldOf(fieldConfig, name), look.end * 1000)
    const coloured = colour && options?.colorMode !== 'none'
    return html`<p class="number"${coloured && html` style="color:${ink(colour)}"`}>${text}${series.length > 1 && html` <small>${name}</small>`}</p>`
  })
  const course = options?.graphMode === 'area' && series.length === 1 && series[0].values.length > 1
  return { body: html`${numbers}`, chart: course ? { kind: 'course', values: series[0].values } : undefined }
}

function graph({ panel: { title, fieldConfig, options }, answers }, look) {
  const series = seriesOf({ answers }, look).sort((a, b) => b.last - a.last || b.highest - a.highest)
  if (series.length === 0) return {}
  const colours = palette(series.map(({ name }) => name).sort())
  const lines = series.map(one => {
    const { color } = fieldOf(fieldConfig, one.name)
    return { ...one, colour: color?.mode === 'fixed' ? paint(color.fixedColor) : colours.get(one.name) }
  })
  const { unit, decimals, custom = {}, min } = fieldConfig.defaults
  const drawn = [...lines].sort((a, b) => b.highest - a.highest).slice(0, LINES)
  return {
    body: html`${drawn.length < lines.length && html`<p class="about">The highest ${LINES} of ${lines.length} are drawn.</p>`}${legend(title, lines, fieldConfig, options, look)}`,
    chart: {
      kind: 'lines', unit, decimals, min, stacked: custom.stacking?.mode === 'normal',
      limits: (custom.thresholdsStyle?.mode ?? 'off') === 'off' ? [] : limitsOf(fieldConfig.defaults).map(({ value, colour }) => ({ value, colour: paint(colour) })),
      series: lines.filter(line => drawn.some(({ name }) => name === line.name)).map(({ name, colour, values }) => ({ name, colour, values })),
    },
  }
}

/** What every line is, with the figures that its legend has; whoever cannot see the lines has these. */
function legend(title, lines, fieldConfig, options, look) {
  const columns = (options?.legend?.calcs ?? []).filter(calculation => CALCULATIONS[calculation]).map(calculation => CALCULATIONS[calculation])
  return html`<div class="scrolls" tabindex="0" role="group" aria-label="Legend of ${title}"><table class="legend">
<thead><tr><th scope="col">Series</th>${columns.map(([heading]) => html`<th scope="col">${heading}</th>`)}</tr></thead>
<tbody>${lines.map(line => html`<tr><th scope="row"><i style="background:${line.colour}"></i>${line.name}</th>${columns.map(([, calculate]) =>
    html`<td>${shown(calculate(line), fieldOf(fieldConfig, line.name), look.end * 1000).text}</td>`)}</tr>`)}</tbody></table></div>`
}

/** Bars of one value each: markup alone. */
function bars({ panel: { title, fieldConfig }, answers }, look) {
  const series = seriesOf({ answers }, look)
  if (series.length === 0) return {}
  const longest = Math.max(...series.map(({ last }) => last))
  return {
    body: html`<div class="scrolls" tabindex="0" role="group" aria-label="${title}"><table class="bars"><tbody>${series.map(({ name, last }) => {
      const field = fieldOf(fieldConfig, name)
      const colour = field.color?.mode === 'thresholds' ? paint(thresholdColour(last, field.thresholds)) : 'var(--bar)'
      const share = longest > 0 ? Math.max(0, last / longest * 100) : 0
      return html`<tr><th scope="row">${name}</th><td><i style="width:${share.toFixed(1)}%;background:${colour}"></i></td><td>${shown(last, field, look.end * 1000).text}</td></tr>`
    })}</tbody></table></div>`,
  }
}

/** States over time: stretches of the same state, with its word and colour. */
function states({ panel: { fieldConfig }, answers }, look) {
  const series = seriesOf({ answers }, look)
  if (series.length === 0) return {}
  const rows = series.map(({ name, values }) => ({ name, stretches: stretches(values, fieldOf(fieldConfig, name)) }))
  return {
    body: html`<ul class="words">${wordsOf(fieldConfig.defaults).map(({ text, color }) => html`<li><i style="background:${paint(color)}"></i>${text}</li>`)}</ul>
<p class="read">At the end: ${rows.map(({ name, stretches: all }) => `${name} ${all.at(-1).text}`).join(', ')}.</p>`,
    chart: { kind: 'states', rows },
  }
}

/** Stretches of the same value: how many points each has; a gap has no word. */
function stretches(values, field) {
  const all = []
  for (const value of values) {
    if (all.at(-1)?.value === value) all.at(-1).points++
    else {
      const { text = '', colour } = value === null ? {} : shown(value, field)
      all.push({ value, points: 1, text, colour: value === null ? 'transparent' : paint(colour ?? thresholdColour(value, field.thresholds)) })
    }
  }
  return all.map(({ points, text, colour }) => ({ points, text, colour }))
}

function table({ panel, answers }, look) {
  const { columns, rows } = tableOf(panel, answers)
  if (!rows.some(row => Object.values(row).some(Number.isFinite))) return {}
  const fields = new Map(columns.map(column => [column, fieldOf(panel.fieldConfig, column)]))
  const isNumber = column => rows.some(row => typeof row[column] === 'number')
  const filled = columns.filter(column => rows.some(row => row[column] !== undefined))
  const cell = (row, column) => {
    if (row[column] === undefined) return html`<td></td>`
    const field = fields.get(column)
    const { text, colour } = shown(row[column], field, look.end * 1000)
    const coloured = colour && field.custom?.cellOptions?.type === 'color-text'
    return html`<td${isNumber(column) && html` class="figure"`}${coloured && html` style="color:${ink(colour)}"`}>${text}</td>`
  }
  return {
    body: html`<div class="scrolls tall" tabindex="0" role="group" aria-label="${panel.title}"><table>
<thead><tr>${filled.map(column => html`<th scope="col"${isNumber(column) && html` class="figure"`}>${column}</th>`)}</tr></thead>
<tbody>${rows.map(row => html`<tr>${filled.map(column => cell(row, column))}</tr>`)}</tbody></table></div>`,
  }
}

/** Text is shown as it was written, for nobody reads Markdown here. */
function plain({ panel: { options } }) {
  return { body: html`<p class="text">${options?.content}</p>` }
}

function lastValues({ panel: { fieldConfig = { defaults: {}, overrides: [] } }, answers }, look) {
  const series = seriesOf({ answers }, look)
  if (series.length === 0) return {}
  return {
    body: html`<table><tbody>${series.map(({ name, last }) => {
      const { unit, decimals } = fieldOf(fieldConfig, name)
      return html`<tr><th scope="row">${name}</th><td class="figure">${format(last, unit, decimals, look.end * 1000)}</td></tr>`
    })}</tbody></table>`,
  }
}

const mean = values => values.reduce((sum, value) => sum + value, 0) / values.length
