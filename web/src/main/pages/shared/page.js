// What all pages do in the same way: brand, language, drawing, pictures.
import { html, nothing, render, svg } from '../lib/lit-html.js'
import { languages, textsFor } from './texts.js'

const style = getComputedStyle(document.documentElement)
const brandText = name => style.getPropertyValue(name).trim().replace(/^["']|["']$/g, '')

const texts = textsFor(navigator.languages, languages)
export const brand = { name: brandText('--brand-name'), line: brandText(texts.brandLine) }
document.documentElement.lang = texts.locale

// The sign in the tab is the brand's, too.
const icon = document.createElement('link')
icon.rel = 'icon'
icon.href = /url\("(.*)"\)/s.exec(style.getPropertyValue('--brand-logo'))?.[1] ?? 'data:,'
document.head.append(icon)

// A page that the browser has kept for "back" knows nothing of what has been done since: a cart that was ordered, somebody who signed out.
addEventListener('pageshow', event => event.persisted && location.reload())

/**
 * Draws a view of a state whenever the state is changed, once for all changes of a moment. Answers the state, and a function
 * that changes it.
 */
export function page(state, view) {
  const root = document.querySelector('#app')
  let isAwaited = false
  const draw = () => {
    isAwaited = false
    render(view(state), root)
  }
  const change = changes => {
    Object.assign(state, changes)
    if (!isAwaited) {
      isAwaited = true
      queueMicrotask(draw)
    }
  }
  return change
}

/** Says something to those who do not see the page. */
export function announce(text) {
  const live = document.querySelector('#announcements')
  live.textContent = ''
  // A text that is set twice is only said twice if it was gone in between.
  setTimeout(() => { live.textContent = text }, 50)
}

/** The parts of the menu, as it shows them. */
export const CATEGORIES = ['MEAL', 'SIDE', 'DRINK', 'DESSERT']

const SIGNS = {
  MEAL: svg`<path d="M14 52h68a30 22 0 0 1-18 24H32a30 22 0 0 1-18-24z"/><path d="M34 42c-5-6 5-9 0-17M48 42c-5-6 5-9 0-17M62 42c-5-6 5-9 0-17"/>`,
  SIDE: svg`<path d="M24 46h48l-6 32H30z"/><path d="M31 46V24M41 46V18M52 46V22M62 46V20"/>`,
  DRINK: svg`<path d="M30 30h36l-5 48H35z"/><path d="M33 48h30M52 30l6-16h10"/>`,
  DESSERT: svg`<path d="M26 52h44l-7 28H33z"/><path d="M24 52c0-8 6-10 8-16 3-9 8-14 16-14s13 5 16 14c2 6 8 8 8 16z"/><path d="M48 22v-8"/>`,
}

/** A product's picture; until it is there, or if there is none, a drawing in its place. */
export function picture({ pictures, categoryType }) {
  const address = pictures?.find(one => one.startsWith('https://'))
  return html`
    <div class="picture"><svg class="placeholder" viewBox="0 0 96 96" aria-hidden="true" focusable="false">${SIGNS[categoryType] ?? SIGNS.MEAL}</svg>${address
      ? html`<img src=${address} alt="" loading="lazy" decoding="async" referrerpolicy="no-referrer" @load=${shown} @error=${hidden}>` : nothing}</div>`
}

// Another product's picture may come into the place of one that was missing.
const shown = event => { event.target.hidden = false }
const hidden = event => { event.target.hidden = true }
