// Kinds of panels. Each takes a title, a description, and what is special about it; the rest is the same on every dashboard.
// thresholds and limits are colour → the value from which it holds; null: from the lowest on, instead of green. All may have
//   emptyUnless: why it may have no data while all is well; of some queries only: legend → why
//   width, height: in Grafana's columns and lines, otherwise its share of the line and what its kind needs
//   leads: links to more about it
import { DATASOURCE } from './variables.mjs'

// A mean or a quantile of nothing, as of a route that nobody has used for a while.
const NOTHING_TO_DIVIDE = { type: 'special', options: { match: 'nan', result: { text: '–', index: 0 } } }

/** Units by Grafana's ids. */
export const unit = {
  seconds: 's', share: 'percentunit', reais: 'currencyBRL', perSecond: 'ops', requests: 'reqps', messages: 'mps', perMinute: 'opm',
  bytes: 'bytes', bytesPerSecond: 'Bps', count: 'short', ago: 'dateTimeFromNow', state: 'none',
}

/**
 * A number. query: its expression; total: it counts over the whole time shown, so that it has no course behind it.
 */
export function stat(title, description, { query, unit, thresholds, decimals, total = false, ...about }) {
  return panel('stat', title, description, about, {
    targets: [total ? { ...target('A', query), instant: true, range: false } : target('A', query)],
    fieldConfig: { defaults: { ...field(unit, thresholds, decimals), color: { mode: 'thresholds' } }, overrides: [] },
    options: {
      reduceOptions: { calcs: ['lastNotNull'], fields: '', values: false }, orientation: 'auto', textMode: 'value', wideLayout: true,
      colorMode: thresholds ? 'value' : 'none', graphMode: total ? 'none' : 'area', justifyMode: 'auto', percentChangeColorMode: 'standard',
      showPercentChange: false,
    },
  })
}

/**
 * Lines over time.
 * queries: legend → expression; colours: series → colour; limits: colour → value at which a line is drawn; stacked: one above the
 * other; exemplars: with points that lead to single traces, where Prometheus keeps them.
 */
export function graph(title, description, { queries, unit, limits, colours = {}, stacked = false, exemplars = false, decimals, ...about }) {
  return panel('timeseries', title, description, about, {
    targets: targets(queries).map(each => ({ ...each, ...(exemplars && { exemplar: true }) })),
    fieldConfig: {
      defaults: {
        ...field(unit, limits, decimals), min: 0, color: { mode: 'palette-classic-by-name' },
        custom: {
          drawStyle: 'line', lineWidth: 1, fillOpacity: stacked ? 40 : 8, showPoints: 'never', spanNulls: false,
          stacking: { group: 'A', mode: stacked ? 'normal' : 'none' }, thresholdsStyle: { mode: limits ? 'dashed' : 'off' },
        },
      },
      overrides: Object.entries(colours).map(([name, colour]) => byName(name, { color: { mode: 'fixed', fixedColor: colour } })),
    },
    options: {
      legend: { displayMode: 'table', placement: 'bottom', showLegend: true, calcs: ['lastNotNull', 'max'], sortBy: 'Last *', sortDesc: true },
      tooltip: { mode: 'multi', sort: 'desc', hideZeros: true },
    },
  })
}

/** States over time, a line for each series. states: value → [word, colour]. */
export function states(title, description, { queries, states, ...about }) {
  return panel('state-timeline', title, description, about, {
    targets: targets(queries),
    fieldConfig: {
      defaults: { ...field('none'), mappings: mappings(states), color: { mode: 'thresholds' }, custom: { fillOpacity: 70, lineWidth: 0 } },
      overrides: [],
    },
    options: {
      legend: { displayMode: 'list', placement: 'bottom', showLegend: false, calcs: [] }, tooltip: { mode: 'single', sort: 'none' },
      showValue: 'never', rowHeight: 0.8, mergeValues: true, alignValue: 'left',
    },
  })
}

/** Bars of what there is now, in the order of the expression's answer. queries: legend → expression. */
export function bars(title, description, { queries, unit, thresholds, decimals, ...about }) {
  return panel('bargauge', title, description, about, {
    targets: targets(queries).map(each => ({ ...each, instant: true, range: false })),
    fieldConfig: { defaults: { ...field(unit, thresholds, decimals), min: 0, color: { mode: thresholds ? 'thresholds' : 'continuous-BlPu' } }, overrides: [] },
    options: {
      reduceOptions: { calcs: ['lastNotNull'], fields: '', values: false }, orientation: 'horizontal', displayMode: 'gradient', valueMode: 'color',
      namePlacement: 'left', showUnfilled: true, sizing: 'auto', minVizWidth: 8, minVizHeight: 14, maxVizHeight: 28,
      legend: { displayMode: 'list', placement: 'bottom', showLegend: false, calcs: [] },
    },
  })
}

