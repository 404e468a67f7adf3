// The menu as the restaurant has it now, and the cart as it is by that.
import { all } from '../shared/api.js'
import * as carts from './cart.js'
import { change, keepCart, state } from './state.js'
import { texts } from './texts.js'

export async function loadMenu() {
  change({ menuProblem: undefined })
  try {
    useMenu(await all('/v1/products'))
  } catch (problem) {
    // An old menu is better than none.
    change({ menuProblem: problem })
  }
}

function useMenu(products) {
  const changes = { products, menuProblem: undefined }
  if (!state.attempt) {
    const cart = carts.refreshed(state.cart, products)
    if (!carts.isSame(cart, state.cart)) Object.assign(changes, { cart, cartNotice: state.checkoutProblem ? '' : texts.cartChanged })
  }
  change(changes)
  keepCart()
}
