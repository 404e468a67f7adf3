// Where links lead: to a dashboard that there is, with variables and columns that there are; and where alerts lead.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { Findings } from '../../terraform/checks/plan.mjs'
import { panelsOf } from './dashboards-read.mjs'
import { rulesIn } from './rules.mjs'

const OF_GRAFANA = ['__url_time_range', '__data', '__from', '__to']

export function links({ directory, dashboards }) {
  const findings = new Findings()
  const byUid = new Map(dashboards.map(({ json }) => [json.uid, json]))
  for (const { name, json } of dashboards) {
    const expect = (condition, flaw) => findings.expect(condition, `${name}: ${flaw}`)
    expect(json.links.some(({ type, tags, keepTime, includeVars }) => type === 'dashboards' && tags.includes('guardian') && keepTime && includeVars),
      'does not lead to the other dashboards')
    const own = variablesOf(json)
    for (const panel of panelsOf(json)) {
      for (const { title, url } of linksOf(panel)) {
        const where = `${panel.title}: link "${title}"`
        for (const [, variable] of url.matchAll(/\$\{(\w+)/g)) expect([...own, ...OF_GRAFANA].includes(variable), `${where}: there is no variable ${variable}`)
        for (const [, heading] of url.matchAll(/\$\{__data\.fields\.([^}]+)\}/g)) expect(headingsOf(panel).includes(heading), `${where}: there is no column ${heading}`)
        if (!url.startsWith('/')) continue
        const [, uid, query] = url.match(/^\/d\/([^?]+)\?(.*)$/) ?? []
        expect(byUid.has(uid), `${where}: there is no dashboard at ${url}`)
        if (!byUid.has(uid)) continue
        expect(query.includes('${__url_time_range}'), `${where}: does not take the time along`)
        for (const [, variable] of query.matchAll(/\bvar-(\w+)=/g)) expect(variablesOf(byUid.get(uid)).includes(variable), `${where}: ${uid} has no variable ${variable}`)
      }
    }
  }
  const rules = join(directory, '../prometheus/rules')
  for (const { alert, annotations } of existsSync(rules) ? rulesIn(rules).filter(({ alert }) => alert) : []) {
    findings.expect(byUid.has(annotations?.dashboard), `alert ${alert}: leads to ${annotations?.dashboard}, which there is not`)
  }
  return findings
}

const variablesOf = ({ templating }) => templating.list.map(({ name }) => name)

const linksOf = ({ links = [], fieldConfig }) =>
  [...links, ...fieldConfig.overrides.flatMap(({ properties }) => properties).filter(({ id }) => id === 'links').flatMap(({ value }) => value)]

const headingsOf = ({ transformations = [] }) =>
  transformations.filter(({ id }) => id === 'organize').flatMap(({ options }) => Object.values(options.renameByName))
