// Amounts are strings with two decimals, as in the API, and are added up in whole cents: never as fractions.

const AMOUNT = /^(\d{1,10})\.(\d{2})$/

/** The cents of an amount such as "29.90". */
export function cents(amount) {
  const parts = AMOUNT.exec(amount)
  if (!parts) throw new RangeError(`not an amount: ${amount}`)
  return Number(parts[1]) * 100 + Number(parts[2])
}

/** Cents as people write them: R$ 29,90, in English R$29.90. */
export function money(amountInCents, locale) {
  return new Intl.NumberFormat(locale, { style: 'currency', currency: 'BRL' }).format(amountInCents / 100)
}

/** What parts thousands (dot, comma or space, always the same one) stands before three digits; what parts cents, before one or two, and is another one. */
const TYPED = /^(\d{1,10}|[1-9]\d{0,2}([.,\s])\d{3}(?:\2\d{3})*(?!\2))(?:[.,](\d{1,2}))?$/

/** The amount, as the API has it, that a person has typed: 12,50, 12.5, R$ 1.234,00 or 12; undefined if it is none. */
export function amountOf(typed) {
  const [, digits, , decimals = ''] = TYPED.exec(typed.trim().replace(/^R\$\s*/, '')) ?? []
  const whole = digits?.replace(/\D/g, '').replace(/^0+(?=\d)/, '')
  return whole && whole.length <= 10 ? `${whole}.${decimals.padEnd(2, '0')}` : undefined
}

/** An amount as it is typed into a field: 12,50. */
export const typedOf = (amount, locale) => locale.startsWith('pt') ? amount.replace('.', ',') : amount
