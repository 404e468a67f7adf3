// The orders of who is signed in: the newest first, page by page.
import { announce } from '../shared/page.js'
import { sentenceOnce } from '../shared/refusals.js'
import { turnTo } from './following.js'
import { ownOrdersView } from './ownordersview.js'
import { withPage } from './pages.js'
import { orderAgain } from './placing.js'
import { change, session, state } from './state.js'
import { texts } from './texts.js'

const PAGE = 20

export const view = current => ownOrdersView(current, deeds)

/** Begins anew: what was known is shown until then. */
export function open() {
  change({ own: { items: state.own?.items, next: undefined, isBusy: false, problem: '' } })
  if (session.isSignedIn) more()
}

const deeds = {
  more,
  look(order) {
    turnTo({ id: order.id, number: order.trackingNumber, owner: session.user })
    location.hash = '#order'
  },
  orderAgain,
}

async function more() {
  const { own } = state
  if (own.isBusy) return
  const begun = { ...own, isBusy: true, problem: '' }
  const { user } = session
  change({ own: begun })
  // Whoever has signed out, or opened the list anew, hears nothing of this page.
  const isHeard = () => state.own === begun && session.user === user
  try {
    const { body } = await session.call('GET', `/v1/orders?customer=me&limit=${PAGE}${own.next ? `&cursor=${encodeURIComponent(own.next)}` : ''}`)
    if (!isHeard()) return
    const items = withPage(own.next ? own.items : [], body.items)
    change({ own: { items, next: body.next, isBusy: false, problem: '' } })
    if (own.next) announce(texts.ordersListed(items.length))
  } catch (problem) {
    if (!session.isSignedIn) change({ own: undefined })
    else if (isHeard()) change({ own: { ...own, isBusy: false, problem: problem.status === 403 ? texts.problems.notCustomer : sentenceOnce(problem, texts) } })
  }
}
