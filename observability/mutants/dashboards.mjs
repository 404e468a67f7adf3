// Deliberate faults, by the check that must notice each. In a definition unless another file is named; what a definition makes is
// generated anew, but for those of the check that compares just that (keeps).
const PANELS = 'library/panels.mjs'
const LAYOUT = 'library/layout.mjs'
const VARIABLES = 'library/variables.mjs'
const DASHBOARD = 'library/dashboard.mjs'

export const mutants = [
  // JSON and definitions
  { name: 'json-changed-by-hand', keeps: true, file: 'json/routes.json', from: '"title": "Routes"', to: '"title": "Camel"', by: 'generated', says: /routes\.json: is not what its definition makes/ },
  { name: 'definition-not-generated', keeps: true, file: 'pods.mjs', from: "title: 'Pods and nodes'", to: "title: 'Pods'", by: 'generated', says: /pods\.json: is not what its definition makes/ },
  { name: 'json-of-nobody', keeps: true, adds: { 'json/spare.json': '{}\n' }, by: 'generated', says: /spare\.json: is of no definition/ },
  { name: 'json-missing', keeps: true, without: 'json/payments.json', by: 'generated', says: /payments\.json: is missing/ },

  // what each has
  { name: 'another-uid', file: 'routes.mjs', from: "uid: 'guardian-routes'", to: "uid: 'camel-routes'", by: 'structure', says: /routes: its uid is camel-routes/ },
  { name: 'one-uid-twice', file: 'pods.mjs', from: "uid: 'guardian-pods'", to: "uid: 'guardian-routes'", by: 'structure', says: /two dashboards have one uid/ },
  { name: 'without-tag', file: DASHBOARD, from: 'tags: [TAG, ...tags]', to: 'tags', by: 'structure', says: /has not the tag by which the others lead to it/ },
  { name: 'without-refresh', file: DASHBOARD, from: "refresh: '30s'", to: "refresh: ''", by: 'structure', says: /is not refreshed/ },
  { name: 'saved-by-whom', file: DASHBOARD, from: 'editable: false', to: 'editable: true', by: 'structure', says: /looks as if it could be saved/ },
  { name: 'one-data-source-only', file: VARIABLES, from: "uid: '${datasource}'", to: "uid: 'prometheus'", by: 'structure', says: /query A asks another data source/ },
  { name: 'annotation-of-another-source', file: DASHBOARD, from: "name: 'Starts', datasource: DATASOURCE", to: "name: 'Starts', datasource: { type: 'prometheus', uid: 'prometheus' }", by: 'structure', says: /annotation Starts: asks another data source/ },
  { name: 'variable-without-all', file: VARIABLES, from: 'includeAll: true', to: 'includeAll: false', by: 'structure', says: /variable service: does not have All/ },
  { name: 'variable-as-it-was', file: VARIABLES, from: 'refresh: 2', to: 'refresh: 1', by: 'structure', says: /does not follow the time/ },
  { name: 'no-description', file: 'pods.mjs', from: "'Live threads by pod.'", to: "''", by: 'structure', says: /pods: Threads: has no description/ },
  { name: 'unit-that-grafana-does-not-have', file: PANELS, from: "share: 'percentunit'", to: "share: 'ratio'", by: 'structure', says: /its unit is ratio/ },
  { name: 'number-without-unit', file: 'payments.mjs', from: "unit: unit.count, decimals: 0, total: true", to: "unit: unit.state, decimals: 0, total: true", by: 'structure', says: /payments: Approved: has no unit/ },
  { name: 'column-without-unit', file: 'restaurant.mjs', from: "ALERTS{alertstate=\"firing\"})', unit: unit.count }", to: "ALERTS{alertstate=\"firing\"})' }", by: 'structure', says: /Alerts that fire: (has a column without a unit|its unit is undefined)/ },
  { name: 'thresholds-that-fall', file: 'messaging.mjs', from: '{ yellow: 5, red: 30 }', to: '{ red: 30, yellow: 5 }', by: 'structure', says: /Age when handled: its thresholds do not rise/ },
  { name: 'legend-that-nobody-reads', file: PANELS, from: "legend: { displayMode: 'table'", to: "legend: { displayMode: 'list'", by: 'structure', says: /has no legend as a table/ },
  { name: 'one-title-twice', file: 'pods.mjs', from: "graph('Longest pause'", to: "graph('Pauses'", by: 'structure', says: /two panels have one id/ },
  { name: 'numbers-at-no-time', file: PANELS, from: "format: 'table', instant: true, range: false", to: "format: 'table', instant: true", by: 'structure', says: /is not either of a time or of a range/ },

  // where panels stand
  { name: 'beyond-the-edge', file: 'routes.mjs', from: 'width: 14', to: 'width: 16', by: 'structure', says: /routes: Steps: does not stand within 24 columns/ },
  { name: 'one-on-another', file: LAYOUT, from: 'x += width', to: 'x += width - 1', by: 'structure', says: /stands on/ },
  { name: 'line-on-line', file: LAYOUT, from: 'y += height', to: 'y += height - 1', by: 'structure', says: /stands on/ },
  { name: 'four-in-a-line', file: 'payments.mjs', from: "unit: unit.perMinute, colours: STATUS,", to: "unit: unit.perMinute, colours: STATUS, width: 6,", by: 'structure', says: /payments: Payments: is too narrow for a small screen/ },
  { name: 'no-numbers-on-top', file: 'pods.mjs', from: '  content: [\n    [', to: "  content: [\n    row('First'),\n    [", by: 'structure', says: /pods: does not begin with a line of numbers/ },

  // Grafana's schema
  { name: 'misspelt-option', file: PANELS, from: 'frameIndex: 0', to: 'frameindex: 0', by: 'schema', says: /frameindex.* does not exist/ },
  { name: 'option-that-is-missing', file: PANELS, from: ' wideLayout: true,', to: '', by: 'schema', says: /wideLayout.* is missing/ },
  { name: 'word-that-grafana-does-not-know', file: PANELS, from: "cellHeight: 'sm'", to: "cellHeight: 'small'", by: 'schema', says: /'small' is not assignable/ },
  { name: 'text-for-a-number', file: PANELS, from: 'rowHeight: 0.8', to: "rowHeight: '0.8'", by: 'schema', says: /string.* is not assignable to type 'number'/ },
  { name: 'misspelt-look', file: PANELS, from: "showPoints: 'never'", to: "showPoint: 'never'", by: 'schema', says: /showPoint.* does not exist/ },
  { name: 'palette-that-there-is-not', file: PANELS, from: "'palette-classic-by-name'", to: "'palette-by-name'", by: 'schema', says: /'palette-by-name' is not assignable/ },
  { name: 'variable-of-no-kind', file: VARIABLES, from: "type: 'textbox'", to: "type: 'text'", by: 'schema', says: /is not assignable/ },
  { name: 'member-that-grafana-does-not-have', file: DASHBOARD, from: 'graphTooltip: 1', to: 'graphTooltip: 1, sharedCrosshair: true', by: 'schema', says: /sharedCrosshair.* does not exist/ },

  // expressions
  { name: 'bracket-that-is-open', file: 'restaurant.mjs', from: "'max(guardian_orders_open{status=\"AWAITING\"})'", to: "'max(guardian_orders_open{status=\"AWAITING\"}'", by: 'queries', says: /restaurant: Waiting for the kitchen A: cannot be read/ },
  { name: 'metric-of-nobody', file: 'messaging.mjs', from: "perSecond('guardian_messages_total', CHOSEN), unit", to: "perSecond('guardian_message_total', CHOSEN), unit", by: 'queries', says: /there is no metric guardian_message_total/ },
  { name: 'label-of-nobody', file: 'messaging.mjs', from: "CHOSEN, 'outcome')", to: "CHOSEN, 'result')", by: 'queries', says: /has the label result to group by/ },
  { name: 'value-of-nobody', file: 'restaurant.mjs', from: 'status="PAYMENT_PENDING"', to: 'status="PENDING"', by: 'queries', says: /guardian_orders_total has no status PENDING/ },
  { name: 'the-same-of-every-pod-added-up', file: 'messaging.mjs', from: 'sum(max by (service) (guardian_deadletters', to: 'sum(sum by (service) (guardian_deadletters', by: 'queries', says: /guardian_deadletters is the same at every pod/ },
  { name: 'rate-of-five-minutes', file: 'library/promql.mjs', from: '(${counter}{${matchers}}[$__rate_interval]', to: '(${counter}{${matchers}}[5m]', by: 'queries', says: /rate over 5m is not true at every zoom/ },
  { name: 'last-two-scrapes', file: 'restaurant.mjs', from: 'sum by (status) (rate(guardian_orders_total', to: 'sum by (status) (irate(guardian_orders_total', by: 'queries', says: /irate shows nothing but the last two scrapes/ },
  { name: 'quantile-of-each-pod', file: 'library/promql.mjs', from: 'sum by (${labels})', to: 'avg by (${labels})', by: 'queries', says: /is not a quantile of the sum over all pods/ },
  { name: 'variable-that-is-not-there', file: 'messaging.mjs', from: 'variables: [datasource, service, pod]', to: 'variables: [datasource, service]', by: 'queries', says: /there is no variable pod/ },
  { name: 'variable-for-nothing', file: 'restaurant.mjs', from: 'variables: [datasource]', to: 'variables: [datasource, node]', and: ["import { datasource }", "import { datasource, node }"], by: 'queries', says: /restaurant: variable node: nothing asks by it/ },
  { name: 'whole-time-at-every-point', file: 'pods.mjs', from: 'thresholds: { yellow: 1, red: 3 }, decimals: 0, total: true', to: 'thresholds: { yellow: 1, red: 3 }, decimals: 0', by: 'queries', says: /Restarts A: asks for the whole time at every point of it/ },
  { name: 'starts-of-nobody', file: DASHBOARD, from: 'process_start_time_seconds', to: 'process_started_seconds', by: 'queries', says: /annotation Starts: there is no metric process_started_seconds/ },
  { name: 'choice-among-nothing', file: VARIABLES, from: 'service=~"$service"}, routeId)', to: 'service=~"$service"}, route)', by: 'queries', says: /variable route: no metric of it has the label route/ },

  // links
  { name: 'link-to-nowhere', file: 'payments.mjs', from: '/d/guardian-routes?var-route=payments', to: '/d/guardian-camel?var-route=payments', by: 'links', says: /there is no dashboard at \/d\/guardian-camel/ },
  { name: 'link-with-a-variable-of-nobody', file: 'payments.mjs', from: '?var-route=payments', to: '?var-routeId=payments', by: 'links', says: /guardian-routes has no variable routeId/ },
  { name: 'link-of-another-time', file: 'payments.mjs', from: '&${__url_time_range}\')]', to: '\')]', by: 'links', says: /does not take the time along/ },
  { name: 'link-of-no-column', file: 'routes.mjs', from: "routeId: 'Route' },\n        columns: {\n          Rate: { query: perSecond('camel_exchanges_total'", to: "routeId: 'Id' },\n        columns: {\n          Rate: { query: perSecond('camel_exchanges_total'", by: 'links', says: /there is no column Route/ },
  { name: 'traces-nowhere', file: 'routes.mjs', from: "'${zipkin}/zipkin/", to: "'${traces}/zipkin/", by: 'links', says: /there is no variable traces/ },
  { name: 'no-way-to-the-others', file: DASHBOARD, from: 'links: [others]', to: 'links: []', by: 'links', says: /does not lead to the other dashboards/ },
  { name: 'alert-that-leads-nowhere', adds: { '../prometheus/rules/spare.yaml': 'groups:\n  - name: spare\n    rules:\n      - alert: Spare\n        expr: up == 0\n        annotations: {dashboard: guardian-spare}\n' }, by: 'links', says: /alert Spare: leads to guardian-spare/ },

  // where Grafana finds them
  { name: 'not-in-the-cluster', file: '../kustomization.yaml', from: '      - dashboards/json/pods.json\n', to: '', by: 'provisioned', says: /pods\.json does not get into the cluster/ },
  { name: 'source-of-nobody', file: VARIABLES, from: "value: 'prometheus' }", to: "value: 'prom' }", by: 'provisioned', says: /there is no Prometheus with the uid prom in the cluster/ },
]
