// The payment of an order, what of it went back, and asking for more to go back.
import { html, nothing } from '../lib/lit-html.js'
import { live } from '../lib/directives/live.js'
import { amountOf, money } from '../shared/money.js'
import { plain } from '../shared/texts.js'
import { left } from './refund.js'
import { reais, texts } from './texts.js'

export function paymentOf(state, deeds) {
  const { order, payment } = state
  if (!order.payment) return nothing
  return html`
    <section aria-labelledby="payment"><h2 id="payment">${texts.payment}</h2>
      ${!payment ? html`<p class="quiet-text" role="status">${texts.loading}</p>` : html`
        <p>${texts[`paid${payment.status}`] ?? plain(payment.status)} · ${reais(payment.amount)}</p>
        ${payment.refunds?.length ? html`<ul class="refunds">${payment.refunds.map(one => html`
          <li><b>${reais(one.amount)}</b> ${texts[`refund${one.status}`] ?? plain(one.status)}${one.reason ? html` · <bdi>${plain(one.reason)}</bdi>` : nothing}</li>`)}</ul>` : nothing}
        ${moneyBack(state, deeds)}`}
    </section>`
}

/** One refund at a time: that of another order, of which the outcome is open, comes first. */
function moneyBack(state, deeds) {
  const { payment, attempt } = state
  const isOpen = attempt?.payment === payment.id
  if (attempt && !isOpen) return html`<p class="notice">${texts.otherRefund} <a class="button quiet" href="#order" @click=${() => deeds.look(attempt.order)}>${texts.seeIt}</a></p>`
  const rest = left(payment)
  if (rest === 0 && !isOpen) return nothing
  return html`
    <form class="refund" novalidate @submit=${event => { event.preventDefault(); deeds.refund() }}>
      <h3>${texts.refundTitle}</h3>
      ${isOpen ? html`<p>${attempt.body.all ? texts.refundOfAll : texts.refundOf(reais(attempt.body.amount))} · <bdi>${plain(attempt.body.reason)}</bdi></p>` : fields(state, money(rest, texts.locale), deeds)}
      <div role="alert">${state.refundProblem ? html`<p class="notice bad">${state.refundProblem}${isOpen ? html`<br>${texts.refundOpen}` : nothing}</p>` : nothing}</div>
      <button class="button main" aria-disabled=${state.isRefunding}>${state.isRefunding ? html`<span class="spinner" aria-hidden="true"></span> ` : nothing}${doing(state.isRefunding, isOpen)}</button>
    </form>`
}

function doing(isRefunding, isOpen) {
  if (isRefunding) return texts.refunding
  return isOpen ? texts.tryAgain : texts.refundNow
}

function fields(state, rest, deeds) {
  const { isWhole, refundAmount, wrongAmount, refundReason, wrongReason } = state
  return html`
    <p class="hint">${texts.canGoBack(rest)}</p>
    <div class="chips" role="group" aria-label=${texts.howMuch}>
      <button type="button" class="chip" aria-pressed=${!isWhole} @click=${() => deeds.type({ isWhole: false })}>${texts.part}</button>
      <button type="button" class="chip" aria-pressed=${isWhole} @click=${() => deeds.type({ isWhole: true })}>${texts.whole}</button>
    </div>
    ${isWhole ? nothing : html`<div class="field"><label for="amount">${texts.amount}</label>
      <input id="amount" inputmode="decimal" autocomplete="off" aria-invalid=${wrongAmount} aria-describedby="amount-hint" .value=${live(refundAmount)} @input=${event => deeds.type({ refundAmount: event.target.value, wrongAmount: false })}>
      <p id="amount-hint" class=${wrongAmount ? 'hint wrong' : 'hint'}>${wrongAmount ? texts.amountRule(rest) : asRead(refundAmount)}</p></div>`}
    <div class="field"><label for="refund-reason">${texts.reason}</label>
      <input id="refund-reason" autocomplete="off" maxlength="200" aria-invalid=${wrongReason} aria-describedby="refund-reason-hint" .value=${live(refundReason)} @input=${event => deeds.type({ refundReason: event.target.value, wrongReason: false })}>
      <p id="refund-reason-hint" class=${wrongReason ? 'hint wrong' : 'hint'}>${wrongReason ? texts.reasonRule : texts.reasonHint}</p></div>`
}

/** What was typed, as it is understood. */
function asRead(typed) {
  const amount = amountOf(typed)
  return amount ? reais(amount) : nothing
}
