// What was asked, as a table: broken and empty queries first, those that may be empty with their reason, and with all the others, too.

/** @return whether every query has data, or a reason not to */
export function print(asked, all) {
  // What nobody has is missing, too, where an expression has another answer for that.
  const isEmpty = ({ series, absent }) => series === 0 || absent.length > 0
  const broken = asked.filter(({ error }) => error)
  const answered = asked.filter(({ error }) => !error)
  const empty = answered.filter(one => isEmpty(one) && !one.reason)
  const excused = answered.filter(one => isEmpty(one) && one.reason)
  const full = answered.filter(one => !isEmpty(one))
  section('Broken', broken, ({ error }) => error)
  section('Empty', empty, ({ absent }) => absent.length ? `nobody has ${absent.join(', ')}` : 'asks for what nobody has counted')
  section('Empty, with a reason', excused, ({ reason, absent }) => `unless ${reason}${absent.length ? ` (${absent.join(', ')})` : ''}`)
  if (all) section('With data', full, ({ series, highest, state }) => state ?? `${series} series${Number.isFinite(highest) ? `, highest ${short(highest)}` : ''}`)
  const zero = full.filter(({ highest }) => highest === 0).map(({ where }) => where)
  if (zero.length) console.log(`\nNothing but zero: ${zero.join('; ')}`)
  const firing = full.filter(({ state }) => state === 'firing').map(({ where }) => where)
  if (firing.length) console.log(`\nFiring: ${firing.join(', ')}`)
  const needless = full.filter(({ reason }) => reason).map(({ where }) => where)
  if (needless.length) console.log(`\nMarked as empty, and with data: ${needless.join('; ')}`)
  console.log(`\n${asked.length} queries: ${full.length} with data, ${excused.length} empty with a reason, ${empty.length} empty, ${broken.length} broken`)
  return broken.length === 0 && empty.length === 0 && full.length > 0
}

function section(title, asked, say) {
  if (asked.length === 0) return
  console.log(`\n${title}`)
  const width = Math.min(60, Math.max(...asked.map(({ where }) => where.length)))
  for (const one of asked) {
    console.log(`  ${one.where.padEnd(width)}  ${say(one)}`)
    if (title === 'Broken' || title === 'Empty') console.log(`  ${''.padEnd(width)}  ${one.expr}`)
  }
}

const short = number => Number(number.toPrecision(3)).toString()
