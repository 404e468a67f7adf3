// The restaurant as its owner sees it: orders, money, how long guests wait, and whether what was promised is kept.
import { dashboard } from './library/dashboard.mjs'
import { bars, graph, link, row, stat, table, unit } from './library/panels.mjs'
import { grown, quantile, quantiles } from './library/promql.mjs'
import { datasource } from './library/variables.mjs'

const STATUS = {
  PAYMENT_PENDING: 'light-blue', AWAITING: 'yellow', IN_PROGRESS: 'orange', DONE: 'purple', FINISHED: 'green',
  PAYMENT_FAILED: 'light-red', CANCELLED: 'red',
}
/** Service levels as they are read, by their names in the rules. */
export const SLO = {
  placing: 'carts answered within 1 s (95 %)', kitchen: 'paid orders in the kitchen within 5 s (95 %)',
  requests: 'requests without a fault of a service (99.5 %)',
}

export default dashboard({
  uid: 'guardian-restaurant',
  title: 'Restaurant',
  description: 'Orders, money and waiting times, service levels and alerts.',
  tags: ['business'],
  from: 'now-3h',
  variables: [datasource],
  content: [
    [
      stat('Orders placed', 'Orders that guests have placed in the time shown.', {
        query: grown('guardian_orders_total', 'status="PAYMENT_PENDING"'),
        unit: unit.count, decimals: 0, total: true,
      }),
      stat('Money taken', 'Totals of the orders that were paid and have come to the kitchen in the time shown.', {
        query: grown('guardian_orders_value_brl_total', 'status="AWAITING"'),
        unit: unit.reais, decimals: 2, total: true,
      }),
      stat('Undone', 'Orders that were cancelled or whose payment failed, of those placed in the time shown.', {
        query: `
(sum(increase(guardian_orders_total{status=~"CANCELLED|PAYMENT_FAILED"}[$__range])) or vector(0))
  / sum(increase(guardian_orders_total{status="PAYMENT_PENDING"}[$__range]))`,
        unit: unit.share, thresholds: { yellow: 0.1, red: 0.3 }, decimals: 1, total: true,
      }),
      stat('Kitchen delay', 'From the approval at the payment broker until the order is the kitchen\'s: 95th percentile in the time shown.', {
        query: 'histogram_quantile(0.95, sum by (le) (increase(guardian_orders_kitchen_delay_seconds_bucket[$__range])))',
        unit: unit.seconds, thresholds: { yellow: 2.5, red: 5 }, total: true,
      }),
      stat('Waiting for the kitchen', 'Paid orders that the kitchen has not begun. Counted once a minute over all orders.', {
        query: 'max(guardian_orders_open{status="AWAITING"})',
        unit: unit.count, thresholds: { yellow: 20, red: 50 },
      }),
      stat('Alerts', 'Alerts that fire; which ones is told below.', {
        query: 'count(ALERTS{alertstate="firing"}) or vector(0)',
        unit: unit.count, thresholds: { red: 1 },
      }),
    ],
    [
      graph('Orders', 'Orders a minute, by the status that they reach.', {
        queries: { '{{status}}': 'sum by (status) (rate(guardian_orders_total[$__rate_interval])) * 60' },
        unit: unit.perMinute, colours: STATUS,
      }),
      graph('Money', 'Totals of orders in an hour at the present rate, by the status that they reach.', {
        queries: { '{{status}}': 'sum by (status) (rate(guardian_orders_value_brl_total[$__rate_interval])) * 3600' },
        unit: unit.reais, colours: STATUS,
      }),
      graph('From payment to kitchen', 'From the approval at the payment broker until the order is stored as AWAITING. 5 s are promised for 95 of 100.', {
        queries: quantiles('guardian_orders_kitchen_delay_seconds', ''),
        unit: unit.seconds, limits: { red: 5 },
      }),
    ],

    row('In the kitchen'),
    [
      graph('Orders under way', 'Orders on the kitchen\'s board, by status. Counted once a minute over all orders.', {
        queries: { '{{status}}': 'max by (status) (guardian_orders_open)' },
        unit: unit.count, colours: STATUS, stacked: true,
      }),
      graph('Longest wait', 'Age of the oldest order in each status, from when it was placed.', {
        queries: { '{{status}}': 'max by (status) (guardian_orders_oldest_age_seconds)' },
        unit: unit.seconds, colours: STATUS, limits: { red: 3600 },
      }),
      graph('Age on arrival', 'Age of an order when it reaches a status, from when it was placed: 95th percentile. For AWAITING most of it is the guest who pays.', {
        queries: { '{{status}}': quantile(0.95, 'guardian_orders_age_seconds', 'status=~"AWAITING|IN_PROGRESS|DONE|FINISHED"', 'status') },
        unit: unit.seconds, colours: STATUS,
      }),
    ],

    row('Guests'),
    [
      graph('Time to place an order', 'From the cart to its Pix code, at orders. 1 s is promised for 95 of 100.', {
        queries: quantiles('camel_route_policy_seconds', 'routeId=~"orders.api.place(-guest)?"'),
        unit: unit.seconds, limits: { red: 1 }, leads: [link('The route', '/d/guardian-routes?var-route=orders.api.place&var-route=orders.api.place-guest&${__url_time_range}')],
      }),
      graph('Answers', 'Answers of all services by their kind, without probes and scrapes.', {
        queries: { '{{outcome}}': 'sum by (outcome) (rate(http_server_requests_seconds_count{job="services", uri!~"/actuator.*"}[$__rate_interval]))' },
        unit: unit.requests, colours: { SUCCESS: 'green', CLIENT_ERROR: 'yellow', SERVER_ERROR: 'red' },
      }),
      graph('For a person', 'Orders that no rule helps, by what has happened: each needs a look in the log of orders.', {
        queries: { '{{kind}}': 'sum by (kind) (increase(guardian_orders_alarms_total[$__rate_interval]))' },
        unit: unit.count, colours: { 'refund-failed': 'red' },
      }),
    ],

    row('Service levels'),
    [
      table('Budgets', 'Of the faults that a service level allows in the time shown, what is left; below zero it is broken. Burn rate: at 1 a budget lasts exactly its time, faster above.', {
        labels: { slo: 'Service level', service: 'Service' },
        columns: {
          'Budget left': {
            query: `
1 - sum_over_time(slo:bad_events:rate5m[$__range]) / sum_over_time(slo:events:rate5m[$__range])
  / on (slo) group_left slo:budget:ratio`,
            unit: unit.share, thresholds: { red: null, yellow: 0, green: 0.25 }, decimals: 1,
          },
          'Burn rate, 5 min': { query: 'max by (slo, service) (slo:burn:rate5m)', unit: unit.count, thresholds: { yellow: 1, red: 14.4 }, decimals: 2 },
          'Burn rate, 30 min': { query: 'max by (slo, service) (slo:burn:rate30m)', unit: unit.count, thresholds: { yellow: 1, red: 6 }, decimals: 2 },
        },
        names: { 'Service level': SLO },
        sort: 'Burn rate, 5 min',
      }),
      graph('Burn rates', 'How fast budgets are used, looked at over half an hour. At 6 for six hours somebody is called.', {
        queries: { '{{slo}} {{service}}': 'slo:burn:rate30m' },
        unit: unit.count, limits: { yellow: 1, red: 6 },
      }),
    ],

    row('Alerts'),
    [
      table('Alerts that fire', 'Each is explained in its runbook, observability/runbooks.', {
        labels: { alertname: 'Alert', severity: 'Severity', service: 'Service', pod: 'Pod' },
        columns: { Series: { query: 'count by (alertname, severity, service, pod) (ALERTS{alertstate="firing"})', unit: unit.count } },
      }),
      bars('Alerts in the time shown', 'How long each alert has fired in the time shown.', {
        queries: { '{{alertname}} {{service}}': 'sort_desc(sum by (alertname, service) (count_over_time(ALERTS{alertstate="firing"}[$__range:15s])) * 15)' },
        unit: unit.seconds, thresholds: { yellow: 60, red: 600 }, emptyUnless: 'an alert has fired for some seconds',
      }),
    ],
  ],
})
