// Who is signed in at this tablet: tokens of the authenticator, kept for this tab alone, and renewed before they end.
import { call, Refusal } from '../shared/api.js'
import { load, save } from '../shared/store.js'

const RENEWED_BEFORE_MILLIS = 60_000

let tokens = load('kitchen')
let renewal

/** Whether somebody has signed in here, and not out. */
export const isSignedIn = () => Boolean(tokens)

function keep(answer) {
  tokens = answer && { access: answer.accessToken, refresh: answer.refreshToken ?? tokens?.refresh, ends: Date.now() + answer.expiresIn * 1000 }
  save('kitchen', tokens)
}

/** Asks for a code to be mailed; answers the session that it belongs to. */
export const askForCode = async email => (await call('POST', '/v1/auth/code', { body: { identifier: email } })).body.session

export async function signIn(session, code) {
  keep((await call('POST', '/v1/auth/sign-in', { body: { session, code } })).body)
}

/** Forgets the tokens at once; that the authenticator does, too, is not waited for. */
export function signOut() {
  const refreshToken = tokens?.refresh
  keep(undefined)
  if (refreshToken) call('POST', '/v1/auth/sign-out', { body: { refreshToken } }).catch(() => {})
}

/** Calls an operation as the one who is signed in. A 401 that stays after a renewal ends the session. */
export async function callSignedIn(method, path, options) {
  if (tokens && tokens.ends - Date.now() < RENEWED_BEFORE_MILLIS) await renew()
  try {
    return await call(method, path, { ...options, token: tokens?.access })
  } catch (problem) {
    if (!(problem instanceof Refusal) || problem.status !== 401 || !tokens) throw problem
    await renew()
    return call(method, path, { ...options, token: tokens?.access })
  }
}

/** One at a time: a refresh token is used up by it. */
function renew() {
  renewal ??= call('POST', '/v1/auth/refresh', { body: { refreshToken: tokens.refresh } })
    .then(({ body }) => keep(body), problem => {
      if (problem instanceof Refusal && problem.status === 401) keep(undefined)
      throw problem
    })
    .finally(() => { renewal = undefined })
  return renewal
}
