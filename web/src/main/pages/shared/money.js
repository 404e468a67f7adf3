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
