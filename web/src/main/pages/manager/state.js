// What the manager's pages show, and what of it outlives a reload.
import { STAYS } from '../shared/everywhere.js'
import { Session } from '../shared/session.js'
import { SIGNED_OUT } from '../shared/signin.js'
import { load, save } from '../shared/store.js'
import { isAttempt } from './refund.js'

const DRAFTS = ['manager-form', 'manager-stock', 'manager-looked', 'manager-search']
const LOOK = Object.freeze({ text: '', day: '', status: '' })
const attempt = load('manager-refund')

export const session = new Session('manager')

/** Of an order that nothing is known of yet, nor typed for. */
export const UNSEEN = Object.freeze({
  order: undefined, payment: undefined, story: undefined, orderProblem: '',
  reason: '', cancelProblem: '',
  refundAmount: '', isWhole: false, refundReason: '', wrongAmount: false, wrongReason: false, refundProblem: '',
})

/** Everything of who is signed in. */
const blank = () => ({
  ...SIGNED_OUT, ...STAYS,
  notice: '', isNoticeBad: false,
  products: undefined, menuProblem: undefined, search: '', category: '',
  form: undefined, wrong: [], formProblem: '', isSaving: false, isTakingOff: false,
  stock: undefined, stockProblem: '', isCounting: false,
  period: 'today', sales: undefined, salesProblem: undefined,
  look: LOOK, finding: undefined, found: undefined, more: undefined, foundProblem: undefined,
  looked: undefined, ...UNSEEN, isTechnical: false, isCancelling: false, isRefunding: false,
})

export const state = {
  ...blank(),
  view: 'menu',
  links: {},
  form: load('manager-form'),
  stock: load('manager-stock'),
  looked: load('manager-looked'),
  look: load('manager-search', LOOK),
  /** A refund of which nobody knows yet whether it was made. */
  attempt: isAttempt(attempt) ? attempt : undefined,
}

/** Changes the state and has it drawn. */
export let change = changes => Object.assign(state, changes)
export const drawBy = drawn => { change = drawn }

/** At the top of the page, whatever it shows. */
export const tell = (notice, isNoticeBad = false) => change({ notice, isNoticeBad })

export const keepForm = () => save('manager-form', state.form)
export const keepStock = () => save('manager-stock', state.stock)
export const keepLooked = () => save('manager-looked', state.looked)
export const keepSearch = () => save('manager-search', state.look)
export const keepAttempt = () => save('manager-refund', state.attempt)

/** Forgets all that somebody typed or saw; not a refund of which the outcome is open, since its key is what keeps it from being made twice. */
export function forget() {
  for (const name of DRAFTS) save(name, undefined)
  change(blank())
}
