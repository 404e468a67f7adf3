// Whoever hears the page, or works with the keyboard, goes on where something has changed.

/** Focuses what is there first, after it was drawn. A heading (tabindex -1) is read where the page is; a field or a button is brought into view. */
export function focusSoon(...selectors) {
  setTimeout(() => {
    const element = selectors.map(selector => document.querySelector(selector)).find(Boolean)
    element?.focus({ preventScroll: element.tabIndex < 0 })
  }, 0)
}
