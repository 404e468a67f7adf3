// Signing in by a mailed code: what is typed, asked for and shown, in the words of the page.
import { html, nothing } from '../lib/lit-html.js'
import { live } from '../lib/directives/live.js'
import { Refusal } from './api.js'
import { focusSoon } from './focus.js'
import { sentenceOnce } from './refusals.js'
import { askForCode } from './session.js'

/** The part of a page's state that signing in needs. */
export const SIGNED_OUT = Object.freeze({ email: '', code: '', codeSession: undefined, isBusy: false, problem: '', told: '' })

/** What can be done before somebody is signed in; `entered` is called once they are. */
export function signingIn({ state, change, session, texts, entered }) {
  async function trying(deed, sentenceOf) {
    if (state.isBusy) return
    change({ isBusy: true, problem: '' })
    try {
      await deed()
    } catch (problem) {
      change({ problem: sentenceOf(problem) })
    }
    change({ isBusy: false })
  }
  /** What was shown makes room for something else: whoever was in it goes on at the heading. */
  function turn(changes) {
    change(changes)
    focusSoon('h1')
  }
  return {
    type: typed => change(typed),
    otherEmail: () => turn({ codeSession: undefined, code: '', problem: '' }),
    askForCode() {
      if (!/^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(state.email.trim())) return change({ problem: texts.problems.wrongEmail })
      return trying(async () => turn({ codeSession: await askForCode(state.email.trim()), code: '' }), problem => sentenceOnce(problem, texts))
    },
    signIn: () => trying(async () => {
      await session.signIn({ session: state.codeSession, code: state.code.trim() })
      turn({ codeSession: undefined, code: '', told: '' })
      entered()
    }, problem => problem instanceof Refusal && [400, 401, 422].includes(problem.status) ? texts.problems.wrongCode : sentenceOnce(problem, texts)),
  }
}

export function signInView(state, deeds, texts) {
  return html`
    <main class="sign-in">
      <span class="logo" aria-hidden="true"></span>
      <h1 tabindex="-1">${texts.signInTitle}</h1>
      <div role="alert">${state.problem ? html`<p class="notice bad">${state.problem}</p>` : nothing}</div>
      <div role="status">${state.codeSession || state.told ? html`<p>${state.codeSession ? texts.codeSent : state.told}</p>` : nothing}</div>
      ${state.codeSession ? html`
        <form @submit=${event => { event.preventDefault(); deeds.signIn() }}>
          <label for="code">${texts.code}</label>
          <input id="code" inputmode="numeric" autocomplete="one-time-code" required .value=${live(state.code)} @input=${event => deeds.type({ code: event.target.value })}>
          <button class="button main wide" aria-disabled=${state.isBusy}>${texts.signIn}</button>
        </form>
        <button type="button" class="button quiet wide" @click=${deeds.otherEmail}>${texts.otherEmail}</button>` : html`
        <p>${texts.signInHow}</p>
        <form @submit=${event => { event.preventDefault(); deeds.askForCode() }} novalidate>
          <label for="email">${texts.email}</label>
          <input id="email" type="email" autocomplete="email" required .value=${live(state.email)} @input=${event => deeds.type({ email: event.target.value })}>
          <button class="button main wide" aria-disabled=${state.isBusy}>${texts.sendCode}</button>
        </form>`}
    </main>`
}
