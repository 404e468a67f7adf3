// Where panels stand: lines from left to right, 24 columns wide, below one another.
const COLUMNS = 24
const HEIGHTS = { stat: 4, timeseries: 9, 'state-timeline': 7, bargauge: 9, table: 10 }

/** Gives panels their places and ids. content: lines, each an array of panels, and rows, to which the lines below them belong. */
export function arrange(content) {
  const placed = []
  let y = 0
  let collapsed = null
  for (const item of content) {
    if (item.type === 'row') {
      const { repeat, ...row } = item
      const heading = { ...row, id: idOf(`row ${row.title}`), gridPos: { x: 0, y, w: COLUMNS, h: 1 }, panels: [], ...(repeat && { repeat }) }
      placed.push(heading)
      collapsed = row.collapsed ? heading : null
      y += 1
      continue
    }
    const height = Math.max(...item.map(({ type, definition }) => definition.height ?? HEIGHTS[type]))
    let x = 0
    for (const { definition, ...panel } of item) {
      const width = definition.width ?? Math.floor(COLUMNS / item.length)
      const standing = { id: idOf(panel.title), gridPos: { x, y, w: width, h: height }, ...panel }
      if (collapsed) collapsed.panels.push(standing)
      else placed.push(standing)
      x += width
    }
    y += height
  }
  return placed
}

/** A number of the title: links to a panel hold for as long as it is called so, whatever comes before it. */
export function idOf(title) {
  let hash = 0x811c9dc5
  for (const byte of Buffer.from(title)) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0
  return hash % 1_000_000 + 1
}
