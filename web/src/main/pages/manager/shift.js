// Who is signed in, from their sign-in until they leave or are sent away.
import { Refusal, Unreachable } from '../shared/api.js'
import { focusSoon } from '../shared/focus.js'
import { change, forget, session } from './state.js'
import { texts } from './texts.js'
import { title } from './title.js'

/** Another one for each who signs in: what an earlier one began ends unheard. */
let shift = {}
const leaving = []

export function beginShift() {
  shift = {}
}

/** Answers a function that tells whether somebody else, or nobody, has been signed in since. */
export function inShift() {
  const mine = shift
  return () => mine !== shift
}

/** Has something done whenever somebody leaves. */
export const whenLeft = deed => leaving.push(deed)

export function leave(problem) {
  leaving.forEach(deed => deed())
  session.signOut()
  beginShift()
  forget()
  change({ problem })
  title()
  focusSoon('#email')
}

/** Whether the problem is that of somebody who is let in no more, or never was: they are sent away. */
export function isSentAway(problem) {
  if (!(problem instanceof Refusal) || ![401, 403].includes(problem.status)) return false
  // What is in between may say so as well, and knows nobody.
  if (problem.status === 403 && !problem.isOwn) return false
  leave(problem.status === 403 ? texts.problems.notManager : texts.problems.notSignedIn)
  return true
}

/** Whether what was asked may have been done all the same. */
export const isUnknown = problem => problem instanceof Unreachable || (problem.isOpen && problem.status !== 429)
