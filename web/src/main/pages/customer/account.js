// The account: signing up, in and out, and being forgotten. CPF and password are in the form, and in what is sent, and nowhere else.
import { call, Refusal } from '../shared/api.js'
import { announce } from '../shared/page.js'
import { askForCode } from '../shared/session.js'
import { load, save } from '../shared/store.js'
import { accountView } from './accountview.js'
import { sentenceAt } from './authrefusals.js'
import { focusSoon } from '../shared/focus.js'
import { turnTo } from './following.js'
import { wrongInIdentifier, wrongInSignUp } from './form.js'
import { place } from './placing.js'
import { change, session, state } from './state.js'
import { texts } from './texts.js'

const BEGIN = { step: 'signIn', problem: '', notice: '', wrong: {}, isBusy: false, forgetting: 0 }

/** What a mailed code belongs to outlives a reload: the sign-up, or the session of a sign-in. */
const kept = load('signing')
if (!state.account) change({ account: { ...BEGIN, step: kept?.step ?? BEGIN.step } })
let pending = kept
/** Until the code is there: who is asked for again, and the password of a new account, which signs in once. */
let typed = {}

export const view = current => accountView(current, deeds)

export function open() {
  update({ forgetting: 0 })
}

const update = changes => change({ account: { ...state.account, ...changes } })

/** Shows another step; what the one before had to say is gone. */
function turn(step, changes) {
  update({ ...BEGIN, step, ...changes })
  focusSoon('main h1')
}

function keep(next) {
  pending = next
  save('signing', next)
}

const deeds = {
  turn(step) {
    typed = {}
    keep(undefined)
    turn(step)
  },

  signUp: form => sent(form, wrongInSignUp, async ({ name, email, cpf, password }) => {
    const { body } = await call('POST', '/v1/auth/sign-up', { body: { name: name.trim(), email: email.trim(), cpf: cpf.trim(), ...(password && { password }) } })
    typed = { email: email.trim(), password }
    keep({ step: 'confirm', signUpId: body.signUpId })
    turn('confirm')
  }),

  confirm: form => sent(form, undefined, async ({ code }) => {
    try {
      await call('POST', '/v1/auth/confirmation', { body: { signUpId: pending.signUpId, code: code.trim() } })
    } catch (problem) {
      if (problem instanceof Refusal && problem.status === 409) deeds.turn('signIn')
      throw problem
    }
    await confirmed(typed)
  }),

  codeAgain: () => sent(undefined, undefined, async () => {
    if (state.account.step === 'confirm') await call('POST', '/v1/auth/code', { body: { signUpId: pending.signUpId } })
    else if (typed.email) keep({ step: 'code', session: await askForCode(typed.email) })
    else return deeds.turn('signIn')
    update({ notice: texts.codeSentAgain })
  }),

  askForCode: form => sent(form, ({ identifier }) => wrongInIdentifier(identifier), ({ identifier }) => codeFor(identifier.trim())),

  enterCode: form => sent(form, undefined, async ({ code }) => {
    await session.signIn({ session: pending.session, code: code.trim() })
    entered()
  }),

  enterPassword: form => sent(form, ({ identifier }) => wrongInIdentifier(identifier), async ({ identifier, password }) => {
    await session.signIn({ identifier: identifier.trim(), password })
    entered()
  }),

  signOut() {
    session.signOut()
    left(texts.signedOut)
  },

  signOutEverywhere: () => sent(undefined, undefined, async () => {
    await session.call('POST', '/v1/auth/sign-out-everywhere')
    session.signOut()
    left(texts.signedOutEverywhere)
  }),

  /** Asked twice: it cannot be undone. */
  askToForget(times) {
    update({ forgetting: times, problem: '' })
    focusSoon(times ? '#sure' : '.forget')
  },

  forget: () => sent(undefined, undefined, async () => {
    await session.call('DELETE', '/v1/auth/me')
    session.signOut()
    left(texts.forgotten)
  }),
}

/** Sends what is in a form once it can be taken, one at a time; what is wrong with it, or refused, is said where it is seen. */
async function sent(form, wrongIn, deed) {
  if (state.account.isBusy) return
  const fields = form ? Object.fromEntries(new FormData(form)) : {}
  const wrong = wrongIn?.(fields)
  update({ wrong: wrong ?? {}, problem: '', notice: '' })
  if (wrong) return focusSoon(`#${Object.keys(wrong)[0]}`)
  const { step } = state.account
  update({ isBusy: true })
  try {
    await deed(fields)
  } catch (problem) {
    // The sign-in is over, at this device or everywhere.
    if (step === 'home' && !session.isSignedIn) left(texts.problems.notSignedIn)
    else update({ problem: sentenceAt(step, problem, texts) })
  }
  update({ isBusy: false })
}

async function codeFor(identifier) {
  const asked = await askForCode(identifier)
  typed = { email: identifier }
  keep({ step: 'code', session: asked })
  turn('code')
}

/** Whoever has just proved their address is signed in by their password, or by another code. */
async function confirmed({ email, password }) {
  deeds.turn('signIn')
  update({ notice: texts.confirmed })
  if (password) {
    await session.signIn({ identifier: email, password })
    entered()
  } else if (email) {
    await codeFor(email)
    update({ notice: texts.confirmedThenCode })
  }
}

/** What was sent as who is signed in again is asked about again; a cart that somebody has left is shown again. */
function entered() {
  typed = {}
  keep(undefined)
  turn('home')
  announce(texts.signedIn)
  // The list may be that of who was signed in before.
  change({ own: undefined })
  if (state.looked?.owner && state.looked.owner !== session.user) turnTo(undefined)
  if (state.attempt?.owner === session.user) place()
  if (['cart', 'order'].includes(state.before)) location.hash = `#${state.before}`
}

/** Nothing of who has left is shown any more. */
function left(notice) {
  if (state.looked?.owner) turnTo(undefined)
  change({ own: undefined })
  turn('signIn', { notice })
  announce(notice)
}
