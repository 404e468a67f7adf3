// Who is signed in at this tablet: tokens of the authenticator, kept for this tab alone, and renewed before they end.
import { call, Refusal } from '../shared/api.js'
import { load, save } from '../shared/store.js'

const RENEWED_BEFORE_MILLIS = 60_000

/** The same object as long as somebody is signed in; a renewal changes what is in it. */
let tokens = load('kitchen')
let renewal

/** Whether somebody has signed in here, and not out. */
export const isSignedIn = () => Boolean(tokens)

function keep(kept) {
  tokens = kept
  renewal = undefined
  save('kitchen', tokens)
}

const tokensOf = answer => ({ access: answer.accessToken, refresh: answer.refreshToken, ends: Date.now() + answer.expiresIn * 1000 })

/** Asks for a code to be mailed; answers the session that it belongs to. */
export const askForCode = async email => (await call('POST', '/v1/auth/code', { body: { identifier: email } })).body.session

export async function signIn(session, code) {
  keep(tokensOf((await call('POST', '/v1/auth/sign-in', { body: { session, code } })).body))
}

/** Forgets the tokens at once; that the authenticator does, too, is not waited for. */
export function signOut() {
  const refreshToken = tokens?.refresh
  keep(undefined)
  if (refreshToken) forget(refreshToken)
}

function forget(refreshToken) {
  call('POST', '/v1/auth/sign-out', { body: { refreshToken } }).catch(() => {})
}

/** Calls an operation as the one who is signed in, and as nobody else who may be by then. A 401 that stays after a renewal ends the session. */
export async function callSignedIn(method, path, options) {
  const mine = tokens
  if (!mine) throw new Refusal(401)
  if (mine.ends - Date.now() < RENEWED_BEFORE_MILLIS) await renew(mine)
  try {
    return await call(method, path, { ...options, token: mine.access })
  } catch (problem) {
    if (!(problem instanceof Refusal) || problem.status !== 401 || tokens !== mine) throw problem
    await renew(mine)
    return call(method, path, { ...options, token: mine.access })
  }
}

/** One at a time: a refresh token is used up by it. Who has signed out meanwhile stays so, also at the authenticator. */
function renew(mine) {
  renewal ??= call('POST', '/v1/auth/refresh', { body: { refreshToken: mine.refresh } })
    .then(({ body }) => {
      const fresh = tokensOf(body)
      if (tokens !== mine) {
        if (fresh.refresh) forget(fresh.refresh)
        throw new Refusal(401)
      }
      Object.assign(mine, fresh, { refresh: fresh.refresh ?? mine.refresh })
      keep(mine)
    }, problem => {
      if (tokens === mine) {
        if (problem instanceof Refusal && problem.status === 401) keep(undefined)
        renewal = undefined
      }
      throw problem
    })
  return renewal
}
