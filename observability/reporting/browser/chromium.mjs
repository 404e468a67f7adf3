// A chromium without a window, told what to do by the DevTools protocol over two pipes.
import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']
const OPTIONS = ['--headless=new', '--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--hide-scrollbars', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync', '--disable-quic', '--remote-debugging-pipe']

/** The program on the PATH, or undefined. */
export function findChromium() {
  return process.env.PATH.split(delimiter).flatMap(directory => NAMES.map(name => join(directory, name))).find(existsSync)
}

export class Chromium {
  #process
  #profile
  #waiting = new Map()
  #listeners = []
  #last = 0
  #session

  /** Starts it with one empty page. */
  static async start(program) {
    const chromium = new Chromium(program)
    const { targetId } = await chromium.#send('Target.createTarget', { url: 'about:blank' })
    chromium.#session = (await chromium.#send('Target.attachToTarget', { targetId, flatten: true })).sessionId
    return chromium
  }

  constructor(program) {
    this.#profile = mkdtempSync(join(tmpdir(), 'guardian-chromium-'))
    this.#process = spawn(program, [...OPTIONS, `--user-data-dir=${this.#profile}`, 'about:blank'], { stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'] })
    let text = ''
    this.#process.stdio[4].setEncoding('utf8').on('data', part => {
      const messages = (text + part).split('\0')
      text = messages.pop()
      for (const message of messages) this.#hear(JSON.parse(message))
    })
    this.#process.on('close', code => {
      for (const { failed } of this.#waiting.values()) failed(new Error(`chromium ended with exit code ${code}`))
    })
  }

  #hear({ id, method, params, result, error }) {
    if (method) return this.#listeners.forEach(listener => listener(method, params))
    const { done, failed } = this.#waiting.get(id)
    this.#waiting.delete(id)
    return error ? failed(new Error(error.message)) : done(result)
  }

  #send(method, params = {}, sessionId = this.#session) {
    const id = ++this.#last
    this.#process.stdio[3].write(`${JSON.stringify({ id, method, params, sessionId })}\0`)
    return new Promise((done, failed) => this.#waiting.set(id, { done, failed }))
  }

  /** Calls a method of the page. */
  tell(method, params) {
    return this.#send(method, params)
  }

  /** Calls back with method and parameters whenever something happens. */
  hear(listener) {
    this.#listeners.push(listener)
  }

  /** Opens an address, and waits until it is loaded. */
  async open(url) {
    const loaded = new Promise(done => this.hear(method => method === 'Page.loadEventFired' && done()))
    await this.tell('Page.navigate', { url })
    await loaded
  }

  /** What an expression is in the page, awaited if it is a promise. */
  async evaluate(expression) {
    const { result, exceptionDetails } = await this.tell('Runtime.evaluate', { expression, awaitPromise: true, returnByValue: true })
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text)
    return result.value
  }

  async end() {
    const ended = new Promise(done => this.#process.on('close', done))
    this.#process.kill('SIGTERM')
    await ended
    rmSync(this.#profile, { recursive: true, force: true, maxRetries: 5 })
  }
}
