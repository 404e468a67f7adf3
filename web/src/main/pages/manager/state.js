// What the manager's pages show, and what of it outlives a reload.
import { Session } from '../shared/session.js'
import { SIGNED_OUT } from '../shared/signin.js'
import { load, save } from '../shared/store.js'
import { isAttempt } from './refund.js'

export const session = new Session('manager')

const DRAFTS = ['manager-form', 'manager-stock', 'manager-looked', 'manager-search']
const attempt = load('manager-refund')

/** Everything of who is signed in. */
const blank = () => ({
  ...SIGNED_OUT,
  notice: '', isNoticeBad: false,
  products: undefined, menuProblem: undefined, search: '', category: '',
  form: undefined, wrong: [], formProblem: '', isSaving: false, isTakingOff: false,
  stock: undefined, stockProblem: '', isCounting: false,
  period: 'today', sales: undefined, salesProblem: undefined,
  found: undefined, foundProblem: undefined, isFinding: false, more: undefined, look: { text: '', day: '', status: '' },
  looked: undefined, order: undefined, payment: undefined, story: undefined, orderProblem: '', isTechnical: false,
  reason: '', refundReason: '', refundAmount: '', isWhole: false, isCancelling: false, isRefunding: false, refundProblem: '', cancelProblem: '', wrongAmount: false, wrongReason: false,
})

export const state = {
  ...blank(),
  view: 'menu',
  links: {},
  form: load('manager-form'),
  stock: load('manager-stock'),
  looked: load('manager-looked'),
  look: load('manager-search', { text: '', day: '', status: '' }),
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
