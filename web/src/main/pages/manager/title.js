// The page's title: by it a tab among others says what it shows.
import { brand } from '../shared/page.js'
import { session, state } from './state.js'
import { texts } from './texts.js'

export function title() {
  const { form, order } = state
  const names = {
    menu: texts.menu, product: form?.id ? texts.changeProduct : texts.newProduct,
    orders: texts.orders, order: order ? texts.orderIs(order.trackingNumber) : texts.order,
    sales: texts.sales,
  }
  document.title = `${session.isSignedIn ? names[state.view] : texts.manager} · ${brand.name}`
}
