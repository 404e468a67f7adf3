// The customer's pages: what happens when something is pressed, typed, answered or lost.
import { all, call, pause, sleep, Unreachable } from '../shared/api.js'
import { newKey } from '../shared/asking.js'
import { announce, brand, page } from '../shared/page.js'
import { sentence } from '../shared/refusals.js'
import { cents, money } from '../shared/money.js'
import { askForPix, placeOrder } from './asking.js'
import * as carts from './cart.js'
import { cartView } from './checkout.js'
import { menuView } from './menu.js'
import { orderView } from './order.js'
import { endOf, secondsLeft } from './payment.js'
import { keepAttempt, keepCart, keepLooked, keepOrders, state } from './state.js'
import { texts } from './texts.js'

const VIEWS = { menu: menuView, cart: cartView, order: orderView }
const MENU_EVERY_MILLIS = 60_000
const WAIT_SECONDS = 20
const WAITING_PATIENCE_MILLIS = 40_000
const MOST_ORDERS = 10

const change = page(state, () => (VIEWS[state.view] ?? menuView)(state, deeds))

const deeds = {
  search: text => change({ search: text }),
  choose: category => change({ category }),
  loadMenu,
  want(product, quantity) {
    if (state.attempt) return
    const known = state.products?.find(one => one.id === product.id) ?? product
    change({ cart: carts.withQuantity(state.cart, known, quantity), cartNotice: '', checkoutProblem: '' })
    keepCart()
    announce(texts.inCart(carts.quantityOf(state.cart, known.id), known.name))
    keepFocus(product.id)
  },
  note(text) {
    change({ cart: carts.withNotes(state.cart, text) })
    keepCart()
  },
  place,
  copy,
  newPix,
  look(token) {
    turnTo(token)
    follow()
  },
  orderAgain() {
    location.hash = '#cart'
    // That cart is sent, and stays what it is; this one would only look as if it were.
    if (state.attempt) return
    const items = state.order.items.map(item => ({ productId: item.productId, name: item.name, price: item.unitPrice ?? '0.00', quantity: item.quantity }))
    const cart = { lines: items, notes: state.order.notes ?? '' }
    change({ cart: state.products ? carts.refreshed(cart, state.products) : cart, checkoutProblem: '', cartNotice: '' })
    keepCart()
  },
}

/** Whoever works with the keyboard goes on where they were, also when the button that they pressed makes room for another one. */
function keepFocus(productId) {
  const at = document.activeElement?.closest('[data-product]')
  if (at?.dataset.product !== productId) return
  const neighbour = (at.nextElementSibling ?? at.previousElementSibling)?.dataset.product
  const buttonOf = id => id && document.querySelector(`[data-product="${CSS.escape(id)}"] :is(.add, .stepper button:last-child)`)
  setTimeout(() => {
    if (document.activeElement !== document.body) return
    (buttonOf(productId) ?? buttonOf(neighbour) ?? document.querySelector('main h1[tabindex]') ?? document.querySelector('main')).focus()
  }, 0)
}

// ---- the menu

async function loadMenu() {
  change({ menuProblem: undefined })
  try {
    useMenu(await all('/v1/products'))
  } catch (problem) {
    // An old menu is better than none.
    change({ menuProblem: problem })
  }
}

function useMenu(products) {
  const changes = { products, menuProblem: undefined }
  if (!state.attempt) {
    const cart = carts.refreshed(state.cart, products)
    if (!carts.isSame(cart, state.cart)) Object.assign(changes, { cart, cartNotice: state.checkoutProblem ? '' : texts.cartChanged })
  }
  change(changes)
  keepCart()
}

// ---- the order

/** Sends the cart; until it is known what became of it, it is sent again with the same key, also after a reload. */
async function place() {
  if (state.isSending || (!state.attempt && carts.count(state.cart) === 0)) return
  if (!state.attempt) change({ attempt: { key: newKey(), order: carts.orderOf(state.cart), total: carts.total(state.cart), at: Date.now() } })
  keepAttempt()
  change({ isSending: true, checkoutProblem: '', cartNotice: '' })
  const tell = problem => change({ checkoutProblem: sentence(problem, texts) })
  let answer
  try {
    answer = await placeOrder(state.attempt, tell)
  } catch (problem) {
    if (problem.isDecided) return refused(problem)
    tell(problem)
    return change({ isSending: false })
  }
  placed(answer)
}

/** The order is kept before the try is forgotten: a reload in between asks again, and is told of the same order. */
function placed({ orderToken, ...order }) {
  const known = { token: orderToken, id: order.id, number: order.trackingNumber }
  const { total } = state.attempt
  const orders = [known, ...state.orders.filter(one => one.id !== order.id)].slice(0, MOST_ORDERS)
  change({ orders })
  keepOrders()
  change({ attempt: undefined, cart: carts.EMPTY, isSending: false, checkoutProblem: '' })
  keepAttempt()
  keepCart()
  turnTo(orderToken)
  show(order)
  // Back leads to the menu, and not to a cart that has been ordered.
  history.replaceState(null, '', '#order')
  route()
  if (cents(order.totalPrice) !== total) change({ orderNotice: texts.priceChanged(money(cents(order.totalPrice), texts.locale)) })
}

