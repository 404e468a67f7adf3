// Numbers as Grafana writes them, by the ids of its units. The page's script contains this file, too: it imports nothing.
const DIGITS = 3
const TINY = 1e-4
const MINUS = '−'

const COUNTS = [[1, ''], [1e3, ' K'], [1e6, ' Mil'], [1e9, ' Bil'], [1e12, ' Tri']]
const THOUSANDS = [[1, ''], [1e3, 'K'], [1e6, 'M'], [1e9, 'B']]
const SECONDS = [[1e-9, ' ns'], [1e-6, ' µs'], [1e-3, ' ms'], [1, ' s'], [60, ' min'], [3600, ' h'], [86_400, ' d'], [604_800, ' wk'], [31_536_000, ' y']]
const BINARY = [[1, ' B'], [2 ** 10, ' KiB'], [2 ** 20, ' MiB'], [2 ** 30, ' GiB'], [2 ** 40, ' TiB']]
const DECIMAL = [[1, ' B'], [1e3, ' kB'], [1e6, ' MB'], [1e9, ' GB'], [1e12, ' TB']]

const UNITS = {
  none: digits,
  short: scaled(COUNTS),
  percent: (value, decimals) => `${digits(value, decimals)} %`,
  percentunit: (value, decimals) => `${digits(value * 100, decimals)} %`,
  s: scaled(SECONDS),
  ms: (value, decimals) => scaled(SECONDS)(value / 1000, decimals),
  bytes: scaled(BINARY),
  decbytes: scaled(DECIMAL),
  Bps: (value, decimals) => `${scaled(DECIMAL)(value, decimals)}/s`,
  ops: counted('ops/s'),
  opm: counted('ops/min'),
  reqps: counted('req/s'),
  mps: counted('msg/s'),
  currencyBRL: (value, decimals = 2) => `R$ ${digits(value, decimals)}`,
}

/** The units that are known here; the time since something happened is written by `ago`. */
export const KNOWN = [...Object.keys(UNITS), 'dateTimeFromNow']

/** A number in a unit, or – where there is none. A unit of nobody is written behind the number. now: milliseconds. */
export function format(value, unit = 'none', decimals, now) {
  if (!Number.isFinite(value)) return '–'
  if (unit === 'dateTimeFromNow') return ago(now - value)
  const write = UNITS[unit] ?? ((number, places) => `${digits(number, places)} ${unit}`)
  const text = write(Math.abs(value), decimals)
  return value < 0 && /[1-9]/.test(text) ? MINUS + text : text
}

/** How long ago that was, or how soon it will be, from milliseconds. */
export function ago(milliseconds) {
  const length = scaled(SECONDS)(Math.floor(Math.abs(milliseconds) / 1000), 0)
  return milliseconds < 0 ? `in ${length}` : `${length} ago`
}

function digits(value, decimals) {
  if (decimals === undefined && value !== 0 && value < TINY) return value.toExponential(DIGITS - 1)
  const places = decimals ?? Math.max(0, DIGITS - 1 - magnitude(value))
  return value.toLocaleString('en-US', { minimumFractionDigits: decimals ?? 0, maximumFractionDigits: Math.min(places, 20) })
}

function magnitude(value) {
  return value === 0 ? 0 : Math.floor(Math.log10(value))
}

/** Takes the largest step that a number reaches, rounded as it will be shown. */
function scaled(steps) {
  return (value, decimals) => {
    const rounded = Number(value.toPrecision(DIGITS))
    const [size, name] = rounded === 0 ? steps.find(([step]) => step === 1) : steps.findLast(([step]) => rounded >= step) ?? steps[0]
    return digits(value / size, decimals) + name
  }
}

function counted(name) {
  return (value, decimals) => `${scaled(THOUSANDS)(value, decimals)} ${name}`
}
