// The routes of the API beside public-routes.yaml, read here once more and in another way.
import { Findings } from './plan.mjs'
import { read } from './sources.mjs'

/** Exactly the public routes, open or for a person's token as they are listed, and with every open GET its HEAD. */
export async function routes(plan) {
  const findings = new Findings()
  const planned = new Map(plan.resources.filter(({ type }) => type === 'aws_apigatewayv2_route').map(({ is }) => [is.route_key, is]))
  const listed = listedRoutes(read('local-platform/src/main/resources/public-routes.yaml'))
  findings.expect(listed.size > 0, 'public-routes.yaml has no route')
  for (const [route, section] of [...listed]) {
    if (section === 'open' && route.startsWith('GET ')) listed.set(route.replace('GET', 'HEAD'), section)
  }
  for (const [route, section] of listed) {
    findings.expect(planned.has(route), `${route} is public and has no route`)
    const wanted = section === 'open' ? 'NONE' : 'JWT'
    const is = planned.get(route)?.authorization_type
    findings.expect(!is || is === wanted, `${route} is listed under ${section}, and planned as ${is}`)
  }
  for (const [route, { authorization_type: type, authorization_scopes: scopes }] of planned) {
    findings.expect(listed.has(route), `${route} has a route and is not public`)
    findings.expect(type === 'NONE' ? MAY_BE_OPEN.test(route) : type === 'JWT' && scopes?.length === 1, `${route} wants no access token`)
    findings.expect(type === 'NONE' || !SIGNING_IN.test(route), `${route} wants a token of who signs in`)
  }
  findings.expect([...planned.keys()].filter(route => SIGNING_IN.test(route)).length === 5, 'nobody can sign up and in')
  return findings
}

const SIGNING_IN = /^POST \/v1\/auth\/(sign-up|confirmation|code|sign-in|refresh)$/
const MAY_BE_OPEN = /^(GET|HEAD) \/v1\/(categories|products)(\/|$)|^(GET|HEAD|POST) \/v1\/guest\/orders(\/payments|\/cancellation)?$|^POST \/v1\/(auth|webhooks)\//

/** Routes with the list in which they stand: open or token. */
function listedRoutes(yaml) {
  const found = new Map()
  let section
  for (const line of yaml.split('\n')) {
    section = line.match(/^\s+(open|token):\s*$/)?.[1] ?? section
    const route = line.match(/^\s+- ([A-Z]+ \/\S+)\s*$/)?.[1]
    if (route) found.set(route, section)
  }
  return found
}
