// Money goes back: asked for with one key until it is known what became of it, also after a reload.
import { focusSoon } from '../shared/focus.js'
import { amountOf, cents, money } from '../shared/money.js'
import { announce } from '../shared/page.js'
import { sentence, sentenceOnce } from '../shared/refusals.js'
import { follow } from './looking.js'
import { attemptOf, isRefused, left, refund as askForRefund } from './refund.js'
import { inShift, isSentAway } from './shift.js'
import { change, keepAttempt, session, state } from './state.js'
import { texts } from './texts.js'

const reais = amount => money(cents(amount), texts.locale)

export async function refund() {
  if (state.isRefunding) return
  if (!state.attempt && !begin()) return
  keepAttempt()
  const isOver = inShift()
  const { attempt } = state
  change({ isRefunding: true, refundProblem: '' })
  try {
    const made = await askForRefund(session, attempt, problem => change({ refundProblem: sentence(problem, texts) }))
    const isFailed = made.status === 'FAILED'
    const notice = (isFailed ? texts.problems.refundFailed : texts.refunded)(reais(made.amount))
    settled(isOver, { notice, isNoticeBad: isFailed, refundAmount: '', refundReason: '', refundProblem: '' })
  } catch (problem) {
    if (isRefused(problem)) settled(isOver, { refundProblem: notMade(problem) })
    else if (!isOver() && !isSentAway(problem)) change({ refundProblem: sentenceOnce(problem, texts) })
  }
  change({ isRefunding: false })
  if (!isOver() && state.view === 'order') follow()
}

/** Makes what was typed a try with a key; answers whether it can be one. */
function begin() {
  const amount = amountOf(state.refundAmount)
  const reason = state.refundReason.trim()
  const wrongAmount = !state.isWhole && (!amount || cents(amount) === 0 || cents(amount) > left(state.payment))
  change({ wrongAmount, wrongReason: !reason, refundProblem: '' })
  if (wrongAmount || !reason) {
    focusSoon('[aria-invalid="true"]')
    return false
  }
  change({ attempt: attemptOf(state.order, state.isWhole ? undefined : amount, reason) })
  return true
}

function notMade(problem) {
  const { left: rest } = problem.problem
  if (problem.status === 409 && rest !== undefined) return texts.problems.lessIsLeft(reais(rest))
  return [400, 422].includes(problem.status) ? texts.problems.refundRule : sentenceOnce(problem, texts)
}

/** The outcome is known: its key is needed no more. */
function settled(isOver, changes) {
  change({ attempt: undefined, ...(!isOver() && changes) })
  keepAttempt()
  if (changes.notice && !isOver()) announce(changes.notice)
}
