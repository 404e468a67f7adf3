// The stock of a product: counted, or told what came and went.
import { call } from '../shared/api.js'
import { focusSoon } from '../shared/focus.js'
import { sentenceOnce } from '../shared/refusals.js'
import { plain } from '../shared/texts.js'
import { wholeOf } from './product.js'
import { inShift, isSentAway, isUnknown } from './shift.js'
import { change, keepStock, session, state, tell } from './state.js'
import { texts } from './texts.js'

export function openStock({ id }) {
  change({ stock: { id, counted: '', delta: '' }, stockProblem: '' })
  keepStock()
  countAgain(id, '')
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
export async function countAgain(id, problem) {
  const isOver = inShift()
  const isOpen = () => !isOver() && state.stock?.id === id
  try {
    const { body, etag } = await call('GET', `/v1/products/${id}/stock`)
    if (!isOpen()) return
    const { stock } = state
    // What was typed was meant for what there was then, also if the page was left or reloaded since.
    const isOutdated = stock.etag && stock.etag !== etag && (stock.counted || stock.delta)
    const said = problem || (isOutdated ? texts.problems.stockChanged : '')
    change({ stock: { ...stock, etag, now: body }, stockProblem: said && `${said} ${texts.stockNow(body.onHand, body.reserved)}` })
    stockIs(id, body)
    keepStock()
  } catch (failure) {
    if (isOpen()) change({ stockProblem: sentenceOnce(failure, texts) })
  }
}

const stockIs = (id, { onHand, reserved, available }) => change({ products: state.products?.map(one => one.id === id ? { ...one, stock: { onHand, reserved, available } } : one) })

/** kind: counted, or delta. */
export async function saveStock(kind) {
  const { stock } = state
  if (state.isCounting || !stock.etag) return
  const rule = kind === 'counted' ? texts.countedRule : texts.deltaRule
  const number = wholeOf(stock[kind])
  if (number === undefined || (kind === 'counted' && number < 0) || (kind === 'delta' && number === 0)) {
    change({ stockProblem: rule })
    return focusSoon(`#${kind}`)
  }
  const isOver = inShift()
  const isOpen = () => state.stock?.id === stock.id
  change({ isCounting: true, stockProblem: '' })
  try {
    const path = `/v1/products/${stock.id}/stock`
    const { body } = kind === 'counted'
      ? await session.call('PUT', path, { body: { onHand: number }, match: stock.etag })
      : await session.call('POST', `${path}/adjustments`, { body: { delta: number }, match: stock.etag })
    if (isOver()) return
    stockIs(stock.id, body)
    tell(texts.stockSaved(body.available))
    if (isOpen()) closeStock()
  } catch (problem) {
    if (isOver() || isSentAway(problem)) return
    if (isOpen()) await notSaved(stock.id, problem, rule)
    else tellOfOther(stock.id, problem)
  }
  change({ isCounting: false })
}

async function notSaved(id, problem, rule) {
  const says = texts.problems
  if (problem.status === 412) return countAgain(id, says.stockChanged)
  if (isUnknown(problem)) return countAgain(id, says.unknownStock)
  if (problem.kind === 'stock-conflict') return countAgain(id, says.stockConflict)
  return change({ stockProblem: [400, 422].includes(problem.status) ? rule : sentenceOnce(problem, texts) })
}

function tellOfOther(id, problem) {
  const name = plain(state.products?.find(one => one.id === id)?.name)
  tell((isUnknown(problem) ? texts.problems.unknownOf : texts.problems.notSavedOf)(name), true)
}
