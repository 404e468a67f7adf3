// Orders are found: by number, id or status.
import { sentenceOnce } from '../shared/refusals.js'
import { today } from '../shared/times.js'
import { isSentAway } from './entering.js'
import { lookFor } from './find.js'
import { look } from './following.js'
import { change, keepSearch, session, state } from './state.js'
import { texts } from './texts.js'

export function typeLook(typed) {
  change({ look: { ...state.look, ...typed } })
  keepSearch()
}

/** The day of today is none that is kept: tomorrow it would be another one. */
export const typeDay = day => typeLook({ day: day === today() ? '' : day })

export async function find() {
  const wanted = lookFor(state.look.text, state.look.day || today())
  if (!wanted) return change({ foundProblem: texts.problems.noNumber, found: undefined })
  typeLook({ status: '' })
  if (wanted.id) return see(wanted)
  const found = await listed(wanted.path)
  if (found?.length === 1) see(found[0])
}

function see({ id }) {
  look(id)
  location.hash = '#order'
}

export function findStatus(status) {
  typeLook({ status })
  return listed(`/v1/orders?status=${status}&limit=20`)
}

export function findMore() {
  const { look: { status }, more, found } = state
  return listed(`/v1/orders?status=${status}&limit=20&cursor=${encodeURIComponent(more)}`, found)
}

/** Shows what is found, after what was found before. Answers it; nothing, if it failed, or if something else is looked for since, or by somebody else. */
async function listed(path, before) {
  const finding = {}
  const isHeard = () => state.finding === finding
  change({ finding, foundProblem: undefined, ...(!before && { found: undefined, more: undefined }) })
  try {
    const { body } = await session.call('GET', path)
    if (!isHeard()) return undefined
    const found = body.items.filter(one => !before?.some(other => other.id === one.id))
    change({ finding: undefined, found: [...before ?? [], ...found], more: body.next })
    return found
  } catch (problem) {
    if (isHeard() && !isSentAway(problem)) change({ finding: undefined, foundProblem: sentenceOnce(problem, texts) })
    return undefined
  }
}
