// The menu is kept: it is read, and a product's form is opened, typed into and saved, or the product taken off.
import { all, call, isUnknown } from '../shared/api.js'
import { focusSoon } from '../shared/focus.js'
import { sentenceOnce } from '../shared/refusals.js'
import { plain } from '../shared/texts.js'
import { isSentAway, shiftNow } from './entering.js'
import { fieldsOf, formOf, NEW, requestOf } from './product.js'
import { change, keepForm, session, state, tell } from './state.js'
import { reais, texts } from './texts.js'

/** Another one for each form that is opened: what was asked for an earlier one leaves it alone. */
let opened = {}
/** That of a product that is being read for its form. */
let reading

export const isReading = () => reading === opened

export async function loadMenu() {
  const mine = shiftNow()
  try {
    const products = await all('/v1/products')
    if (!mine.aborted) change({ products, menuProblem: undefined })
  } catch (problem) {
    if (!mine.aborted) change({ menuProblem: problem })
  }
}

export const newProduct = () => openForm({ ...NEW })
export const closeForm = () => openForm(undefined)

function openForm(form) {
  opened = {}
  change({ form, wrong: [], formProblem: '', isTakingOff: false })
  keepForm()
}

function backToMenu() {
  closeForm()
  location.hash = '#menu'
}

export async function changeProduct({ id }) {
  closeForm()
  const mine = reading = opened
  await readAgain(id, '')
  if (reading === mine) reading = undefined
}

/** Reads a product as it is now. What was typed into its form stays there. */
async function readAgain(id, why, typed) {
  const mine = shiftNow()
  const form = opened
  const isLate = () => mine.aborted || form !== opened
  try {
    const { body, etag } = await call('GET', `/v1/products/${id}`)
    if (isLate()) return
    openForm({ ...formOf(body, etag, texts.locale), ...typed })
    change({ formProblem: why && `${why} ${texts.itIsNow(plain(body.name), reais(body.price))}` })
  } catch (problem) {
    if (isLate()) return
    tell(sentenceOfProduct(problem), true)
    change({ formProblem: sentenceOfProduct(problem) })
    if (!state.form) location.hash = '#menu'
  }
}

export function typeForm(typed) {
  change({ form: { ...state.form, ...typed }, wrong: state.wrong.filter(field => !(field in typed)), isTakingOff: false })
  keepForm()
}

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
  const mine = shiftNow()
  const { form } = state
  const at = opened
  change({ isSaving: true, formProblem: '', wrong: [] })
  try {
    const answer = await deed()
    if (mine.aborted) return
    tell(sentenceOf(answer))
    if (at === opened) backToMenu()
    loadMenu()
  } catch (problem) {
    if (mine.aborted || isSentAway(problem)) return
    if (at === opened) await notSaved(form, problem)
    else tell(notSavedOf(form, problem), true)
  }
  change({ isSaving: false })
}

async function notSaved({ id }, problem) {
  const wrong = fieldsOf(problem.problem)
  if (problem.status === 412) {
    const { name, description, price, category, picture } = state.form
    await readAgain(id, texts.problems.changedMeanwhile, { name, description, price, category, picture })
  } else if (isGone(problem)) {
    backToMenu()
    tell(texts.problems.isGone, true)
  } else if (wrong.length > 0) refuseFields(wrong)
  else change({ formProblem: sentenceOfForm(id, problem) })
}

const isGone = problem => problem.status === 404 && problem.isOwn

/** What to tell of a product that was asked for, or of its stock. */
export const sentenceOfProduct = problem => isGone(problem) ? texts.problems.isGone : sentenceOnce(problem, texts)

function sentenceOfForm(id, problem) {
  if (!isUnknown(problem)) return sentenceOnce(problem, texts)
  return id ? texts.problems.unknownSave : texts.problems.unknownCreate
}

/** For whoever looks at something else by then. */
export const notSavedOf = ({ name }, problem) => (isUnknown(problem) ? texts.problems.unknownOf : texts.problems.notSavedOf)(plain(name))

function refuseFields(wrong) {
  change({ wrong, formProblem: texts.problems.fields })
  focusSoon(`#${wrong[0]}`)
}
