// The customer's pages: which of them is shown, and what is loaded for it when.
import { page } from '../shared/page.js'
import { cartView } from './checkout.js'
import { focusSoon } from '../shared/focus.js'
import { askToCancel, cancel, copy, countDown, follow, newPix, stopFollowing, turnTo } from './following.js'
import { laterView } from './later.js'
import { menuView } from './menu.js'
import { orderView } from './order.js'
import { discard, note, orderAgain, place, want } from './placing.js'
import { loadMenu } from './products.js'
import { change, drawBy, session, state } from './state.js'
import { title } from './title.js'

const VIEWS = { menu: menuView, cart: cartView, order: orderView }
/** What a guest does not need is loaded when it is opened: a module with its view, and what is done when that opens. */
const LATER = { account: () => import('./account.js'), orders: () => import('./ownorders.js') }
const MENU_EVERY_MILLIS = 60_000

const deeds = {
  search: text => change({ search: text }),
  choose: category => change({ category }),
  loadMenu, want, note, place, discard, orderAgain, copy, newPix, askToCancel, cancel,
  look(known) {
    turnTo(known)
    follow()
  },
}

drawBy(page(state, () => (VIEWS[state.view] ?? laterView)(state, deeds)))

async function openLater(view) {
  change({ laterProblem: undefined })
  try {
    const { view: draw, open } = await LATER[view]()
    VIEWS[view] = draw
    if (state.view !== view) return
    open()
    title()
    focusSoon('main h1')
  } catch (problem) {
    change({ laterProblem: problem })
  }
}

function route(isFirst = false) {
  const wanted = location.hash.slice(1)
  const view = Object.hasOwn(VIEWS, wanted) || Object.hasOwn(LATER, wanted) ? wanted : 'menu'
  // An order of somebody else who was signed in here is none of who is now.
  if (state.looked?.owner && session.isSignedIn && state.looked.owner !== session.user) turnTo(undefined)
  if (view === 'order' && !state.looked) change({ looked: state.orders[0] })
  change({ view, before: state.view })
  title()
  if (view === 'order') follow()
  else stopFollowing()
  if (view in LATER) openLater(view)
  if (!isFirst) {
    scrollTo(0, 0)
    // Whoever hears the page begins at its heading.
    focusSoon('main h1[tabindex]', 'main')
  }
}

addEventListener('hashchange', () => {
  if (state.view === 'order') change({ orderNotice: '', cancelling: '' })
  route()
})
addEventListener('offline', () => change({ isLost: state.view === 'order' }))
document.addEventListener('visibilitychange', () => {
  if (document.visibilityState !== 'visible') return
  if (state.view === 'order') follow()
  else if (!state.isSending) loadMenu()
})
setInterval(() => {
  if (document.visibilityState === 'visible' && state.view !== 'order' && !state.isSending) loadMenu()
}, MENU_EVERY_MILLIS)
setInterval(countDown, 1000)

// What was sent before the page was left is asked about again, wherever it opens.
if (state.attempt) history.replaceState(null, '', '#cart')
route(true)
loadMenu()
if (state.attempt) place()
