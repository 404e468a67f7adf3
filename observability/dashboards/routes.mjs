// Every Camel route of every service: how often, how long, how well. With a route chosen: its steps.
import { dashboard } from './library/dashboard.mjs'
import { bars, graph, link, row, stat, table, unit } from './library/panels.mjs'
import { CHOSEN, mean, perSecond, quantile, quantiles } from './library/promql.mjs'
import { address, datasource, pod, route, service } from './library/variables.mjs'

const ROUTE = `${CHOSEN}, routeId=~"$route"`

// What a row's links take along; the table calls its columns so.
const OF_ROW = 'var-service=${__data.fields.Service}&var-route=${__data.fields.Route}&${datasource:queryparam}&${__url_time_range}'

export default dashboard({
  uid: 'guardian-routes',
  title: 'Routes',
  description: 'Camel routes: rate, failures, times, and the steps in which the time goes. A row of the table leads to its route.',
  tags: ['camel'],
  from: 'now-1h',
  variables: [
    datasource, service, pod, route,
    address('zipkin', 'Zipkin', 'Where traces are looked at. Links to traces go there.', 'http://localhost:9411'),
    address('logs', 'Logs', 'Where logs are searched, up to the text to search for, as in http://localhost:3100/search?q=. Links to logs go there.', ''),
  ],
  content: [
    [
      stat('Exchanges', 'Exchanges that the chosen routes have ended, per second.', {
        query: perSecond('camel_exchanges_total', ROUTE), unit: unit.perSecond,
      }),
      stat('Failed', 'Share of exchanges that ended with an error. A request that was rightly rejected counts too.', {
        query: `(${perSecond('camel_exchanges_failed_total', ROUTE)} or vector(0)) / ${perSecond('camel_exchanges_total', ROUTE)}`,
        unit: unit.share, thresholds: { yellow: 0.01, red: 0.05 }, decimals: 1,
      }),
      stat('Median', 'Half of the exchanges of the chosen routes take no longer.', {
        query: quantile(0.5, 'camel_route_policy_seconds', ROUTE), unit: unit.seconds,
      }),
      stat('95th percentile', '95 of 100 exchanges of the chosen routes take no longer.', {
        query: quantile(0.95, 'camel_route_policy_seconds', ROUTE), unit: unit.seconds, thresholds: { yellow: 1, red: 5 },
      }),
      stat('In flight', 'Exchanges that are in the chosen routes now. A route that calls another contains it.', {
        query: `sum(camel_exchanges_inflight{${ROUTE}})`, unit: unit.count, thresholds: { yellow: 100, red: 200 },
      }),
      stat('Stopped routes', 'Routes of the chosen services that are there and do not run.', {
        query: `sum(camel_routes_added_routes{${CHOSEN}}) - sum(camel_routes_running_routes{${CHOSEN}})`,
        unit: unit.count, thresholds: { red: 1 },
      }),
    ],
    [
      table('All routes', 'Click on a route to see it alone: its steps are below. Routes that nobody has used for a while have no times.', {
        labels: { service: 'Service', routeId: 'Route' },
        columns: {
          Rate: { query: perSecond('camel_exchanges_total', ROUTE, 'service, routeId'), unit: unit.perSecond, decimals: 2 },
          Failed: {
            query: `
(${perSecond('camel_exchanges_failed_total', ROUTE, 'service, routeId')} or 0 * ${perSecond('camel_exchanges_total', ROUTE, 'service, routeId')})
  / ${perSecond('camel_exchanges_total', ROUTE, 'service, routeId')}`,
            unit: unit.share, thresholds: { yellow: 0.01, red: 0.05 }, decimals: 1,
          },
          Median: { query: quantile(0.5, 'camel_route_policy_seconds', ROUTE, 'service, routeId'), unit: unit.seconds },
          'p95': { query: quantile(0.95, 'camel_route_policy_seconds', ROUTE, 'service, routeId'), unit: unit.seconds, thresholds: { yellow: 1, red: 5 } },
          Slowest: { query: `max by (service, routeId) (camel_route_policy_seconds_max{${ROUTE}})`, unit: unit.seconds },
          'In flight': { query: `sum by (service, routeId) (camel_exchanges_inflight{${ROUTE}})`, unit: unit.count },
        },
        sort: 'Rate',
        links: {
          Route: [
            { title: 'This route alone', url: `/d/guardian-routes?${OF_ROW}` },
            link('Traces of its service', '${zipkin}/zipkin/?serviceName=${__data.fields.Service}&lookback=15m'),
            link('Its logs', '${logs}${__data.fields.Route}'),
          ],
        },
        height: 12,
      }),
    ],

    row('The chosen routes'),
    [
      graph('Rate', 'Exchanges per second that ended well, and those that did not.', {
        queries: {
          '{{routeId}}': `topk(10, ${perSecond('camel_exchanges_succeeded_total', ROUTE, 'routeId')})`,
          '{{routeId}} failed': `${perSecond('camel_exchanges_failed_total', ROUTE, 'routeId')} > 0`,
        },
        unit: unit.perSecond,
        emptyUnless: { '{{routeId}} failed': 'an exchange fails' },
      }),
      graph('Time', '95th percentile of the time of an exchange, the ten slowest routes.', {
        queries: { '{{routeId}}': `topk(10, ${quantile(0.95, 'camel_route_policy_seconds', ROUTE, 'routeId')})` },
        unit: unit.seconds, limits: { red: 5 }, exemplars: true,
      }),
      graph('Exchanges in flight', 'Exchanges that have begun and not ended, the ten routes that have most. One that stays up is stuck.', {
        queries: { '{{routeId}}': `topk(10, sum by (routeId) (camel_exchanges_inflight{${ROUTE}}))` },
        unit: unit.count,
      }),
    ],

    row('Steps of the chosen routes'),
    [
      bars('Slowest steps', 'Mean time of a step, the fifteen slowest. A step that calls another route contains it.', {
        queries: { '{{routeId}} · {{nodeId}}': `sort_desc(topk(15, ${mean('camel_message_history_seconds', ROUTE, 'routeId, nodeId')}))` },
        unit: unit.seconds, width: 10,
      }),
      table('Steps', 'Steps of the chosen routes: calls, mean and longest time, and the share of time in which a step is busy; above 1 several exchanges are in it at once.', {
        labels: { routeId: 'Route', nodeId: 'Step' },
        columns: {
          Rate: { query: perSecond('camel_message_history_seconds_count', ROUTE, 'routeId, nodeId'), unit: unit.perSecond, decimals: 2 },
          Mean: { query: mean('camel_message_history_seconds', ROUTE, 'routeId, nodeId'), unit: unit.seconds, thresholds: { yellow: 0.5, red: 2 } },
          Slowest: { query: `max by (routeId, nodeId) (camel_message_history_seconds_max{${ROUTE}})`, unit: unit.seconds },
          Busy: { query: perSecond('camel_message_history_seconds_sum', ROUTE, 'routeId, nodeId'), unit: unit.count, decimals: 3 },
        },
        sort: 'Busy', width: 14,
      }),
    ],
    [
      graph('Where the time goes', 'Seconds per second in each step, the fifteen busiest: how many exchanges are in it on average.', {
        queries: { '{{routeId}} · {{nodeId}}': `topk(15, ${perSecond('camel_message_history_seconds_sum', ROUTE, 'routeId, nodeId')})` },
        unit: unit.count, stacked: true,
      }),
      graph('Time of the chosen routes', 'Of all chosen routes together.', {
        queries: quantiles('camel_route_policy_seconds', ROUTE), unit: unit.seconds, exemplars: true,
      }),
      graph('Handled failures', 'Exchanges whose error the route has handled itself, by a redirection, a fallback or an answer, per second.', {
        queries: { '{{routeId}}': `topk(10, ${perSecond('camel_exchanges_failures_handled_total', ROUTE, 'routeId')})` },
        unit: unit.perSecond,
      }),
    ],

    row('Requests'),
    [
      graph('Requests', 'Requests per second to the services\' APIs, by operation.', {
        queries: { '{{method}} {{uri}}': `${perSecond('http_server_requests_seconds_count', `${CHOSEN}, uri!~"/actuator.*"`, 'method, uri')}` },
        unit: unit.requests,
      }),
      graph('Answer times', '95th percentile of the time to an answer, by operation.', {
        queries: { '{{method}} {{uri}}': quantile(0.95, 'http_server_requests_seconds', `${CHOSEN}, uri!~"/actuator.*"`, 'method, uri') },
        unit: unit.seconds, limits: { red: 1 },
      }),
      graph('Answers that are no success', 'Answers of 4xx and 5xx per second, by operation.', {
        queries: { '{{status}} {{method}} {{uri}}': perSecond('http_server_requests_seconds_count', `${CHOSEN}, uri!~"/actuator.*", status=~"[45].."`, 'status, method, uri') },
        unit: unit.requests,
      }),
    ],
  ],
})
