import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { createServer } from 'node:http'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { timeOf } from './load.mjs'
import { optionsOf } from './options.mjs'

const NOW = 1_800_000_000
const ADDRESS = ['--prometheus', 'http://localhost:9090']
const command = join(import.meta.dirname, 'report.mjs')

test('the last quarter of an hour, unless another time is named', () => {
  const time = (...words) => { const { start, end } = optionsOf([...ADDRESS, ...words], NOW); return [start, end] }
  assert.deepEqual(time(), [NOW - 900, NOW])
  assert.deepEqual(time('--last', '1h30m'), [NOW - 5400, NOW])
  assert.deepEqual(time('--from', '2027-01-15T07:00:00', '--to', '2027-01-15T10:00:00+02:00'), [1_799_996_400, 1_800_000_000])
  assert.deepEqual(time('--load', 'load.json'), [undefined, undefined])
  assert.deepEqual(time('--load', 'load.json', '--last', '5m'), [NOW - 300, NOW])
})

test('Guardian runs where no Prometheus is named', () => {
  assert.deepEqual(optionsOf(['--for', '30s', '-o', 'r.html'], NOW),
    { output: 'r.html', title: undefined, points: undefined, amount: { ordersPerSecond: 1, seconds: 30 }, mishaps: false, timeout: 240 })
})

for (const [words, says] of [
  [['--nonsense'], /Unknown option '--nonsense'/], [['report.html'], /Unexpected argument/], [['--last', '5m'], /--last needs --prometheus/],
  [[...ADDRESS, '--for', '5m'], /--for is not for a Prometheus that runs already/], [['--prometheus', 'localhost:9090'], /--prometheus is no address/],
  [['--prometheus', 'http://me:secret@localhost'], /takes no name and no password/], [[...ADDRESS, '--last', 'soon'], /--last soon is no time/], [['--for', '0s'], /--for 0s is no time/],
  [[...ADDRESS, '--from', 'yesterday'], /--from yesterday is no time/], [[...ADDRESS, '--from', '2030-01-01T00:00:00'], /--from is not before --to/],
  [[...ADDRESS, '--from', '2026-01-01T00:00:00', '--last', '1m'], /exclude each other/], [['--orders-per-second', 'many'], /is no number above zero/], [['--points', '-1'], /points/],
]) test(`${words.join(' ')} is not understood`, () => assert.throws(() => optionsOf(words, NOW), error => error.code === 2 && says.test(error.message) && !error.message.includes('secret')))

test('a load tells its time', () => {
  assert.deepEqual(timeOf({ begin: '2027-01-15T08:00:00.25Z', seconds: 61.2 }, 5), { start: NOW - 5, end: NOW + 67 })
})

/** What the command says and how it ends. */
const ending = words => new Promise(done => execFile('node', [command, ...words], (error, out, said) => done({ code: error?.code ?? 0, said })))

async function serverThat(answers, use) {
  const server = createServer((request, response) => answers(request, response))
  await new Promise(done => server.listen(0, '127.0.0.1', done))
  try {
    return await use(`http://127.0.0.1:${server.address().port}`)
  } finally {
    server.close()
    server.closeAllConnections()
  }
}

const json = (response, data) => response.setHeader('content-type', 'application/json').end(JSON.stringify({ status: 'success', data }))

for (const [what, words, says] of [
  ['an option of nobody', async () => ['--nonsense'], /^observability\/report: Unknown option '--nonsense'; see --help\n$/],
  ['where nobody listens', async () => ['--prometheus', await serverThat(() => {}, url => url)], /^observability\/report: no Prometheus answers at http:\/\/127\.0\.0\.1:\d+: ECONNREFUSED\n$/],
  ['a load that was never written', async () => [...ADDRESS, '--load', '/nowhere/load.json'], /^observability\/report: \/nowhere\/load\.json cannot be read: ENOENT[^\n]*\n$/],
]) test(`${what} is one line and exit code 2`, async () => {
  const { code, said } = await ending(await words())
  assert.match(said, says)
  assert.equal(code, 2)
})

test('another server is no Prometheus', async () => {
  const { code, said } = await serverThat((request, response) => response.setHeader('content-type', 'text/html').end('<html>Grafana</html>'), url => ending(['--prometheus', url]))
  assert.match(said, /^observability\/report: no Prometheus answers at [^\n]*: 200, and no JSON\n$/)
  assert.equal(code, 2)
})

test('a Prometheus that knows nothing of Guardian is one line and exit code 2, and no page', async () => {
  const answers = (request, response) => json(response, { activeTargets: [], version: '2', groups: [], result: [] })
  const { code, said } = await serverThat(answers, url => ending(['--prometheus', url, '-o', '/nowhere/report.html']))
  assert.match(said, /^observability\/report: Prometheus at [^\n]* has nothing of Guardian between [^\n]*\n$/)
  assert.equal(code, 2)
})

test('figures that no load wrote are refused', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'guardian-report-'))
  try {
    writeFileSync(join(directory, 'load.json'), '{}')
    const { code, said } = await ending([...ADDRESS, '--load', join(directory, 'load.json')])
    assert.match(said, /it is not what \.\/guardian load --json writes/)
    assert.equal(code, 2)
  } finally {
    rmSync(directory, { recursive: true })
  }
})
