// The order that is looked at: its page follows it, with its payment and its story, and cancels it.
import { isUnknown, pause, sleep } from '../shared/api.js'
import { announce } from '../shared/page.js'
import { sentence, sentenceOnce } from '../shared/refusals.js'
import { isSentAway, shiftNow } from './entering.js'
import { change, keepLooked, session, state, tell, UNSEEN } from './state.js'
import { texts } from './texts.js'
import { title } from './title.js'

const WAIT_SECONDS = 20
const WAITING_PATIENCE_MILLIS = 40_000
const SOON_MILLIS = 2000

let following = new AbortController()

export const stopFollowing = () => following.abort(new Error('another look'))

export function look(id) {
  change({ ...UNSEEN, looked: id })
  keepLooked()
  if (state.view === 'order') follow()
}

/** Shows the order from now on, as it is and as it becomes. */
export async function follow() {
  stopFollowing()
  following = new AbortController()
  const { signal } = following
  shiftNow().addEventListener('abort', stopFollowing)
  const id = state.looked
  if (!id) {
    location.hash = '#orders'
    return
  }
  let etag
  for (let tries = 0; session.isSignedIn && !signal.aborted && state.view === 'order';) {
    try {
      const isSoon = isMoving(state)
      const asked = Date.now()
      const answer = await session.call('GET', `/v1/orders/${id}`, isSoon ? { signal } : { etag, wait: WAIT_SECONDS, patience: WAITING_PATIENCE_MILLIS, signal })
      etag = answer.etag
      if (answer.status === 200) {
        change({ order: answer.body })
        title()
      }
      await details(id, signal)
      if (signal.aborted) return
      change({ orderProblem: '' })
      tries = 0
      if (isSoon || Date.now() - asked < 1000) await sleep(SOON_MILLIS, signal)
    } catch (problem) {
      if (signal.aborted || isSentAway(problem)) return
      etag = undefined
      if (problem.status === 404 && problem.isOwn) return change({ orderProblem: texts.problems.noOrder, order: undefined })
      change({ orderProblem: sentence(problem, texts) })
      await sleep(pause(++tries, problem), signal)
    }
  }
}

/** Whether its payment is about to change, which the order itself does not tell. */
function isMoving({ order, payment }) {
  const isGoingBack = payment?.refunds?.some(one => ['REQUESTED', 'IN_PROCESS'].includes(one.status))
  const isBeingDecided = payment?.status === 'PENDING' && order?.payment && order.status !== 'PAYMENT_PENDING'
  return Boolean(isGoingBack || isBeingDecided)
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
  const mine = shiftNow()
  const { order } = state
  const reason = state.reason.trim()
  change({ isCancelling: true, cancelProblem: '' })
  try {
    const { body } = await session.call('POST', `/v1/orders/${order.id}/cancellation`, { body: reason ? { reason } : {} })
    if (mine.aborted) return
    if (state.looked === order.id) change({ order: body, reason: '' })
    tell(texts.cancelled(order.trackingNumber))
    announce(texts.cancelled(order.trackingNumber))
  } catch (problem) {
    if (mine.aborted || isSentAway(problem)) return
    const cancelProblem = whyNotCancelled(problem)
    if (state.looked === order.id) change({ cancelProblem })
    else tell(`${texts.orderIs(order.trackingNumber)}: ${cancelProblem}`, true)
  }
  change({ isCancelling: false })
  if (state.view === 'order') follow()
}

function whyNotCancelled(problem) {
  if (problem.status === 409) return texts.problems.cannotCancel(texts[problem.problem.orderStatus] ?? '')
  if ([400, 422].includes(problem.status)) return texts.reasonRule
  return isUnknown(problem) ? texts.problems.unknownCancel : sentenceOnce(problem, texts)
}