/**
 * What there is now, one row for each combination of labels.
 * labels: label → heading; columns: heading → {query, unit, thresholds}; sort: the column by which it is sorted;
 * links: heading → links; names: heading → value → what is shown for it.
 */
export function table(title, description, { labels, columns, sort, links = {}, names = {}, ...about }) {
  const headings = Object.keys(columns)
  const valueOf = index => headings.length > 1 ? `Value #${letter(index)}` : 'Value'
  const order = [...Object.keys(labels), ...headings.map((_, index) => valueOf(index))]
  return panel('table', title, description, about, {
    targets: headings.map((heading, index) => ({ ...target(letter(index), columns[heading].query), format: 'table', instant: true, range: false })),
    fieldConfig: {
      defaults: { ...field('none'), custom: { align: 'auto', cellOptions: { type: 'auto' }, inspect: false, filterable: true } },
      overrides: [
        ...headings.map(heading => byName(heading, columnOf(columns[heading]))),
        ...Object.entries(links).map(([heading, leads]) => byName(heading, { links: leads })),
        ...Object.entries(names).map(([heading, texts]) => byName(heading, { mappings: mappings(texts) })),
      ],
    },
    transformations: [
      { id: 'merge', options: {} },
      { id: 'filterFieldsByName', options: { include: { names: order } } },
      {
        id: 'organize',
        options: {
          excludeByName: {},
          indexByName: Object.fromEntries(order.map((name, index) => [name, index])),
          renameByName: { ...labels, ...Object.fromEntries(headings.map((heading, index) => [valueOf(index), heading])) },
        },
      },
    ],
    options: { showHeader: true, frameIndex: 0, cellHeight: 'sm', sortBy: sort ? [{ displayName: sort, desc: true }] : [] },
  })
}

/** A row of panels below a heading; a collapsed one asks for nothing until it is opened. */
export function row(title, { collapsed = false, repeat } = {}) {
  return { type: 'row', title, collapsed, repeat }
}

/** A link that opens beside the dashboard. */
export function link(title, url) {
  return { title, url, targetBlank: true }
}

function panel(type, title, description, { leads, ...definition }, rest) {
  return { definition, type, title, description, datasource: DATASOURCE, ...(leads && { links: leads }), ...rest }
}

function targets(queries) {
  return Object.entries(queries).map(([legend, query], index) => ({ ...target(letter(index), query), legendFormat: legend }))
}

function target(refId, query) {
  return { refId, datasource: DATASOURCE, expr: query.trim(), legendFormat: '__auto', range: true, instant: false, editorMode: 'code' }
}

function columnOf({ unit, thresholds, decimals }) {
  return {
    ...field(unit, thresholds, decimals),
    ...(thresholds && { custom: { cellOptions: { type: 'color-text' }, align: 'auto', inspect: false, filterable: true } }),
  }
}

function field(unit, thresholds = {}, decimals) {
  const given = Object.entries(thresholds).map(([color, value]) => ({ color, value }))
  const steps = given.some(({ value }) => value === null) ? given : [{ color: 'green', value: null }, ...given]
  return { unit, ...(decimals !== undefined && { decimals }), thresholds: { mode: 'absolute', steps }, mappings: [NOTHING_TO_DIVIDE] }
}

function mappings(texts) {
  const options = Object.fromEntries(Object.entries(texts).map(([value, text], index) => {
    const [word, color] = [text].flat()
    return [value, { text: word, ...(color && { color }), index: index + 1 }]
  }))
  return [NOTHING_TO_DIVIDE, { type: 'value', options }]
}

function byName(name, properties) {
  const flat = Object.entries(properties).flatMap(([id, value]) =>
    id === 'custom' ? Object.entries(value).map(([inner, each]) => ({ id: `custom.${inner}`, value: each })) : [{ id, value }])
  return { matcher: { id: 'byName', options: name }, properties: flat }
}

function letter(index) {
  return String.fromCharCode('A'.charCodeAt(0) + index)
}
