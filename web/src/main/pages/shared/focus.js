// Whoever hears the page, or works with the keyboard, goes on where something has changed.

/** Focuses what is there first, after it was drawn. Of a heading the page stays where it has been scrolled to. */
export function focusSoon(...selectors) {
  setTimeout(() => {
    const target = selectors.map(selector => document.querySelector(selector)).find(Boolean)
    target?.focus({ preventScroll: target.matches('h1, main') })
  }, 0)
}
