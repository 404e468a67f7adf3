// What every alert has: a page that says what to do, a dashboard, a severity, words, and cases in which it fires and does not.
const SEVERITIES = ['page', 'ticket']
const DASHBOARDS = ['guardian-restaurant', 'guardian-routes', 'guardian-messaging', 'guardian-payments', 'guardian-pods']
const CHAPTERS = ['## What it means', '## Where to look', '## What to do']

export function alertFlaws(rules, runbooks, expected) {
  const alerts = rules.filter(({ alert }) => alert)
  return [
    ...alerts.flatMap(rule => wordFlaws(rule).map(flaw => `${rule.alert}: ${flaw}`)),
    ...runbookFlaws(new Set(alerts.map(({ alert }) => alert)), runbooks),
    ...testFlaws(rules, expected),
  ]
}

function wordFlaws({ alert, labels = {}, annotations = {} }) {
  const flaws = []
  if (!SEVERITIES.includes(labels.severity)) flaws.push(`its severity is ${labels.severity}, and not ${SEVERITIES.join(' or ')}`)
  for (const word of ['summary', 'description']) if (!annotations[word]?.trim()) flaws.push(`has no ${word}`)
  if (annotations.runbook !== `observability/runbooks/${alert}.md`) flaws.push(`its runbook is ${annotations.runbook}`)
  if (!DASHBOARDS.includes(annotations.dashboard)) flaws.push(`there is no dashboard ${annotations.dashboard}`)
  return flaws
}

function runbookFlaws(alerts, runbooks) {
  const flaws = []
  for (const alert of alerts) {
    const text = runbooks[alert]
    if (text === undefined) {
      flaws.push(`${alert}: has no runbook`)
      continue
    }
    if (!text.startsWith(`# ${alert}\n`)) flaws.push(`${alert}: its runbook has another title`)
    for (const chapter of CHAPTERS) if (!text.includes(`\n${chapter}\n`)) flaws.push(`${alert}: its runbook does not say "${chapter.slice(3)}"`)
  }
  return [...flaws, ...Object.keys(runbooks).filter(name => !alerts.has(name)).map(name => `runbooks/${name}.md: there is no such alert`)]
}

/** Of each alert in each severity one case in which it fires; one in which nothing does; of what is recorded one that looks at it. */
function testFlaws(rules, { alerts, expressions }) {
  const flaws = rules.filter(({ alert }) => alert)
    .filter(({ alert, labels }) => !alerts.some(one => one.alert === alert && one.severities.includes(labels?.severity)))
    .map(({ alert, labels }) => `${alert}: no test in which it fires as ${labels?.severity}`)
  for (const alert of new Set(rules.flatMap(({ alert }) => alert ?? []))) {
    if (!alerts.some(one => one.alert === alert && one.severities.length === 0)) flaws.push(`${alert}: no test in which it does not fire`)
  }
  for (const name of new Set(rules.flatMap(({ record }) => record ?? []))) {
    if (!expressions.some(expression => expression.includes(name))) flaws.push(`${name}: no test looks at it`)
  }
  return flaws
}
