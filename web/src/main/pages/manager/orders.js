// Finding orders.
import { html, nothing } from '../lib/lit-html.js'
import { live } from '../lib/directives/live.js'
import { plain } from '../shared/texts.js'
import { dayTime, today } from '../shared/times.js'
import { reais, texts } from './texts.js'

const STATUSES = ['PAYMENT_PENDING', 'AWAITING', 'IN_PROGRESS', 'DONE', 'FINISHED', 'PAYMENT_FAILED', 'CANCELLED']

export function ordersView(state, deeds) {
  return html`
    <h1 tabindex="-1">${texts.orders}</h1>
    <form class="look" novalidate @submit=${event => { event.preventDefault(); deeds.find() }}>
      <div class="field"><label for="look">${texts.numberOrId}</label>
        <input id="look" autocomplete="off" .value=${live(state.look.text)} @input=${event => deeds.typeLook({ text: event.target.value })}></div>
      <div class="field"><label for="day">${texts.ofDay}</label>
        <input id="day" type="date" .value=${live(state.look.day || today())} @input=${event => event.target.value && deeds.typeDay(event.target.value)}></div>
      <button class="button main" aria-disabled=${Boolean(state.finding)}>${texts.find}</button>
    </form>
    <div class="chips" role="group" aria-label=${texts.byStatus}>
      ${STATUSES.map(status => html`<button type="button" class="chip" aria-pressed=${state.look.status === status} @click=${() => deeds.findStatus(status)}>${texts[status]}</button>`)}
    </div>
    <div role="alert">${state.foundProblem ? html`<p class="notice bad">${state.foundProblem}</p>` : nothing}</div>
    ${list(state, deeds)}`
}

function list({ found, more, finding }, deeds) {
  if (!found) return finding ? html`<p class="quiet-text" role="status">${texts.loading}</p>` : nothing
  if (found.length === 0 && !more) return html`<p class="notice" role="status">${texts.noOrders}</p>`
  return html`
    <p class="unseen" role="status">${texts.ordersFound(found.length)}</p>
    <ul class="orders">${found.map(order => html`
      <li><a href="#order" data-order=${order.id} @click=${() => deeds.look(order.id)}>
        <b>${order.trackingNumber}</b> <span>${dayTime(order.createdAt, texts.locale)}</span> <span>${texts[order.status] ?? plain(order.status)}</span>
        <b class="price">${order.totalPrice ? reais(order.totalPrice) : nothing}</b></a></li>`)}</ul>
    ${more ? html`<button type="button" class="button" aria-disabled=${Boolean(finding)} @click=${deeds.findMore}>${texts.showMore}</button>` : nothing}`
}
