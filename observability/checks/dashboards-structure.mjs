// What every dashboard and panel has, and where panels stand.
import { Findings } from '../../terraform/checks/plan.mjs'
import { groupsOf, panelsOf } from './dashboards-read.mjs'

const COLUMNS = 24
// At 1366 × 768, below Grafana's own bars; a line of the grid is 38 pixels high.
const FIRST_SCREEN = 16
const NARROWEST = 8
const MAXIMUM_STATS = 6
// A ConfigMap takes 1 MiB, and rules grow.
const MAXIMUM_BYTES = 900_000
const KINDS = ['stat', 'timeseries', 'state-timeline', 'bargauge', 'table']
// Of Grafana 13.2 (@grafana/data, valueFormats/categories): those in use.
const UNITS = ['s', 'percentunit', 'currencyBRL', 'ops', 'reqps', 'mps', 'opm', 'bytes', 'Bps', 'short', 'none', 'dateTimeFromNow']

export function structure({ dashboards }) {
  const findings = new Findings()
  const uids = dashboards.map(({ json }) => json.uid)
  findings.expect(new Set(uids).size === uids.length, `two dashboards have one uid: ${uids.join(' ')}`)
  const bytes = dashboards.reduce((sum, { text }) => sum + Buffer.byteLength(text), 0)
  findings.expect(bytes <= MAXIMUM_BYTES, `all dashboards have ${bytes} bytes, and their ConfigMap takes ${MAXIMUM_BYTES}`)
  for (const { name, json } of dashboards) {
    const expect = (condition, flaw) => findings.expect(condition, `${name}: ${flaw}`)
    whole(json, name, expect)
    for (const panel of panelsOf(json)) one(panel, (condition, flaw) => expect(condition, `${panel.title}: ${flaw}`))
    for (const group of groupsOf(json)) places(group, expect)
    firstScreen(json, expect)
  }
  return findings
}

function whole({ uid, id, title, tags, refresh, time, editable, templating, annotations, panels }, name, expect) {
  expect(uid === `guardian-${name}`, `its uid is ${uid}`)
  expect(id === undefined, 'has the id of one Grafana')
  expect(title?.length > 0, 'has no title')
  expect(tags.includes('guardian'), 'has not the tag by which the others lead to it')
  expect(/^\d+s$/.test(refresh), 'is not refreshed')
  expect(/^now-\d+[hm]$/.test(time.from) && time.to === 'now', `shows the time from ${time.from} to ${time.to}`)
  expect(editable === false, 'looks as if it could be saved')
  expect(templating.list[0]?.type === 'datasource', 'does not let its data source be chosen first')
  for (const { name: annotation, datasource } of annotations.list) expect(isChosen(datasource), `annotation ${annotation}: asks another data source`)
  for (const variable of templating.list.filter(({ type }) => type === 'query')) {
    expect(isChosen(variable.datasource), `variable ${variable.name}: asks another data source`)
    expect(variable.includeAll && variable.allValue, `variable ${variable.name}: does not have All`)
    expect(variable.refresh === 2, `variable ${variable.name}: does not follow the time`)
  }
  const ids = groupsTo(panels).map(panel => panel.id)
  expect(ids.every(Number.isSafeInteger) && new Set(ids).size === ids.length, `two panels have one id: ${duplicates(ids)}`)
}

const groupsTo = panels => panels.flatMap(panel => [panel, ...(panel.panels ?? [])])
const duplicates = values => values.filter((value, index) => values.indexOf(value) !== index).join(' ')
const isChosen = datasource => datasource?.type === 'prometheus' && datasource.uid === '${datasource}'

function one({ type, title, description, datasource, targets, fieldConfig: { defaults, overrides }, options }, expect) {
  expect(KINDS.includes(type), `${type} is no kind of panel that is used here`)
  expect(title?.length > 0, 'has no title')
  expect(/^[A-Z\d].*[.]$/.test(description ?? ''), 'has no description of whole sentences')
  expect(isChosen(datasource), 'asks another data source')
  expect(targets.length > 0, 'asks nothing')
  for (const { refId, datasource: own, expr, legendFormat, range, instant } of targets) {
    expect(isChosen(own), `query ${refId} asks another data source`)
    expect(expr?.length > 0, `query ${refId} is empty`)
    expect(range !== instant, `query ${refId} is not either of a time or of a range`)
    expect(['timeseries', 'state-timeline', 'bargauge'].includes(type) === (legendFormat !== '__auto'), `query ${refId} has the legend ${legendFormat}`)
  }
  const refIds = targets.map(({ refId }) => refId)
  expect(new Set(refIds).size === refIds.length, 'has two queries of one letter')
  const units = [defaults.unit, ...overrides.flatMap(({ properties }) => properties).filter(({ id }) => id === 'unit').map(({ value }) => value)]
  for (const unit of units) expect(UNITS.includes(unit), `its unit is ${unit}`)
  if (type === 'table') expect(units.length > targets.length, 'has a column without a unit')
  else if (type !== 'state-timeline') expect(defaults.unit !== 'none', 'has no unit')
  for (const steps of [defaults.thresholds.steps, ...overrides.flatMap(({ properties }) => properties).filter(({ id }) => id === 'thresholds').map(({ value }) => value.steps)]) {
    const values = steps.map(({ value }) => value)
    expect(values[0] === null && values.slice(1).every((value, index) => typeof value === 'number' && (index === 0 || value > values[index])), `its thresholds do not rise: ${values.join(' ')}`)
  }
  if (type === 'timeseries') expect(options.legend.displayMode === 'table' && options.legend.showLegend, 'has no legend as a table')
}

function places(panels, expect) {
  const taken = new Map()
  for (const { title, gridPos: { x, y, w, h } } of panels) {
    expect(w > 0 && h > 0 && x >= 0 && y >= 0 && x + w <= COLUMNS, `${title}: does not stand within ${COLUMNS} columns`)
    const overlapped = new Set()
    for (let column = x; column < x + w; column++) {
      for (let line = y; line < y + h; line++) {
        const cell = `${column} ${line}`
        if (taken.has(cell)) overlapped.add(taken.get(cell))
        taken.set(cell, title)
      }
    }
    expect(overlapped.size === 0, `${title}: stands on ${[...overlapped].join(', ')}`)
  }
}

/** On a small screen: numbers on top, and below them nothing that is narrower than a third. */
function firstScreen({ panels }, expect) {
  const seen = panels.filter(({ gridPos, type }) => gridPos.y < FIRST_SCREEN && type !== 'row')
  const top = seen.filter(({ gridPos }) => gridPos.y === 0)
  expect(top.length > 0 && top.length <= MAXIMUM_STATS && top.every(({ type }) => type === 'stat'), 'does not begin with a line of numbers')
  for (const { title, type, gridPos } of seen) if (type !== 'stat') expect(gridPos.w >= NARROWEST, `${title}: is too narrow for a small screen`)
}
