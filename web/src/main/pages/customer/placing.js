// The cart, and how it becomes an order: one, whatever happens meanwhile.
import { newKey } from '../shared/asking.js'
import { focusSoon } from '../shared/focus.js'
import { cents } from '../shared/money.js'
import { announce } from '../shared/page.js'
import { sentence, sentenceOnce } from '../shared/refusals.js'
import { plain } from '../shared/texts.js'
import { Access, Forgotten, placeOrder } from './asking.js'
import * as carts from './cart.js'
import { follow, show, turnTo } from './following.js'
import { price } from './prices.js'
import { loadMenu } from './products.js'
import { change, keepAttempt, keepCart, keepOrders, session, state } from './state.js'
import { texts } from './texts.js'

const MOST_ORDERS = 10

/** The try that is on its way. */
let sending = new AbortController()

export function want(product, quantity) {
  if (state.attempt) return
  const known = state.products?.find(one => one.id === product.id) ?? product
  change({ cart: carts.withQuantity(state.cart, known, quantity), cartNotice: '', checkoutProblem: '' })
  keepCart()
  announce(texts.inCart(carts.quantityOf(state.cart, known.id), plain(known.name)))
  keepFocus(product.id)
}

export function note(text) {
  change({ cart: carts.withNotes(state.cart, text) })
  keepCart()
}

export function orderAgain(order) {
  location.hash = '#cart'
  // That cart is sent, and stays what it is; this one would only look as if it were.
  if (state.attempt) return
  const items = order.items.map(item => ({ productId: item.productId, name: item.name ?? '', price: item.unitPrice ?? '0.00', quantity: item.quantity }))
  const wanted = { lines: items, notes: order.notes ?? '' }
  const cart = state.products ? carts.refreshed(wanted, state.products) : wanted
  const isReplaced = !carts.isSame(state.cart, carts.EMPTY) && !carts.isSame(state.cart, cart)
  const notices = [isReplaced && texts.cartReplaced, !carts.isSame(cart, wanted) && texts.cartChanged]
  change({ cart, checkoutProblem: '', cartNotice: notices.filter(Boolean).join(' ') })
  keepCart()
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

/**
 * Sends the cart; until it is known what became of it, it is sent again with the same key, also after a reload. It is sent as who was signed
 * in at first, or as a guest, whoever signs in or out meanwhile: as somebody else it would be another order.
 */
export async function place() {
  if (state.isSending || (!state.attempt && carts.count(state.cart) === 0)) return
  if (!state.attempt) {
    change({ attempt: { key: newKey(), order: carts.orderOf(state.cart), total: carts.total(state.cart), at: Date.now(), owner: session.user } })
    keepAttempt()
  }
  const { attempt } = state
  const access = new Access(attempt, session)
  if (!access.isOpen) return change({ checkoutProblem: '' })
  sending = new AbortController()
  const { signal } = sending
  change({ isSending: true, checkoutProblem: '', cartNotice: '' })
  const tell = problem => change({ checkoutProblem: sentence(problem, texts) })
  let order
  try {
    order = await placeOrder(access, attempt, tell, signal)
  } catch (problem) {
    if (signal.aborted) return
    if (problem instanceof Forgotten) return forgotten()
    if (access.isDecided(problem)) return givenUp(problem.status === 403 ? texts.problems.notCustomer : sentence(problem, texts))
    return change({ isSending: false, checkoutProblem: access.isOpen ? sentenceOnce(problem, texts) : '' })
  }
  if (signal.aborted) return
  if (!access.isOpen) return arrived()
  placed(order, attempt)
}

/** The order is kept before the try is forgotten: a reload in between asks again, and is told of the same order. */
function placed({ orderToken, ...order }, { owner, total }) {
  const known = owner ? { id: order.id, number: order.trackingNumber, owner } : { token: orderToken, id: order.id, number: order.trackingNumber }
  if (!owner) {
    change({ orders: [known, ...state.orders.filter(one => one.id !== order.id)].slice(0, MOST_ORDERS) })
    keepOrders()
  }
  turnTo(known)
  emptied()
  show(order)
  // Back leads to the menu, and not to a cart that has been ordered.
  location.replace('#order')
  // Where an earlier order was looked at meanwhile the address stays as it is, and nobody else hears of this one.
  if (state.view === 'order') {
    follow()
    focusSoon('main h1')
  }
  if (cents(order.totalPrice) !== total) change({ orderNotice: texts.priceChanged(price(order.totalPrice)) })
}

/** It is there, and whose it is has signed out: nobody else is shown it. */
function arrived() {
  emptied()
  change({ cartNotice: texts.arrivedInAccount })
}

/** Whoever cannot sign in again as who has sent the order gives up waiting for it; it may have been placed all the same. */
export function discard() {
  sending.abort()
  emptied()
}

/** Nobody knows any more what became of it, and the next try is another order: whoever wants that presses again, and not by the same key stroke. */
function forgotten() {
  givenUp(texts.problems.sentTooLongAgo)
  if (state.view === 'cart') focusSoon('main h1')
}

function emptied() {
  change({ attempt: undefined, cart: carts.EMPTY, isSending: false, checkoutProblem: '' })
  keepAttempt()
  keepCart()
}

/** It is sent with this key no more; the sentence says why. */
function givenUp(checkoutProblem) {
  change({ attempt: undefined, isSending: false, checkoutProblem })
  keepAttempt()
  loadMenu()
}
