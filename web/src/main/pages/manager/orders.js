// Orders: finding them, and one of them with its payment and its story.
import { html, nothing } from '../lib/lit-html.js'
import { live } from '../lib/directives/live.js'
import { amountOf, cents, money } from '../shared/money.js'
import { sentenceOnce } from '../shared/refusals.js'
import { plain } from '../shared/texts.js'
import { clockTime, dayOf, dayTime, now } from '../shared/times.js'
import { left } from './refund.js'
import { isForPeople, told, waits } from './story.js'
import { texts } from './texts.js'

const STATUSES = ['PAYMENT_PENDING', 'AWAITING', 'IN_PROGRESS', 'DONE', 'FINISHED', 'PAYMENT_FAILED', 'CANCELLED']
const CANCELLABLE = ['PAYMENT_PENDING', 'AWAITING']

const reais = amount => money(cents(amount), texts.locale)
const tell = amount => /^\d+\.\d{2}$/.test(amount) ? reais(amount) : amount

export function ordersView(state, deeds) {
  return html`
    <h1 tabindex="-1">${texts.orders}</h1>
    <form class="look" novalidate @submit=${event => { event.preventDefault(); deeds.find() }}>
      <div class="field"><label for="look">${texts.numberOrId}</label>
        <input id="look" autocomplete="off" .value=${live(state.look.text)} @input=${event => deeds.typeLook({ text: event.target.value })}></div>
      <div class="field"><label for="day">${texts.ofDay}</label>
        <input id="day" type="date" .value=${live(state.look.day || dayOf(now()))} @input=${event => event.target.value && deeds.typeDay(event.target.value)}></div>
      <button class="button main" aria-disabled=${state.isFinding}>${texts.find}</button>
    </form>
    <div class="chips" role="group" aria-label=${texts.byStatus}>
      ${STATUSES.map(status => html`<button type="button" class="chip" aria-pressed=${state.look.status === status} @click=${() => deeds.findStatus(status)}>${texts[status]}</button>`)}
    </div>
    <div role="alert">${state.foundProblem ? html`<p class="notice bad">${state.foundProblem}</p>` : nothing}</div>
    ${state.found ? list(state, deeds) : state.isFinding ? html`<p class="quiet-text" role="status">${texts.loading}</p>` : nothing}`
}

function list({ found, more, isFinding }, deeds) {
  if (found.length === 0 && !more) return html`<p class="notice" role="status">${texts.noOrders}</p>`
  return html`
    <p class="unseen" role="status">${texts.ordersFound(found.length)}</p>
    <ul class="orders">${found.map(order => html`
      <li><a href="#order" data-order=${order.id} @click=${() => deeds.look(order.id)}>
        <b>${order.trackingNumber}</b> <span>${dayTime(order.createdAt, texts.locale)}</span> <span>${texts[order.status] ?? plain(order.status)}</span>
        <b class="price">${order.totalPrice ? reais(order.totalPrice) : nothing}</b></a></li>`)}</ul>
    ${more ? html`<button type="button" class="button" aria-disabled=${isFinding} @click=${deeds.findMore}>${texts.showMore}</button>` : nothing}`
}

export function orderView(state, deeds) {
  const { order } = state
  return html`
    <p><a class="button quiet" href="#orders">${texts.backToOrders}</a></p>
    <div role="alert">${state.orderProblem ? html`<p class="notice bad">${state.orderProblem}</p>` : nothing}</div>
    ${!order ? state.orderProblem ? nothing : html`<h1 tabindex="-1">${texts.order}</h1><p class="quiet-text" role="status">${texts.loading}</p>` : html`
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
          ${moneyBack(state, deeds)}
          ${CANCELLABLE.includes(order.status) ? cancelling(state, deeds) : nothing}
        </div>
        ${story(state, deeds)}
      </div>`}`
}

