// In the place of a page that is being loaded, or could not be. Not every browser asks again for a module that did not come: a reload does.
import { html } from '../lib/lit-html.js'
import { header } from './menu.js'
import { texts } from './texts.js'

export const laterView = state => html`
  ${header(state)}
  <main id="content" class="narrow" tabindex="-1">
    ${state.laterProblem
      ? html`<div class="notice bad" role="alert"><p>${texts.problems.unreachableOnce}</p><button type="button" class="button" @click=${() => location.reload()}>${texts.tryAgain}</button></div>`
      : html`<p class="quiet-text" role="status">${texts.loading}</p>`}
  </main>`
