// What sells: of a day, or of some.
import { daysBefore, today } from '../shared/times.js'
import { isSentAway, shiftNow } from './entering.js'
import { change, session, state } from './state.js'

export async function seeSales(period) {
  const mine = shiftNow()
  const isHeard = () => !mine.aborted && state.period === period
  const day = today()
  const yesterday = daysBefore(day, 1)
  const [from, to] = { today: [day, day], yesterday: [yesterday, yesterday], week: [daysBefore(day, 6), day] }[period]
  change({ period, sales: undefined, salesProblem: undefined })
  try {
    const { body } = await session.call('GET', `/v1/sales?from=${from}&to=${to}`)
    if (isHeard()) change({ sales: body.items })
  } catch (problem) {
    if (mine.aborted || isSentAway(problem)) return
    if (isHeard()) change({ salesProblem: problem })
  }
}
