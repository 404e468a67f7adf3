// What the customer's pages show, and what of it outlives a reload.
import { Session } from '../shared/session.js'
import { load, save } from '../shared/store.js'
import { EMPTY, revived } from './cart.js'

/** Who is signed in, if anybody is: whoever is not orders as a guest. */
export const session = new Session('account')

const orders = load('orders', [])

export const state = {
  view: 'menu',
  /** The view before. */
  before: 'menu',
  /** Why a view that is loaded when it is opened could not be. */
  laterProblem: undefined,
  products: undefined,
  menuProblem: undefined,
  search: '',
  category: '',
  cart: revived(load('cart', EMPTY)),
  cartNotice: '',
  /** The order that was sent and of which nobody knows yet whether it arrived: its key, its cart, and as whom it was sent (nobody: a guest). */
  attempt: load('attempt'),
  isSending: false,
  checkoutProblem: '',
  /** A guest's orders of this tab, the newest first: token, id, number. */
  orders,
  /** The order that is looked at: one of these, or id, number and owner of one of who is signed in. Without one, the newest of these. */
  looked: lookedAt(load('looked')),
  order: undefined,
  /** By this machine's clock, when the Pix ends. */
  pixEnds: undefined,
  isLost: false,
  orderNotice: '',
  pixState: '',
  copied: '',
  /** Whether it is to be cancelled: nothing, asked (whether it really is), sent. */
  cancelling: '',
  /** What account.js and ownorders.js show. */
  account: undefined,
  own: undefined,
}

function lookedAt(kept) {
  return kept?.owner ? (kept.owner === session.user ? kept : undefined) : orders.find(one => one.id === kept)
}

/** Changes the state and has it drawn. */
export let change = changes => Object.assign(state, changes)
export const drawBy = drawn => { change = drawn }

export const keepCart = () => save('cart', state.cart)
export const keepAttempt = () => save('attempt', state.attempt)
export const keepOrders = () => save('orders', state.orders)
/** Nothing is kept of a guest's newest: it is looked at anyway. */
export const keepLooked = () => save('looked', state.looked?.owner ? state.looked : state.orders.slice(1).find(one => one === state.looked)?.id)
