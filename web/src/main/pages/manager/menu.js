// The menu as the manager keeps it, with its stock.
import { html, nothing } from '../lib/lit-html.js'
import { live } from '../lib/directives/live.js'
import { repeat } from '../lib/directives/repeat.js'
import { amountOf } from '../shared/money.js'
import { CATEGORIES, picture } from '../shared/page.js'
import { sentenceOnce } from '../shared/refusals.js'
import { matching } from '../shared/search.js'
import { plain } from '../shared/texts.js'
import { reais, texts } from './texts.js'

export function menuView(state, deeds) {
  return html`
    <div class="head">
      <h1 tabindex="-1">${texts.menu}</h1>
      <a class="button main" href="#product" @click=${deeds.newProduct}>${texts.newProduct}</a>
    </div>
    <div class="finding">
      <label class="unseen" for="search">${texts.search}</label>
      <input id="search" type="search" placeholder=${texts.search} autocomplete="off" .value=${live(state.search)} @input=${event => deeds.type({ search: event.target.value })}>
      <div class="chips" role="group" aria-label=${texts.categories}>
        ${['', ...CATEGORIES].map(category => html`
          <button type="button" class="chip" aria-pressed=${state.category === category} @click=${() => deeds.type({ category })}>${category ? texts[category] : texts.all}</button>`)}
      </div>
    </div>
    ${products(state, deeds)}`
}

function products(state, deeds) {
  if (!state.products) {
    return state.menuProblem
      ? html`<div class="notice bad" role="alert"><p>${sentenceOnce(state.menuProblem, texts)}</p><button type="button" class="button" @click=${deeds.loadMenu}>${texts.tryAgain}</button></div>`
      : html`<p class="quiet-text" role="status">${texts.loading}</p>`
  }
  const found = matching(state.products, state.search, state.category)
  return html`
    <p class="quiet-text" role="status">${texts.products(found.length)}</p>
    ${CATEGORIES.map(category => {
      const some = found.filter(product => product.categoryType === category)
      return some.length === 0 ? nothing : html`
        <section aria-labelledby=${`category-${category}`}>
          <h2 id=${`category-${category}`}>${texts[category]}</h2>
          <ul class="products">${repeat(some, product => product.id, product => row(product, state, deeds))}</ul>
        </section>`
    })}`
}

function row(product, state, deeds) {
  const name = plain(product.name)
  const isOpen = state.stock?.id === product.id
  const { onHand, reserved, available } = product.stock
  return html`
    <li class="product" data-product=${product.id}>
      ${picture(product)}
      <div class="about">
        <h3><bdi>${name}</bdi></h3>
        ${product.description ? html`<p><bdi>${plain(product.description)}</bdi></p>` : nothing}
        <p class="counts"><b>${reais(product.price)}</b>
          <span class=${available === 0 ? 'tag none' : 'tag'}>${texts.stockIs(available, onHand, reserved)}</span></p>
      </div>
      <div class="deeds">
        <button type="button" class="button quiet" aria-expanded=${isOpen} aria-label=${texts.stockOf(name)} @click=${() => isOpen ? deeds.closeStock() : deeds.openStock(product)}>${texts.stock}</button>
        <a class="button quiet" href="#product" aria-label=${texts.changeOf(name)} @click=${() => deeds.changeProduct(product)}>${texts.change}</a>
      </div>
      ${isOpen ? stockForm(state, deeds) : nothing}
    </li>`
}

