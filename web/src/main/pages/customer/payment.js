// What an order's payment means for the guest. Knows no page.
import { now } from '../shared/times.js'

/** After these nothing more happens to an order. */
export const isOver = order => order.status === 'FINISHED' || order.status === 'CANCELLED'

/** Whether its owner may take it back: not once the kitchen has begun, and what failed holds nothing. */
export const mayCancel = order => order.status === 'PAYMENT_PENDING' || order.status === 'AWAITING'

/** Whether money has come, wherever it is now. */
export const isPaid = order => Boolean(order.payment) && !['PENDING', 'FAIL'].includes(order.payment.status)

/** Whether the payer's bank took the money back. */
export const isDisputed = order => order.payment?.status === 'CHARGED_BACK'

/** Whether money came for an order that had failed by then: it goes back, and buys nothing. */
export const isPaidTooLate = order => order.status === 'PAYMENT_FAILED' && isPaid(order)

/** Whether there is something to have a receipt of. */
export const hasReceipt = order => isPaid(order) && !isPaidTooLate(order)

/** Whether the restaurant sends the money back, and not all of it has gone yet: not what the bank took back already. */
export const isComingBack = order => (order.status === 'CANCELLED' || isPaidTooLate(order)) && isPaid(order) && !isDisputed(order) && order.payment.status !== 'REFUNDED'

/** By this machine's clock, when a Pix ends: the server's countdown counts, since a clock may be wrong; undefined if nothing is said. */
export function endOf(pix) {
  const left = pix?.expiresIn ?? (Date.parse(pix?.expiresAt) - now()) / 1000
  return Number.isFinite(left) ? Date.now() + left * 1000 : undefined
}

/** Seconds until a Pix ends, undefined if nobody knows. */
export const secondsLeft = ends => ends === undefined ? undefined : Math.max(0, (ends - Date.now()) / 1000)

/** Whether another Pix is what helps. */
export const wantsPix = (order, ends) => (order?.status === 'PAYMENT_FAILED' && !isPaid(order))
  || (order?.status === 'PAYMENT_PENDING' && Boolean(order.payment?.pix) && secondsLeft(ends) === 0)
