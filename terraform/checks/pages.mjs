// The pages and the API at one origin: what a browser gets, by the functions as they are planned, and what it never gets.
import { createHash } from 'node:crypto'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { runInNewContext } from 'node:vm'
import { Findings, list } from './plan.mjs'
import { read, repository } from './sources.mjs'

// AWS's own policies.
const NOTHING_IS_KEPT = '4135ea2d-6df8-44a3-9df3-4b5a84be39ad'
const KEPT_FOR_A_SECOND = '658327ea-f89d-4fab-a63d-7e88639e58f6'
const ALL_BUT_HOST = 'b689b0a8-53d0-40ab-baf2-68738e2966ac'
// All of which CloudFront lets one say how long it keeps them.
const ERRORS = [400, 403, 404, 405, 414, 416, 500, 501, 502, 503, 504]
const LARGEST_FUNCTION = 10 * 1024

export async function pages(plan) {
  const findings = new Findings()
  const all = type => plan.resources.filter(resource => resource.type === type)
  const [distribution, ...others] = all('aws_cloudfront_distribution').map(({ is }) => is)
  findings.expect(distribution && others.length === 0, 'there is not one distribution')
  if (!distribution) return findings
  buckets(all, distribution, findings)
  origins(plan, distribution, findings)
  const [ofPages] = list(distribution.default_cache_behavior)
  const apart = list(distribution.ordered_cache_behavior)
  const [ofDocs, ofApi] = ['/docs.html', '/v1/*'].map(path => apart.find(({ path_pattern: is }) => is === path))
  findings.expect(apart.length === 2 && ofDocs && ofApi, `apart from other pages are not the API and its documents, but ${apart.map(({ path_pattern: is }) => is)}`)
  api(ofApi, findings)
  const names = files()
  findings.expect(['index.html', 'lib/lit-html.js', 'lib/swagger-ui/swagger-ui-bundle.js', 'docs/auth.yaml'].every(name => names.includes(name)), `the build makes other pages than are looked at: ${names}`)
  const told = list(plan.outputs.pages?.pages)
  findings.expect(String(told) === String(names.filter(name => name.endsWith('.html'))), `web/deploy is told of other pages: ${told}`)
  findings.expect(ofPages.cache_policy_id === KEPT_FOR_A_SECOND && ofPages.compress, 'pages are not asked for anew, or not compressed')
  findings.expect(isDeepStrictEqual(butForHeaders(ofDocs), butForHeaders(ofPages)), 'docs.html is asked for in another way than other pages')
  const headers = wantedHeaders('page-headers.yaml')
  const policies = all('aws_cloudfront_response_headers_policy').map(({ is }) => is)
  for (const [who, behaviour, wanted] of [['pages', ofPages, headers], ['documents', ofDocs, wantedHeaders('page-headers.yaml', 'docs-headers.yaml')]]) {
    const said = saidBy(policies.find(({ id }) => id === behaviour?.response_headers_policy_id))
    for (const [name, value] of Object.entries(wanted)) {
      // With the pages in the bucket; CloudFront heeds it, too.
      if (name !== 'cache-control') findings.expect(said[name] === value, `${who} say ${name}: ${said[name]}, not ${value}`)
    }
  }
  for (const { is, address } of all('aws_cloudfront_function')) {
    findings.expect(Buffer.byteLength(is.code) <= LARGEST_FUNCTION, `${address}: is larger than ${LARGEST_FUNCTION} bytes`)
    findings.expect(is.publish && is.runtime === 'cloudfront-js-2.0', `${address}: is not published, or of another runtime`)
  }
  functions(all, { ofPages, ofApi, names, headers }, findings)
  return findings
}

