// A server for tests that ask one: it gives the answers that it is given, in their order, and tells what it was asked.
import { createServer } from 'node:http'

/** An answer with a JSON object. */
export const json = (status, body, headers) => ({ status, type: 'application/json', body: JSON.stringify(body), headers })
export const problem = (status, body, headers) => ({ status, type: 'application/problem+json', body: JSON.stringify(body), headers })
/** What something in between answers. */
export const html = status => ({ status, type: 'text/html', body: '<h1>Not the restaurant</h1>' })
/** The request arrives, its answer does not. */
export const lost = { isLost: true }

const events = new EventTarget()

/** Tells who waits that the connection is back, as a browser does. */
export const online = () => events.dispatchEvent(new Event('online'))

/** Answers what it was asked so far; an answer may be a promise, or a function that is called when the request is there, with it. The functions of the pages call it until the test ends. */
export async function asked(test, ...answers) {
  const requests = []
  const server = createServer(async (request, response) => {
    let body = ''
    for await (const part of request) body += part
    requests.push({ method: request.method, path: request.url, headers: request.headers, body: body && JSON.parse(body) })
    const next = answers.shift() ?? html(500)
    const answer = await (typeof next === 'function' ? next(requests.at(-1)) : next)
    if (answer.isLost) return response.destroy()
    response.writeHead(answer.status, { ...(answer.type && { 'Content-Type': answer.type }), ...answer.headers }).end(answer.body)
  })
  await new Promise(done => server.listen(0, '127.0.0.1', done))
  const { fetch } = globalThis
  Object.assign(globalThis, {
    addEventListener: events.addEventListener.bind(events),
    removeEventListener: events.removeEventListener.bind(events),
    fetch: (path, options) => fetch(`http://127.0.0.1:${server.address().port}${path}`, options),
  })
  test.after(() => {
    globalThis.fetch = fetch
    server.closeAllConnections()
    server.close()
  })
  return requests
}
