// Times are the restaurant's, wherever the browser is; its clock is the server's, as far as it has been told.

let ahead = 0

/** Learns from an answer's Date header how far this machine's clock is off. */
export function learnTime(header, now = Date.now()) {
  const told = Date.parse(header ?? '')
  // The header has whole seconds: less than two is no difference.
  if (!Number.isNaN(told)) ahead = Math.abs(told - now) < 2000 ? 0 : told - now
}

/** Now, by the server's clock, in milliseconds. */
export const now = () => Date.now() + ahead

/** A time of day: 14:05. */
export function clockTime(instant, locale, timeZone = 'America/Sao_Paulo') {
  return new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone }).format(new Date(instant))
}

/** A day and a time: 02/12/2026, 14:05. */
export function dayTime(instant, locale, timeZone = 'America/Sao_Paulo') {
  const options = { day: '2-digit', month: '2-digit', year: 'numeric', hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone }
  return new Intl.DateTimeFormat(locale, options).format(new Date(instant))
}

/** Seconds as a countdown: 34:09; never below 0:00. */
export function countdown(seconds) {
  const left = Math.max(0, Math.ceil(seconds))
  return `${Math.floor(left / 60)}:${String(left % 60).padStart(2, '0')}`
}

/** Whole minutes since an instant; none before it. */
export const minutesSince = (instant, at = now()) => Math.max(0, Math.floor((at - Date.parse(instant)) / 60_000))

/** The day of an instant, as the API writes days: 2026-12-02. */
export function dayOf(instant, timeZone = 'America/Sao_Paulo') {
  const parts = new Intl.DateTimeFormat('en-CA', { year: 'numeric', month: '2-digit', day: '2-digit', timeZone }).formatToParts(new Date(instant))
  return ['year', 'month', 'day'].map(type => parts.find(part => part.type === type).value).join('-')
}

/** The day that many days before another one. */
export const daysBefore = (day, count) => new Date(Date.parse(`${day}T12:00:00Z`) - count * 86_400_000).toISOString().slice(0, 10)

/** The day that it is now. */
export const today = () => dayOf(now())
