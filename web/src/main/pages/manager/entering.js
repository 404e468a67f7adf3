// Who is signed in: only those who keep the menu are let in, and nothing of who leaves stays.
import { Refusal } from '../shared/api.js'
import { focusSoon } from '../shared/focus.js'
import { announce } from '../shared/page.js'
import { today } from '../shared/times.js'
import { change, forget, session } from './state.js'
import { texts } from './texts.js'
import { title } from './title.js'

let shift = new AbortController()

/** Of who is signed in now. Once they are not it is aborted, and what they began ends unheard. */
export const shiftNow = () => shift.signal

function changeShift() {
  shift.abort(new Error('another shift'))
  shift = new AbortController()
}

/** Whoever may not keep the menu is told so before anything is shown; for whoever may, the pages begin. */
export async function enter(begin) {
  changeShift()
  const mine = shiftNow()
  try {
    await session.call('GET', `/v1/sales?from=${today()}&to=${today()}`)
  } catch (problem) {
    if (!mine.aborted) isSentAway(problem)
  }
  if (!mine.aborted) begin()
}

export function leave(problem = '', told = '') {
  changeShift()
  session.signOut()
  forget()
  change({ problem, told })
  title()
  focusSoon('h1')
  if (told) announce(told)
}

/** Whether the problem is that of somebody who is let in no more, or never was: they are signed out. */
export function isSentAway(problem) {
  // What is in between may say so as well, and knows nobody.
  const isNoManager = problem instanceof Refusal && problem.status === 403 && problem.isOwn
  if (!isNoManager && !session.isOver(problem)) return false
  leave(isNoManager ? texts.problems.notManager : texts.problems.notSignedIn)
  return true
}
