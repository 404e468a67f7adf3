// web/deploy, with stand-ins for aws and terraform: what it calls, in which order, and when it stops.
import assert from 'node:assert/strict'
import { execFileSync, spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { after, afterEach, before, beforeEach, test } from 'node:test'

const web = join(import.meta.dirname, '..')
const PAGES = ['404.html', 'index.html', 'kitchen.html', 'brand.css', 'customer/main.js', 'lib/lit-html.js', 'shared/new.js']
const THERE = ['404.html', 'index.html', 'kitchen.html', 'brand.css', 'customer/main.js', 'customer/gone.js', 'lib/lit-html.js']
const which = tool => execFileSync('sh', ['-c', `command -v ${tool}`], { encoding: 'utf8' }).trim()

// Writes down how it was called, and of a directory which files; answers what the test has said.
const STAND_IN = `#!/usr/bin/env node
const { appendFileSync, existsSync, readFileSync, readdirSync } = require('node:fs')
const { basename, join } = require('node:path')
const home = process.env.STAND_IN_HOME
const [tool, ...args] = [basename(process.argv[1]), ...process.argv.slice(2)]
const directory = args.find(text => text.startsWith('/') && existsSync(text))
const files = directory ? readdirSync(directory, { recursive: true }).filter(name => name.includes('.')).sort() : []
const call = [tool, ...args].filter(text => text !== directory).join(' ')
appendFileSync(join(home, 'calls'), JSON.stringify({ call, files }) + '\\n')
if (tool === 'aws' && !(process.env.AWS_REGION === 'sa-east-1' && process.env.AWS_DEFAULT_REGION === 'sa-east-1')) {
  throw new Error('You must specify a region.')
}
const answer = JSON.parse(readFileSync(join(home, 'answers'), 'utf8')).find(({ match }) => call.startsWith(match)) ?? {}
process.stdout.write(answer.says ?? '')
process.stderr.write(answer.complains ?? '')
process.exitCode = answer.complains ? 254 : 0
`

// The jar of most tests is made once.
const jars = mkdtempSync(join(tmpdir(), 'deploy-'))
before(() => made(PAGES, jars))
after(() => rmSync(jars, { recursive: true }))

let home, answers, outputs
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'deploy-'))
  mkdirSync(join(home, 'bin'))
  writeFileSync(join(home, 'stand-in'), STAND_IN, { mode: 0o755 })
  for (const tool of ['aws', 'terraform']) symlinkSync(join(home, 'stand-in'), join(home, 'bin', tool))
  for (const tool of ['bash', 'cat', 'cp', 'dirname', 'env', 'find', 'grep', 'jar', 'mkdir', 'mktemp', 'node', 'realpath', 'rm', 'sed', 'sort', 'tr']) {
    symlinkSync(which(tool), join(home, 'bin', tool))
  }
  outputs = { pages: { value: { bucket: 'guardian-staging-pages-1', distribution_id: 'E1', url: 'https://www.example.com', pages: PAGES.filter(name => name.endsWith('.html')) } }, cluster: { value: { region: 'sa-east-1' } } }
  answers = []
  there(THERE)
  cpSync(join(jars, 'web.jar'), join(home, 'web.jar'))
})
afterEach(() => rmSync(home, { recursive: true }))

const there = keys => answers.unshift({ match: 'aws s3api list-objects-v2', says: `${keys.join('\t') || 'None'}\n` })

/** web.jar as Maven makes it, with these pages and licences. */
function made(names, directory = home) {
  const classes = join(directory, 'classes')
  for (const name of [...names, 'lib/LICENSE', 'lib/swagger-ui/swagger-ui-bundle.js.LICENSE.txt']) {
    mkdirSync(dirname(join(classes, 'pages', name)), { recursive: true })
    writeFileSync(join(classes, 'pages', name), name)
  }
  writeFileSync(join(classes, 'page-headers.yaml'), readFileSync(join(web, 'src/main/resources/page-headers.yaml')))
  execFileSync('jar', ['--create', '--file', join(directory, 'web.jar'), '-C', classes, '.'])
}

function deploy(...args) {
  answers.push({ match: 'terraform', says: JSON.stringify(outputs) })
  writeFileSync(join(home, 'answers'), JSON.stringify(answers))
  rmSync(join(home, 'calls'), { force: true })
  const { status, stdout, stderr } = spawnSync(join(web, 'deploy'), ['staging', '--jar', 'web.jar', ...args],
    { encoding: 'utf8', cwd: home, env: { PATH: join(home, 'bin'), STAND_IN_HOME: home, TMPDIR: home } })
  const calls = existsSync(join(home, 'calls')) ? readFileSync(join(home, 'calls'), 'utf8').trim().split('\n').map(line => JSON.parse(line)) : []
  return { status, says: stdout, complains: stderr, calls, changes: calls.filter(({ call }) => /^aws (s3|cloudfront) /.test(call)) }
}

const copy = type => `aws s3 cp s3://guardian-staging-pages-1 --recursive --only-show-errors --content-type ${type} --cache-control no-cache`

