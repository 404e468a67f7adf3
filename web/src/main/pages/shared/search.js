// Finding something on the menu.

/** For comparisons: without case and accents. */
export const folded = text => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()

/** Products whose name or description has all the words, of a category or of all. */
export function matching(products, search, category) {
  const words = folded(search).split(/\s+/).filter(Boolean)
  return products.filter(product => (!category || product.categoryType === category)
    && words.every(word => folded(`${product.name} ${product.description ?? ''}`).includes(word)))
}
