// A sentence for everything that the authenticator refuses. Knows no page.
import { Refusal } from '../shared/api.js'
import { sentenceOnce } from '../shared/refusals.js'

/** What the step means by a refusal that only it knows: by status. */
const SAID = {
  signUp: { 400: 'signUpRefused', 422: 'signUpRefused' },
  confirm: { 400: 'wrongCode', 409: 'addressTaken', 422: 'wrongConfirmation' },
  code: { 400: 'wrongCode', 401: 'wrongCode', 422: 'wrongCode' },
  password: { 400: 'wrongPassword', 401: 'wrongPassword', 422: 'wrongPassword' },
  signIn: { 400: 'wrongIdentifier', 422: 'wrongIdentifier' },
}

/** step: of the account's page, where it was refused. */
export function sentenceAt(step, problem, texts) {
  const name = problem instanceof Refusal && problem.isOwn ? SAID[step]?.[problem.status] : undefined
  return name ? texts.problems[name] : sentenceOnce(problem, texts)
}
