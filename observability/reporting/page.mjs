// The whole report as one page that loads nothing.
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { embedded, html, raw } from './html.mjs'
import { draw } from './panels.mjs'
import { summary, utc } from './summary.mjs'

const COLUMNS = 24
// What is in the library's file: its own, d3's, and those that it depends on.
const LICENCES = ['NOTICE', 'LICENSE', 'licenses/LICENSE-d3', '../zrender/LICENSE', '../tslib/LICENSE.txt']
const here = import.meta.dirname

/**
 * @param report {title, made in seconds, look, dashboards as `readAll` reads them, facts, load, version}
 * @return {text, counts}: counts of panels, {all, empty, excused, broken}
 */
export function pageOf(report) {
  const charts = {}
  const drawn = new Map(report.dashboards.flatMap(({ name, panels }) => panels.map(one => [`${name}-${one.panel.id}`, drawSafely(one, report.look)])))
  for (const [id, { chart }] of drawn) if (chart) charts[id] = { ...chart, dashboard: id.replace(/-\d+$/, '') }
  const counts = countsOf([...drawn.values()])
  const scripts = [library(), ourScript()]
  const data = {
    start: report.look.start, step: report.look.step, end: report.look.end, charts,
    events: Object.fromEntries(report.dashboards.map(({ name, events }) => [name, events])),
  }
  const text = `${html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; style-src 'unsafe-inline'; script-src ${raw(scripts.map(script => `'${hashOf(script)}'`).join(' '))}; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${report.title}</title>
<style>${raw(readFileSync(join(here, 'browser/page.css'), 'utf8'))}</style>
</head>
<body>
<header><h1>${report.title}</h1>
<p>${utc(report.look.start)} – ${utc(report.look.end)} UTC, made ${utc(report.made)} UTC${report.facts.prometheus && ` from Prometheus ${report.facts.prometheus}`}</p></header>
<nav aria-label="Contents"><a href="#summary">Summary</a>${report.dashboards.map(dashboard => html`<a href="#${dashboard.name}">${dashboard.json.title}${missing(dashboard, drawn)}</a>`)}</nav>
<main>
${summary(report, counts)}
${report.dashboards.map(dashboard => section(dashboard, drawn))}
</main>
<footer><p>Numbers with a course behind them and lines are as Grafana shows them; tables and bars take their rates over the whole time. Times are UTC.</p>
<details><summary>The charts are drawn by Apache ECharts ${version()}, Apache License 2.0</summary><pre>${licences()}</pre></details></footer>
<script type="application/json" id="data">${embedded(data)}</script>
${scripts.map(script => html`<script>${raw(script)}</script>
`)}</body>
</html>
`}`
  return { text, counts }
}

/** What a panel shows, and whether it is empty or broken: one that cannot be drawn does not take the others away. */
function drawSafely(one, look) {
  const broken = one.answers.flatMap(({ error }) => error ?? [])
  try {
    return { ...draw(one, look), broken, reason: one.reason }
  } catch (error) {
    return { broken: [...broken, error.message], reason: one.reason }
  }
}

function countsOf(panels) {
  const empty = panels.filter(({ body, broken }) => !body && broken.length === 0)
  return {
    all: panels.length, empty: empty.length, excused: empty.filter(({ reason }) => reason).length, broken: panels.filter(({ broken }) => broken.length > 0).length,
  }
}

function missing({ name, panels }, drawn) {
  const { empty, broken } = countsOf(panels.map(({ panel }) => drawn.get(`${name}-${panel.id}`)))
  return empty + broken > 0 && html` <small>${empty + broken} without data</small>`
}

function section({ name, json }, drawn) {
  return html`
<section aria-labelledby="${name}"><h2 id="${name}">${json.title}</h2>
<p>${json.description}</p>
${rowsOf(json).map(({ title, collapsed, panels }) => {
    const lines = linesOf(panels).map(line => html`<div class="line">${line.map(panel => card(name, panel, drawn.get(`${name}-${panel.id}`)))}</div>`)
    const full = panels.filter(panel => drawn.get(`${name}-${panel.id}`).body).length
    if (!collapsed) return html`${title ? html`<h3>${title}</h3>` : html`<h3 class="read">At a glance</h3>`}${lines}`
    return html`<details${full > 0 && html` open`}><summary><h3>${title}</h3> ${full === 0 ? 'no data' : `${full} of ${panels.length} panels with data`}</summary>${lines}</details>`
  })}
</section>`
}

function card(name, panel, { body, chart, broken, reason }) {
  const id = `${name}-${panel.id}`
  const { x, w } = panel.gridPos
  return html`<article class="${panel.type}" style="grid-column:${x % COLUMNS + 1}/span ${w}"><h4 id="${id}">${panel.title}</h4>
<p class="about">${panel.description}</p>
${broken.map(words => html`<p class="bad">Prometheus: ${words}</p>`)}
${chart && html`<div class="chart ${chart.kind}" data-chart="${id}"${chart.rows && html` style="height:${30 + 36 * chart.rows.length}px"`} role="img" aria-label="${panel.title}: ${SEEN[chart.kind]}"></div>`}
${body ?? (broken.length === 0 && html`<p class="none">No data${reason && html`, unless ${reason}`}.</p>`)}
</article>`
}

const SEEN = { lines: 'lines over time; the legend has their figures', course: 'its course', states: 'states over time' }

/** The rows of a dashboard with their panels; what stands above the first row belongs to one without a title. */
function rowsOf({ panels }) {
  const rows = [{ panels: [] }]
  for (const panel of panels) {
    if (panel.type === 'row') rows.push({ title: panel.title, collapsed: panel.collapsed, panels: [...panel.panels] })
    else rows.at(-1).panels.push(panel)
  }
  return rows.filter(row => row.panels.length > 0)
}

/** Panels that begin at the same height stand in one line. */
function linesOf(panels) {
  const heights = [...new Set(panels.map(({ gridPos }) => gridPos.y))].sort((a, b) => a - b)
  return heights.map(y => panels.filter(({ gridPos }) => gridPos.y === y))
}

const packageOf = () => dirname(createRequire(import.meta.url).resolve('echarts/package.json'))
const version = () => JSON.parse(readFileSync(join(packageOf(), 'package.json'), 'utf8')).version
const library = () => inScript(readFileSync(join(packageOf(), 'dist/echarts.common.min.js'), 'utf8'))
const licences = () => LICENCES.map(file => readFileSync(join(packageOf(), file), 'utf8').trim()).join('\n\n')

/** Our own script: modules made one by leaving out what joins them. */
function ourScript() {
  const text = ['units.mjs', 'browser/charts.mjs'].map(file => readFileSync(join(here, file), 'utf8').replace(/^import .*\n/gm, '').replace(/^export /gm, '')).join('\n')
  return inScript(`(() => {\n'use strict'\n${text}})()`)
}

/** @throws Error if a script would end its element, which no script here does */
function inScript(text) {
  if (/<\/script|<!--/i.test(text)) throw new Error('a script would end the element that it stands in')
  return text.trim()
}

const hashOf = script => `sha256-${createHash('sha256').update(script).digest('base64')}`
