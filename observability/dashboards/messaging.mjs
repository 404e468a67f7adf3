// Messages on their way: in by the queue, out by the outbox, aside as dead letters; and what AWS is asked for it.
import { dashboard } from './library/dashboard.mjs'
import { graph, row, stat, states, table, unit } from './library/panels.mjs'
import { CHOSEN, CHOSEN_SERVICE, mean, perSecond, quantile } from './library/promql.mjs'
import { datasource, pod, service } from './library/variables.mjs'

const OUTCOME = {
  handled: 'green', duplicate: 'light-blue', stale: 'blue', ignored: 'super-light-blue', misrouted: 'purple', retried: 'yellow',
  'retries-exhausted': 'red', rejected: 'dark-red', invalid: 'orange', forged: 'dark-orange', 'unknown-type': 'light-orange',
}
const PARKED = 'outcome=~"invalid|forged|unknown-type|rejected|retries-exhausted"'

// What AWS is paid for differs; operations that only read DynamoDB are these.
const READS = 'GetItem|BatchGetItem|Query|Scan|TransactGetItems'
const awsRequests = matchers => perSecond('guardian_aws_requests_total', `${CHOSEN}, ${matchers}`)

export default dashboard({
  uid: 'guardian-messaging',
  title: 'Messaging',
  description: 'Queues, outcomes, retries, age of messages, outbox, dead letters, circuit breakers, and requests to AWS.',
  tags: ['messaging'],
  from: 'now-1h',
  variables: [datasource, service, pod],
  content: [
    [
      stat('Messages', 'Messages that the chosen services have dealt with, in whichever way, per second.', {
        query: perSecond('guardian_messages_total', CHOSEN), unit: unit.messages,
      }),
      stat('In queues', 'Messages that wait in the queues of the chosen services. Counted once a minute.', {
        query: `sum(max by (service) (guardian_queue_messages{${CHOSEN_SERVICE}, state="visible"}))`,
        unit: unit.count, thresholds: { yellow: 100, red: 1000 },
      }),
      stat('Age when handled', 'From sending to the end of handling: 95th percentile.', {
        query: quantile(0.95, 'guardian_message_age_seconds', CHOSEN), unit: unit.seconds, thresholds: { yellow: 5, red: 30 },
      }),
      stat('Outbox', 'Age of the oldest message that waits to be published. Beyond two minutes others do not hear what happened.', {
        query: `max(guardian_outbox_oldest_age_seconds{${CHOSEN_SERVICE}})`, unit: unit.seconds, thresholds: { yellow: 30, red: 120 },
      }),
      stat('Dead letters', 'Messages in the dead-letter queues of the chosen services: each waits for a person. Counted once a minute.', {
        query: `sum(max by (service) (guardian_deadletters{${CHOSEN_SERVICE}}))`, unit: unit.count, thresholds: { red: 1 },
      }),
      stat('Paused queues', 'Pods that receive nothing, or only probes, since what their handlers need is away.', {
        query: `sum(guardian_inbound_paused{${CHOSEN}})`, unit: unit.count, thresholds: { red: 1 },
      }),
    ],
    [
      graph('Outcomes', 'Messages per second by what became of them.', {
        queries: { '{{outcome}}': perSecond('guardian_messages_total', CHOSEN, 'outcome') },
        unit: unit.messages, colours: OUTCOME, stacked: true,
      }),
      graph('Age of messages', 'From sending to the end of handling, by type: 95th percentile.', {
        queries: { '{{type}}': quantile(0.95, 'guardian_message_age_seconds', CHOSEN, 'type') },
        unit: unit.seconds, limits: { red: 30 },
      }),
      graph('Queues', 'Messages in the queues, by state. In flight: received and not acknowledged. Delayed: to be tried again later.', {
        queries: { '{{service}} {{state}}': `max by (service, state) (guardian_queue_messages{${CHOSEN_SERVICE}})` },
        unit: unit.count,
      }),
    ],

    row('Handling'),
    [
      graph('Messages by type', 'Messages per second by their type.', {
        queries: { '{{type}}': perSecond('guardian_messages_total', CHOSEN, 'type') },
        unit: unit.messages,
      }),
      graph('Time to handle', 'Time in the handler, by type: 95th percentile.', {
        queries: { '{{type}}': quantile(0.95, 'guardian_message_handling_seconds', CHOSEN, 'type') },
        unit: unit.seconds,
      }),
      graph('Again', 'Messages per second that come again: duplicates and stale ones have no effect, retried ones will come once more.', {
        queries: { '{{outcome}} {{service}}': perSecond('guardian_messages_total', `${CHOSEN}, outcome=~"duplicate|stale|retried"`, 'outcome, service') },
        unit: unit.messages,
      }),
    ],

    row('Dead letters'),
    [
      graph('Dead letters by service', 'Messages in each dead-letter queue. ./guardian dead-letters lists, replays and drops them.', {
        queries: { '{{service}}': `max by (service) (guardian_deadletters{${CHOSEN_SERVICE}})` },
        unit: unit.count, limits: { red: 1 },
      }),
      graph('Parked', 'Messages that were put into a dead-letter queue, by the reason and type, as they grow.', {
        queries: { '{{outcome}} {{type}}': `sum by (outcome, type) (increase(guardian_messages_total{${CHOSEN}, ${PARKED}}[$__rate_interval]))` },
        unit: unit.count,
      }),
      graph('Held too long', 'Messages that were held beyond their visibility, so that they were received a second time meanwhile.', {
        queries: { '{{service}}': `sum by (service) (increase(guardian_messages_overdue_total{${CHOSEN}}[$__rate_interval]))` },
        unit: unit.count, limits: { red: 1 },
      }),
    ],

    row('Outbox'),
    [
      graph('Backlog', 'Messages (PostgreSQL) or orders (DynamoDB) that wait to be published, as the last sweep found them.', {
        queries: { '{{service}}': `max by (service) (guardian_outbox_backlog{${CHOSEN_SERVICE}})` },
        unit: unit.count,
      }),
      graph('Oldest', 'How long the oldest of them has waited.', {
        queries: { '{{service}}': `max by (service) (guardian_outbox_oldest_age_seconds{${CHOSEN_SERVICE}})` },
        unit: unit.seconds, limits: { yellow: 30, red: 120 },
      }),
      graph('Refused by SNS', 'Messages that SNS refuses for good. They are put aside, nobody else sends them.', {
        queries: { '{{service}}': `sum by (service) (increase(guardian_outbox_refused_total{${CHOSEN}}[$__rate_interval]))` },
        unit: unit.count, limits: { red: 1 },
      }),
    ],

    row('Circuit breakers'),
    [
      states('State', 'Circuit breakers by service and pod. guardian-inbound: the queue; catalog-breaker and payments-breaker: calls of orders; broker: calls to Mercado Pago.', {
        queries: { '{{name}} {{service}} {{pod}}': `
max by (name, service, pod) (resilience4j_circuitbreaker_state{${CHOSEN}, state="half_open"})
  + 2 * max by (name, service, pod) (resilience4j_circuitbreaker_state{${CHOSEN}, state="open"})` },
        states: { 0: ['closed', 'green'], 1: ['half open', 'yellow'], 2: ['open', 'red'] },
      }),
      graph('Calls', 'Calls through circuit breakers per second, by how they ended.', {
        queries: { '{{name}} {{kind}}': perSecond('resilience4j_circuitbreaker_calls_seconds_count', CHOSEN, 'name, kind') },
        unit: unit.perSecond,
      }),
      graph('Not let through', 'Calls per second that an open circuit breaker has not let through.', {
        queries: { '{{name}}': perSecond('resilience4j_circuitbreaker_not_permitted_calls_total', CHOSEN, 'name') },
        unit: unit.perSecond, limits: { red: 0.1 },
      }),
    ],

    row('Requests to AWS'),
    [
      graph('By what they cost', 'Requests per second, by what AWS counts: SQS each request, SNS each message in it, DynamoDB units of what is read or written.', {
        queries: {
          'SQS, per request': awsRequests('api="Sqs"'),
          'SNS, per message in it': awsRequests('api="Sns"'),
          'DynamoDB, per unit read': awsRequests(`api="DynamoDb", operation=~"${READS}"`),
          'DynamoDB, per unit written': awsRequests(`api="DynamoDb", operation!~"${READS}"`),
        },
        unit: unit.requests, stacked: true,
      }),
      graph('Time of calls', 'Mean time of a call to AWS with its repetitions, by operation.', {
        queries: { '{{api}} {{operation}}': mean('guardian_aws_calls_seconds', CHOSEN, 'api, operation') },
        unit: unit.seconds,
      }),
      graph('Calls that fail', 'Calls to AWS per second that ended throttled or with an error, all repetitions included. That a condition of DynamoDB does not hold, as when two change one order at once, is none.', {
        queries: { '{{outcome}} {{api}} {{operation}}': perSecond('guardian_aws_calls_seconds_count', `${CHOSEN}, outcome!~"success|conflict"`, 'outcome, api, operation') },
        unit: unit.requests,
        emptyUnless: 'AWS throttles or refuses a call',
      }),
    ],
    [
      table('By operation', 'Requests to AWS; an order takes some fifty of them. More attempts than calls are repetitions.', {
        labels: { service: 'Service', api: 'API', operation: 'Operation' },
        columns: {
          'Requests': { query: perSecond('guardian_aws_requests_total', CHOSEN, 'service, api, operation'), unit: unit.requests, decimals: 2 },
          'Calls': { query: perSecond('guardian_aws_calls_seconds_count', CHOSEN, 'service, api, operation'), unit: unit.requests, decimals: 2 },
          'Mean time': { query: mean('guardian_aws_calls_seconds', CHOSEN, 'service, api, operation'), unit: unit.seconds },
          'Slowest': { query: `max by (service, api, operation) (guardian_aws_calls_seconds_max{${CHOSEN}})`, unit: unit.seconds, thresholds: { yellow: 1, red: 5 } },
        },
        sort: 'Requests',
      }),
    ],
  ],
})
