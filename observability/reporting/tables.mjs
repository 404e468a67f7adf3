// A table's rows out of the answers to its queries, by the transformations that its panel names.

/** {columns, rows}: names from left to right, and of each row its values by them. */
export function tableOf(panel, answers) {
  const apply = { merge: rows => rows, filterFieldsByName: filtered, organize: organized }
  const merged = merge(answers)
  const unknown = (panel.transformations ?? []).find(({ id }) => !apply[id])
  if (unknown) throw new Error(`the transformation ${unknown.id} is not known`)
  const table = (panel.transformations ?? []).reduce((each, { id, options }) => apply[id](each, options), merged)
  return { ...table, rows: sorted(table.rows, panel.options?.sortBy) }
}

/** Rows of the same labels are one. Of several queries each has its column: Value #A. */
function merge(answers) {
  const rows = new Map()
  const labels = new Set()
  const values = answers.map(({ target }) => answers.length > 1 ? `Value #${target.refId}` : 'Value')
  answers.forEach(({ result = [] }, index) => result.forEach(({ metric, value }) => {
    Object.keys(metric).forEach(label => labels.add(label))
    const key = JSON.stringify(Object.entries(metric).sort())
    rows.set(key, { ...(rows.get(key) ?? metric), [values[index]]: Number(value[1]) })
  }))
  return { columns: [...labels, ...values], rows: [...rows.values()] }
}

function filtered({ columns, rows }, { include: { names } }) {
  return { columns: columns.filter(column => names.includes(column)), rows }
}

function organized({ columns, rows }, { excludeByName = {}, indexByName = {}, renameByName = {} }) {
  const renamed = column => renameByName[column] || column
  const kept = columns.filter(column => !excludeByName[column]).sort((a, b) => (indexByName[a] ?? 99) - (indexByName[b] ?? 99))
  return { columns: kept.map(renamed), rows: rows.map(row => Object.fromEntries(kept.map(column => [renamed(column), row[column]]))) }
}

function sorted(rows, [by] = []) {
  if (!by) return rows
  const rank = row => Number.isFinite(row[by.displayName]) ? row[by.displayName] : -Number.MAX_VALUE
  return [...rows].sort((a, b) => by.desc ? rank(b) - rank(a) : rank(a) - rank(b))
}
