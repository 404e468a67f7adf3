// What the customer's pages show, and what of it outlives a reload.
import { load, save } from '../shared/store.js'
import { EMPTY, revived } from './cart.js'

/** The server knows a key for 24 hours; an older try is forgotten. */
const TRY_MILLIS = 23 * 3_600_000

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
  orders: load('orders', []),
  /** Which of them is looked at. */
  token: undefined,
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
export const keepOrders = () => save('orders', state.orders)
