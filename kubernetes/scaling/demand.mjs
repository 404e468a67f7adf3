// What a rate of orders takes: arithmetic, no files.

/** Orders per second in the busiest minute of so many restaurants. */
export const rateOf = (restaurants, { restaurant }) =>
  restaurants * restaurant['orders.of.the.rush.hour'].value * restaurant['busiest.minute.over.mean'].value / 3600

export const ordersOfAMonth = (restaurants, { restaurant }) =>
  restaurants * restaurant['orders.of.the.rush.hour'].value * restaurant['rush.hours.of.a.day'].value * restaurant['days.of.a.month'].value

/** Whether a run of the load has told what an order costs a service; a new one has its fewest pods until then. */
export const isMeasured = (service, measured) => measured['cpu.millis.of.an.order'][service] > 0

/**
 * Everything that orders per second take. Pods are those that the load asks for, whether the autoscaler may have them or not: what
 * is beyond a limit is told by limits.mjs. Requests are those of messages that come alone, the most that there can be.
 */
export function demand(rate, { sizes, inputs, measured, load }) {
  const value = (group, name) => inputs[group][name].value
  const pods = Object.fromEntries(sizes.services.map(service => {
    const millis = isMeasured(service, measured) ? measured['cpu.millis.of.an.order'][service] : 0
    return [service, Math.max(sizes.fewestPods, atLeast(rate * millis / (sizes.cpuMillis * sizes.cpuTarget)))]
  }))
  const allPods = Object.values(pods).reduce((sum, count) => sum + count, 0)
  const publishes = rate * load['messages.published']
  const delivered = rate * load['messages.delivered']
  const sqsOfPods = delivered * load['receive.and.delete.requests.each'].alone
  const writes = rate * load['order.writes'] * load['order.write.units.each']
  return {
    pods,
    allPods,
    nodes: nodes(allPods, sizes, inputs.node),
    // A rollout starts new pods before it stops old ones.
    connections: Object.fromEntries(sizes.databases.map(name => [name, (pods[name] + sizes.surge) * sizes.pool])),
    databaseCores: Object.fromEntries(Object.entries(inputs['database.cpu.millis.of.an.order']).map(([name, { value: millis }]) => [name, rate * millis / 1000])),
    apiRequests: rate * load['api.requests'],
    openRoute: rate * value('order', 'requests.of.the.busiest.open.route'),
    tokenRoute: rate * value('order', 'requests.of.the.busiest.token.route'),
    snsMessages: publishes,
    sqsRequests: delivered + sqsOfPods,
    inFlight: Math.max(...Object.values(pods)) * value('order', 'messages.in.flight.of.a.pod'),
    kmsRequests: (publishes * load['publish.requests.each'].alone + sqsOfPods) / 100,
    orderWrites: writes,
    tableWrites: writes + rate * load['other.table.write.units'],
    tableReads: rate * load['table.read.units'],
    boardWrites: rate * value('order', 'board.write.units.of.a.status'),
    trackingWrites: rate * value('order', 'tracking.write.units'),
    dueWrites: rate * value('order', 'due.write.units') / value('order', 'due.shards'),
    authentications: rate * load['auth.requests'],
    authAtATime: rate * load['auth.requests'] * load['auth.gb.seconds.each'] / sizes.lambdaGb,
  }
}

/** The next whole number; a product that is whole but for the last bit is whole. */
export const atLeast = number => Math.ceil(number - 1e-9)

/** Nodes that take all pods by their requests of CPU and memory, and by their addresses. */
function nodes(pods, sizes, node) {
  const of = name => node[name].value
  const need = (each, beside, daemons, whole) => atLeast((pods * each + beside) / (whole - daemons))
  return Math.max(sizes.fewestNodes,
    need(sizes.cpuMillis, of('beside.cpu.millis'), of('daemons.cpu.millis'), of('cpu.millis')),
    need(sizes.memoryMib, of('beside.memory.mib'), of('daemons.memory.mib'), of('memory.mib')),
    need(1, of('beside.pods'), of('daemons.pods'), sizes.podsOfANode))
}

/** US dollars a month: what is there anyway, what orders make, and the nodes that rush hours add. */
export function dollars(restaurants, { sizes, inputs, idle, perMillion, nodeHour, hours }, needed) {
  const busy = inputs.restaurant['rush.hours.of.a.day'].value / 24
  const more = (needed.nodes - sizes.fewestNodes) * nodeHour * hours * busy
  return idle + ordersOfAMonth(restaurants, inputs) / 1e6 * perMillion + more
}
