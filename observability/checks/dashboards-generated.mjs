// The committed JSON is what the definitions make.
import { Findings } from '../../terraform/checks/plan.mjs'

export function generated({ dashboards, definitions, textOf }) {
  const findings = new Findings()
  const AGAIN = 'run observability/dashboards/generate'
  for (const { name, file, text } of dashboards) {
    findings.expect(definitions[name], `${file}: is of no definition: ${AGAIN}`)
    if (definitions[name]) findings.expect(text === textOf(definitions[name]), `${file}: is not what its definition makes: ${AGAIN}`)
  }
  for (const name of Object.keys(definitions)) findings.expect(dashboards.some(one => one.name === name), `${name}.json: is missing: ${AGAIN}`)
  return findings
}
