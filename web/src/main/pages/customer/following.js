// The order that is looked at: its page follows it, gets another Pix for it, takes it back.
import { pause, sleep, Unreachable } from '../shared/api.js'
import { focusSoon } from '../shared/focus.js'
import { announce } from '../shared/page.js'
import { sentenceOnce } from '../shared/refusals.js'
import { Access, askForPix, cancelOrder } from './asking.js'
import { endOf, secondsLeft } from './payment.js'
import { price } from './prices.js'
import { change, keepLooked, session, state } from './state.js'
import { texts } from './texts.js'
import { title } from './title.js'

const WAIT_SECONDS = 20
const WAITING_PATIENCE_MILLIS = 40_000

/** What is on its way for the order that is looked at. */
let doing = new AbortController()
let following = new AbortController()

/** Shows another order, or none: what is on its way for the one before is not waited for. */
export function turnTo(looked) {
  doing.abort(new Error('another order'))
  doing = new AbortController()
  stopFollowing()
  change({ looked, order: undefined, orderNotice: '', pixState: '', copied: '', cancelling: '' })
  keepLooked()
}

export function show(order) {
  const before = state.order
  const { pix } = order.payment ?? {}
  change({ order, pixEnds: endOf(pix) })
  if (before?.id === order.id && before.status !== order.status) {
    announce(`${texts[order.status] ?? ''}. ${texts[`says${order.status}`] ?? ''}`)
    change(order.status === 'CANCELLED' ? { copied: '' } : { copied: '', orderNotice: '' })
    if (document.activeElement !== document.body) setTimeout(keepFocus, 0)
    if (order.status === 'DONE') navigator.vibrate?.([200, 100, 200])
  }
  title()
}

/** Whoever was at something that is gone with the state before goes on at the heading. */
function keepFocus() {
  if (document.activeElement === document.body) document.querySelector('main h1[tabindex]')?.focus({ preventScroll: true })
}

export async function copy() {
  let copied = texts.copied
  try {
    await navigator.clipboard.writeText(state.order.payment.pix.copiaECola)
  } catch {
    const code = document.querySelector('#code')
    code.select()
    // Browsers that keep the clipboard from pages of one machine still do this.
    if (!document.execCommand('copy')) copied = texts.notCopied
  }
  change({ copied })
}

/** Asks for a Pix that can be paid; while the earlier one is being closed, again and again. */
export async function newPix() {
  if (state.pixState) return
  const { signal } = doing
  const tell = problem => change({ pixState: problem.kind === 'payment-undecided' ? 'closing' : 'making' })
  change({ pixState: 'making', orderNotice: '', copied: '' })
  try {
    const order = await askForPix(new Access(state.looked, session), tell, signal)
    if (signal.aborted) return
    const before = state.order?.totalPrice
    show(order)
    announce(texts.newPixReady)
    focusSoon('#pay', 'main h1')
    if (before && before !== order.totalPrice) change({ orderNotice: texts.priceChanged(price(order.totalPrice)) })
  } catch (problem) {
    if (signal.aborted) return
    const isTooLate = problem.status === 409 && !problem.kind
    // An order that was paid in the meantime says so itself.
    const isPaid = ['AWAITING', 'IN_PROGRESS', 'DONE', 'FINISHED'].includes(problem.problem?.orderStatus)
    const isSoldOut = problem.kind === 'stock-unavailable'
    if (!isPaid) change({ orderNotice: isSoldOut ? texts.problems.newPixSoldOut : isTooLate ? texts.problems.newPixTooLate : sentenceOnce(problem, texts) })
  }
  change({ pixState: '' })
  follow()
}

/** Whether it really is to be cancelled is asked once more. */
export function askToCancel(isWanted) {
  change({ cancelling: isWanted ? 'asked' : '' })
  focusSoon(isWanted ? '#sure' : '.cancel')
}

/** Takes the order back. The kitchen may have been faster: then the page says so, and shows what is. */
export async function cancel() {
  if (state.cancelling === 'sent') return
  const { signal } = doing
  const access = new Access(state.looked, session)
  change({ cancelling: 'sent', orderNotice: '' })
  let orderNotice = ''
  try {
    const order = await cancelOrder(access, () => {}, signal)
    if (signal.aborted) return
    show(order)
  } catch (problem) {
    if (signal.aborted) return
    const status = problem.status === 409 && problem.problem.orderStatus
    if (status) await access.call('GET', '', { signal }).then(({ body }) => signal.aborted || show(body), () => {})
    if (signal.aborted) return
    orderNotice = status ? texts.cancelTooLate(texts[status] ?? status) : sentenceOnce(problem, texts)
  }
  change({ cancelling: '', orderNotice })
  focusSoon('main h1')
  follow()
}

export const stopFollowing = () => following.abort(new Error('another look'))

/** Looks at the order from now on: asks, and lets the server answer when something has changed. */
export async function follow() {
  stopFollowing()
  following = new AbortController()
  const { signal } = following
  const { looked } = state
  const access = looked && new Access(looked, session)
  let etag
  let isFirst = true
  for (let tries = 0; looked && state.view === 'order' && !signal.aborted;) {
    const asked = Date.now()
    try {
      const answer = await access.call('GET', '', { etag, wait: WAIT_SECONDS, patience: WAITING_PATIENCE_MILLIS, signal })
      if (signal.aborted) return
      tries = 0
      if (state.isLost) announce(texts.connectionBack)
      change({ isLost: false })
      etag = answer.etag
      if (answer.status === 200) show(answer.body)
      if (state.order.status === 'FINISHED') return
      // Where many wait, the server may answer at once; and nothing that answers at once is asked without a pause.
      if (!isFirst && Date.now() - asked < 1000) await sleep(3000, signal)
      isFirst = false
    } catch (problem) {
      if (signal.aborted) return
      // Whoever is no longer signed in is shown nothing more of it.
      if (!access.isOpen) return change({ order: undefined, orderNotice: texts.problems.notSignedIn, isLost: false })
      if (problem.isOwn && (problem.status === 404 || (problem.status === 401 && !looked.owner))) return change({ orderNotice: texts.orderGone, isLost: false })
      tries++
      etag = undefined
      change({ isLost: problem instanceof Unreachable || tries > 2 })
      await sleep(pause(tries, problem), signal)
    }
  }
}

let secondsBefore = 0

/** Each second of a Pix. */
export function countDown() {
  if (state.view !== 'order' || state.order?.status !== 'PAYMENT_PENDING') return
  const left = Math.ceil(secondsLeft(state.pixEnds) ?? Infinity)
  if (left < secondsBefore && [600, 300, 60].includes(left)) announce(texts.minutesLeft(left / 60))
  // What the restaurant says of the end counts.
  if (left === 0 && secondsBefore > 0) follow()
  secondsBefore = left
  change({})
}
