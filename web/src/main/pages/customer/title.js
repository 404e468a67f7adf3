// The page's title: by it a tab among others says which order it is, and how that stands.
import { brand } from '../shared/page.js'
import { state } from './state.js'
import { texts } from './texts.js'

export function title() {
  const names = { menu: texts.menu, cart: texts.yourOrder, account: texts.account, orders: texts.ownOrders }
  const { order } = state
  const what = state.view === 'order' && order ? `${order.trackingNumber} · ${texts[order.status] ?? ''}` : names[state.view] ?? texts.yourOrder
  document.title = `${what} · ${brand.name}`
}
