// Draws the charts of the page. Colours are variables of the style sheet, so that light, dark and paper need no drawing again.
/* global echarts */
import { format } from '../units.mjs'

const data = JSON.parse(document.getElementById('data').textContent)
const points = [...Array(Math.floor((data.end - data.start) / data.step) + 1).keys()].map(index => (data.start + index * data.step) * 1000)
const DAY = 86_400
// Steps of a clock, in seconds, for an axis of long times: 100 s are 1.67 min.
const STEPS = [30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 21_600, 43_200, DAY, 7 * DAY, 28 * DAY]
const LONG = 120
const MUTED = 'var(--muted)'
const RULE = { lineStyle: { color: 'var(--line)' } }
const drawings = { course, lines, states }

for (const element of document.querySelectorAll('[data-chart]')) new ResizeObserver(() => fit(element)).observe(element)
addEventListener('beforeprint', () => document.querySelectorAll('[data-chart]').forEach(fit))

/** Draws what is to be seen for the first time, and fits what is drawn already. Paper is as wide as it is: there a drawing is scaled. */
function fit(element) {
  if (element.clientWidth === 0) return
  const chart = data.charts[element.dataset.chart]
  const drawn = echarts.getInstanceByDom(element)
  if (drawn) drawn.resize()
  else echarts.init(element, null, { renderer: 'svg' }).setOption({ animation: false, ...drawings[chart.kind](chart) })
  element.querySelector('svg').setAttribute('viewBox', `0 0 ${element.clientWidth} ${element.clientHeight}`)
}

function course({ values }) {
  return {
    grid: { left: 0, right: 0, top: 2, bottom: 0 },
    xAxis: { type: 'time', show: false }, yAxis: { type: 'value', show: false, min: 0 },
    series: [{ type: 'line', data: at(values), symbol: 'none', silent: true, lineStyle: { width: 1, color: 'var(--course)' }, areaStyle: { color: 'var(--course)', opacity: 0.15 } }],
  }
}

function lines({ unit, decimals, min, stacked, limits, series, dashboard }) {
  return {
    grid: { left: 8, right: 12, top: 10, bottom: 4, containLabel: true },
    xAxis: timeAxis(),
    yAxis: {
      type: 'value', min, splitNumber: 4, interval: unit === 's' && !stacked ? clockStep(series) : undefined, axisLabel: { color: MUTED, fontSize: 11, formatter: value => format(value, unit, value === 0 || (unit === 'currencyBRL' && Number.isInteger(value)) ? 0 : undefined) },
      splitLine: RULE, axisLine: { show: false }, axisTick: { show: false },
    },
    tooltip: tooltip(params => hint(params[0].value[0], params.map(({ seriesIndex, value }) => ({
      name: series[seriesIndex].name, colour: series[seriesIndex].colour, number: value[1], text: format(value[1], unit, decimals),
    })).filter(({ number }) => number).sort((a, b) => b.number - a.number))),
    series: [
      ...series.map(({ name, colour, values }) => ({
        type: 'line', name, data: at(values), symbol: 'circle', symbolSize: 3, showSymbol: values.filter(value => value !== null).length < 3, stack: stacked ? 'all' : undefined,
        color: colour, lineStyle: { width: 1.5, color: colour }, areaStyle: { color: colour, opacity: stacked ? 0.4 : 0.06 }, emphasis: { disabled: true },
      })),
      { type: 'line', data: [], markLine: marks(limits, data.events[dashboard]) },
    ],
  }
}

/** For times that are minutes or more, so that there are some four steps; undefined for all others. */
function clockStep(series) {
  const highest = Math.max(...series.flatMap(({ values }) => values))
  return highest > LONG ? STEPS.find(step => step >= highest / 5) : undefined
}

/** Limits across, and what happened upright. */
function marks(limits, events) {
  return {
    symbol: 'none', silent: true, label: { show: false },
    data: [
      ...limits.map(({ value, colour }) => ({ yAxis: value, lineStyle: { color: colour, type: 'dashed', width: 1.5 } })),
      ...events.map(({ time, colour }) => ({ xAxis: time, lineStyle: { color: `var(--${colour})`, type: 'dotted', width: 1 } })),
    ],
  }
}

/** Each stretch is a part of its row's bar; names stand above their bars, for they are long. */
function states({ rows }) {
  const longest = Math.max(...rows.map(({ stretches }) => stretches.length))
  return {
    grid: { left: 8, right: 12, top: 4, bottom: 4, containLabel: true },
    xAxis: { ...timeAxis(), type: 'value', min: 0, max: points.length, interval: points.length / 4, axisLabel: { ...timeAxis().axisLabel, alignMinLabel: 'left', alignMaxLabel: 'right', formatter: index => time(points[0] + index * data.step * 1000) } },
    yAxis: {
      type: 'category', inverse: true, data: rows.map(({ name }) => name), axisLine: { show: false }, axisTick: { show: false },
      axisLabel: { color: 'var(--text)', fontSize: 11, inside: true, margin: 0, align: 'left', verticalAlign: 'bottom', padding: [0, 0, 9, 0] },
    },
    tooltip: { ...tooltip(({ seriesIndex, dataIndex }) => {
      const { name, stretches } = rows[dataIndex]
      const before = stretches.slice(0, seriesIndex).reduce((sum, { points: each }) => sum + each, 0)
      return hint(points[before], [{ name, text: stretches[seriesIndex].text, colour: stretches[seriesIndex].colour }])
    }), trigger: 'item' },
    series: [...Array(longest).keys()].map(index => ({
      type: 'bar', stack: 'all', barWidth: 10, emphasis: { disabled: true },
      data: rows.map(({ stretches }) => stretches[index] ? { value: stretches[index].points, itemStyle: { color: stretches[index].colour } } : { value: 0 }),
    })),
  }
}

function timeAxis() {
  return {
    type: 'time', min: points[0], max: points.at(-1), splitNumber: 4, splitLine: { show: false }, axisLine: RULE, axisTick: RULE,
    axisLabel: { color: MUTED, fontSize: 11, hideOverlap: true, formatter: time },
  }
}

function tooltip(formatter) {
  return {
    trigger: 'axis', confine: true, transitionDuration: 0, formatter, axisPointer: { type: 'line', lineStyle: { color: MUTED } },
    backgroundColor: 'var(--card)', borderColor: 'var(--line)', padding: 8, textStyle: { color: 'var(--text)', fontSize: 12 },
  }
}

/** What is told beside the pointer. Names are put in as text, whatever they are. */
function hint(moment, rows) {
  const box = document.createElement('div')
  box.append(`${new Date(moment).toISOString().slice(0, 19).replace('T', ' ')} UTC`)
  for (const { name, text, colour } of rows.slice(0, 15)) {
    const row = box.appendChild(document.createElement('div'))
    row.className = 'hint'
    row.appendChild(document.createElement('i')).style.background = colour
    row.append(name)
    row.appendChild(document.createElement('b')).append(text)
  }
  return box
}

function time(moment) {
  const text = new Date(moment).toISOString()
  if (data.end - data.start > 2 * DAY) return `${text.slice(5, 10)} ${text.slice(11, 16)}`
  return text.slice(11, data.end - data.start > 600 ? 16 : 19)
}

function at(values) {
  return values.map((value, index) => [points[index], value])
}
