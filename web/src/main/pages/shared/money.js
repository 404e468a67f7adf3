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

/** The amount, as the API has it, that a person has typed: 12,50, 12.5, R$ 1.234,00 or 12; undefined if it is none. */
export function amountOf(typed) {
  const text = typed.replace(/^\s*R\$/, '').trim()
  const parts = /^(\d{1,10}|[1-9]\d{0,2}(?:[.,]\d{3})+)(?:[.,](\d{1,2}))?$/.exec(text)
  if (!parts) return undefined
  // A separator before three digits parts thousands; before one or two, cents.
  const whole = parts[1].replace(/[.,]/g, '').replace(/^0+(?=\d)/, '')
  return whole.length > 10 ? undefined : `${whole}.${(parts[2] ?? '').padEnd(2, '0')}`
}

/** An amount as it is typed into a field: 12,50. */
export const typedOf = (amount, locale) => locale.startsWith('pt') ? amount.replace('.', ',') : amount
