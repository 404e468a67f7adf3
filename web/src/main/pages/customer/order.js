// One order, from its Pix to the counter, and its receipt.
import { html, nothing } from '../lib/lit-html.js'
import { brand } from '../shared/page.js'
import { plain } from '../shared/texts.js'
import { countdown, dayTime } from '../shared/times.js'
import { header } from './menu.js'
import { hasReceipt, isComingBack, isDisputed, isOver, isPaid, isPaidTooLate, mayCancel, secondsLeft, wantsPix } from './payment.js'
import { price } from './prices.js'
import { session } from './state.js'
import { texts } from './texts.js'

const STEPS = [['AWAITING', 'stepPaid'], ['IN_PROGRESS', 'stepKitchen'], ['DONE', 'stepReady'], ['FINISHED', 'stepHandedOver']]
const PNG = /^[A-Za-z0-9+/]+={0,2}$/

export function orderView(state, deeds) {
  const { order } = state
  const number = order?.trackingNumber ?? state.looked?.number
  return html`
    ${header(state)}
    <main id="content" class="narrow order" tabindex="-1">
      ${state.isLost ? html`<p class="notice bad" role="alert">${texts.connectionLost}</p>` : nothing}
      <h1 tabindex="-1" class="number"><span>${texts.orderNumber}</span> <b>${number ?? '…'}</b></h1>
      ${state.orderNotice ? html`<p class="notice" role="alert">${state.orderNotice}</p>` : nothing}
      ${state.looked?.owner && !session.isSignedIn ? html`<p><a class="button main" href="#account">${texts.signIn}</a></p>` : nothing}
      ${!state.looked ? html`<p>${texts.emptyCart}</p><p><a class="button" href="#">${texts.backToMenu}</a></p>` : order ? whole(state, deeds) : nothing}
      ${others(state, deeds)}
    </main>
    ${order && hasReceipt(order) ? receipt(order) : nothing}`
}

function whole(state, deeds) {
  const { order } = state
  const isUnpaid = order.status === 'PAYMENT_PENDING' || (order.status === 'PAYMENT_FAILED' && !isPaidTooLate(order))
  return html`
    ${isUnpaid ? wantsPix(order, state.pixEnds) ? anotherPix(state, deeds) : pix(state, deeds) : progress(order)}
    <section aria-labelledby="what">
      <h2 id="what">${texts.yourOrder}</h2>
      <ul class="lines">${order.items.map(item => html`
        <li><span class="name">${item.quantity} × <bdi>${plain(item.name)}</bdi></span><b class="price">${price(item.unitPrice, item.quantity)}</b></li>`)}</ul>
      ${order.notes ? html`<p class="noted"><bdi>${plain(order.notes)}</bdi></p>` : nothing}
      ${order.totalPrice ? html`<p class="sum"><span>${texts.total}</span><b>${price(order.totalPrice)}</b></p>` : nothing}
      ${!hasReceipt(order) ? nothing : html`<p><button type="button" class="button quiet" @click=${() => print()}>${texts.print}</button></p>`}
      ${isOver(order) || isPaidTooLate(order) ? html`<p><button type="button" class="button" @click=${() => deeds.orderAgain(order)}>${texts.orderAgain}</button></p>` : nothing}
      ${mayCancel(order) ? cancelling(state, deeds) : nothing}
      <p><a class="button quiet" href="#">${texts.newOrder}</a></p>
      ${session.isSignedIn ? html`<p><a class="button quiet" href="#orders">${texts.ownOrders}</a></p>` : nothing}
    </section>`
}

function cancelling({ order, cancelling }, deeds) {
  if (!cancelling) return html`<p><button type="button" class="button quiet cancel" @click=${() => deeds.askToCancel(true)}>${texts.cancel}</button></p>`
  return html`
    <div class="sure" role="group" aria-labelledby="sure">
      <h3 id="sure" tabindex="-1">${texts.cancelSure}</h3>
      <p>${isPaid(order) ? texts.cancelPaid : texts.cancelUnpaid}</p>
      <button type="button" class="button danger" aria-disabled=${cancelling === 'sent'} @click=${deeds.cancel}>
        ${cancelling === 'sent' ? html`<span class="spinner" aria-hidden="true"></span> ${texts.cancelling}` : texts.cancelYes}</button>
      ${cancelling === 'sent' ? nothing : html`<button type="button" class="button quiet" @click=${() => deeds.askToCancel(false)}>${texts.cancelNo}</button>`}
    </div>`
}