/** Every bucket, whatever is in it. */
function buckets(all, distribution, findings) {
  for (const { is, address } of all('aws_s3_bucket')) {
    const beside = type => all(type).map(other => other.is).filter(other => other.bucket === is.id)
    const [access] = beside('aws_s3_bucket_public_access_block')
    findings.expect(access?.block_public_acls && access.block_public_policy && access.ignore_public_acls && access.restrict_public_buckets,
      `${address}: may be public`)
    findings.expect(beside('aws_s3_bucket_server_side_encryption_configuration').length === 1, `${address}: is not encrypted by what is said here`)
    findings.expect(beside('aws_s3_bucket_versioning')[0]?.versioning_configuration[0].status === 'Enabled'
      && beside('aws_s3_bucket_lifecycle_configuration')[0]?.rule.some(rule => rule.status === 'Enabled' && rule.noncurrent_version_expiration?.[0]?.noncurrent_days > 0),
    `${address}: keeps no older versions, or keeps them for ever`)
    const statements = beside('aws_s3_bucket_policy').flatMap(({ policy }) => JSON.parse(policy).Statement)
    findings.expect(statements.some(({ Effect, Action, Condition }) => Effect === 'Deny' && Action === 's3:*' && Condition?.Bool?.['aws:SecureTransport'] === 'false'),
      `${address}: is reached without TLS`)
    for (const { Sid, Principal, Action, Condition } of statements.filter(({ Effect }) => Effect === 'Allow')) {
      findings.expect(Principal?.Service === 'cloudfront.amazonaws.com' && list(Action).every(action => ['s3:GetObject', 's3:ListBucket'].includes(action))
        && Condition?.StringEquals?.['aws:SourceArn'] === distribution.arn, `${address}: ${Sid} lets in somebody but the distribution, or for more than reading`)
    }
  }
}

function origins(plan, distribution, findings) {
  const errors = list(distribution.custom_error_response)
  findings.expect(errors.every(({ response_page_path: page, response_code: code }) => !page && !code), 'a page stands in for answers of the API')
  findings.expect(String(errors.filter(({ error_caching_min_ttl: seconds }) => seconds === 0).map(({ error_code: code }) => code).sort()) === String(ERRORS),
    'CloudFront answers everybody with an error that somebody met')
  findings.expect(!list(distribution.logging_config).length && !plan.resources.some(({ type }) => /^aws_cloudfront_realtime_log|^aws_cloudwatch_log_delivery/.test(type)),
    'who asks for pages is logged, with addresses')
  const origin = id => list(distribution.origin).find(({ origin_id: is }) => is === id)
  findings.expect(origin('pages')?.origin_access_control_id, 'the bucket is asked without a signature')
  const host = plan.outputs.url?.replace('https://', '')
  findings.expect(origin('api')?.domain_name === host, `the pages' API is ${origin('api')?.domain_name}, and not ${host}`)
  const [lambda] = plan.resources.filter(({ type }) => type === 'aws_lambda_function').map(({ is }) => is.environment[0].variables.GUARDIAN_AUTH_CLIENT_ID)
  const secret = plan.resources.find(({ type, is }) => type === 'aws_cognito_user_pool_client' && is.id === lambda)?.is.client_secret
  const key = createHash('sha256').update(`guardian front door ${secret}`).digest('hex')
  findings.expect(secret && list(origin('api')?.custom_header).some(({ name, value }) => name === 'guardian-front-door' && value === key),
    'the auth Lambda does not believe the distribution, or others could say the same')
  findings.expect(plan.resources.every(({ type, is }) => type !== 'aws_apigatewayv2_api' || !list(is.cors_configuration).length),
    'the API is open to pages of other origins, which none of ours needs')
  const hidden = ['guardian-front-door', 'guardian-viewer-address'].map(name => `remove:header.${name}`)
  for (const { is, address } of plan.resources.filter(({ type }) => type === 'aws_apigatewayv2_integration')) {
    findings.expect(is.integration_type === 'AWS_PROXY' || hidden.every(name => is.request_parameters?.[name] === "''"), `${address}: is told what only the auth Lambda has to know`)
  }
}

function api(behaviour, findings) {
  findings.expect(behaviour?.target_origin_id === 'api', 'the API is not at /v1/ of the pages')
  findings.expect(behaviour && !behaviour.response_headers_policy_id, 'answers of the API have headers of pages')
  findings.expect(behaviour?.cache_policy_id === NOTHING_IS_KEPT, 'CloudFront keeps answers of the API')
  findings.expect(behaviour?.origin_request_policy_id === ALL_BUT_HOST, 'the API does not get all that was sent to it')
  findings.expect(behaviour?.viewer_protocol_policy === 'https-only', 'a token is told without TLS')
}

