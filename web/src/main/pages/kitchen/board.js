// The board as a value: which orders are in which column, which are new, and how old is late. Knows no page.

/** As the API lists them: what can be handed over first, then what is being made, then what waits. */
export const COLUMNS = ['DONE', 'IN_PROGRESS', 'AWAITING']

/** What comes after a status in the kitchen. */
export const NEXT = { AWAITING: 'IN_PROGRESS', IN_PROGRESS: 'DONE', DONE: 'FINISHED' }

export const SOON_LATE_MINUTES = 10
export const LATE_MINUTES = 20

/** Each order once: one that moved between two pages is met twice, the newer counts. */
function eachOnce(orders) {
  const newest = new Map()
  for (const order of orders) {
    const known = newest.get(order.id)
    if (!known || known.version <= order.version) newest.set(order.id, order)
  }
  return [...newest.values()]
}

/** The orders of each column in the API's order. */
export function columnsOf(orders) {
  const each = eachOnce(orders)
  return Object.fromEntries(COLUMNS.map(status => [status, each.filter(order => order.status === status)]))
}

/** The board with what is known of one order, unless it knows that already, or better; one that is over leaves it. */
export function withOrder(orders, order) {
  const known = orders.find(one => one.id === order.id)
  if (known && known.version >= order.version) return orders
  const rest = orders.filter(one => one.id !== order.id)
  return COLUMNS.includes(order.status) ? [...rest, order].sort((one, other) => one.id < other.id ? -1 : 1) : rest
}

/**
 * The board that a list makes, which was asked for at `asked`. A list may be older than what is known: what this board shows, and what single
 * answers told since, `learned`, each an order and when it was told.
 */
export function withList(shown, listed, learned, asked) {
  const ids = new Set(listed.map(order => order.id))
  const told = learned.filter(({ order, at }) => ids.has(order.id) || at >= asked).map(({ order }) => order)
  return [...shown.filter(order => ids.has(order.id)), ...told].reduce(withOrder, eachOnce(listed))
}

/** Whether a finger that aims at one of these orders may hit another one of those. */
export function isElsewhere(before, after) {
  const places = orders => JSON.stringify(Object.values(columnsOf(orders)).map(column => column.map(order => order.id)))
  return places(before) !== places(after)
}

/** Orders that wait and were not seen before. */
export const newOnes = (orders, seen) => orders.filter(order => order.status === 'AWAITING' && !seen.has(order.id))

/** fresh, soon or late. */
export const urgency = minutes => minutes >= LATE_MINUTES ? 'late' : minutes >= SOON_LATE_MINUTES ? 'soon' : 'fresh'