/** Shows another order: what is on its way for the one before is not waited for. */
function turnTo(token) {
  making.abort(new Error('another order'))
  change({ token, order: undefined, orderNotice: '', pixState: '', copied: '' })
  keepLooked()
}

function refused(problem) {
  change({ attempt: undefined, isSending: false, checkoutProblem: sentence(problem, texts) })
  keepAttempt()
  loadMenu()
}

async function copy() {
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

let making = new AbortController()

/** Asks for a Pix that can be paid; while the earlier one is being closed, again and again. */
async function newPix() {
  if (state.pixState) return
  making = new AbortController()
  const { signal } = making
  const tell = problem => change({ pixState: problem.kind === 'payment-undecided' ? 'closing' : 'making' })
  change({ pixState: 'making', orderNotice: '', copied: '' })
  try {
    const order = await askForPix(state.token, tell, signal)
    if (signal.aborted) return
    const before = state.order?.totalPrice
    show(order)
    if (before && before !== order.totalPrice) change({ orderNotice: texts.priceChanged(money(cents(order.totalPrice), texts.locale)) })
  } catch (problem) {
    if (signal.aborted) return
    const isTooLate = problem.status === 409 && !problem.kind
    // An order that was paid in the meantime says so itself.
    const isPaid = ['AWAITING', 'IN_PROGRESS', 'DONE', 'FINISHED'].includes(problem.problem?.orderStatus)
    const isSoldOut = problem.kind === 'stock-unavailable'
    if (!isPaid) change({ orderNotice: isSoldOut ? texts.problems.newPixSoldOut : isTooLate ? texts.problems.newPixTooLate : sentence(problem, texts) })
  }
  change({ pixState: '' })
  follow()
}

function show(order) {
  const before = state.order
  const { pix } = order.payment ?? {}
  change({ order, pixEnds: endOf(pix) })
  if (before?.id === order.id && before.status !== order.status) {
    announce(`${texts[order.status] ?? ''}. ${texts[`says${order.status}`] ?? ''}`)
    change(order.status === 'CANCELLED' ? { copied: '' } : { copied: '', orderNotice: '' })
    if (order.status === 'DONE') navigator.vibrate?.([200, 100, 200])
  }
  title()
}

let following = new AbortController()

/** Looks at the order from now on: asks, and lets the server answer when something has changed. */
async function follow() {
  following.abort(new Error('another look'))
  following = new AbortController()
  const { signal } = following
  const { token } = state
  let etag
  let isFirst = true
  for (let tries = 0; token && state.view === 'order' && !signal.aborted;) {
    const asked = Date.now()
    try {
      const answer = await call('GET', '/v1/guest/orders', { token, etag, wait: WAIT_SECONDS, patience: WAITING_PATIENCE_MILLIS, signal })
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
      if (problem.isOwn && (problem.status === 401 || problem.status === 404)) {
        change({ orderNotice: texts.orderGone, isLost: false })
        return
      }
      tries++
      etag = undefined
      change({ isLost: problem instanceof Unreachable || tries > 2 })
      await sleep(pause(tries, problem), signal)
    }
  }
}

// ---- the page

function title() {
  const names = { menu: texts.menu, cart: texts.yourOrder }
  const { order } = state
  const what = state.view === 'order' && order ? `${order.trackingNumber} · ${texts[order.status] ?? ''}` : names[state.view] ?? texts.yourOrder
  document.title = `${what} · ${brand.name}`
}

function route(isFirst = false) {
  const wanted = location.hash.slice(1)
  const view = Object.hasOwn(VIEWS, wanted) ? wanted : 'menu'
  if (view === 'order' && !state.token) change({ token: state.orders[0]?.token })
  change({ view })
  title()
  if (view === 'order') follow()
  else following.abort(new Error('another view'))
  if (!isFirst) {
    scrollTo(0, 0)
    // After the view is drawn: whoever hears the page begins at its heading.
    setTimeout(() => (document.querySelector('main h1[tabindex]') ?? document.querySelector('main'))?.focus({ preventScroll: true }), 0)
  }
}

addEventListener('hashchange', () => {
  change({ orderNotice: '' })
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

let secondsBefore = 0
setInterval(() => {
  if (state.view !== 'order' || state.order?.status !== 'PAYMENT_PENDING') return
  const left = Math.ceil(secondsLeft(state.pixEnds) ?? Infinity)
  if (left < secondsBefore && [600, 300, 60].includes(left)) announce(texts.minutesLeft(left / 60))
  // What the restaurant says of the end counts.
  if (left === 0 && secondsBefore > 0) follow()
  secondsBefore = left
  change({})
}, 1000)

// What was sent before the page was left is asked about again, wherever it opens.
if (state.attempt) history.replaceState(null, '', '#cart')
route(true)
loadMenu()
if (state.attempt) place()
