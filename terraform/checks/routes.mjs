// The routes of the API beside public-routes.yaml, read here once more and in another way.
import { Findings } from './plan.mjs'
import { read } from './sources.mjs'

/** Exactly the public routes, open or for a person's token as they are listed; the auth Lambda's may be listed nowhere yet. */
export async function routes(plan) {
  const findings = new Findings()
  const planned = new Map(plan.resources.filter(({ type }) => type === 'aws_apigatewayv2_route').map(({ is }) => [is.route_key, is]))
  const listed = listedRoutes(read('local-platform/src/main/resources/public-routes.yaml'))
  const auth = [...listed.keys()].some(route => AUTH.test(route))
  findings.expect(listed.size > 0, 'public-routes.yaml has no route')
  for (const [route, section] of listed) {
    findings.expect(planned.has(route), `${route} is public and has no route`)
    const wanted = section === 'open' ? 'NONE' : section === 'token' ? 'JWT' : undefined
    const is = planned.get(route)?.authorization_type
    findings.expect(!wanted || !is || is === wanted, `${route} is listed under ${section}, and planned as ${is}`)
  }
  for (const [route, { authorization_type: type, authorization_scopes: scopes }] of planned) {
    findings.expect(listed.has(route) || (!auth && AUTH.test(route)), `${route} has a route and is not public`)
    findings.expect(type === 'NONE' ? MAY_BE_OPEN.test(route) : type === 'JWT' && scopes?.length === 1, `${route} wants no access token`)
    findings.expect(type === 'NONE' || !SIGNING_IN.test(route), `${route} wants a token of who signs in`)
  }
  findings.expect([...planned.keys()].filter(route => SIGNING_IN.test(route)).length === 5, 'nobody can sign up and in')
  return findings
}

const AUTH = / \/v1\/auth\//
const SIGNING_IN = /^POST \/v1\/auth\/(sign-up|confirmation|code|sign-in|refresh)$/
const MAY_BE_OPEN = /^GET \/v1\/(categories|products)(\/|$)|^(GET|POST) \/v1\/guest\/orders$|^POST \/v1\/(auth|webhooks)\//

/** Routes with the list in which they stand: open, token, or undefined under a service that lists them plainly. */
function listedRoutes(yaml) {
  const found = new Map()
  let section
  for (const line of yaml.split('\n')) {
    if (/^\S+:\s*$/.test(line)) section = undefined
    section = line.match(/^\s+(open|token):\s*$/)?.[1] ?? section
    const route = line.match(/^\s+- ([A-Z]+ \/\S+)\s*$/)?.[1]
    if (route) found.set(route, section)
  }
  return found
}
