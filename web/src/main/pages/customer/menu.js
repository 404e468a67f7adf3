// The menu: categories, search, and what of it is in the cart.
import { html, nothing } from '../lib/lit-html.js'
import { live } from '../lib/directives/live.js'
import { repeat } from '../lib/directives/repeat.js'
import { money } from '../shared/money.js'
import { brand, CATEGORIES, picture } from '../shared/page.js'
import { sentence } from '../shared/refusals.js'
import { matching } from '../shared/search.js'
import { plain } from '../shared/texts.js'
import { count, most, quantityOf, total } from './cart.js'
import { price } from './prices.js'
import { session } from './state.js'
import { texts } from './texts.js'

const FEW = 5

export function menuView(state, deeds) {
  return html`
    ${header(state)}
    <main id="content" class="menu" tabindex="-1">
      <h1 class="unseen">${texts.menu}</h1>
      <div class="finding">
        <label class="search">
          <span class="unseen">${texts.search}</span>
          <svg viewBox="0 0 24 24" aria-hidden="true"><circle cx="11" cy="11" r="6"/><path d="M16 16l5 5"/></svg>
          <input type="search" placeholder=${texts.search} autocomplete="off" enterkeyhint="search" .value=${live(state.search)}
            @input=${event => deeds.search(event.target.value)}>
        </label>
        <div class="chips" role="group" aria-label=${texts.categories}>
          ${['', ...CATEGORIES].map(category => html`
            <button type="button" class="chip" aria-pressed=${state.category === category} @click=${() => deeds.choose(category)}>${category ? texts[category] : texts.all}</button>`)}
        </div>
      </div>
      ${state.cartNotice ? html`<p class="notice" role="status">${state.cartNotice}</p>` : nothing}
      ${state.checkoutProblem && !state.attempt ? html`<p class="notice bad" role="alert">${state.checkoutProblem}</p>` : nothing}
      ${state.attempt ? html`<p class="notice" role="status">${state.isSending ? texts.orderUnderWay : texts.stillUnknown} <a class="button quiet" href="#cart">${texts.seeCart}</a></p>` : nothing}
      ${products(state, deeds)}
    </main>
    ${bar(state)}`
}

export function header(state) {
  const known = state.looked ?? state.orders[0]
  return html`
    <a class="skip" href="#content" @click=${skip}>${texts.skip}</a>
    <header class="top">
      <a class="brand" href="#">
        <span class="logo" aria-hidden="true"></span>
        <span><b>${brand.name}</b><small>${brand.line}</small></span>
      </a>
      <nav aria-label=${texts.yours}>
        ${known && state.view !== 'order' ? html`<a class="button quiet" href="#order">${texts.yourOrder} <b>${known.number}</b></a>` : nothing}
        ${state.view === 'account' ? nothing : html`<a class="button quiet to-account" href="#account">
          <svg viewBox="0 0 24 24" aria-hidden="true"><circle cx="12" cy="8" r="4"/><path d="M4 20c1-4 4-6 8-6s7 2 8 6"/></svg><span>${session.isSignedIn ? texts.account : texts.signIn}</span></a>`}
      </nav>
    </header>`
}

/** The fragment of the address says which view is shown, so the link must not change it. */
function skip(event) {
  event.preventDefault()
  document.querySelector('#content').focus()
}

function products(state, deeds) {
  if (!state.products) {
    return state.menuProblem
      ? html`<div class="notice bad" role="alert"><p>${sentence(state.menuProblem, texts)}</p>
          <button type="button" class="button" @click=${deeds.loadMenu}>${texts.tryAgain}</button></div>`
      : html`<p class="quiet-text" role="status">${texts.loadingMenu}</p><div class="grid" aria-hidden="true">${[1, 2, 3, 4].map(() => html`<div class="dish ghost"></div>`)}</div>`
  }
  if (state.products.length === 0) return html`<p class="notice">${texts.emptyMenu}</p>`
  const found = matching(state.products, state.search, state.category)
  return html`
    <p class="unseen" role="status">${state.search.trim() ? texts.found(found.length) : nothing}</p>
    ${found.length === 0 ? html`<div class="notice"><p>${texts.nothingFound(state.search.trim())}</p>
      <button type="button" class="button" @click=${() => deeds.search('')}>${texts.clearSearch}</button></div>` : nothing}
    ${CATEGORIES.map(category => {
      const ofCategory = found.filter(product => product.categoryType === category)
      return ofCategory.length === 0 ? nothing : html`
        <section aria-labelledby=${`category-${category}`}>
          <h2 id=${`category-${category}`}>${texts[category]}</h2>
          <ul class="grid">${repeat(ofCategory, product => product.id, product => dish(product, state, deeds))}</ul>
        </section>`
    })}`
}

function dish(product, state, deeds) {
  const left = most(product)
  const wanted = quantityOf(state.cart, product.id)
  const isFixed = Boolean(state.attempt)
  return html`
    <li class=${left ? 'dish' : 'dish sold-out'} data-product=${product.id}>
      ${picture(product)}
      <div class="about">
        <h3><bdi>${plain(product.name)}</bdi></h3>
        ${product.description ? html`<p><bdi>${plain(product.description)}</bdi></p>` : nothing}
        <div class="deal">
          <span class="price">${price(product.price)}</span>
          ${left === 0 ? html`<strong class="tag">${texts.soldOut}</strong>` : left <= FEW ? html`<span class="tag few">${texts.fewLeft(left)}</span>` : nothing}
          ${left === 0 && wanted === 0 ? nothing : wanted === 0
            ? html`<button type="button" class="button add" aria-label=${texts.addOf(plain(product.name))} aria-disabled=${isFixed} @click=${() => deeds.want(product, 1)}>${texts.add}</button>`
            : stepper(product, wanted, deeds, isFixed)}
        </div>
      </div>
    </li>`
}

/** Fewer, how many, more. A button that does nothing keeps the focus, so it is not disabled for the browser. */
export function stepper(product, wanted, deeds, isFixed = false) {
  const name = plain(product.name)
  return html`
    <div class="stepper" role="group" aria-label=${texts.quantityOf(name)}>
      <button type="button" aria-label=${texts.oneLess(name)} aria-disabled=${isFixed} @click=${() => deeds.want(product, wanted - 1)}>−</button>
      <output>${wanted}</output>
      <button type="button" aria-label=${texts.oneMore(name)} aria-disabled=${isFixed || wanted >= most(product)} @click=${() => deeds.want(product, wanted + 1)}>+</button>
    </div>`
}

function bar(state) {
  const items = count(state.cart)
  return items === 0 ? nothing : html`
    <nav class="bar" aria-label=${texts.yourOrder}>
      <a class="button main" href="#cart"><span>${texts.seeCart}</span><span>${texts.items(items)}</span><b>${money(total(state.cart), texts.locale)}</b></a>
    </nav>`
}
