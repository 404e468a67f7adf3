// A product as a form: what is typed, what the API is sent of it, and at which field its refusal is shown. Knows no page.
import { amountOf, typedOf } from '../shared/money.js'

/** The fields in their order; the API's names of what they fill. */
export const FIELDS = { name: 'name', description: 'description', price: 'price', categoryType: 'category', pictures: 'picture', stock: 'onHand' }

export const NEW = Object.freeze({ id: undefined, etag: undefined, name: '', description: '', price: '', category: 'MEAL', picture: '', others: [], onHand: '0' })

/** The form of a product that is there. */
export function formOf(product, etag, locale) {
  const [picture = '', ...others] = product.pictures ?? []
  return { ...NEW, id: product.id, etag, name: product.name, description: product.description ?? '', price: typedOf(product.price, locale), category: product.categoryType, picture, others }
}

/** What the API is sent, and the fields of which it is known that it would not take them. */
export function requestOf(form) {
  const price = amountOf(form.price)
  const wrong = []
  if (!form.name.trim()) wrong.push('name')
  if (price === undefined || price === '0.00') wrong.push('price')
  const onHand = wholeOf(form.onHand)
  if (!form.id && (onHand === undefined || onHand < 0)) wrong.push('onHand')
  const body = {
    name: form.name.trim(), description: form.description.trim(), price, categoryType: form.category,
    pictures: [form.picture.trim(), ...form.others].filter(Boolean),
  }
  if (!form.id) body.stock = { onHand }
  return { body, wrong }
}

/** The fields that a refusal names; none if it is about something else. */
export function fieldsOf(problem) {
  const errors = Array.isArray(problem?.errors) ? problem.errors : []
  const named = errors.map(error => FIELDS[String(error.pointer ?? '').split('/')[1]]).filter(Boolean)
  return Object.values(FIELDS).filter(field => named.includes(field))
}

/** The whole number that was typed, with a sign or without; undefined if it is none. */
export function wholeOf(typed) {
  const text = typed.trim().replace(/^\u2212/, '-')
  return /^[+-]?\d{1,9}$/.test(text) ? Number(text) : undefined
}