/** The payment, what of it went back, and asking for more to go back. */
function moneyBack(state, deeds) {
  const { order, payment, attempt } = state
  if (!order.payment) return nothing
  const isOpen = attempt?.payment === order.payment.id
  const rest = left(payment)
  return html`
    <section aria-labelledby="payment"><h2 id="payment">${texts.payment}</h2>
      ${!payment ? html`<p class="quiet-text" role="status">${texts.loading}</p>` : html`
        <p>${texts[`paid${payment.status}`] ?? plain(payment.status)} · ${reais(payment.amount)}</p>
        ${payment.refunds?.length ? html`<ul class="refunds">${payment.refunds.map(one => html`
          <li><b>${reais(one.amount)}</b> ${texts[`refund${one.status}`] ?? plain(one.status)}${one.reason ? html` · <bdi>${plain(one.reason)}</bdi>` : nothing}</li>`)}</ul>` : nothing}
        ${attempt && !isOpen ? html`<p class="notice">${texts.otherRefund} <a class="button quiet" href="#order" @click=${() => deeds.look(attempt.order)}>${texts.seeIt}</a></p>` : rest > 0 || isOpen ? html`
          <form class="refund" novalidate @submit=${event => { event.preventDefault(); deeds.refund() }}>
            <h3>${texts.refundTitle}</h3>
            ${isOpen ? html`<p>${attempt.body.all ? texts.refundOfAll : texts.refundOf(reais(attempt.body.amount))} · <bdi>${plain(attempt.body.reason)}</bdi></p>` : html`
              <p class="hint">${texts.canGoBack(money(rest, texts.locale))}</p>
              <div class="chips" role="group" aria-label=${texts.howMuch}>
                <button type="button" class="chip" aria-pressed=${!state.isWhole} @click=${() => deeds.type({ isWhole: false })}>${texts.part}</button>
                <button type="button" class="chip" aria-pressed=${state.isWhole} @click=${() => deeds.type({ isWhole: true })}>${texts.whole}</button>
              </div>
              ${state.isWhole ? nothing : html`<div class="field"><label for="amount">${texts.amount}</label>
                <input id="amount" inputmode="decimal" autocomplete="off" aria-invalid=${state.wrongAmount} aria-describedby="amount-hint" .value=${live(state.refundAmount)} @input=${event => deeds.type({ refundAmount: event.target.value, wrongAmount: false })}>
                <p id="amount-hint" class=${state.wrongAmount ? 'hint wrong' : 'hint'}>${state.wrongAmount ? texts.amountRule(money(rest, texts.locale)) : amountOf(state.refundAmount) ? reais(amountOf(state.refundAmount)) : nothing}</p></div>`}
              <div class="field"><label for="refund-reason">${texts.reason}</label>
                <input id="refund-reason" autocomplete="off" maxlength="200" aria-invalid=${state.wrongReason} aria-describedby="refund-reason-hint" .value=${live(state.refundReason)} @input=${event => deeds.type({ refundReason: event.target.value, wrongReason: false })}>
                <p id="refund-reason-hint" class=${state.wrongReason ? 'hint wrong' : 'hint'}>${state.wrongReason ? texts.reasonRule : texts.reasonHint}</p></div>`}
            <div role="alert">${state.refundProblem ? html`<p class="notice bad">${state.refundProblem}${isOpen ? html`<br>${texts.refundOpen}` : nothing}</p>` : nothing}</div>
            <button class="button main" aria-disabled=${state.isRefunding}>${state.isRefunding ? html`<span class="spinner" aria-hidden="true"></span> ${texts.refunding}` : isOpen ? texts.tryAgain : texts.refundNow}</button>
          </form>` : nothing}`}
    </section>`
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
          <span>${told(entry, texts, tell) ?? html`<bdi lang="en">${plain(entry.what)}</bdi>`}
            ${entry.details?.amount ? html` · ${tell(entry.details.amount)}` : nothing}
            <small>${texts[`by${entry.by}`] ?? nothing}${isTechnical ? html` ${plain(entry.service)}${entry.message ? html` · ${plain(entry.message.type)} · ${plain(entry.message.outcome)}` : nothing}` : nothing}</small></span>
        </li>`)}</ol>
      <button type="button" class="button quiet" aria-pressed=${isTechnical} @click=${() => deeds.type({ isTechnical: !isTechnical })}>${texts.technical}</button>
      ${all.notes.length ? html`<details><summary>${texts.notes}</summary><ul>${all.notes.map(note => html`<li lang="en">${plain(note)}</li>`)}</ul></details>` : nothing}
    </section>`
}
