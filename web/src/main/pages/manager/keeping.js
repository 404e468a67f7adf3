// Keeping the menu: products are put on it, changed, and taken off.
import { all, call } from '../shared/api.js'
import { focusSoon } from '../shared/focus.js'
import { cents, money } from '../shared/money.js'
import { sentenceOnce } from '../shared/refusals.js'
import { plain } from '../shared/texts.js'
import { fieldsOf, formOf, NEW, requestOf } from './product.js'
import { inShift, isSentAway, isUnknown } from './shift.js'
import { change, keepForm, session, state, tell } from './state.js'
import { texts } from './texts.js'

/** Another one for each form that is opened: what was asked for an earlier one leaves it alone. */
let opened = {}
/** That of a product that is being read for its form. */
let reading

export async function loadMenu() {
  const isOver = inShift()
  try {
    const products = await all('/v1/products')
    if (!isOver()) change({ products, menuProblem: undefined })
  } catch (problem) {
    if (!isOver()) change({ menuProblem: problem })
  }
}

function openForm(form) {
  opened = {}
  change({ form, wrong: [], formProblem: '', isTakingOff: false })
  keepForm()
}

export const newProduct = () => openForm({ ...NEW })
export const closeForm = () => openForm(undefined)

export function typeForm(typed) {
  change({ form: { ...state.form, ...typed }, wrong: state.wrong.filter(field => !(field in typed)), isTakingOff: false })
  keepForm()
}

export async function changeProduct({ id }) {
  closeForm()
  const mine = reading = opened
  await seen(id, '')
  if (reading === mine) reading = undefined
}

/** The address of the form was opened, by a page that is opened there or by going back. */
export function showForm(isFirst) {
  if (state.form || reading === opened) return
  if (isFirst) newProduct()
  // Who goes back to a form that was saved finds none.
  else location.replace('#menu')
}

/** Reads a product as it is now. What was typed into its form stays there. */
async function seen(id, formProblem, typed) {
  const isOver = inShift()
  const form = opened
  const isLate = () => isOver() || form !== opened
  try {
    const { body, etag } = await call('GET', `/v1/products/${id}`)
    if (isLate()) return
    openForm({ ...formOf(body, etag, texts.locale), ...typed })
    change({ formProblem: formProblem && `${formProblem} ${texts.itIsNow(plain(body.name), money(cents(body.price), texts.locale))}` })
  } catch (problem) {
    if (isLate()) return
    tell(sentenceOnce(problem, texts), true)
    change({ formProblem: sentenceOnce(problem, texts) })
    if (!state.form) location.hash = '#menu'
  }
}

const typedIn = ({ name, description, price, category, picture }) => ({ name, description, price, category, picture })

export async function saveProduct() {
  const { form } = state
  if (state.isSaving) return
  const { body, wrong } = requestOf(form)
  if (wrong.length > 0) return refuseFields(wrong)
  await saving(() => form.id
    ? session.call('PUT', `/v1/products/${form.id}`, { body, match: form.etag })
    : session.call('POST', '/v1/products', { body }), answer => texts.saved(plain(answer.body.name)))
}

/** Asks once more before it does so. */
export async function takeOff() {
  const { form } = state
  if (state.isSaving) return
  if (!state.isTakingOff) return change({ isTakingOff: true })
  await saving(() => session.call('DELETE', `/v1/products/${form.id}`, { match: form.etag }), () => texts.takenOff(plain(form.name)))
}

async function saving(deed, sentenceOf) {
  const isOver = inShift()
  const { form } = state
  const at = opened
  change({ isSaving: true, formProblem: '', wrong: [] })
  try {
    const answer = await deed()
    if (isOver()) return
    tell(sentenceOf(answer))
    if (at === opened) closeToMenu()
    loadMenu()
  } catch (problem) {
    if (isOver() || isSentAway(problem)) return
    if (at === opened) await notSaved(form, problem)
    else tell((isUnknown(problem) ? texts.problems.unknownOf : texts.problems.notSavedOf)(plain(form.name)), true)
  }
  change({ isSaving: false })
}

async function notSaved(form, problem) {
  const fields = fieldsOf(problem.problem)
  if (problem.status === 412) return seen(form.id, texts.problems.changedMeanwhile, typedIn(state.form))
  if (problem.status === 404 && problem.isOwn) {
    tell(texts.problems.isGone, true)
    return closeToMenu()
  }
  if (fields.length > 0) return refuseFields(fields)
  const unknown = form.id ? texts.problems.unknownSave : texts.problems.unknownCreate
  return change({ formProblem: isUnknown(problem) ? unknown : sentenceOnce(problem, texts) })
}

function closeToMenu() {
  closeForm()
  location.hash = '#menu'
}

function refuseFields(wrong) {
  change({ wrong, formProblem: texts.problems.fields })
  focusSoon(`#${wrong[0]}`)
}
