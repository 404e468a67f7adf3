// A whole dashboard: what all have in common, around what one shows.
import { arrange } from './layout.mjs'
import { DATASOURCE } from './variables.mjs'

const SCHEMA_VERSION = 42
const TAG = 'guardian'

/** A dashboard as Grafana provisions it, and of its definition what Grafana does not want to know. content is what `arrange` takes. */
export function dashboard({ uid, title, description, tags, from, variables, content }) {
  return {
    mayBeEmpty: mayBeEmpty(content.flat()),
    json: {
      uid, title, description, tags: [TAG, ...tags], schemaVersion: SCHEMA_VERSION, version: 1, editable: false, graphTooltip: 1,
      fiscalYearStartMonth: 0, weekStart: '', timezone: 'browser', time: { from, to: 'now' }, refresh: '30s',
      timepicker: { refresh_intervals: ['10s', '30s', '1m', '5m', '15m'] },
      templating: { list: variables }, annotations: { list: [starts, versions] }, links: [others], panels: arrange(content),
    },
  }
}

/** Panel, its query's letter and the reason, of all queries that may have no data while all is well. */
function mayBeEmpty(items) {
  return items.filter(({ definition }) => definition?.emptyUnless).flatMap(({ title, targets, definition: { emptyUnless } }) =>
    targets.filter(({ legendFormat }) => typeof emptyUnless === 'string' || emptyUnless[legendFormat])
      .map(({ refId, legendFormat }) => ({ title, refId, reason: emptyUnless[legendFormat] ?? emptyUnless })))
}

/** Links to all dashboards of Guardian, which take time and choices along. */
const others = {
  type: 'dashboards', tags: [TAG], title: '', tooltip: '', icon: 'external link', asDropdown: false, includeVars: true, keepTime: true, targetBlank: false,
}

const starts = {
  name: 'Starts', datasource: DATASOURCE, enable: true, hide: false, iconColor: 'blue',
  expr: 'process_start_time_seconds{job="services"} * 1000', useValueForTime: 'on', step: '30s',
  titleFormat: '{{service}} started', textFormat: '{{pod}} {{version}}', tagKeys: 'service',
}

// From when on a version runs beside, or instead of, another of the same service.
const versions = {
  name: 'New versions', datasource: DATASOURCE, enable: true, hide: false, iconColor: 'purple',
  expr: `count by (service, version) (up{job="services"})
  unless count by (service, version) (up{job="services"} offset 2m)
  and on (service) count by (service) (up{job="services"} offset 2m)`,
  step: '30s', titleFormat: '{{service}} {{version}}', textFormat: 'Deployed', tagKeys: 'service,version',
}