/** Two ways to say how many there are: what was counted, or what came and went. */
function stockForm({ stock, stockProblem, isCounting }, deeds) {
  const submit = kind => event => {
    event.preventDefault()
    deeds.saveStock(kind)
  }
  return html`
    <div class="stock">
      <div role="alert">${stockProblem ? html`<p class="notice bad">${stockProblem}</p>` : nothing}</div>
      <form novalidate @submit=${submit('counted')}>
        <label for="counted">${texts.counted}</label>
        <input id="counted" inputmode="numeric" autocomplete="off" aria-describedby="counted-hint" .value=${live(stock.counted)} @input=${event => deeds.typeStock({ counted: event.target.value })}>
        <p id="counted-hint" class="hint">${stock.now ? texts.stockNow(stock.now.onHand, stock.now.reserved) : texts.loading}</p>
        <button class="button main" aria-disabled=${isCounting || !stock.etag}>${texts.setStock}</button>
      </form>
      <form novalidate @submit=${submit('delta')}>
        <label for="delta">${texts.delta}</label>
        <input id="delta" inputmode="text" autocomplete="off" aria-describedby="delta-hint" .value=${live(stock.delta)} @input=${event => deeds.typeStock({ delta: event.target.value })}>
        <p id="delta-hint" class="hint">${texts.deltaHint}</p>
        <button class="button main" aria-disabled=${isCounting || !stock.etag}>${texts.adjustStock}</button>
      </form>
    </div>`
}

export function productView(state, deeds) {
  // The heading stays while the product is read: whoever works with the keyboard is there.
  return html`
    <h1 tabindex="-1">${state.form && !state.form.id ? texts.newProduct : texts.changeProduct}</h1>
    <div role="alert">${state.formProblem ? html`<p class="notice bad">${state.formProblem}</p>` : nothing}</div>
    ${state.form ? productForm(state, deeds) : html`<p class="quiet-text" role="status">${texts.loading}</p>`}`
}

/** What cannot be undone is not done by the second click of a double one. */
const unlessDouble = deed => event => event.detail > 1 || deed()

function productForm(state, deeds) {
  const { form } = state
  return html`
    <form class="product-form" novalidate @submit=${event => { event.preventDefault(); deeds.saveProduct() }}>
      ${field(state, deeds, 'name', texts.name, texts.nameRule)}
      ${field(state, deeds, 'description', texts.description, texts.descriptionRule)}
      ${field(state, deeds, 'price', texts.price, texts.priceRule, { inputmode: 'decimal', hint: priceHint(form) })}
      <div class="field">
        <label for="category">${texts.category}</label>
        <select id="category" .value=${live(form.category)} @change=${event => deeds.typeForm({ category: event.target.value })}>
          ${CATEGORIES.map(category => html`<option value=${category} ?selected=${category === form.category}>${texts[category]}</option>`)}
        </select>
      </div>
      ${field(state, deeds, 'picture', texts.picture, texts.pictureRule, { inputmode: 'url', hint: form.others.length ? texts.otherPictures(form.others.length) : texts.pictureHint })}
      ${form.id ? nothing : field(state, deeds, 'onHand', texts.onHand, texts.onHandRule, { inputmode: 'numeric' })}
      <div class="preview">${picture({ pictures: [form.picture.trim()], categoryType: form.category })}</div>
      <p class="deeds">
        <button class="button main" aria-disabled=${state.isSaving}>${texts.save}</button>
        <a class="button quiet" href="#menu" @click=${deeds.closeForm}>${texts.back}</a>
        ${form.id ? html`<button type="button" class=${state.isTakingOff ? 'button danger' : 'button quiet'} aria-disabled=${state.isSaving} @click=${unlessDouble(deeds.takeOff)}>${state.isTakingOff ? texts.takeOffReally : texts.takeOff}</button>` : nothing}
      </p>
    </form>`
}

const priceHint = form => {
  const amount = amountOf(form.price)
  return amount ? texts.priceIs(reais(amount)) : texts.priceHint
}

function field(state, deeds, name, label, rule, { inputmode = 'text', hint } = {}) {
  const isWrong = state.wrong.includes(name)
  return html`
    <div class="field">
      <label for=${name}>${label}</label>
      <input id=${name} inputmode=${inputmode} autocomplete="off" aria-invalid=${isWrong} aria-describedby=${`${name}-hint`} .value=${live(state.form[name])}
        @input=${event => deeds.typeForm({ [name]: event.target.value })}>
      <p id=${`${name}-hint`} class=${isWrong ? 'hint wrong' : 'hint'}>${isWrong ? rule : hint ?? nothing}</p>
    </div>`
}
