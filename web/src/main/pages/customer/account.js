// The account: signing up, in and out, and being forgotten. CPF and password are in the form, and in what is sent, and nowhere else.
import { call, Refusal } from '../shared/api.js'
import { focusSoon } from '../shared/focus.js'
import { announce } from '../shared/page.js'
import { askForCode } from '../shared/session.js'
import { load, save } from '../shared/store.js'
import { accountView } from './accountview.js'
import { sentenceAt } from './authrefusals.js'
import { turnTo } from './following.js'
import { wrongInIdentifier, wrongInSignUp } from './form.js'
import { place } from './placing.js'
import { change, session, state } from './state.js'
import { texts } from './texts.js'

const BEGIN = { step: 'signIn', problem: '', notice: '', wrong: {}, known: {}, forgetting: 0 }

/** What a mailed code belongs to outlives a reload: the sign-up, or the session of a sign-in. */
let pending = load('signing')
change({ account: { ...BEGIN, step: pending?.step ?? BEGIN.step, isBusy: false } })
/** Until the code is there: who is asked for again; of a new account who it is for, and its password, which signs in once. */
let typed = {}
/** What is sent is waited for until the person turns to something else. */
let sending = new AbortController()

export const view = current => accountView(current, deeds)

export function open() {
  update({ forgetting: 0 })
}

const update = changes => change({ account: { ...state.account, ...changes } })

/** Shows another step; what the one before had to say is gone. */
function turn(step, changes) {
  update({ ...BEGIN, step, ...changes })
  if (state.view === 'account') focusSoon('main h1')
}

/** The same, where no code is awaited any more. */
function begin(step, changes) {
  typed = {}
  keep(undefined)
  turn(step, changes)
}

function keep(next) {
  pending = next
  save('signing', next)
}

/** What is on its way is not waited for any more. */
function drop() {
  sending.abort()
  update({ isBusy: false })
}

const deeds = {
  /** Whoever corrects a sign-up finds name and address as they were typed. */
  turn(step) {
    const { name, email } = typed
    drop()
    begin(step, { known: { name, email } })
  },

  signUp: form => sent(form, wrongInSignUp, async ({ name, email, cpf, password }, signal) => {
    const who = { name: name.trim(), email: email.trim() }
    const { body } = await call('POST', '/v1/auth/sign-up', { body: { ...who, cpf: cpf.trim(), ...(password && { password }) }, signal })
    typed = { ...who, password }
    keep({ step: 'confirm', signUpId: body.signUpId })
    turn('confirm')
  }),

  confirm: form => sent(form, undefined, async ({ code }, signal) => {
    try {
      await call('POST', '/v1/auth/confirmation', { body: { signUpId: pending.signUpId, code: code.trim() }, signal })
    } catch (problem) {
      if (problem instanceof Refusal && problem.status === 409) begin('signIn')
      throw problem
    }
    await confirmed(typed, signal)
  }),

  codeAgain: () => sent(undefined, undefined, async (_, signal) => {
    if (state.account.step === 'confirm') await call('POST', '/v1/auth/code', { body: { signUpId: pending.signUpId }, signal })
    else if (typed.identifier) await mail(typed.identifier, signal)
    else return begin('signIn')
    update({ notice: texts.codeSentAgain })
  }),

  askForCode: form => sent(form, ({ identifier }) => wrongInIdentifier(identifier), async ({ identifier }, signal) => {
    await mail(identifier.trim(), signal)
    turn('code')
  }),

  enterCode: form => sent(form, undefined, ({ code }) => enter({ session: pending.session, code: code.trim() })),

  enterPassword: form => sent(form, ({ identifier }) => wrongInIdentifier(identifier), ({ identifier, password }) => enter({ identifier: identifier.trim(), password })),

  signOut() {
    session.signOut()
    left(texts.signedOut)
  },

  signOutEverywhere: () => leaving(() => session.signOutEverywhere(), texts.signedOutEverywhere),

  /** Asked twice: it cannot be undone. */
  askToForget(times) {
    update({ forgetting: times, problem: '' })
    focusSoon(times ? '#sure' : '.forget')
  },

  forget: () => leaving(async signal => {
    await session.call('DELETE', '/v1/auth/me')
    signal.throwIfAborted()
    session.signOut()
  }, texts.forgotten),
}

/** Sends what is in a form once it can be taken, one at a time; what is wrong with it, or refused, is said where it is seen. */
async function sent(form, wrongIn, deed) {
  if (state.account.isBusy) return
  const fields = form ? Object.fromEntries(new FormData(form)) : {}
  const wrong = wrongIn?.(fields)
  update({ wrong: wrong ?? {}, problem: '', notice: '' })
  if (wrong) return focusSoon(`#${Object.keys(wrong)[0]}`)
  const wasIn = session.isSignedIn
  const { step } = state.account
  sending = new AbortController()
  const { signal } = sending
  update({ isBusy: true })
  try {
    await deed(fields, signal)
  } catch (problem) {
    if (signal.aborted) return
    // The sign-in is over, at this device or everywhere.
    if (wasIn && !session.isSignedIn) return left(texts.problems.notSignedIn)
    update({ problem: sentenceAt(wasIn ? 'home' : step, problem, texts) })
  }
  if (!signal.aborted) update({ isBusy: false })
}

/** Has a code mailed, and keeps what it belongs to. */
async function mail(identifier, signal) {
  const asked = await askForCode(identifier)
  signal.throwIfAborted()
  typed = { identifier }
  keep({ step: 'code', session: asked })
}

/** Whoever has just proved their address is signed in by their password, or by another code. */
async function confirmed({ email, password }, signal) {
  begin('signIn', { notice: texts.confirmed })
  if (password) {
    await enter({ identifier: email, password })
  } else if (email) {
    await mail(email, signal)
    turn('code', { notice: texts.confirmedThenCode })
  }
}

/** What was sent as who is signed in again is asked about again; a cart that somebody has left is shown again. */
async function enter(proof) {
  await session.signIn(proof)
  drop()
  begin('signIn')
  announce(texts.signedIn)
  // The list may be that of who was signed in before.
  change({ own: undefined })
  if (state.looked?.owner && state.looked.owner !== session.user) turnTo(undefined)
  if (state.attempt?.owner === session.user) place()
  if (['cart', 'order'].includes(state.before)) location.hash = `#${state.before}`
}

/** Does what ends the sign-in; not that of somebody else who has signed in meanwhile. */
const leaving = (deed, notice) => sent(undefined, undefined, async (_, signal) => {
  await deed(signal)
  signal.throwIfAborted()
  left(notice)
})

/** Nothing of who has left is shown any more. */
function left(notice) {
  drop()
  if (state.looked?.owner) turnTo(undefined)
  change({ own: undefined })
  turn('signIn', { notice })
  announce(notice)
}
