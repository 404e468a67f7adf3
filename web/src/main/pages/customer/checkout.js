// The cart, and the one button that makes an order of it.
import { html, nothing } from '../lib/lit-html.js'
import { live } from '../lib/directives/live.js'
import { repeat } from '../lib/directives/repeat.js'
import { money } from '../shared/money.js'
import { plain } from '../shared/texts.js'
import { Access } from './asking.js'
import { LONGEST_NOTES, total } from './cart.js'
import { header, stepper } from './menu.js'
import { price } from './prices.js'
import { session } from './state.js'
import { texts } from './texts.js'

/** A try that the first click of a double click gives up is not made anew by the second. */
const once = event => event.detail > 1 && event.preventDefault()

export function cartView(state, deeds) {
  // Only whoever has sent it is told what became of it.
  const isElses = Boolean(state.attempt) && !new Access(state.attempt, session).isOpen
  // What was sent is not changed before it is known what became of it.
  const isFixed = Boolean(state.attempt)
  return html`
    ${header(state)}
    <main id="content" class="narrow" tabindex="-1">
      <h1 tabindex="-1">${texts.yourOrder}</h1>
      ${state.cartNotice ? html`<p class="notice" role="status">${state.cartNotice}</p>` : nothing}
      ${state.cart.lines.length === 0 && !isFixed ? html`
        <p>${texts.emptyCart}</p><p><a class="button" href="#">${texts.backToMenu}</a></p>
        ${state.checkoutProblem ? html`<p class="notice bad" role="alert">${state.checkoutProblem}</p>` : nothing}` : html`
        <ul class="lines">${repeat(state.cart.lines, line => line.productId, line => cartLine(line, state, deeds, isFixed))}</ul>
        <p class="sum"><span>${texts.total}</span><b>${money(total(state.cart), texts.locale)}</b></p>
        <form @submit=${event => { event.preventDefault(); deeds.place() }}>
          <label for="notes">${texts.notes}</label>
          <input id="notes" type="text" autocomplete="off" aria-describedby="notes-hint" ?disabled=${isFixed} .value=${live(state.cart.notes)}
            @input=${event => deeds.note(event.target.value)}>
          <p id="notes-hint" class="hint">${texts.notesHint} ${texts.charactersLeft(LONGEST_NOTES - Array.from(state.cart.notes).length)}</p>
          <div role="alert">
            ${isElses ? html`<p class="notice">${texts.sentByAccount}</p>` : state.checkoutProblem ? html`<p class="notice bad">${state.checkoutProblem}${isFixed ? html`<br>${state.isSending ? texts.stillTrying : texts.stillUnknown}` : nothing}</p>` : nothing}
          </div>
          ${isElses ? html`
            <p><a class="button main wide" href="#account">${texts.signIn}</a></p>
            <button type="button" class="button quiet wide" @click=${deeds.discard}>${texts.discard}</button>` : html`
          <button type="submit" class="button main wide" aria-disabled=${state.isSending} @click=${once}>
            ${state.isSending ? html`<span class="spinner" aria-hidden="true"></span> ${texts.sending}` : isFixed ? texts.tryAgain : texts.placeOrder}
          </button>
          ${session.isSignedIn ? html`<p class="hint">${texts.withAccount}</p>` : html`<p class="hint">${texts.noAccount}</p><p><a class="button quiet" href="#account">${texts.orSignIn}</a></p>`}`}
        </form>
        ${isFixed ? nothing : html`<p><a class="button quiet" href="#">${texts.addMore}</a></p>`}`}
    </main>`
}

function cartLine(line, state, deeds, isFixed) {
  const product = state.products?.find(one => one.id === line.productId) ?? { id: line.productId, name: line.name, price: line.price }
  return html`
    <li data-product=${line.productId}>
      <span class="name"><bdi>${plain(line.name)}</bdi><small>${price(line.price)}</small></span>
      ${isFixed ? html`<b>${line.quantity} ×</b>` : stepper(product, line.quantity, deeds)}
      <b class="price">${price(line.price, line.quantity)}</b>
    </li>`
}
