// What sells, by product.
import { html, nothing } from '../lib/lit-html.js'
import { cents, money } from '../shared/money.js'
import { sentenceOnce } from '../shared/refusals.js'
import { plain } from '../shared/texts.js'
import { reais, texts } from './texts.js'

export function salesView(state, deeds) {
  return html`
    <h1 tabindex="-1">${texts.sales}</h1>
    <div class="chips" role="group" aria-label=${texts.period}>
      ${['today', 'yesterday', 'week'].map(period => html`<button type="button" class="chip" aria-pressed=${state.period === period} @click=${() => deeds.seeSales(period)}>${texts[period]}</button>`)}
    </div>
    ${state.salesProblem ? html`<div class="notice bad" role="alert"><p>${sentenceOnce(state.salesProblem, texts)}</p><button type="button" class="button" @click=${() => deeds.seeSales(state.period)}>${texts.tryAgain}</button></div>` : nothing}
    ${table(state)}
    <p class="hint">${texts.salesHow}</p>`
}

function table({ sales, salesProblem }) {
  if (!sales) return salesProblem ? nothing : html`<p class="quiet-text" role="status">${texts.loading}</p>`
  if (sales.length === 0) return html`<p class="notice">${texts.nothingSold}</p>`
  const portions = sales.reduce((sum, sale) => sum + sale.portions, 0)
  const total = sales.reduce((sum, sale) => sum + cents(sale.total), 0)
  return html`
    <table class="sales">
      <thead><tr><th scope="col">${texts.product}</th><th scope="col">${texts.portions}</th><th scope="col">${texts.money}</th></tr></thead>
      <tbody>${sales.map(sale => html`<tr><th scope="row"><bdi>${plain(sale.name)}</bdi></th><td>${sale.portions}</td><td>${reais(sale.total)}</td></tr>`)}</tbody>
      <tfoot><tr><th scope="row">${texts.total}</th><td>${portions}</td><td>${money(total, texts.locale)}</td></tr></tfoot>
    </table>`
}
