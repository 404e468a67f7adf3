// The order that is looked at: shown as it is and as it becomes, and cancelled.
import { pause, sleep } from '../shared/api.js'
import { announce } from '../shared/page.js'
import { sentence, sentenceOnce } from '../shared/refusals.js'
import { inShift, isSentAway, isUnknown, whenLeft } from './shift.js'
import { change, keepLooked, session, state, tell } from './state.js'
import { texts } from './texts.js'
import { title } from './title.js'

const WAIT_SECONDS = 20
const SOON_MILLIS = 2000
const MOVING = ['REQUESTED', 'IN_PROCESS']

let following = new AbortController()

export const stopFollowing = () => following.abort(new Error('another look'))
whenLeft(stopFollowing)

export function look(id) {
  change({ looked: id, order: undefined, payment: undefined, story: undefined, orderProblem: '', cancelProblem: '', refundProblem: '', reason: '', refundReason: '', refundAmount: '', isWhole: false, wrongAmount: false, wrongReason: false })
  keepLooked()
  if (state.view === 'order') follow()
}

/** Whether its payment is on its way to somewhere else, of which the order does not tell. */
function isMoneyMoving({ order, payment }) {
  const isRefundMoving = payment?.refunds?.some(one => MOVING.includes(one.status))
  return isRefundMoving || (payment?.status === 'PENDING' && order?.payment && order.status !== 'PAYMENT_PENDING')
}

/** Shows the order from now on. */
export async function follow() {
  stopFollowing()
  following = new AbortController()
  const { signal } = following
  const id = state.looked
  if (!id) {
    location.hash = '#orders'
    return
  }
  let etag
  for (let tries = 0; session.isSignedIn && !signal.aborted && state.view === 'order';) {
    try {
      const isMoving = isMoneyMoving(state)
      const asked = Date.now()
      const answer = await session.call('GET', `/v1/orders/${id}`, isMoving ? { signal } : { etag, wait: WAIT_SECONDS, patience: 40_000, signal })
      etag = answer.etag
      if (answer.status === 200) {
        change({ order: answer.body })
        title()
      }
      await details(id, signal)
      if (signal.aborted) return
      change({ orderProblem: '' })
      tries = 0
      if (isMoving || Date.now() - asked < 1000) await sleep(SOON_MILLIS, signal)
    } catch (problem) {
      if (signal.aborted || isSentAway(problem)) return
      etag = undefined
      if (problem.status === 404 && problem.isOwn) {
        change({ orderProblem: texts.problems.noOrder, order: undefined })
        return
      }
      change({ orderProblem: sentence(problem, texts) })
      await sleep(pause(++tries, problem), signal)
    }
  }
}

/** The payment and the story of the order; one of them may be missing for a while. */
async function details(id, signal) {
  const { payment } = state.order
  const asked = [session.call('GET', `/v1/orders/${id}/story`, { signal }), payment ? session.call('GET', `/v1/payments/${payment.id}`, { signal }) : undefined]
  const [story, paid] = await Promise.allSettled(asked)
  if (signal.aborted || state.looked !== id) return
  change({ ...(story.value && { story: story.value.body }), ...(paid.value && { payment: paid.value.body }) })
  const failed = [story, paid].find(one => one.status === 'rejected' && one.reason.status !== 404)
  if (failed) throw failed.reason
}

export async function cancel() {
  if (state.isCancelling) return
  const isOver = inShift()
  const { order } = state
  const reason = state.reason.trim()
  change({ isCancelling: true, cancelProblem: '' })
  try {
    const { body } = await session.call('POST', `/v1/orders/${order.id}/cancellation`, { body: reason ? { reason } : {} })
    if (isOver()) return
    if (state.looked === order.id) change({ order: body, reason: '' })
    tell(texts.cancelled(order.trackingNumber))
    announce(texts.cancelled(order.trackingNumber))
  } catch (problem) {
    if (isOver() || isSentAway(problem)) return
    if (state.looked === order.id) change({ cancelProblem: notCancelled(problem) })
    else tell(`${texts.orderIs(order.trackingNumber)}: ${notCancelled(problem)}`, true)
  }
  change({ isCancelling: false })
  if (state.view === 'order') follow()
}

function notCancelled(problem) {
  if (problem.status === 409) return texts.problems.cannotCancel(texts[problem.problem?.orderStatus] ?? '')
  if ([400, 422].includes(problem.status)) return texts.reasonRule
  return isUnknown(problem) ? texts.problems.unknownCancel : sentenceOnce(problem, texts)
}
