// What the customer's pages show, and what of it outlives a reload.
import { load, save } from '../shared/store.js'
import { EMPTY, revived } from './cart.js'

/** The server knows a key for 24 hours; an older try is forgotten. */
const TRY_MILLIS = 23 * 3_600_000

const orders = load('orders', [])

export const state = {
  view: 'menu',
  products: undefined,
  menuProblem: undefined,
  search: '',
  category: '',
  cart: revived(load('cart', EMPTY)),
  cartNotice: '',
  /** The order that was sent and of which nobody knows yet whether it arrived: its key and its cart. */
  attempt: recent(load('attempt')),
  isSending: false,
  checkoutProblem: '',
  /** Orders of this tab, the newest first: token, id, number. */
  orders,
  /** Which of them is looked at; without one, the newest. */
  token: orders.find(one => one.id === load('looked'))?.token,
  order: undefined,
  /** By this machine's clock, when the Pix ends. */
  pixEnds: undefined,
  isLost: false,
  orderNotice: '',
  pixState: '',
  copied: '',
}

function recent(attempt) {
  return attempt && Date.now() - attempt.at < TRY_MILLIS && typeof attempt.key === 'string' ? attempt : undefined
}

export const keepCart = () => save('cart', state.cart)
export const keepAttempt = () => save('attempt', state.attempt)
/** Nothing is kept of the newest: it is looked at anyway. */
export const keepLooked = () => save('looked', state.orders.slice(1).find(one => one.token === state.token)?.id)
export const keepOrders = () => save('orders', state.orders)
