// One order: what it is, its payment, cancelling it, and its story.
import { html, nothing } from '../lib/lit-html.js'
import { live } from '../lib/directives/live.js'
import { cents, money } from '../shared/money.js'
import { plain } from '../shared/texts.js'
import { clockTime, dayTime } from '../shared/times.js'
import { paymentOf } from './payment.js'
import { isForPeople, told, waits } from './story.js'
import { reais, texts } from './texts.js'

const CANCELLABLE = ['PAYMENT_PENDING', 'AWAITING']

const amountOf = told => /^\d+\.\d{2}$/.test(told) ? reais(told) : told

export function orderView(state, deeds) {
  return html`
    <p><a class="button quiet" href="#orders">${texts.backToOrders}</a></p>
    <div role="alert">${state.orderProblem ? html`<p class="notice bad">${state.orderProblem}</p>` : nothing}</div>
    ${content(state, deeds)}`
}

function content(state, deeds) {
  const { order, orderProblem } = state
  if (!order) return orderProblem ? nothing : html`<h1 tabindex="-1">${texts.order}</h1><p class="quiet-text" role="status">${texts.loading}</p>`
  return html`
    <h1 tabindex="-1">${texts.orderIs(order.trackingNumber)}</h1>
    <p class="facts"><b class="status" role="status">${texts[order.status] ?? plain(order.status)}</b> <span>${dayTime(order.createdAt, texts.locale)}</span> <span>${order.customerId ? texts.ofCustomer : texts.ofGuest}</span> <small>${order.id}</small></p>
    <div class="two">
      <div>
        <section aria-labelledby="items"><h2 id="items">${texts.itemsOfOrder}</h2>
          <table class="items"><tbody>${order.items.map(item => html`<tr><td>${item.quantity} ×</td><th scope="row"><bdi>${plain(item.name)}</bdi></th><td>${item.unitPrice ? money(cents(item.unitPrice) * item.quantity, texts.locale) : nothing}</td></tr>`)}</tbody>
            ${order.totalPrice ? html`<tfoot><tr><td></td><th scope="row">${texts.total}</th><td>${reais(order.totalPrice)}</td></tr></tfoot>` : nothing}</table>
          ${order.notes ? html`<p class="noted"><bdi>${plain(order.notes)}</bdi></p>` : nothing}
          ${order.cancelReason ? html`<p>${texts.becauseOf} <bdi>${plain(order.cancelReason)}</bdi></p>` : nothing}
        </section>
        ${paymentOf(state, deeds)}
        ${CANCELLABLE.includes(order.status) ? cancelling(state, deeds) : nothing}
      </div>
      ${story(state, deeds)}
    </div>`
}

function cancelling(state, deeds) {
  return html`
    <section aria-labelledby="cancelling"><h2 id="cancelling">${texts.cancelTitle}</h2>
      <form novalidate @submit=${event => { event.preventDefault(); deeds.cancel() }}>
        <div class="field"><label for="reason">${texts.reason}</label>
          <input id="reason" autocomplete="off" maxlength="200" aria-describedby="reason-hint" .value=${live(state.reason)} @input=${event => deeds.type({ reason: event.target.value })}>
          <p id="reason-hint" class="hint">${texts.cancelHint}</p></div>
        <div role="alert">${state.cancelProblem ? html`<p class="notice bad">${state.cancelProblem}</p>` : nothing}</div>
        <button class="button danger" aria-disabled=${state.isCancelling}>${texts.cancelNow}</button>
      </form>
    </section>`
}

function story({ story: all, isTechnical }, deeds) {
  if (!all) return html`<section><h2>${texts.story}</h2><p class="quiet-text" role="status">${texts.loading}</p></section>`
  const entries = isTechnical ? all.entries : all.entries.filter(isForPeople)
  return html`
    <section aria-labelledby="story"><h2 id="story">${texts.story}</h2>
      ${all.waitsFor.length ? html`<ul class="waits">${all.waitsFor.map(one => html`
        <li>${texts.waitsFor} ${waits(one, texts) ?? html`<bdi lang="en">${plain(one.what)}</bdi>`}${one.until ? html` · ${texts.until(clockTime(one.until, texts.locale))}` : nothing}</li>`)}</ul>` : nothing}
      <ol class="timeline">${entries.map(entry => html`
        <li class=${`kind-${entry.kind.toLowerCase()}`}>
          <time datetime=${entry.at}>${clockTime(entry.at, texts.locale)}</time>
          <span>${told(entry, texts, amountOf) ?? html`<bdi lang="en">${plain(entry.what)}</bdi>`}
            ${entry.details?.amount ? html` · ${amountOf(entry.details.amount)}` : nothing}
            <small>${texts[`by${entry.by}`] ?? nothing}${isTechnical ? html` ${plain(entry.service)}${entry.message ? html` · ${plain(entry.message.type)} · ${plain(entry.message.outcome)}` : nothing}` : nothing}</small></span>
        </li>`)}</ol>
      <button type="button" class="button quiet" aria-pressed=${isTechnical} @click=${() => deeds.type({ isTechnical: !isTechnical })}>${texts.technical}</button>
      ${all.notes.length ? html`<details><summary>${texts.notes}</summary><ul>${all.notes.map(note => html`<li lang="en">${plain(note)}</li>`)}</ul></details>` : nothing}
    </section>`
}
