// Everything that dashboards ask, asked at one Prometheus over one time.
import { panelsOf } from '../checks/dashboards-read.mjs'

/**
 * Dashboards in the order in which people read them: {name, json, panels: [{panel, answers, reason}], events}. reason: why a panel may
 * be empty while all is well; events: what annotations tell, {name, colour, text, time in milliseconds}.
 */
export async function readAll({ dashboards, definitions }, look) {
  const order = Object.keys(definitions)
  const sorted = [...dashboards].sort((a, b) => order.indexOf(a.name) - order.indexOf(b.name))
  const all = []
  for (const { name, json } of sorted) {
    all.push({ name, json, panels: await readPanels(json, definitions[name].mayBeEmpty, look), events: await readEvents(json, look) })
  }
  return all
}

async function readPanels(json, mayBeEmpty, look) {
  const read = []
  for (const panel of panelsOf(json)) {
    const answers = []
    for (const target of panel.targets ?? []) answers.push({ target, ...await look.ask(target, json) })
    const excused = mayBeEmpty.filter(({ title }) => title === panel.title)
    read.push({ panel, answers, reason: answers.length > 0 && excused.length === answers.length ? excused[0].reason : undefined })
  }
  return read
}

async function readEvents(json, look) {
  const events = []
  for (const annotation of json.annotations.list) {
    const { result = [] } = await look.ask(annotation, json)
    for (const { metric, values } of result) {
      const text = annotation.titleFormat.replace(/\{\{(\w+)\}\}/g, (_, label) => metric[label] ?? '')
      const times = annotation.useValueForTime === 'on' ? new Set(values.map(([, value]) => Number(value))) : [values[0][0] * 1000]
      for (const time of times) events.push({ name: annotation.name, colour: annotation.iconColor, text, time })
    }
  }
  return events.filter(({ time }) => time >= look.start * 1000 && time <= look.end * 1000)
}
