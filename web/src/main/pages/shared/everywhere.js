// Signing out on all devices of the account that is signed in: asked once more, since each of them has to sign in again.
import { html, nothing } from '../lib/lit-html.js'
import { focusSoon } from './focus.js'
import { sentenceOnce } from './refusals.js'

/** The part of a page's state that it needs, while nobody leaves. */
export const STAYS = Object.freeze({ leaving: '', leavingBy: undefined, leavingProblem: '' })

/** leave: forgets who was signed in, and says a problem, or what else is to be told. */
export const leavingEverywhere = ({ state, change, session, texts, leave }) => ({
  askToLeave(isAsked) {
    if (state.leaving === 'sent') return
    change({ leaving: isAsked ? 'asked' : '', leavingProblem: '' })
    focusSoon(isAsked ? '.everywhere .danger' : '.everywhere .button')
  },
  async leaveEverywhere() {
    if (state.leaving !== 'asked') return
    // Who has signed in here meanwhile has not asked for it.
    const mine = {}
    change({ leaving: 'sent', leavingBy: mine, leavingProblem: '' })
    try {
      await session.signOutEverywhere()
      if (state.leavingBy === mine) leave('', texts.signedOutEverywhere)
    } catch (problem) {
      if (state.leavingBy !== mine) return
      if (session.isOver(problem)) leave(texts.problems.notSignedIn)
      else change({ leaving: 'asked', leavingProblem: sentenceOnce(problem, texts) })
    }
  },
})

/** The button at the end of a page. A double click on it, or a key that is held, is no answer. */
export function everywhereView({ leaving, leavingProblem }, deeds, texts) {
  return html`
    <footer class="everywhere" @keydown=${event => event.repeat && event.preventDefault()}>
      <div role="alert">${leavingProblem ? html`<p class="notice bad">${leavingProblem}</p>` : nothing}</div>
      ${leaving ? html`
        <button type="button" class="button danger" aria-disabled=${leaving === 'sent'} @click=${event => event.detail > 1 || deeds.leaveEverywhere()}>${texts.signOutEverywhereSure}</button>
        <button type="button" class="button quiet" @click=${event => event.detail > 1 || deeds.askToLeave(false)}>${texts.close}</button>` : html`
        <button type="button" class="button quiet" @click=${() => deeds.askToLeave(true)}>${texts.signOutEverywhere}</button>`}
    </footer>`
}
