import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer } from 'node:http'
import { test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { Probes } from './probes.mjs'

/** A container whose probes answer with what stands in the object, by path; 0 is no answer at all. */
async function container(context, answers, change = {}, failureThreshold = 2) {
  const asked = []
  const server = createServer((request, response) => {
    asked.push(request.url)
    if (answers[request.url]) response.writeHead(answers[request.url]).end()
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const quick = path => ({ httpGet: { path, port: 'management' }, periodSeconds: 0.02, timeoutSeconds: 0.2, failureThreshold })
  const probes = new Probes({ containers: [{
    ports: [{ name: 'management', containerPort: server.address().port }],
    startupProbe: quick('/startup'), livenessProbe: quick('/liveness'), readinessProbe: quick('/readiness'), ...change,
  }] }, '127.0.0.1')
  context.after(() => {
    probes.stop()
    server.closeAllConnections()
    server.close()
  })
  return { probes, asked }
}

test('nothing else is asked before the startup probe has succeeded', async context => {
  const answers = { '/startup': 503, '/liveness': 200, '/readiness': 200 }
  const { probes, asked } = await container(context, answers, {}, Infinity)
  probes.start()
  while (asked.length < 3) await pause(5)
  assert.ok(asked.every(path => path === '/startup'))
  answers['/startup'] = 200
  await once(probes, 'ready')
  assert.equal(probes.ready, true)
})

test('a container that does not start in time is given up', async context => {
  const { probes } = await container(context, { '/startup': 503 })
  probes.start()
  assert.deepEqual(await once(probes, 'failed'), ['startup', 'answered 503'])
})

test('one that is no longer ready gets nothing, and is not started again for that', async context => {
  const answers = { '/startup': 200, '/liveness': 200, '/readiness': 200 }
  const { probes } = await container(context, answers)
  probes.on('failed', name => assert.fail(name))
  probes.start()
  await once(probes, 'ready')
  answers['/readiness'] = 503
  await once(probes, 'unready')
  answers['/readiness'] = 204
  await once(probes, 'ready')
})

test('one that does not answer in time fails its liveness probe', async context => {
  const answers = { '/startup': 200, '/liveness': 200, '/readiness': 200 }
  const { probes } = await container(context, answers)
  probes.start()
  await once(probes, 'ready')
  answers['/liveness'] = 0
  const [name, why] = await once(probes, 'failed')
  assert.equal(name, 'liveness')
  assert.match(why, /no answer within 200 ms/)
})

test('without probes a container is ready at once', async context => {
  const { probes } = await container(context, {}, { startupProbe: undefined, livenessProbe: undefined, readinessProbe: undefined })
  const ready = once(probes, 'ready')
  probes.start()
  await ready
})
