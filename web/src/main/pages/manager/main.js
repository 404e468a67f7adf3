// The manager's pages: which of them is shown, in what frame, and what is loaded for it when.
import { html, nothing } from '../lib/lit-html.js'
import { call } from '../shared/api.js'
import { everywhereView, leavingEverywhere } from '../shared/everywhere.js'
import { focusSoon } from '../shared/focus.js'
import { brand, page } from '../shared/page.js'
import { signingIn, signInView } from '../shared/signin.js'
import { plain } from '../shared/texts.js'
import { closeStock, countAgain, openStock, saveStock, typeStock } from './counting.js'
import { enter, leave } from './entering.js'
import { find, findMore, findStatus, typeDay, typeLook } from './finding.js'
import { cancel, follow, look, stopFollowing } from './following.js'
import { changeProduct, closeForm, isReading, loadMenu, newProduct, saveProduct, takeOff, typeForm } from './keeping.js'
import { menuView, productView } from './menu.js'
import { orderView } from './order.js'
import { ordersView } from './orders.js'
import { refund } from './refunding.js'
import { salesView } from './sales.js'
import { seeSales } from './selling.js'
import { change, drawBy, session, state, tell } from './state.js'
import { texts } from './texts.js'
import { title } from './title.js'

const VIEWS = { menu: menuView, product: productView, orders: ordersView, order: orderView, sales: salesView }
/** Where the navigation leads, with the views that belong to it. */
const PLACES = { menu: ['menu', 'product'], orders: ['orders', 'order'], sales: ['sales'] }
const MENU_EVERY_MILLIS = 30_000

drawBy(page(state, () => session.isSignedIn ? framed() : signInView(state, deeds, texts)))

const deeds = {
  ...signingIn({ state, change, session, texts, entered: () => enter(begin) }),
  signOut: () => leave(),
  ...leavingEverywhere({ state, change, session, texts, leave }),
  closeNotice: () => tell(''),
  loadMenu, newProduct, changeProduct, typeForm, closeForm, saveProduct, takeOff,
  openStock, closeStock, typeStock, saveStock,
  seeSales,
  typeLook, typeDay, find, findStatus, findMore,
  look, cancel, refund,
}

function framed() {
  return html`
    <a class="skip" href="#content" @click=${event => { event.preventDefault(); document.querySelector('#content').focus() }}>${texts.skip}</a>
    <header class="top">
      <b class="brand"><span class="logo" aria-hidden="true"></span> ${brand.name} <span>· ${texts.manager}</span></b>
      <nav aria-label=${texts.pages}>${Object.entries(PLACES).map(([view, own]) => html`<a href=${`#${view}`} aria-current=${own.includes(state.view) ? 'page' : nothing}>${texts[view]}</a>`)}
        <a href="docs.html">${texts.docs}</a>${Object.entries(state.links).map(([name, address]) => html`<a href=${address} target="_blank" rel="noopener noreferrer">${plain(name)}</a>`)}</nav>
      <button type="button" class="button quiet" @click=${deeds.signOut}>${texts.signOut}</button>
    </header>
    <div role="status" class="notices">${state.notice ? html`<p class=${state.isNoticeBad ? 'notice bad' : 'notice good'}>${state.notice} <button type="button" class="button quiet" @click=${deeds.closeNotice}>${texts.close}</button></p>` : nothing}</div>
    <main id="content" tabindex="-1">${VIEWS[state.view](state, deeds)}</main>
    ${everywhereView(state, deeds, texts)}`
}

/** Shows the view of the address; a refund of which the outcome is open is asked for again, wherever the page opens. */
function begin() {
  if (!session.isSignedIn || !state.attempt) return route(true)
  look(state.attempt.order)
  history.replaceState(null, '', '#order')
  route()
  return refund()
}

function route(isFirst = false) {
  const wanted = location.hash.slice(1)
  const view = Object.hasOwn(VIEWS, wanted) ? wanted : 'menu'
  change({ view })
  title()
  if (!session.isSignedIn) return
  if (view === 'order') follow()
  else stopFollowing()
  if (view === 'menu') {
    loadMenu()
    if (state.stock) countAgain(state.stock.id)
  }
  if (view === 'product' && !state.form && !isReading()) {
    if (isFirst) newProduct()
    // Who goes back to a form that was saved finds none.
    else location.replace('#menu')
  }
  if (view === 'sales') seeSales(state.period)
  if (view === 'orders' && isFirst && state.look.status) findStatus(state.look.status)
  if (!isFirst) {
    scrollTo(0, 0)
    focusSoon('main h1[tabindex]', 'main')
  }
}

/** Addresses of other tools that this installation has; none, if nothing is said of them. */
async function loadLinks() {
  try {
    const { body } = await call('GET', '/links.json')
    change({ links: Object.fromEntries(Object.entries(body).filter(([, address]) => /^https?:\/\//.test(address))) })
  } catch {
    // Then there are none.
  }
}

const keepMenuFresh = () => document.visibilityState === 'visible' && session.isSignedIn && state.view === 'menu' && loadMenu()

addEventListener('hashchange', () => {
  if (state.view !== location.hash.slice(1) && state.view !== 'product') tell('')
  route()
})
document.addEventListener('visibilitychange', keepMenuFresh)
setInterval(keepMenuFresh, MENU_EVERY_MILLIS)

title()
change({})
loadLinks()
begin()