/** The functions run here as CloudFront would run them. */
function functions(all, { ofPages, ofApi, names, headers }, findings) {
  const named = suffix => all('aws_cloudfront_function').find(({ is }) => is.name.endsWith(suffix))?.is
  const run = (is, event) => runInNewContext(`${is?.code}\nhandler(event)`, { event: { viewer: { ip: '2001:db8::7' }, ...event } })
  const isAsked = behaviour => list(behaviour?.function_association).map(({ event_type: type }) => type).join() === 'viewer-request'
  findings.expect(isAsked(ofPages) && isAsked(ofApi), 'a function is not asked, or for more than requests')

  for (const uri of ['/', ...names.map(name => `/${name}`)]) {
    findings.expect(run(named('-pages'), { request: { uri, headers: {} } })?.uri === uri, `${uri} is a file of the pages, and not asked for`)
  }
  for (const uri of ['/nothing', '/nothing.html', '/customer', '/customer/', '//index.html', '/customer/../index.html', '/customer/../main.js', '/index%2ehtml', '/INDEX.HTML', '/lib/LICENSE', '/lib/swagger-ui/swagger-ui-bundle.js.LICENSE.txt', '/v1', '/constructor']) {
    const answer = run(named('-pages'), { request: { uri, headers: {} } })
    findings.expect(answer?.statusCode === 404 && answer.body?.data === read('web/src/main/pages/404.html'), `${uri} is no page, and gets no 404 with the page that says so`)
    for (const [name, value] of Object.entries({ ...headers, 'content-type': 'text/html; charset=utf-8' })) {
      findings.expect(answer?.headers?.[name]?.value === value, `the page that says 404 has ${name}: ${answer?.headers?.[name]?.value}, not ${value}`)
    }
  }
  const asked = run(named('-viewer-address'), { request: { uri: '/v1/auth/code', headers: { 'guardian-viewer-address': { value: '203.0.113.7' }, prefer: { value: 'wait=20' } } } })
  findings.expect(asked?.headers?.['guardian-viewer-address']?.value === '2001:db8::7', 'somebody says himself from where he comes')
  findings.expect(asked?.headers?.prefer?.value === 'wait=20' && asked.uri === '/v1/auth/code', 'the API does not get what was sent to it')
}

/** What is set of a behaviour but its path and its headers. */
function butForHeaders(behaviour = {}) {
  const { path_pattern: path, response_headers_policy_id: policy, ...settings } = behaviour
  return Object.fromEntries(Object.entries(settings).map(([name, value]) => [name, list(value)]))
}

/** What the build makes pages of, with the libraries and what is copied from elsewhere; a licence is none. */
function files() {
  const own = readdirSync(join(repository, 'web/src/main/pages'), { recursive: true })
  const pom = read('web/pom.xml')
  const libraries = [...pom.matchAll(/<unzip [^>]*dest="\$\{library\}([^"]*)">(.*?)<\/unzip>/gs)].flatMap(([, folder, unzip]) =>
    [...unzip.matchAll(/<include name="META-INF\/resources\/webjars\/[^/]+\/\*\/(.+?)" \/>/g)].map(([, name]) => `lib${folder}/${name}`))
  const copied = [...pom.matchAll(/<copy [^>]*tofile="\$\{project\.build\.outputDirectory\}\/pages\/(.+?)"/g)].map(([, name]) => name)
  return [...own, ...libraries, ...copied].filter(name => name.includes('.') && !name.endsWith('.LICENSE.txt')).sort()
}

/** Those of the files, of which a later one replaces an earlier one's, and what makes sense where there is TLS. */
const wantedHeaders = (...files) => Object.assign({ 'strict-transport-security': 'max-age=31536000' }, ...files.map(headersIn))

function headersIn(file) {
  const headers = {}
  let name
  for (const line of read(`web/src/main/resources/${file}`).split('\n')) {
    const [, key, inline] = line.match(/^([A-Z][A-Za-z-]+): ?(?:\[(.*)\])?$/) ?? []
    if (key) headers[name = key.toLowerCase()] = inline?.replace(/^"(.*)"$/, '$1')
    const part = line.match(/^ +- (?:"(.*)"|(.*))$/)
    if (part) headers[name] = [headers[name], part[1] ?? part[2]].filter(Boolean).join('; ')
  }
  return headers
}

/** What browsers get by the policy: names and values. */
function saidBy(policy) {
  const security = policy?.security_headers_config?.[0] ?? {}
  const transport = security.strict_transport_security?.[0]
  return {
    'content-security-policy': security.content_security_policy?.[0]?.content_security_policy,
    'x-content-type-options': security.content_type_options?.[0]?.override ? 'nosniff' : undefined,
    'x-frame-options': security.frame_options?.[0]?.frame_option,
    'referrer-policy': security.referrer_policy?.[0]?.referrer_policy,
    'strict-transport-security': transport && `max-age=${transport.access_control_max_age_sec}${transport.include_subdomains ? '; includeSubDomains' : ''}${transport.preload ? '; preload' : ''}`,
    ...Object.fromEntries(list(policy?.custom_headers_config?.[0]?.items).map(({ header, value }) => [header.toLowerCase(), value])),
  }
}
