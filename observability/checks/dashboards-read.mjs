// Dashboards as Grafana reads them, taken apart.
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

/** The dashboards of a directory: of each its name, text and JSON; beside them what their definitions say. */
export async function readDashboards(directory) {
  const files = readdirSync(join(directory, 'json')).sort()
  const { dashboards: definitions, textOf } = await import(pathToFileURL(join(directory, 'definitions.mjs')))
  return {
    directory, definitions, textOf,
    dashboards: files.map(file => {
      const text = readFileSync(join(directory, 'json', file), 'utf8')
      return { file, text, name: file.replace(/\.json$/, ''), json: JSON.parse(text) }
    }),
  }
}

/** Rows and what stands on the page by itself, and, each for itself, what lies in a collapsed row. */
export const groupsOf = ({ panels }) => [panels, ...panels.filter(({ type }) => type === 'row').map(row => row.panels).filter(({ length }) => length)]

/** All panels that show something. */
export const panelsOf = json => groupsOf(json).flat().filter(({ type }) => type !== 'row')

/** The expressions of a dashboard, and where each stands. */
export const queriesOf = json => panelsOf(json).flatMap(panel => panel.targets.map(target => ({ panel, target, expr: target.expr })))

/** Lines of a query as the one that a report has room for. */
export const inOneLine = expr => expr.replace(/\s+/g, ' ').trim()
