// Opens a report in chromium and looks: check.mjs [--if-there] FILE [DIRECTORY]. Wanted are no error, nothing loaded, a drawing in every
// chart, no label upon another or outside, and nothing wider than the screen. With a directory, pictures of it go there, light, dark
// and printed. With --if-there a machine without chromium is told of and is well.
import { mkdirSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { runAndUndo } from '../../../kubernetes/one-node/ending.mjs'
import { Unusable } from '../../../kubernetes/one-node/unusable.mjs'
import { Chromium, findChromium } from './chromium.mjs'

const SCREEN = { width: 1366, height: 768, deviceScaleFactor: 1, mobile: false }
const IF_THERE = '--if-there'
const SCHEMES = ['light', 'dark']

async function main({ undo }) {
  const [file, pictures] = process.argv.slice(2).filter(word => word !== IF_THERE)
  const program = findChromium()
  if (!file) throw new Unusable('name the file of a report', 2)
  if (!program) return without()
  const chromium = await Chromium.start(program)
  undo(() => chromium.end())
  const url = pathToFileURL(resolve(file)).href
  const flaws = []
  chromium.hear((method, params) => {
    if (method === 'Runtime.exceptionThrown') flaws.push(`script: ${params.exceptionDetails.exception?.description ?? params.exceptionDetails.text}`)
    if (method === 'Runtime.consoleAPICalled' && params.type !== 'log') flaws.push(`console: ${params.args.map(({ value, description }) => value ?? description).join(' ')}`)
    if (method === 'Log.entryAdded' && params.entry.level !== 'verbose') flaws.push(`console: ${params.entry.text}`)
    if (method === 'Network.requestWillBeSent' && params.request.url !== url && !params.request.url.startsWith('data:')) flaws.push(`loads ${params.request.url}`)
  })
  for (const domain of ['Page', 'Runtime', 'Log', 'Network']) await chromium.tell(`${domain}.enable`)
  await chromium.tell('Emulation.setDeviceMetricsOverride', SCREEN)
  await chromium.open(url)
  flaws.push(...await chromium.evaluate(`(${flawsOfPage})()`))
  if (pictures) await takePictures(chromium, pictures)
  flaws.forEach(flaw => console.error(`observability/report: ${flaw}`))
  console.log(`${await chromium.evaluate("document.querySelectorAll('.chart svg').length")} charts drawn, ${flaws.length} flaws`)
  return flaws.length > 0 ? 1 : 0
}

function without() {
  if (!process.argv.includes(IF_THERE)) throw new Unusable('no chromium is on the PATH', 2)
  console.log('no chromium is on the PATH: nobody has looked at the report')
  return 0
}

/* global document, echarts, innerWidth, requestAnimationFrame */
/** Runs in the page: what is wrong with what is to be seen. */
async function flawsOfPage() {
  const frame = () => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))
  for (const details of document.querySelectorAll('main details')) details.open = true
  await frame()
  await frame()
  const flaws = []
  const name = chart => chart.dataset.chart + ' (' + chart.getAttribute('aria-label') + ')'
  for (const chart of document.querySelectorAll('[data-chart]')) {
    if (!chart.querySelector('svg path')) flaws.push('nothing is drawn in ' + name(chart))
    const labels = [...chart.querySelectorAll('svg text')].map(text => ({ text: text.textContent, box: text.getBoundingClientRect() }))
    const frame = chart.getBoundingClientRect()
    labels.forEach(({ text, box }, index) => {
      if (box.left < frame.left - 1 || box.right > frame.right + 1 || box.top < frame.top - 1 || box.bottom > frame.bottom + 1) flaws.push('"' + text + '" sticks out of ' + name(chart))
      for (const other of labels.slice(index + 1)) {
        if (box.left < other.box.right && other.box.left < box.right && box.top + 2 < other.box.bottom && other.box.top + 2 < box.bottom) flaws.push('"' + text + '" and "' + other.text + '" overlap in ' + name(chart))
      }
    })
  }
  for (const chart of document.querySelectorAll('.chart.lines, .chart.states')) {
    echarts.getInstanceByDom(chart).dispatchAction({ type: 'showTip', x: chart.clientWidth / 2, y: chart.clientHeight / 2 })
  }
  await frame()
  if (!document.querySelector('.hint')) flaws.push('no chart tells anything beside the pointer')
  for (const chart of document.querySelectorAll('.chart.lines, .chart.states')) for (const action of [{ type: 'hideTip' }, { type: 'updateAxisPointer', currTrigger: 'leave' }]) echarts.getInstanceByDom(chart).dispatchAction(action)
  if (document.documentElement.scrollWidth > innerWidth) flaws.push('the page is wider than the screen')
  return flaws
}

/** A screen for each part of the page that fits one, in each scheme, and a printed page. */
async function takePictures(chromium, directory) {
  mkdirSync(directory, { recursive: true })
  for (const scheme of SCHEMES) {
    await chromium.tell('Emulation.setEmulatedMedia', { features: [{ name: 'prefers-color-scheme', value: scheme }] })
    const height = await chromium.evaluate('document.documentElement.scrollHeight')
    for (let top = 0, index = 0; top < height; top += SCREEN.height - 60, index++) {
      await chromium.evaluate(`new Promise(done => { scrollTo(0, ${top}); requestAnimationFrame(() => requestAnimationFrame(done)) })`)
      const { data } = await chromium.tell('Page.captureScreenshot', { format: 'png' })
      writeFileSync(join(directory, `${scheme}-${String(index).padStart(2, '0')}.png`), Buffer.from(data, 'base64'))
    }
  }
  const { data } = await chromium.tell('Page.printToPDF', { printBackground: true, preferCSSPageSize: true })
  writeFileSync(join(directory, 'printed.pdf'), Buffer.from(data, 'base64'))
}

runAndUndo('observability/report', main)
