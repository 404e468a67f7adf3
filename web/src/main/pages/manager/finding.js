// Finding orders: by id, by the number of a day, or by status.
import { sentenceOnce } from '../shared/refusals.js'
import { dayOf, now } from '../shared/times.js'
import { lookFor } from './find.js'
import { look } from './looking.js'
import { isSentAway } from './shift.js'
import { change, keepSearch, session, state } from './state.js'
import { texts } from './texts.js'

let finding = {}

export function typeLook(typed) {
  change({ look: { ...state.look, ...typed } })
  keepSearch()
}

/** The day of today is none that is kept: tomorrow it would be another one. */
export const typeDay = day => typeLook({ day: day === dayOf(now()) ? '' : day })

export async function find() {
  const wanted = lookFor(state.look.text, state.look.day || dayOf(now()))
  if (!wanted) return change({ foundProblem: texts.problems.noNumber, found: undefined })
  typeLook({ status: '' })
  if (wanted.id) return open(wanted.id)
  const answer = await listed(wanted.path)
  return answer?.items.length === 1 ? open(answer.items[0].id) : undefined
}

function open(id) {
  look(id)
  location.hash = '#order'
}

export function findStatus(status) {
  typeLook({ status })
  return listed(`/v1/orders?status=${status}&limit=20`)
}

export async function findMore() {
  const before = state.found
  const answer = await listed(`/v1/orders?status=${state.look.status}&limit=20&cursor=${encodeURIComponent(state.more)}`, true)
  if (answer) change({ found: [...before, ...answer.items.filter(one => !before.some(other => other.id === one.id))] })
}

async function listed(path, isMore = false) {
  const mine = finding = {}
  change({ isFinding: true, foundProblem: undefined, ...(!isMore && { found: undefined, more: undefined }) })
  try {
    const { body } = await session.call('GET', path)
    if (mine !== finding) return undefined
    change({ isFinding: false, more: body.next, ...(!isMore && { found: body.items }) })
    return body
  } catch (problem) {
    if (mine === finding && !isSentAway(problem)) change({ isFinding: false, foundProblem: sentenceOnce(problem, texts) })
    return undefined
  }
}
