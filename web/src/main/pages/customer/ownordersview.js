// My orders: each with what it was, how it stands, and a way to it.
import { html, nothing } from '../lib/lit-html.js'
import { repeat } from '../lib/directives/repeat.js'
import { plain } from '../shared/texts.js'
import { dayTime } from '../shared/times.js'
import { header } from './menu.js'
import { price } from './prices.js'
import { session } from './state.js'
import { texts } from './texts.js'

export function ownOrdersView(state, deeds) {
  return html`
    ${header(state)}
    <main id="content" class="narrow" tabindex="-1">
      <h1 tabindex="-1">${texts.ownOrders}</h1>
      ${session.isSignedIn && state.own ? list(state.own, deeds) : html`<p>${texts.problems.notSignedIn}</p><p><a class="button main" href="#account">${texts.signIn}</a></p>`}
    </main>`
}

function list({ items, next, isBusy, problem }, deeds) {
  return html`
    <div role="alert">${problem ? html`<p class="notice bad">${problem}</p>` : nothing}</div>
    ${items?.length === 0 && !isBusy ? html`<p>${texts.noOrders}</p><p><a class="button" href="#">${texts.backToMenu}</a></p>` : nothing}
    <ul class="own">${repeat(items ?? [], order => order.id, order => entry(order, deeds))}</ul>
    ${isBusy ? html`<p class="quiet-text" role="status">${texts.loading}</p>`
      : problem || next ? html`<p><button type="button" class="button wide" @click=${deeds.more}>${next ? texts.moreOrders : texts.tryAgain}</button></p>` : nothing}`
}

function entry(order, deeds) {
  const number = plain(order.trackingNumber)
  return html`
    <li>
      <h2>${number} <small>${dayTime(order.createdAt, texts.locale)}</small></h2>
      <p><b>${order.refusal ? texts.neverPlaced : texts[order.status] ?? plain(order.status)}</b></p>
      <p>${order.items.map((item, index) => html`${index ? ', ' : ''}${item.quantity} × <bdi>${plain(item.name ?? texts.unnamed)}</bdi>`)}</p>
      ${order.totalPrice ? html`<p>${texts.total} <b class="price">${price(order.totalPrice)}</b></p>` : nothing}
      <p class="others">
        <button type="button" class="button" aria-label=${texts.lookAt(number)} @click=${() => deeds.look(order)}>${texts.look}</button>
        <button type="button" class="button quiet" aria-label=${texts.orderAgainOf(number)} @click=${() => deeds.orderAgain(order)}>${texts.again}</button>
      </p>
    </li>`
}
