// Payments by Pix: what becomes of them, how the payment broker answers, and what it tells by webhook.
import { dashboard } from './library/dashboard.mjs'
import { graph, link, row, stat, states, table, unit } from './library/panels.mjs'
import { grown, mean, perSecond, quantile, quantiles } from './library/promql.mjs'
import { datasource } from './library/variables.mjs'

const STATUS = {
  PENDING: 'light-blue', SUCCESS: 'green', FAIL: 'orange', PARTIALLY_REFUNDED: 'light-purple', REFUNDED: 'purple', CHARGED_BACK: 'red',
}
const BROKER = 'routeId="payments.out.broker"'
const WEBHOOK = 'routeId="payments.api.webhook"'
const NO_ANSWER = 'outcome=~"unavailable|unknown|unreadable"'

export default dashboard({
  uid: 'guardian-payments',
  title: 'Payments',
  description: 'Payments by status, calls to the payment broker, its webhooks, refunds and alarms.',
  tags: ['business'],
  from: 'now-3h',
  variables: [datasource],
  content: [
    [
      stat('Approved', 'Payments that the broker has approved in the time shown.', {
        query: grown('guardian_payments_total', 'status="SUCCESS"'), unit: unit.count, decimals: 0, total: true,
      }),
      stat('Failed', 'Payments that were refused, cancelled or expired in the time shown, of those that ended.', {
        query: `
(sum(increase(guardian_payments_total{status="FAIL"}[$__range])) or vector(0))
  / sum(increase(guardian_payments_total{status=~"FAIL|SUCCESS"}[$__range]))`,
        unit: unit.share, thresholds: { yellow: 0.3, red: 0.6 }, decimals: 1, total: true,
      }),
      stat('Refunded', 'Payments that were given back in full in the time shown.', {
        query: grown('guardian_payments_total', 'status="REFUNDED"'), unit: unit.count, decimals: 0, total: true,
      }),
      stat('Oldest wanted', 'Age of the oldest thing that is wanted of the broker and has not come about.', {
        query: 'max(guardian_payments_oldest_wanted_age)', unit: unit.seconds, thresholds: { yellow: 300, red: 1800 },
      }),
      stat('Calls without an answer', 'Share of calls to the broker that brought no answer, or one that nobody can read.', {
        query: `(${perSecond('guardian_broker_calls_total', NO_ANSWER)} or vector(0)) / ${perSecond('guardian_broker_calls_total', '')}`,
        unit: unit.share, thresholds: { yellow: 0.01, red: 0.1 }, decimals: 1,
      }),
      stat('Alarms', 'Payments that no rule helps, and refunds that failed, in the time shown: each needs a person.', {
        query: `
(sum(increase(guardian_payments_alarms_total[$__range])) or vector(0))
  + (sum(increase(guardian_payments_refunds_failed_total[$__range])) or vector(0))`,
        unit: unit.count, thresholds: { red: 1 }, decimals: 0, total: true,
      }),
    ],
    [
      graph('Payments', 'Payments a minute, by the status that they reach.', {
        queries: { '{{status}}': 'sum by (status) (rate(guardian_payments_total[$__rate_interval])) * 60' },
        unit: unit.perMinute, colours: STATUS,
      }),
      graph('Calls to the broker', 'Calls per second, by operation and outcome. Nothing: a search that found nothing. Unknown: nobody knows whether it took effect.', {
        queries: { '{{operation}} {{outcome}}': perSecond('guardian_broker_calls_total', '', 'operation, outcome') },
        unit: unit.requests,
      }),
      graph('Webhooks', 'Notifications of the broker per second, by what became of them. Refused ones were not signed by it.', {
        queries: { '{{outcome}}': perSecond('guardian_webhooks_total', '', 'outcome') },
        unit: unit.requests, colours: { accepted: 'green' },
      }),
    ],

    row('The broker'),
    [
      graph('Time of calls', 'Time of a call to the broker with the wait for its answer.', {
        queries: quantiles('camel_route_policy_seconds', BROKER), unit: unit.seconds, limits: { red: 5 },
        leads: [link('Its route', '/d/guardian-routes?var-route=payments.out.broker&${__url_time_range}')],
      }),
      graph('Time by outcome', 'Mean time of a call through the circuit breaker, by how it ended.', {
        queries: { '{{kind}}': `${mean('resilience4j_circuitbreaker_calls_seconds', 'name="broker"', 'kind')}` },
        unit: unit.seconds,
      }),
      states('Circuit breaker', 'While it is open the broker is not called; payments wait and are taken up again.', {
        queries: { '{{pod}}': `
max by (pod) (resilience4j_circuitbreaker_state{name="broker", state="half_open"})
  + 2 * max by (pod) (resilience4j_circuitbreaker_state{name="broker", state="open"})` },
        states: { 0: ['closed', 'green'], 1: ['half open', 'yellow'], 2: ['open', 'red'] },
      }),
    ],

    row('Wanted'),
    [
      graph('Oldest wanted by kind', 'What is wanted of the broker and has not come about: an outcome, a cancellation, a refund; a record is what we must still write down.', {
        queries: { '{{kind}}': 'max by (kind) (guardian_payments_oldest_wanted_age)' },
        unit: unit.seconds, limits: { yellow: 300, red: 1800 },
      }),
      graph('Refunds', 'Payments given back, and refunds that the broker refused, as they grow.', {
        queries: {
          'given back': 'sum(increase(guardian_payments_total{status=~"REFUNDED|PARTIALLY_REFUNDED"}[$__rate_interval]))',
          failed: 'sum(increase(guardian_payments_refunds_failed_total[$__rate_interval]))',
        },
        unit: unit.count, colours: { failed: 'red' },
      }),
      graph('Alarms by reason', 'Payments that no rule helps, as they grow. The log of payments names each.', {
        queries: { '{{reason}}': 'sum by (reason) (increase(guardian_payments_alarms_total[$__rate_interval]))' },
        unit: unit.count,
      }),
    ],

    row('Requests'),
    [
      graph('Time to answer a webhook', 'The broker sends a notification again that is not answered in time.', {
        queries: quantiles('camel_route_policy_seconds', WEBHOOK), unit: unit.seconds, limits: { red: 1 },
      }),
      graph('Time to create a payment', 'As orders waits for it, with the call to the broker.', {
        queries: quantiles('camel_route_policy_seconds', 'routeId="payments.api.create-payment"'), unit: unit.seconds, limits: { red: 2.5 },
      }),
      table('Routes of payments', 'Click on a route to see its steps.', {
        labels: { routeId: 'Route' },
        columns: {
          Rate: { query: perSecond('camel_exchanges_total', 'service="payments"', 'routeId'), unit: unit.perSecond, decimals: 2 },
          p95: { query: quantile(0.95, 'camel_route_policy_seconds', 'service="payments"', 'routeId'), unit: unit.seconds },
        },
        sort: 'Rate',
        links: { Route: [{ title: 'This route', url: '/d/guardian-routes?var-service=payments&var-route=${__data.fields.Route}&${datasource:queryparam}&${__url_time_range}' }] },
      }),
    ],
  ],
})
