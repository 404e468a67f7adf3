// Who is signed in: tokens of the authenticator, kept for this tab alone, and renewed before they end.
import { call, isUnknown, pause, Refusal, sleep } from './api.js'
import { load, save } from './store.js'

const RENEWED_BEFORE_MILLIS = 60_000
/** With less left a token is not sent any more: it may end on its way. */
const LAST_MILLIS = 5000
/** A refresh token that was used is good for ten seconds more: an answer that is lost must be asked for again before. */
const RENEWAL_PATIENCE_MILLIS = 5000
const RENEWAL_TRIES_MILLIS = 8000

/** The authenticator's word; what is in between may say so as well, and knows nobody. */
const isRefused = problem => problem instanceof Refusal && problem.status === 401 && problem.isOwn

const tokensOf = answer => ({ access: answer.accessToken, refresh: answer.refreshToken, ends: Date.now() + answer.expiresIn * 1000 })

/** Asks for a code to be mailed; answers the session that it belongs to. */
export const askForCode = async identifier => (await call('POST', '/v1/auth/code', { body: { identifier } })).body.session

export class Session {
  #name
  /** The same object as long as somebody is signed in; a renewal changes what is in it. */
  #tokens
  #renewal
  /** When the next renewal ahead of its time may begin, after one that failed. */
  #renewedFrom = 0

  /** name: whose tokens these are, since one tab may open pages for several. */
  constructor(name) {
    this.#name = name
    this.#tokens = load(name)
  }

  /** Whether somebody has signed in here, and not out. */
  get isSignedIn() {
    return Boolean(this.#tokens)
  }

  /** Who it is, by the id that services know; undefined while nobody is signed in. */
  get user() {
    return this.#tokens && subjectOf(this.#tokens.access)
  }

  /** proof: session and code, or identifier and password. */
  async signIn(proof) {
    this.#keep(tokensOf((await call('POST', '/v1/auth/sign-in', { body: proof })).body))
  }

  /** Ends every sign-in of this account, here at once; elsewhere access tokens are good until they expire. */
  async signOutEverywhere() {
    const mine = this.#tokens
    await this.call('POST', '/v1/auth/sign-out-everywhere')
    if (this.#tokens === mine) this.signOut()
  }

  /** Forgets the tokens at once; that the authenticator does, too, is not waited for. */
  signOut() {
    const refreshToken = this.#tokens?.refresh
    this.#keep(undefined)
    if (refreshToken) forget(refreshToken)
  }

  /** An access token that is good for a while yet. Its renewal is waited for only when it is about to end. */
  async token() {
    const mine = this.#tokens
    if (!mine) throw new Refusal(401)
    const left = mine.ends - Date.now()
    if (left < LAST_MILLIS) await this.#renewed(mine)
    else if (left < RENEWED_BEFORE_MILLIS && Date.now() >= this.#renewedFrom) this.#renew(mine).catch(problem => this.#notRenewed(mine, problem))
    return mine.access
  }

  /** Whether a problem means that nobody is signed in here any more. */
  isOver(problem) {
    return problem instanceof Refusal && problem.status === 401 && (problem.isOwn || !this.isSignedIn)
  }

  async #renewed(mine) {
    try {
      await this.#renew(mine)
    } catch (problem) {
      if (isRefused(problem) && this.#tokens === mine) this.#keep(undefined)
      throw problem
    }
  }

  /** Of a renewal that nobody waits for: who is signed out by it hears so when they ask for something next. */
  #notRenewed(mine, problem) {
    if (isRefused(problem)) mine.ends = 0
    else this.#renewedFrom = Date.now() + pause(0, problem)
  }

  /**
   * Calls an operation as the one who is signed in, and as nobody else who may be by then. A 401 is asked again with a renewed token; whether one that
   * stays ends the session is for the caller to say: only a renewal that is refused ends it here.
   */
  async call(method, path, options) {
    const mine = this.#tokens
    await this.token()
    try {
      return await call(method, path, { ...options, token: mine.access })
    } catch (problem) {
      if (!(problem instanceof Refusal) || problem.status !== 401 || this.#tokens !== mine) throw problem
      await this.#renewed(mine)
      return call(method, path, { ...options, token: mine.access })
    }
  }

  /** One at a time: a refresh token is used up by it. Who has signed out meanwhile stays so, also at the authenticator. */
  #renew(mine) {
    this.#renewal ??= this.#askForTokens(mine)
      .then(({ body }) => {
        const fresh = tokensOf(body)
        if (this.#tokens !== mine) {
          if (fresh.refresh) forget(fresh.refresh)
          throw new Refusal(401)
        }
        Object.assign(mine, fresh, { refresh: fresh.refresh ?? mine.refresh })
        this.#keep(mine)
      }, problem => {
        if (this.#tokens === mine) this.#renewal = undefined
        throw problem
      })
    return this.#renewal
  }

  async #askForTokens(mine) {
    const end = Date.now() + RENEWAL_TRIES_MILLIS
    for (let tries = 0; ; tries++) {
      try {
        return await call('POST', '/v1/auth/refresh', { body: { refreshToken: mine.refresh }, patience: tries ? undefined : RENEWAL_PATIENCE_MILLIS })
      } catch (problem) {
        const wait = pause(tries, problem)
        if (!isUnknown(problem) || Date.now() + wait > end) throw problem
        await sleep(wait)
        if (this.#tokens !== mine) throw problem
      }
    }
  }

  #keep(tokens) {
    this.#tokens = tokens
    this.#renewal = undefined
    save(this.#name, tokens)
  }
}

/** Read, not checked: whether the token is good is for who is shown it. */
function subjectOf(token) {
  try {
    return JSON.parse(atob(token.split('.')[1].replaceAll('-', '+').replaceAll('_', '/'))).sub
  } catch {
    return undefined
  }
}

function forget(refreshToken) {
  call('POST', '/v1/auth/sign-out', { body: { refreshToken } }).catch(() => {})
}
