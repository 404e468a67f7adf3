// A sentence that helps for everything that can be answered but success.
import { Refusal, Unreachable } from './api.js'
import { plain } from './texts.js'

/** What to tell a person of what is not asked again by itself: they have to. */
export function sentenceOnce(problem, texts) {
  if (problem instanceof Unreachable) return texts.problems.unreachableOnce
  return [429, 502, 503, 504].includes(problem.status) && !(problem.retryAfter > 30) ? texts.problems.busyOnce : sentence(problem, texts)
}

/** What to tell a person of what is asked again by itself, if it can be. */
export function sentence(problem, texts) {
  const says = texts.problems
  if (problem instanceof Unreachable) return says.unreachable
  if (!(problem instanceof Refusal)) return says.other
  const { status, kind, problem: told } = problem
  if (kind === 'stock-unavailable') {
    return says[kind]((Array.isArray(told.lines) ? told.lines : []).map(line => ({ name: plain(line.name), available: Number(line.available) || 0 })))
  }
  if (kind in says && typeof says[kind] === 'string') return says[kind]
  switch (status) {
    case 400:
    case 422: return (told.errors ?? []).some(error => String(error.pointer).startsWith('/notes')) ? says.notes : says.rule
    case 401: return says.notSignedIn
    case 404: return problem.isOwn ? says.gone : says.other
    case 429: return problem.retryAfter > 30 ? says.tooMany(Math.ceil(problem.retryAfter / 60)) : says.busy
    case 502:
    case 503:
    case 504: return says.busy
    default: return says.other
  }
}
