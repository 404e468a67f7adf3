// The cart as a value: what is wanted, of which product, at which price it was seen. No function changes its argument.
import { cents } from '../shared/money.js'

const MOST_OF_ONE = 99
const MOST_LINES = 50
export const LONGEST_NOTES = 50

/** The server knows a key for 24 hours. */
const KEY_MILLIS = 23 * 3_600_000

/** Whether it can still be found out what became of a cart that was sent: nobody makes a second order of it. */
export const isKnown = attempt => typeof attempt?.key === 'string' && Date.now() - attempt.at < KEY_MILLIS

export const EMPTY = Object.freeze({ lines: [], notes: '' })

/** A cart that was kept, as far as it is one. */
export function revived(kept) {
  if (!Array.isArray(kept?.lines)) return EMPTY
  const lines = kept.lines.filter(line => typeof line?.productId === 'string' && typeof line.name === 'string'
    && /^\d{1,10}\.\d{2}$/.test(line.price) && Number.isInteger(line.quantity) && line.quantity > 0 && line.quantity <= MOST_OF_ONE)
  return { lines: lines.slice(0, MOST_LINES), notes: typeof kept.notes === 'string' ? limitedNotes(kept.notes) : '' }
}

export const quantityOf = (cart, productId) => cart.lines.find(line => line.productId === productId)?.quantity ?? 0

export const count = cart => cart.lines.reduce((sum, line) => sum + line.quantity, 0)

/** In cents. */
export const total = cart => cart.lines.reduce((sum, line) => sum + cents(line.price) * line.quantity, 0)

/** How many of a product can be wanted: as many as are there, and as an order may have. */
export const most = product => Math.max(0, Math.min(product.stock?.available ?? MOST_OF_ONE, MOST_OF_ONE))

/** The cart with so many of a product; none takes it out. */
export function withQuantity(cart, product, wanted) {
  const quantity = Math.max(0, Math.min(wanted, most(product)))
  const line = { productId: product.id, name: product.name, price: product.price, quantity }
  const known = cart.lines.some(other => other.productId === product.id)
  if (!known && (quantity === 0 || cart.lines.length >= MOST_LINES)) return cart
  const lines = known
    ? cart.lines.map(other => other.productId === product.id ? line : other).filter(other => other.quantity > 0)
    : [...cart.lines, line]
  return { ...cart, lines }
}

export const withNotes = (cart, notes) => ({ ...cart, notes: limitedNotes(notes) })

/**
 * The cart as the menu is now: names and prices of today, without what is gone, and no more than there is. An empty menu says nothing of a
 * cart: a restaurant without any food is a mistake that passes.
 */
export function refreshed(cart, products) {
  if (products.length === 0) return cart
  const byId = new Map(products.map(product => [product.id, product]))
  const lines = cart.lines.flatMap(line => {
    const product = byId.get(line.productId)
    const quantity = product ? Math.min(line.quantity, most(product)) : 0
    return quantity > 0 ? [{ ...line, name: product.name, price: product.price, quantity }] : []
  })
  return { ...cart, lines }
}

/** Whether two carts want the same at the same prices, with the same note. */
export const isSame = (one, other) => JSON.stringify([one.lines, one.notes]) === JSON.stringify([other.lines, other.notes])

/** What the API is sent. */
export function orderOf(cart) {
  const order = { items: cart.lines.map(({ productId, quantity }) => ({ productId, quantity })) }
  // Neither control characters nor what only turns the direction of writing: the API refuses them, and a note needs none.
  const notes = cart.notes.replace(/[\p{Cc}\p{Zl}\p{Zp}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]+/gu, ' ').trim()
  if (notes) order.notes = notes
  return order
}

/** As many characters as the API takes; it counts an emoji as it is made, of one code point or more. */
const limitedNotes = notes => Array.from(notes).slice(0, LONGEST_NOTES).join('')
