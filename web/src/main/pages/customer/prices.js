// Prices as the customer's pages write them.
import { cents, money } from '../shared/money.js'
import { texts } from './texts.js'

/** The price of so many of something; nothing for what has none, as an item of an order that was refused. */
export const price = (amount, quantity = 1) => amount ? money(cents(amount) * quantity, texts.locale) : ''