function pix(state, deeds) {
  const { order } = state
  const { copiaECola, qrCode } = order.payment?.pix ?? {}
  if (!copiaECola) return html`<p class="notice" role="status">${texts.makingPix}</p>`
  const left = secondsLeft(state.pixEnds)
  return html`
    <section class="pix" aria-labelledby="pay">
      <h2 id="pay" tabindex="-1">${texts.payWithPix} <b>${price(order.totalPrice)}</b></h2>
      ${left === undefined ? nothing : html`<p class=${left < 300 ? 'left late' : 'left'} role="timer"><span>${texts.timeLeft}</span> <b>${countdown(left)}</b></p>`}
      ${PNG.test(qrCode ?? '') ? html`<img class="qr" src=${`data:image/png;base64,${qrCode}`} width="240" height="240" alt=${texts.qrAlt}>` : nothing}
      <p>${texts.pixHow}</p>
      <button type="button" class="button main wide" @click=${deeds.copy}>${texts.copy}</button>
      <p role="status" class="copied">${state.copied}</p>
      <label for="code">${texts.pixCode}</label>
      <textarea id="code" rows="4" readonly spellcheck="false" .value=${copiaECola} @focus=${event => event.target.select()}></textarea>
      <p class="hint">${texts.waitingPayment}</p>
    </section>`
}

function anotherPix(state, deeds) {
  const isExpired = state.order.status === 'PAYMENT_PENDING'
  return html`
    <section class="state" aria-labelledby="pay">
      <h2 id="pay" tabindex="-1">${isExpired ? texts.pixExpired : texts.paymentFailed}</h2>
      <p>${isExpired ? texts.pixExpiredHow : texts.paymentFailedHow}</p>
      <button type="button" class="button main wide" aria-disabled=${Boolean(state.pixState)} @click=${deeds.newPix}>
        ${state.pixState ? html`<span class="spinner" aria-hidden="true"></span> ${state.pixState === 'closing' ? texts.closingPix : texts.makingPix}` : texts.newPix}
      </button>
      ${isExpired ? nothing : html`<p><button type="button" class="button quiet" @click=${() => deeds.orderAgain(state.order)}>${texts.orderAgain}</button></p>`}
    </section>`
}

function progress(order) {
  const at = STEPS.findIndex(([status]) => status === order.status)
  return html`
    <section class=${`state ${order.status.toLowerCase()}`} aria-labelledby="state">
      <h2 id="state">${isPaidTooLate(order) ? texts.paidTooLate : texts[order.status] ?? plain(order.status)}</h2>
      <p>${isPaidTooLate(order) ? texts.paidTooLateHow : texts[`says${order.status}`] ?? nothing}</p>
      ${order.cancelReason ? html`<p>${texts.becauseOf} <bdi>${plain(order.cancelReason)}</bdi></p>` : nothing}
      ${isComingBack(order) ? html`<p>${texts.refundComes}</p>` : nothing}
      ${refunded(order)}
      ${at < 0 ? nothing : html`
        <ol class="steps" aria-label=${texts.steps}>${STEPS.map(([, text], index) => html`
          <li class=${index <= at ? 'reached' : ''} aria-current=${index === at ? 'step' : nothing}>${texts[text]}</li>`)}</ol>`}
    </section>`
}

const refunded = ({ payment }) => payment?.refunded ? html`<p>${texts.refunded(price(payment.refunded))}</p>` : nothing

function others(state, deeds) {
  const rest = state.orders.filter(one => one.id !== state.looked?.id)
  return rest.length === 0 ? nothing : html`
    <section aria-labelledby="others"><h2 id="others">${texts.otherOrders}</h2>
      <p class="others">${rest.map(one => html`<button type="button" class="button quiet" @click=${() => deeds.look(one)}>${one.number}</button>`)}</p></section>`
}

function receipt(order) {
  return html`
    <article class="receipt" aria-hidden="true">
      <h2>${brand.name}</h2>
      <p>${texts.receipt} · ${texts.orderNumber} <b>${order.trackingNumber}</b></p>
      <p>${texts.placedAt} ${dayTime(order.createdAt, texts.locale)}</p>
      <table>
        <thead><tr><th scope="col">${texts.quantity}</th><th scope="col">${texts.item}</th><th scope="col">${texts.price}</th></tr></thead>
        <tbody>${order.items.map(item => html`<tr><td>${item.quantity}</td><td><bdi>${plain(item.name)}</bdi></td><td>${price(item.unitPrice, item.quantity)}</td></tr>`)}</tbody>
        <tfoot><tr><th scope="row" colspan="2">${texts.total}</th><td>${price(order.totalPrice)}</td></tr></tfoot>
      </table>
      <p>${isDisputed(order) ? texts.paymentDisputed : texts.paidWithPix} · ${texts[order.status] ?? ''}</p>
      ${refunded(order)}
      <p>${texts.orderId}: ${order.id}</p>
      <p>${texts.notFiscal}</p>
    </article>`
}
