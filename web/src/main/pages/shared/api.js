// Calls of the API. Whatever does not succeed is thrown: a Refusal, which the restaurant has answered, or Unreachable.
import { learnTime } from './times.js'

const PATIENCE_MILLIS = 15_000

/** An answer that is none of success. */
export class Refusal extends Error {
  /** problem: undefined if the answer is none of the API's, but of something in between. */
  constructor(status, problem, retryAfter) {
    super(`refused with ${status}`)
    this.status = status
    this.isOwn = problem !== undefined
    this.problem = problem ?? {}
    /** In seconds, or undefined. */
    this.retryAfter = retryAfter
  }

  /** The last part of the problem's type, as stock-unavailable; empty if it has none of ours. */
  get kind() {
    return /^urn:guardian:problem:([a-z-]+)$/.exec(this.problem.type)?.[1] ?? ''
  }

  /** Whether the same request may succeed later, and its outcome is open until then. */
  get isOpen() {
    return this.status === 408 || this.status === 425 || this.status === 429 || this.status >= 500
  }

  /** Whether it is the restaurant's last word: what else says no may not know what an earlier try has done. */
  get isDecided() {
    return this.isOwn && ([400, 409, 422].includes(this.status) || (this.status === 404 && this.kind !== ''))
  }
}

/** No answer that can be understood: no connection, none within the time, or none of the API's. Whether the request arrived is not known. */
export class Unreachable extends Error {}

/** Whether what was asked for may have been done all the same; not where somebody is asked for less. */
export const isUnknown = problem => problem instanceof Unreachable || (problem.isOpen && problem.status !== 429)

/**
 * Calls an operation.
 *
 * options: body (sent as JSON), token, key (Idempotency-Key), match (If-Match), etag with wait (seconds until 304 is the answer), patience
 * (milliseconds), signal (ends it, with the signal's reason). Answers status, body (an object, but with 204) and etag.
 */
export async function call(method, path, { body, token, key, match, etag, wait, patience = PATIENCE_MILLIS, signal } = {}) {
  const headers = { Accept: 'application/json' }
  if (body !== undefined) headers['Content-Type'] = 'application/json'
  if (token) headers.Authorization = `Bearer ${token}`
  if (key) headers['Idempotency-Key'] = key
  if (match) headers['If-Match'] = match
  if (etag) headers['If-None-Match'] = etag
  if (etag && wait) headers.Prefer = `wait=${wait}`
  const end = new AbortController()
  const late = setTimeout(() => end.abort(new Unreachable('no answer in time')), patience)
  const ended = () => end.abort(signal.reason)
  signal?.addEventListener('abort', ended)
  try {
    if (signal?.aborted) throw signal.reason
    const answer = await fetch(path, { method, headers, body: body === undefined ? undefined : JSON.stringify(body), cache: 'no-store', credentials: 'omit', signal: end.signal })
    learnTime(answer.headers.get('Date'))
    if (answer.status === 304) return { status: 304, etag }
    const text = await answer.text()
    const type = answer.headers.get('Content-Type') ?? ''
    if (!answer.ok) throw new Refusal(answer.status, /^application\/problem\+json/i.test(type) ? objectOf(text) : undefined, seconds(answer.headers.get('Retry-After')))
    const json = /json/i.test(type) ? objectOf(text) : undefined
    if (!json && answer.status !== 204) throw new Unreachable(`no answer of the API: ${answer.status} ${type}`)
    return { status: answer.status, body: json, etag: answer.headers.get('ETag') ?? undefined }
  } catch (problem) {
    if (end.signal.aborted) throw end.signal.reason
    throw problem instanceof Refusal ? problem : new Unreachable(problem.message)
  } finally {
    clearTimeout(late)
    signal?.removeEventListener('abort', ended)
  }
}

/** All items of a list that comes in pages. */
export async function all(path, options) {
  const items = []
  let cursor = ''
  for (let page = 0; page < 50; page++) {
    const { body } = await call('GET', `${path}${path.includes('?') ? '&' : '?'}limit=100${cursor && `&cursor=${encodeURIComponent(cursor)}`}`, options)
    items.push(...body.items)
    if (!body.next) break
    cursor = body.next
  }
  return items
}

function objectOf(text) {
  try {
    const value = JSON.parse(text)
    return value !== null && typeof value === 'object' ? value : undefined
  } catch {
    return undefined
  }
}

function seconds(retryAfter) {
  const given = Number(retryAfter)
  return retryAfter && Number.isFinite(given) ? Math.max(0, given) : undefined
}

/**
 * The time before the next try, which grows with each, in milliseconds; or what the server asks for. More than a minute is believed
 * only to who is asked for less (429): who asks sooner is sent away again. A timer bears no more than a day.
 */
export function pause(tries, { status, retryAfter } = {}) {
  if (retryAfter === undefined) return Math.min(15_000, 500 * 2 ** tries)
  return Math.min(status === 429 ? 86_400 : 60, Math.max(0.5, retryAfter)) * 1000
}

/** Waits; ends early when the browser says that it is online again. */
export function sleep(millis, signal) {
  return new Promise(done => {
    const end = () => {
      clearTimeout(timer)
      removeEventListener('online', end)
      signal?.removeEventListener('abort', end)
      done()
    }
    const timer = setTimeout(end, millis)
    addEventListener('online', end)
    signal?.addEventListener('abort', end)
  })
}
