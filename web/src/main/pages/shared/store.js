// What outlives a reload: kept by the browser for this tab alone, and gone with it.

/** Reads, and forgets what cannot be read. */
export function load(name, otherwise) {
  try {
    return JSON.parse(sessionStorage.getItem(name)) ?? otherwise
  } catch {
    return otherwise
  }
}

/** Writes; undefined removes. Where nothing may be kept, pages work until they are reloaded. */
export function save(name, value) {
  try {
    if (value === undefined) sessionStorage.removeItem(name)
    else sessionStorage.setItem(name, JSON.stringify(value))
  } catch {
    // Storage is full or switched off.
  }
}
