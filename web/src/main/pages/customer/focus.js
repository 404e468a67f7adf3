// Whoever hears the page, or works with the keyboard, goes on where something has changed.

/** Focuses what is there first, after it was drawn. */
export function focusSoon(...selectors) {
  setTimeout(() => selectors.map(selector => document.querySelector(selector)).find(Boolean)?.focus({ preventScroll: true }), 0)
}
