// A list that comes in pages, as a value. Knows no page of the browser.

/** The list with another page of it: what moved between two of them is there once, as it was told last. */
export const withPage = (items, page) => {
  const told = new Map(page.map(item => [item.id, item]))
  const known = new Set(items.map(item => item.id))
  return [...items.map(item => told.get(item.id) ?? item), ...page.filter(item => !known.has(item.id))]
}
