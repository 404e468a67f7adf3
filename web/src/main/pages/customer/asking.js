// What a customer asks until it is known what became of it.
import { call, Refusal, Unreachable } from '../shared/api.js'
import { MOST_TRIES, untilDecided } from '../shared/asking.js'
import { isKnown } from './cart.js'

const PATIENCE_MILLIS = 40_000

/** The restaurant has forgotten the key of what was sent: with it a second order would be placed. */
export class Forgotten extends Error {}

/** The way to an order: a guest's by its token, a customer's as the one whose it is, and as nobody else who may have signed in since. */
export class Access {
  #token
  #owner
  #id
  #session

  /** token: a guest's; owner: the customer's id; id: the order's. An order that is not placed yet has neither token nor id. */
  constructor({ token, owner, id }, session) {
    this.#token = token
    this.#owner = owner
    this.#id = id
    this.#session = session
  }

  /** Whether there is still somebody signed in who may ask, if that is needed. */
  get isOpen() {
    return !this.#owner || this.#session.user === this.#owner
  }

  /** what: the rest of the address, such as /payments. */
  async call(method, what = '', options) {
    if (!this.#owner) return call(method, `/v1/guest/orders${what}`, { ...options, token: this.#token })
    if (!this.isOpen) throw new Refusal(401)
    return this.#session.call(method, `/v1/orders${this.#id ? `/${this.#id}` : ''}${what}`, options)
  }

  /** Whether an answer to an order is the last word: also that who is signed in may not order at all. */
  isDecided(problem) {
    return Boolean(problem.isDecided || problem instanceof Forgotten || (this.#owner && problem.isOwn && problem.status === 403))
  }
}

/**
 * Places an order, each time with the same key, as long as the restaurant knows that; `tell` hears of what each try but the last met, the signal
 * ends it. Answers the order, a guest's with its token.
 */
export function placeOrder(access, attempt, tell, signal) {
  const { order, key, owner } = attempt
  const ask = async () => {
    if (!isKnown(attempt)) throw new Forgotten('sent too long ago')
    const { body } = await access.call('POST', '', { body: order, key, patience: PATIENCE_MILLIS, signal })
    if (typeof body?.id !== 'string' || (!owner && typeof body.orderToken !== 'string')) throw new Unreachable('the answer is no order')
    return body
  }
  return untilDecided(ask, { isDecided: problem => access.isDecided(problem) || !access.isOpen, most: MOST_TRIES, tell, signal })
}

/** Asks for a Pix that can be paid, until there is one, it is refused, or the signal ends it. Answers the order. */
export const askForPix = (access, tell, signal) => askFor(access, '/payments', MOST_TRIES * 2, tell, signal)

/** Takes an order back, likewise. To ask twice is to ask once. */
export const cancelOrder = (access, tell, signal) => askFor(access, '/cancellation', MOST_TRIES, tell, signal)

function askFor(access, what, most, tell, signal) {
  const ask = async () => (await access.call('POST', what, { patience: PATIENCE_MILLIS, signal })).body
  return untilDecided(ask, { isDecided: problem => problem.isDecided || [401, 403].includes(problem.status), most, tell, signal })
}
