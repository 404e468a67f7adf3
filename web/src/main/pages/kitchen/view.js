// The kitchen's board.
import { html, nothing } from '../lib/lit-html.js'
import { repeat } from '../lib/directives/repeat.js'
import { everywhereView } from '../shared/everywhere.js'
import { brand } from '../shared/page.js'
import { plain } from '../shared/texts.js'
import { clockTime, minutesSince } from '../shared/times.js'
import { COLUMNS, columnsOf, urgency } from './board.js'
import { isAwake } from './sound.js'
import { texts } from './texts.js'

export function boardView(state, deeds) {
  const columns = columnsOf(state.orders)
  return html`
    <header class="top">
      <h1 tabindex="-1"><span class="logo" aria-hidden="true"></span> ${brand.name} <span>· ${texts.kitchen}</span></h1>
      <div class="tools">
        ${state.lostSince || !state.freshAt ? nothing : html`<span class="updated">${texts.boardLive(clockTime(state.freshAt, texts.locale))}</span>`}
        <button type="button" class="button quiet sound" @click=${deeds.sound}>${soundIs(state.isLoud)}</button>
        <button type="button" class="button quiet" @click=${deeds.signOut}>${texts.signOut}</button>
      </div>
    </header>
    <div role="alert">${state.lostSince ? html`<p class="lost">${texts.boardLost(clockTime(state.lostSince, texts.locale))}</p>` : nothing}</div>
    <div role="status" class="notices">${state.notice ? html`<p class="notice">${state.notice} <button type="button" class="button quiet" @click=${deeds.closeNotice}>${texts.close}</button></p>` : nothing}</div>
    <main class=${state.lostSince ? 'board stale' : 'board'} aria-label=${texts.board} @keydown=${walk}>
      ${COLUMNS.map(status => html`
        <section class=${`column ${status.toLowerCase()}`} aria-labelledby=${`column-${status}`}>
          <h2 id=${`column-${status}`}>${texts[`column${status}`]} <b>${columns[status].length}</b></h2>
          ${columns[status].length === 0 ? html`<p class="nobody">${texts.nobody}</p>` : nothing}
          <ul>${repeat(columns[status], order => order.id, order => ticket(order, state, deeds))}</ul>
        </section>`)}
    </main>
    ${everywhereView(state, deeds, texts)}`
}

function soundIs(isLoud) {
  if (!isLoud) return texts.soundOff
  return isAwake() ? texts.soundOn : texts.soundBlocked
}

function ticket(order, state, deeds) {
  // It comes to the kitchen when it is paid, which may be long after it was placed.
  const minutes = minutesSince(order.paidAt ?? order.createdAt)
  const age = urgency(minutes)
  const action = texts[`move${order.status}`]
  return html`
    <li class=${`ticket ${order.status === 'DONE' ? 'fresh' : age}${state.fresh.has(order.id) ? ' new' : ''}`} data-order=${order.id}>
      <h3><b>${order.trackingNumber}</b>
        <span class="age"><span class="unseen">${texts.minutesHere(minutes)}</span><span aria-hidden="true">${texts.minutes(minutes)}</span>${age === 'fresh' || order.status === 'DONE' ? nothing : html` · ${texts[age]}`}</span></h3>
      <ul>${order.items.map(item => html`<li><b>${item.quantity} ×</b> <bdi>${plain(item.name)}</bdi></li>`)}</ul>
      ${order.notes ? html`<p class="noted"><bdi>${plain(order.notes)}</bdi></p>` : nothing}
      <button type="button" class="button main wide" aria-label=${texts.moveOf(action, order.trackingNumber)} ?disabled=${Boolean(state.lostSince)} aria-disabled=${state.isSettling || state.moving.has(order.id)}
        @click=${() => deeds.move(order)}>${state.moving.has(order.id) ? html`<span class="spinner" aria-hidden="true"></span>` : nothing}${action}</button>
    </li>`
}

/** Arrows lead from order to order: up and down in a column, left and right between them. */
function walk(event) {
  const button = event.target.closest?.('.ticket > .button')
  if (!button || !event.key.startsWith('Arrow')) return
  const columns = [...event.currentTarget.querySelectorAll('.column')].map(column => [...column.querySelectorAll('.ticket > .button')])
  const column = columns.findIndex(buttons => buttons.includes(button))
  const row = columns[column].indexOf(button)
  let next
  if (event.key === 'ArrowUp') next = columns[column][row - 1]
  if (event.key === 'ArrowDown') next = columns[column][row + 1]
  if (event.key === 'ArrowLeft') next = columns.slice(0, column).reverse().find(buttons => buttons.length)?.at(0)
  if (event.key === 'ArrowRight') next = columns.slice(column + 1).find(buttons => buttons.length)?.at(0)
  if (next) {
    event.preventDefault()
    next.focus()
  }
}
