// The tables and the chart, as Markdown.
import { demand, dollars, isMeasured, ordersOfAMonth, rateOf } from './demand.mjs'
import { inOrder } from './limits.mjs'

export const RESTAURANTS = [1, 10, 100, 1000]
const CHARTED = 8

const round = number => {
  if (number === Infinity) return 'never'
  if (number >= 100) return Math.round(number).toLocaleString('en-US')
  return String(Number(number.toPrecision(2)))
}

const row = cells => `| ${cells.join(' | ')} |`

function demands(facts) {
  const { sizes, quotas } = facts
  const columns = RESTAURANTS.map(restaurants => {
    const needed = demand(rateOf(restaurants, facts.inputs), facts)
    return { restaurants, rate: rateOf(restaurants, facts.inputs), needed }
  })
  // Bold is what today's limit does not allow.
  const within = (used, most) => (used > most ? `**${round(used)}**` : round(used))
  const line = (what, of) => row([what, ...columns.map(of)])
  return [
    row(['× one restaurant', ...columns.map(({ restaurants }) => restaurants.toLocaleString('en-US'))]),
    `|---|${'---:|'.repeat(columns.length)}`,
    line('orders a second, in the busiest minute', ({ rate }) => round(rate)),
    line('orders a month', ({ restaurants }) => round(ordersOfAMonth(restaurants, facts.inputs))),
    ...sizes.services.map(service => line(`pods of ${service}${isMeasured(service, facts.measured) ? '' : ' (not measured yet)'}`, ({ needed }) => within(needed.pods[service], sizes.mostPods))),
    line(`nodes (${sizes.instance})`, ({ needed }) => within(needed.nodes, sizes.mostNodes)),
    ...sizes.databases.map(name => line(`connections to ${name}`, ({ needed }) => within(needed.connections[name], sizes.maxConnections))),
    line('requests of API Gateway a second', ({ needed }) => within(needed.apiRequests, quotas['apigateway.requests.second'].value)),
    line('messages of SNS a second', ({ needed }) => within(needed.snsMessages, quotas['sns.messages.second'].value)),
    line('requests of SQS a second', ({ needed }) => round(needed.sqsRequests)),
    line('write units of DynamoDB a second', ({ needed }) => within(needed.tableWrites, sizes.tableUnits)),
    line('partitions that these writes fill', ({ needed }) => round(Math.ceil(needed.tableWrites / quotas['dynamodb.partition.write.units'].value))),
    line('US dollars a month', ({ restaurants, needed }) => round(dollars(restaurants, facts, needed))),
  ].join('\n')
}

function table(found, facts) {
  const one = rateOf(1, facts.inputs)
  return [
    row(['limit', 'is', 'reached at orders a second', '× one restaurant', 'whose', 'then']),
    '|---|---:|---:|---:|---|---|',
    ...found.map(({ name, most, rate, whose, change }) => row([name, most.toLocaleString('en-US'), round(rate), rate === Infinity ? 'never' : round(rate / one), whose, change])),
  ].join('\n')
}

function firsts(found, facts) {
  return RESTAURANTS.slice(1).map(restaurants => {
    const rate = rateOf(restaurants, facts.inputs)
    const passed = found.filter(limit => limit.rate < rate)
    const names = passed.map(({ name }) => name)
    return `- **${restaurants.toLocaleString('en-US')} ×** (${round(rate)} orders a second): ${names.length === 0
      ? `no limit. The first would be ${found[0].name}, at ${round(found[0].rate)}.`
      : `first ${names[0]}, at ${round(passed[0].rate)}${names.length > 1 ? `; then ${names.slice(1).join(', ')}` : ''}.`}`
  }).join('\n')
}

function chart(found) {
  const shown = found.filter(({ rate }) => rate < Infinity).slice(0, CHARTED)
  const most = Math.ceil(shown.at(-1).rate / 10) * 10
  return ['```mermaid', 'xychart-beta horizontal', '  title "Orders a second at which the first limits are reached"',
    `  x-axis [${shown.map(({ name }) => `"${name}"`).join(', ')}]`,
    `  y-axis "orders a second" 0 --> ${most}`,
    `  bar [${shown.map(({ rate }) => Number(rate.toPrecision(3))).join(', ')}]`, '```'].join('\n')
}

/** Everything that stands between the marks. */
export function report(facts) {
  const found = inOrder(facts)
  return [
    `Production as it is planned, ${facts.region}; CPU measured ${facts.measured.date}, quotas read ${facts.read}, prices as of ${facts.asOf}. Bold: more than`
    + ' today\'s limit allows.', '',
    demands(facts), '', 'Which limit comes first:', '', firsts(found, facts), '', chart(found), '', table(found, facts),
  ].join('\n')
}
