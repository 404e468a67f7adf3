// What a customer asks until it is known what became of it.
import { call, Unreachable } from '../shared/api.js'
import { MOST_TRIES, untilDecided } from '../shared/asking.js'

const PATIENCE_MILLIS = 40_000

/** Places an order, each time with the same key; `tell` hears of what each try but the last met. Answers the order with its token. */
export function placeOrder({ order, key }, tell) {
  const ask = async () => {
    const { body } = await call('POST', '/v1/guest/orders', { body: order, key, patience: PATIENCE_MILLIS })
    if (typeof body?.id !== 'string' || typeof body.orderToken !== 'string') throw new Unreachable('the answer is no order')
    return body
  }
  return untilDecided(ask, { isDecided: problem => problem.isDecided, most: MOST_TRIES, tell })
}

/** Asks for a Pix that can be paid, until there is one, it is refused, or the signal ends it. Answers the order. */
export function askForPix(token, tell, signal) {
  const ask = async () => (await call('POST', '/v1/guest/orders/payments', { token, patience: PATIENCE_MILLIS, signal })).body
  return untilDecided(ask, { isDecided: problem => problem.isDecided || problem.status === 401, most: MOST_TRIES * 2, tell, signal })
}
