import { createServer, connect } from 'node:net'

/**
 * Hands TCP connections on, as kube-proxy and a load balancer's target group do: each new one to the next endpoint, and those
 * that are there stay where they are. Without an endpoint a connection is refused.
 */
export class Proxy {
  #servers = []
  #endpoints = []
  #next = 0
  #sockets = new Set()

  /** @param port of the endpoints */
  constructor(port) {
    this.port = port
  }

  /** @param endpoints addresses */
  send(endpoints) {
    this.#endpoints = endpoints
  }

  /** Of the places where it listens. */
  get ports() {
    return this.#servers.map(server => server.address().port)
  }

  listen(address, port) {
    return new Promise((done, failed) => {
      const server = createServer({ allowHalfOpen: true, noDelay: true }, client => this.#hand(client))
      server.on('error', failed).listen(port, address, () => done(this))
      this.#servers.push(server)
    })
  }

  close() {
    this.#servers.forEach(server => server.close())
    this.#sockets.forEach(socket => socket.destroy())
  }

  #hand(client) {
    if (this.#endpoints.length === 0) {
      client.resetAndDestroy()
      return
    }
    const host = this.#endpoints[this.#next++ % this.#endpoints.length]
    const server = connect({ host, port: this.port, allowHalfOpen: true, noDelay: true })
    for (const [one, other] of [[client, server], [server, client]]) {
      this.#sockets.add(one)
      one.pipe(other)
      one.on('error', () => other.resetAndDestroy())
      one.on('close', () => { this.#sockets.delete(one); if (!one.readableEnded) other.destroy() })
    }
  }
}
