// Money goes back: once, whatever happens meanwhile.
import { focusSoon } from '../shared/focus.js'
import { amountOf, cents } from '../shared/money.js'
import { announce } from '../shared/page.js'
import { sentence, sentenceOnce } from '../shared/refusals.js'
import { isSentAway, shiftNow } from './entering.js'
import { follow } from './following.js'
import { attemptOf, isRefused, left, refund as askForRefund } from './refund.js'
import { change, keepAttempt, session, state } from './state.js'
import { reais, texts } from './texts.js'

/** Asks for money to go back. Until it is known what became of it, it is asked for again with the same key, also after a reload. */
export async function refund() {
  if (state.isRefunding) return
  if (!state.attempt) {
    const attempt = typedAttempt()
    if (!attempt) return focusSoon('[aria-invalid="true"]')
    change({ attempt })
  }
  keepAttempt()
  const mine = shiftNow()
  const { attempt } = state
  change({ isRefunding: true, refundProblem: '' })
  try {
    const made = await askForRefund(session, attempt, problem => mine.aborted || change({ refundProblem: sentence(problem, texts) }))
    settled(attempt, mine, madeKnown(made))
  } catch (problem) {
    if (isRefused(problem)) settled(attempt, mine, { refundProblem: whyRefused(problem) })
    else if (!mine.aborted && !isSentAway(problem)) change({ refundProblem: sentenceOnce(problem, texts) })
  }
  if (mine.aborted) return
  change({ isRefunding: false })
  if (state.view === 'order') follow()
}

/** What the form says; nothing, if something is wrong with it: that is marked. */
function typedAttempt() {
  const amount = amountOf(state.refundAmount)
  const reason = state.refundReason.trim()
  const wrongAmount = !state.isWhole && (!amount || cents(amount) === 0 || cents(amount) > left(state.payment))
  change({ wrongAmount, wrongReason: !reason, refundProblem: '' })
  return wrongAmount || !reason ? undefined : attemptOf(state.order, state.isWhole ? undefined : amount, reason)
}

/** The outcome is known: its key is needed no more. */
function settled(attempt, mine, changes) {
  if (state.attempt === attempt) {
    change({ attempt: undefined })
    keepAttempt()
  }
  if (mine.aborted) return
  change(changes)
  if (changes.notice) announce(changes.notice)
}

function madeKnown({ status, amount }) {
  const isNoticeBad = status === 'FAILED'
  const sentenceOf = isNoticeBad ? texts.problems.refundFailed : texts.refunded
  return { notice: sentenceOf(reais(amount)), isNoticeBad, refundAmount: '', refundReason: '', refundProblem: '' }
}

function whyRefused(problem) {
  const { left: rest } = problem.problem
  if (problem.status === 409 && rest !== undefined) return texts.problems.lessIsLeft(reais(rest))
  return [400, 422].includes(problem.status) ? texts.problems.refundRule : sentenceOnce(problem, texts)
}
