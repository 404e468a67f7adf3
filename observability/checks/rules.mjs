// The rules and their tests, as files have them.
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'

const read = (folder, ending) => readdirSync(folder).filter(name => name.endsWith(ending)).sort()
  .map(name => ({ file: name, text: readFileSync(join(folder, name), 'utf8') }))

/** An alert or what is recorded, with the file that has it. */
export const rulesIn = folder => read(folder, '.yaml').flatMap(({ file, text }) =>
  parse(text).groups.flatMap(({ name: group, rules }) => rules.map(rule => ({ file, group, ...rule }))))

/** What promtool is told to expect: of alerts { alert, severities that fire, or none }, and expressions that it evaluates. */
export function expectationsIn(folder) {
  const cases = read(folder, '.yaml').flatMap(({ text }) => parse(text).tests)
  return {
    alerts: cases.flatMap(({ alert_rule_test: tests = [] }) => tests).map(({ alertname, exp_alerts: fired = [] }) =>
      ({ alert: alertname, severities: fired.map(({ exp_labels: labels }) => labels.severity) })),
    expressions: cases.flatMap(({ promql_expr_test: tests = [] }) => tests).map(({ expr }) => expr),
  }
}

/** Runbooks by the name of their alert. */
export const runbooksIn = folder => Object.fromEntries(read(folder, '.md').map(({ file, text }) => [file.replace(/\.md$/, ''), text]))
