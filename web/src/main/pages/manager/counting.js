// The stock of a product: what was counted is written, or what came and went. What was typed for another stock is not written onto this one.
import { call, isUnknown } from '../shared/api.js'
import { focusSoon } from '../shared/focus.js'
import { isSentAway, shiftNow } from './entering.js'
import { notSavedOf, sentenceOfProduct } from './keeping.js'
import { wholeOf } from './product.js'
import { change, keepStock, session, state, tell } from './state.js'
import { texts } from './texts.js'

export function openStock({ id }) {
  change({ stock: { id, counted: '', delta: '' }, stockProblem: '' })
  keepStock()
  countAgain(id)
  focusSoon('#counted')
}

export function closeStock() {
  const id = state.stock?.id
  change({ stock: undefined, stockProblem: '' })
  keepStock()
  focusSoon(`[data-product="${id}"] .deeds .button`)
}

export function typeStock(typed) {
  change({ stock: { ...state.stock, ...typed } })
  keepStock()
}

/** Reads the stock as it is now; what was typed stays. */
export async function countAgain(id, why = '') {
  const mine = shiftNow()
  const isLate = () => mine.aborted || state.stock?.id !== id
  try {
    const { body, etag } = await call('GET', `/v1/products/${id}/stock`)
    if (isLate()) return
    const { stock } = state
    // What was typed was meant for what there was then, also if the page was left or reloaded since.
    const isOutdated = stock.etag && stock.etag !== etag && (stock.counted || stock.delta)
    const said = why || (isOutdated ? texts.problems.stockChanged : '')
    change({ stock: { ...stock, etag, now: body }, stockProblem: said && `${said} ${texts.stockNow(body.onHand, body.reserved)}` })
    showStock(id, body)
    keepStock()
  } catch (problem) {
    if (!isLate()) change({ stockProblem: sentenceOfProduct(problem) })
  }
}

const showStock = (id, { onHand, reserved, available }) => change({ products: state.products?.map(one => one.id === id ? { ...one, stock: { onHand, reserved, available } } : one) })

const ruleOf = kind => kind === 'counted' ? texts.countedRule : texts.deltaRule

/** kind: counted, or delta. */
export async function saveStock(kind) {
  const { stock } = state
  if (state.isCounting || !stock.etag) return
  const number = wholeOf(stock[kind])
  if (number === undefined || (kind === 'counted' && number < 0) || (kind === 'delta' && number === 0)) {
    change({ stockProblem: ruleOf(kind) })
    return focusSoon(`#${kind}`)
  }
  const mine = shiftNow()
  const isOpen = () => state.stock?.id === stock.id
  change({ isCounting: true, stockProblem: '' })
  try {
    const { body } = await send(stock, kind, number)
    if (mine.aborted) return
    showStock(stock.id, body)
    tell(texts.stockSaved(body.available))
    if (isOpen()) closeStock()
  } catch (problem) {
    if (mine.aborted || isSentAway(problem)) return
    if (isOpen()) await notCounted(stock, kind, problem)
    else tell(notSavedOf(state.products?.find(one => one.id === stock.id) ?? {}, problem), true)
  }
  change({ isCounting: false })
}

function send({ id, etag }, kind, number) {
  const path = `/v1/products/${id}/stock`
  return kind === 'counted'
    ? session.call('PUT', path, { body: { onHand: number }, match: etag })
    : session.call('POST', `${path}/adjustments`, { body: { delta: number }, match: etag })
}

async function notCounted({ id }, kind, problem) {
  const why = whyCountAgain(problem)
  if (why) await countAgain(id, why)
  else change({ stockProblem: [400, 422].includes(problem.status) ? ruleOf(kind) : sentenceOfProduct(problem) })
}

/** What to say beside the stock as it is now; undefined if the stock is not what the problem is about. */
function whyCountAgain(problem) {
  if (problem.status === 412) return texts.problems.stockChanged
  if (isUnknown(problem)) return texts.problems.unknownStock
  return problem.kind === 'stock-conflict' ? texts.problems.stockConflict : undefined
}
