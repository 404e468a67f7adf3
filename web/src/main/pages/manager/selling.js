// What sells, asked for some days.
import { dayOf, daysBefore, now } from '../shared/times.js'
import { inShift, isSentAway } from './shift.js'
import { change, session, state } from './state.js'

export async function seeSales(period) {
  const isOver = inShift()
  const day = dayOf(now())
  const [from, to] = { today: [day, day], yesterday: [daysBefore(day, 1), daysBefore(day, 1)], week: [daysBefore(day, 6), day] }[period]
  change({ period, sales: undefined, salesProblem: undefined })
  try {
    const { body } = await session.call('GET', `/v1/sales?from=${from}&to=${to}`)
    if (!isOver() && state.period === period) change({ sales: body.items })
  } catch (problem) {
    if (!isOver() && !isSentAway(problem)) change({ salesProblem: problem })
  }
}
