// What a manager looks for. Knows no page.

const ID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** How the API is asked for what was typed: an order's id, or its number of a day; undefined if it is neither. */
export function lookFor(text, day) {
  const wanted = text.trim().replace(/^#/, '')
  if (ID.test(wanted)) return { id: wanted.toLowerCase() }
  return /^\d{1,9}$/.test(wanted) && /^\d{4}-\d{2}-\d{2}$/.test(day) ? { path: `/v1/orders?trackingNumber=${wanted}&date=${day}` } : undefined
}
