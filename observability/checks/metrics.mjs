// The metrics that there are (metrics.yaml), and whether an expression asks by them.
import { parser } from '@prometheus-io/lezer-promql'

const SERIES = {
  counter: [''], gauge: [''],
  timer: ['_count', '_sum', '_max'],
  histogram: ['_count', '_sum', '_max', '_bucket'],
}

/** By the name of each series its labels, whose values are listed or null, and whether it says the same at every pod. */
export function seriesOf({ jobs, metrics }) {
  const series = new Map()
  for (const [name, { type, job, labels, everywhere = false }] of Object.entries(metrics)) {
    if (!SERIES[type]) throw new Error(`${name}: ${type} is no type of a metric`)
    const target = job === 'any' ? Object.assign({}, ...Object.values(jobs)) : jobs[job]
    if (!target) throw new Error(`${name}: ${job} is no job`)
    for (const suffix of SERIES[type]) {
      series.set(name + suffix, {
        everywhere,
        labels: {
          job: job === 'any' ? Object.keys(jobs) : [job], instance: null, ...target, ...labels, ...(suffix === '_bucket' && { le: null }),
        },
      })
    }
  }
  return series
}

/** What is wrong with an expression: series, labels and values that nothing has. recorded: names that rules make. */
export function flawsOf(expression, series, recorded = new Set()) {
  const flaws = []
  const text = node => expression.slice(node.from, node.to)
  const read = node => {
    if (node.type.isError) flaws.push(`cannot be read at "${expression.slice(node.from, node.from + 20)}"`)
    if (node.name === 'VectorSelector') flaws.push(...selectorFlaws(node, text, series, recorded))
    if (node.name === 'AggregateModifier' || node.name === 'MatchingModifierClause') flaws.push(...groupingFlaws(node, text, series, recorded))
    for (let child = node.firstChild; child; child = child.nextSibling) read(child)
  }
  read(parser.parse(expression).topNode)
  return flaws
}

/** The names by which an expression asks. */
export function namesIn(expression) {
  const names = new Set()
  parser.parse(expression).iterate({ enter: node => {
    if (node.name === 'VectorSelector') names.add(nameOf(node.node, part => expression.slice(part.from, part.to)))
  } })
  return names
}

const nameOf = (selector, text) => text(selector.getChild('Identifier') ?? selector)

function selectorFlaws(selector, text, series, recorded) {
  const name = nameOf(selector, text)
  if (recorded.has(name)) return []
  if (!series.has(name)) return [`there is no metric ${name}`]
  const { labels, everywhere } = series.get(name)
  const flaws = everywhere && aggregation(selector, text) !== 'max' ? [`${name} is the same at every pod: only its max is true`] : []
  const matchers = selector.getChild('LabelMatchers')?.getChildren('UnquotedLabelMatcher') ?? []
  return [...flaws, ...matchers.flatMap(matcher => {
    const label = text(matcher.getChild('LabelName'))
    if (!(label in labels)) return [`${name} has no label ${label}`]
    const wanted = text(matcher.getChild('StringLiteral')).slice(1, -1)
    return missed(labels[label], text(matcher.getChild('MatchOp')), wanted).map(value => `${name} has no ${label} ${value}`)
  })]
}

/** How what a selector finds is taken together first. */
function aggregation(node, text) {
  for (let outer = node.parent; outer; outer = outer.parent) {
    if (outer.name === 'AggregateExpr') return text(outer.getChild('AggregateOp'))
  }
  return null
}

/** Of what is matched, alternatives that no value is. */
function missed(values, operator, wanted) {
  if (!values || wanted === '') return []
  if (operator === '=' || operator === '!=') return values.includes(wanted) ? [] : [wanted]
  return alternatives(wanted).filter(one => !values.some(value => new RegExp(`^(?:${one})$`).test(value)))
}

/** a|(b|c)d: a and (b|c)d. */
function alternatives(pattern) {
  const parts = ['']
  let depth = 0
  for (const character of pattern) {
    depth += { '(': 1, ')': -1 }[character] ?? 0
    if (character === '|' && depth === 0) parts.push('')
    else parts[parts.length - 1] += character
  }
  return parts
}

/** A label to group or to match by is one of a metric that stands there. */
function groupingFlaws(modifier, text, series, recorded) {
  const scope = modifier.parent
  const names = []
  scope.cursor().iterate(node => {
    if (node.name === 'VectorSelector') names.push(nameOf(node.node, text))
  })
  if (names.some(name => recorded.has(name))) return []
  return modifier.getChildren('GroupingLabels').flatMap(labels => labels.getChildren('LabelName')).map(text)
    .filter(label => !names.some(name => label in (series.get(name)?.labels ?? {})))
    .map(label => `no metric of it has the label ${label} to group by`)
}
