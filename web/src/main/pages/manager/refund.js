// A refund that is asked for until it is known what became of it: with one key, so that it is made once. Knows no page.
import { MOST_TRIES, newKey, untilDecided } from '../shared/asking.js'
import { Unreachable } from '../shared/api.js'
import { cents } from '../shared/money.js'

/** What is sent, with the key that stays with it. An amount of undefined is all that is left. */
export const attemptOf = (order, amount, reason) => ({
  key: newKey(), order: order.id, payment: order.payment.id, body: amount === undefined ? { all: true, reason } : { amount, reason },
})

/** Whether what was kept is one. */
export const isAttempt = kept => [kept?.key, kept?.order, kept?.payment].every(one => typeof one === 'string') && typeof kept.body === 'object'

/** Answers the refund. `tell` hears of what each try but the last met; a last error that is not decided leaves the outcome open. */
export function refund(session, attempt, tell) {
  const ask = async () => {
    const { body } = await session.call('POST', `/v1/payments/${attempt.payment}/refunds`, { body: attempt.body, key: attempt.key, patience: 30_000 })
    if (typeof body?.id !== 'string' || typeof body.status !== 'string') throw new Unreachable('the answer is no refund')
    return body
  }
  return untilDecided(ask, { isDecided: isOver, most: MOST_TRIES, tell })
}

/** Whether asking again is of no use: refused, or nobody is signed in who may ask. */
export const isOver = problem => problem.isDecided || [401, 403].includes(problem.status) || (problem.isOwn && problem.status === 404)

/** Whether it is known that this try made nothing. Who is not let in any more knows nothing of an earlier one. */
export const isRefused = problem => problem.isDecided || (problem.isOwn && problem.status === 404)

/** In cents, what of a payment can still go back. */
export function left(payment) {
  const wanted = (payment?.refunds ?? []).filter(one => one.status !== 'FAILED').reduce((sum, one) => sum + cents(one.amount), 0)
  return ['SUCCESS', 'PARTIALLY_REFUNDED'].includes(payment?.status) ? Math.max(0, cents(payment.amount) - wanted) : 0
}