test('what is new comes first, the pages of HTML last, and what is gone goes after them', () => {
  const { status, changes, says, complains } = deploy()
  assert.equal(status, 0, complains)
  assert.deepEqual(changes, [
    { call: copy('text/javascript; charset=utf-8'), files: ['shared/new.js'] },
    { call: copy('text/css; charset=utf-8'), files: ['brand.css'] },
    { call: copy('text/javascript; charset=utf-8'), files: ['customer/main.js', 'lib/lit-html.js'] },
    { call: copy('text/html; charset=utf-8'), files: ['404.html', 'index.html', 'kitchen.html'] },
    { call: 'aws s3 rm s3://guardian-staging-pages-1/customer/gone.js --only-show-errors', files: [] },
    { call: 'aws cloudfront create-invalidation --distribution-id E1 --paths /* --query Invalidation.Id --output text', files: [] },
  ])
  assert.match(says, /the pages are at https:\/\/www\.example\.com\n$/)
})

test('an empty bucket gets everything, and nothing is deleted', () => {
  there([])
  const { changes } = deploy()
  assert.deepEqual(changes.flatMap(({ files }) => files).sort(), [...PAGES].sort())
  assert.equal(changes.some(({ call }) => / rm /.test(call)), false)
})

test('the environment\'s own outputs are asked for, or those that were given are read', () => {
  assert.match(deploy().calls[0].call, /^terraform -chdir=\S+\/terraform\/environments\/staging output -json$/)
  writeFileSync(join(home, 'outputs.json'), JSON.stringify(outputs))
  rmSync(join(home, 'bin/terraform'))
  const { status, calls } = deploy('--outputs', 'outputs.json')
  assert.equal(status, 0)
  assert.equal(calls[0].call.startsWith('aws s3api'), true)
})

test('a dry run looks, prints and changes nothing', () => {
  const { status, says, changes } = deploy('--dry-run')
  assert.equal(status, 0)
  assert.deepEqual(changes, [])
  assert.match(says, / {3}shared\/new\.js\n \+ aws s3 cp 1\/js s3:\/\/guardian-staging-pages-1 .*\n[^]* \+ aws s3 rm s3:\/\/guardian-staging-pages-1\/customer\/gone\.js [^]*nothing was changed/)
})

test('a page that the distribution does not know is not deployed, nor anything beside it', () => {
  made([...PAGES, 'unknown.html'])
  const { status, complains, changes } = deploy()
  assert.equal(status, 1)
  assert.equal(complains, 'web/deploy: the distribution does not know unknown.html: apply staging with this version\'s terraform/ first\n')
  assert.deepEqual(changes, [])
})

test('a kind that nobody serves is refused', () => {
  made([...PAGES, 'shared/main.js.map'])
  const { status, complains, changes } = deploy()
  assert.equal(status, 1)
  assert.match(complains, /shared\/main\.js\.map is of a kind that nobody serves/)
  assert.deepEqual(changes, [])
})

test('the kinds are those that one machine serves, of the same types', () => {
  const page = readFileSync(join(web, '../local-platform/src/main/java/io/guardianpartner/local/pages/Page.java'), 'utf8')
  const served = [...page.matchAll(/^ {8}"([a-z]+)", "([^"]+)"/gm)].map(([, kind, type]) => `${kind} ${type}`)
  const deployed = [...readFileSync(join(web, 'deploy'), 'utf8').matchAll(/^ {4}([a-z]+)\) echo '([^']+)' ;;$/gm)].map(([, kind, type]) => `${kind} ${type}`)
  assert.ok(served.length > 3)
  assert.deepEqual(deployed, served)
})

test('what cannot be uploaded ends it there: the pages that refer to it stay as they were', () => {
  answers.unshift({ match: 'aws s3 cp', complains: 'upload failed: AccessDenied\n' })
  const { status, complains, changes } = deploy()
  assert.notEqual(status, 0)
  assert.match(complains, /AccessDenied/)
  assert.equal(changes.length, 1)
})

test('whom the bucket does not answer deploys nothing', () => {
  answers.unshift({ match: 'aws s3api', complains: 'Unable to locate credentials\n' })
  const { status, complains, changes } = deploy()
  assert.notEqual(status, 0)
  assert.match(complains, /Unable to locate credentials/)
  assert.deepEqual(changes, [])
})

test('a jar without pages is refused, and empties no bucket', () => {
  made(['brand.css'])
  const { status, complains, calls } = deploy()
  assert.equal(status, 1)
  assert.match(complains, /has no pages\/index\.html/)
  assert.deepEqual(calls.filter(({ call }) => call.startsWith('aws')), [])
})

test('outputs of another environment are refused', () => {
  outputs.pages.value.bucket = 'guardian-production-pages-1'
  const { status, complains, calls } = deploy()
  assert.equal(status, 1)
  assert.match(complains, /of another environment than staging: their bucket is guardian-production-pages-1/)
  assert.deepEqual(calls.filter(({ call }) => call.startsWith('aws')), [])
})

test('an output that is missing is named', () => {
  delete outputs.pages.value.bucket
  const { status, complains } = deploy()
  assert.equal(status, 1)
  assert.match(complains, /Terraform's outputs pages and cluster are missing: apply staging/)
})

test('a tool that is missing is named', () => {
  rmSync(join(home, 'bin/aws'))
  const { status, complains } = deploy()
  assert.equal(status, 1)
  assert.equal(complains, 'web/deploy: aws is missing: install the AWS command line\n')
})

test('what is not understood is refused', () => {
  for (const [args, why] of [[['production'], /one environment is wanted/], [['--force'], /--force is not known/], [['--jar'], /--jar wants a value/]]) {
    const { status, complains } = deploy(...args)
    assert.equal(status, 2)
    assert.match(complains, why)
  }
})
