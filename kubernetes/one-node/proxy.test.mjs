import assert from 'node:assert/strict'
import { once } from 'node:events'
import { connect, createServer } from 'node:net'
import { test } from 'node:test'
import { Proxy } from './proxy.mjs'

/** Two endpoints on one port, each with an address of the loopback interface, that say who they are; and a proxy before them. */
async function staged(context) {
  const answering = async (address, port) => {
    const server = createServer(socket => socket.on('error', () => {}).on('data', () => socket.write(address))).listen(port, address)
    await once(server, 'listening')
    context.after(() => server.close())
    return server.address().port
  }
  const port = await answering('127.0.0.2', 0)
  await answering('127.0.0.3', port)
  const proxy = new Proxy(port)
  await proxy.listen('127.0.0.1', 0)
  context.after(() => proxy.close())
  return proxy
}

async function client(proxy) {
  const socket = connect(proxy.ports[0], '127.0.0.1')
  await once(socket, 'connect')
  return { ask: async () => { socket.write('?'); return String((await once(socket, 'data'))[0]) }, close: () => socket.destroy() }
}

const refusal = async proxy => (await once(connect(proxy.ports[0], '127.0.0.1').on('data', () => {}), 'error'))[0].code

test('each new connection goes to the next endpoint', async context => {
  const proxy = await staged(context)
  proxy.send(['127.0.0.2', '127.0.0.3'])
  const [one, other] = [await client(proxy), await client(proxy)]
  assert.deepEqual([await one.ask(), await other.ask()], ['127.0.0.2', '127.0.0.3'])
  one.close()
  other.close()
})

test('a connection stays where it is when its endpoint is no longer one', async context => {
  const proxy = await staged(context)
  proxy.send(['127.0.0.2'])
  const early = await client(proxy)
  await early.ask()
  proxy.send(['127.0.0.3'])
  const late = await client(proxy)
  assert.deepEqual([await early.ask(), await late.ask()], ['127.0.0.2', '127.0.0.3'])
  early.close()
  late.close()
})

test('without an endpoint a connection is refused', async context => {
  const proxy = await staged(context)
  assert.equal(await refusal(proxy), 'ECONNRESET')
})

test('an endpoint that does not answer ends the connection', async context => {
  const proxy = await staged(context)
  proxy.send(['127.0.0.4'])
  assert.equal(await refusal(proxy), 'ECONNRESET')
})
