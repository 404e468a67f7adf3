// A restaurant for the checks: pages in a browser, and what else happens there: somebody pays, a product sells out, a code is mailed.
import assert from 'node:assert/strict'
import { createRequire } from 'node:module'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

const require = createRequire(import.meta.url)
const AXE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8')
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']
/** A machine on which others build as well is slow. */
export const PATIENCE_MILLIS = 60_000
const TARGET = 44
export const WIDTHS = [360, 768, 1366]
const HEIGHTS = { 320: 568, 360: 740, 768: 1024, 1366: 768 }
/** The pictures of the README, each at one width: as a screen shows them, and small. */
const OF_README = { pix: 360, 'two-tablets': 1366, 'manager-order': 1366 }
/** All that addresses may have in them: pages of lists, days, statuses, and the number of an order. */
const QUERY = /^\?(?:(?:status=[A-Z_]+&|customer=me&)?limit=(?:20|100)(?:&cursor=[\w%.~-]+)?|trackingNumber=\d+&date=[\d-]{10}|from=[\d-]{10}&to=[\d-]{10})$/
/** What a browser says of an answer that is none of success, or does not come: the pages deal with that. */
const EXPECTED = /^Failed to load resource/

export class Restaurant {
  #browser
  #addresses
  #command
  #pictures
  #opened = new Set()
  #tablets = []
  #managers = []
  /** Names of products of this scenario, with their ids. */
  #products = new Map()
  #adminToken
  #adminSince
  /** From where pages may load, beside their own origin. */
  #let
  flaws = []

  constructor(browser, guardian, pictures) {
    this.#browser = browser
    this.#addresses = guardian.addresses
    this.#command = (...words) => guardian.command(...words)
    this.#pictures = pictures
  }

  get address() {
    return this.#addresses['front-door']
  }

  /** A browser of its own, with nothing kept: a page at an address. */
  async visitor(path = '/', { width = 360, locale = 'pt-BR', ...more } = {}) {
    const context = await this.#browser.newContext({ viewport: { width, height: HEIGHTS[width] }, locale, timezoneId: 'America/Manaus', hasTouch: width < 1000, permissions: ['clipboard-read', 'clipboard-write'], ...more })
    context.setDefaultTimeout(PATIENCE_MILLIS)
    this.#opened.add(context)
    const page = await context.newPage()
    this.#watch(page)
    await page.goto(this.address + path)
    return page
  }

  /** A customer who sees the menu. */
  async customer(options) {
    const page = await this.visitor('/', options)
    await page.locator('.dish h3').first().waitFor()
    return page
  }

  /** One of two tablets of the kitchen, signed in as people do; kept from scenario to scenario. */
  async tablet(index = 0) {
    this.#tablets[index] ??= await this.#signIn(index)
    return this.#tablets[index]
  }

  async #signIn(index) {
    const name = `tablet-${index}`
    const page = await this.visitor('/kitchen.html', { width: 1366 })
    // Nobody listens here, so tones are counted.
    await page.context().addInitScript(() => {
      globalThis.tones = 0
      const { start } = OscillatorNode.prototype
      OscillatorNode.prototype.start = function (...when) {
        globalThis.tones++
        return start.apply(this, when)
      }
    })
    await page.reload()
    this.#opened.delete(page.context())
    await this.enter(page, 'kitchen', name, 'E-mail da cozinha')
    await page.getByRole('heading', { name: 'Na fila' }).waitFor()
    return page
  }

  /** One of two managers, signed in as people do; kept from scenario to scenario. */
  async manager(index = 0) {
    if (!this.#managers[index]) {
      const page = await this.visitor('/manager.html', { width: 1366 })
      this.#opened.delete(page.context())
      await this.enter(page, 'admin', `manager-${index}`, 'E-mail da gerência')
      await page.getByRole('heading', { name: 'Cardápio', level: 1 }).waitFor()
      this.#managers[index] = page
    }
    return this.#managers[index]
  }

  /** Somebody of a role is known by name, and can ask for a code. */
  expect = (role, name) => this.#command('token', '--as', role, '--name', name)

  /** Signs somebody in by the code that is mailed to them. */
  async enter(page, role, name, label) {
    await this.expect(role, name)
    await page.getByLabel(label).fill(`${name}@example.com`)
    await page.getByRole('button', { name: 'Enviar código' }).click()
    const code = page.getByLabel('Código recebido')
    await code.waitFor()
    await code.fill(await this.codeFor(`${name}@example.com`))
    await page.getByRole('button', { name: 'Entrar' }).click()
  }

  async codeFor(email) {
    const codes = await (await fetch(`${this.#addresses.identity}/admin/codes`)).json()
    return codes.find(code => code.email === email).code
  }

  /** Pictures of what is open, for whoever wants to know why a scenario failed. */
  async failed(name) {
    const pages = [...this.#opened, ...[...this.#tablets, ...this.#managers].map(page => page.context())].flatMap(context => context.pages())
    for (const [index, page] of pages.entries()) await page.screenshot({ path: join(this.#pictures, `${name}-${index}.png`) }).catch(() => {})
  }

  /** Ends a scenario: its visits, and what it put on the menu. */
  async goodbye() {
    for (const context of this.#opened) {
      for (const page of context.pages()) await page.unrouteAll({ behavior: 'ignoreErrors' })
      await context.close()
    }
    this.#opened.clear()
    this.#let = undefined
    const ids = [...this.#products.values()]
    this.#products.clear()
    for (const id of ids) {
      try {
        await this.#api('DELETE', `/v1/products/${id}`, { token: await this.#admin() })
      } catch (error) {
        this.flaws.push(`still on the menu: ${error.message}`)
      }
    }
  }

  #watch(page) {
    page.on('pageerror', error => this.flaws.push(`script: ${error.message}`))
    page.on('console', message => {
      if (['error', 'warning'].includes(message.type()) && !EXPECTED.test(message.text())) this.flaws.push(`console: ${message.text()}`)
    })
    page.on('dialog', dialog => {
      this.flaws.push(`dialog: ${dialog.message()}`)
      dialog.dismiss()
    })
    page.on('request', request => {
      const url = request.url()
      if (![this.address, this.#let].some(origin => origin && url.startsWith(`${origin}/`)) && !/^(data|blob):/.test(url)) this.flaws.push(`loads ${url}`)
      // Neither tokens nor what a person wrote.
      if (!/^(data|blob):/.test(url) && new URL(url).search && !QUERY.test(new URL(url).search)) this.flaws.push(`address with ${new URL(url).search}`)
    })
  }

  // ---- what happens elsewhere

  async #api(method, path, { token, body, headers } = {}) {
    const answer = await fetch(this.address + path, { method, headers: { ...headers, ...(token && { Authorization: `Bearer ${token}` }), ...(body && { 'Content-Type': 'application/json' }) }, body: body && JSON.stringify(body) })
    assert.ok(answer.ok, `${method} ${path}: ${answer.status} ${answer.ok ? '' : await answer.clone().text()}`)
    return answer.status === 204 ? undefined : answer.json()
  }

  /** The order that a page shows, as the API tells it. */
  async orderOf(page) {
    const { orders, looked, account } = await page.evaluate(() => Object.fromEntries(['orders', 'looked', 'account'].map(name => [name, JSON.parse(sessionStorage.getItem(name))])))
    return looked?.owner ? this.#api('GET', `/v1/orders/${looked.id}`, { token: account.access }) : this.#api('GET', '/v1/guest/orders', { token: orders[0].token })
  }

  async #atTheBank(page, what) {
    const { payment } = await this.orderOf(page)
    const answer = await fetch(`${this.#addresses['mercado-pago']}/admin/payments/${payment.id}/${what}`, { method: 'POST' })
    assert.equal(answer.status, 200, await answer.text())
  }

  pay = page => this.#atTheBank(page, 'pay')
  payLate = page => this.#atTheBank(page, 'pay?late=true')
  expire = page => this.#atTheBank(page, 'expire')
  reject = page => this.#atTheBank(page, 'reject')

  /** How many payments were ever asked for: of each order one. */
  async payments() {
    return (await (await fetch(`${this.#addresses['mercado-pago']}/admin/payments`)).json()).items.length
  }

  /** Orders of one product each, one after the other, as who has the token; answers their numbers. */
  async placeMany(token, name, count) {
    const { id } = (await this.#api('GET', '/v1/products?limit=100')).items.find(product => product.name === name)
    const numbers = []
    for (let placed = 0; placed < count; placed++) numbers.push((await this.#api('POST', '/v1/orders', { token, body: { items: [{ productId: id, quantity: 1 }] } })).trackingNumber)
    return numbers
  }

  /** An administrator's token, which is good for ten minutes. */
  async #admin() {
    if (!(this.#adminSince > Date.now() - 300_000)) {
      this.#adminToken = await this.#command('token', '--as', 'admin')
      this.#adminSince = Date.now()
    }
    return this.#adminToken
  }

  /** A product of this scenario's. */
  async product(product) {
    const made = await this.#api('POST', '/v1/products', { token: await this.#admin(), body: product })
    this.#products.set(product.name, made.id)
    return made
  }

  /** A product that a page put on the menu leaves it with the scenario. */
  async goesWithScenario(name) {
    const { items } = await this.#api('GET', `/v1/products?text=${encodeURIComponent(name)}`)
    this.#products.set(name, items.find(product => product.name === name).id)
  }

  /** Lets pages load from another origin in this scenario, which answers so. */
  async lets(page, origin, answer) {
    this.#let = origin
    await page.route(url => url.origin === origin, answer)
  }

  /** Somebody else takes a product off the menu. */
  async takesOff(name) {
    await this.#api('DELETE', `/v1/products/${this.#products.get(name)}`, { token: await this.#admin() })
    this.isGone(name)
  }

  /** A page has taken it off the menu. */
  isGone = name => this.#products.delete(name)

  /** What is taken away has to be free: a payment that failed gives its portions back a moment after the page has heard of it. */
  async adjustStock(id, delta) {
    const end = Date.now() + PATIENCE_MILLIS
    while ((await this.#api('GET', `/v1/products/${id}`)).stock.available < -delta) {
      assert.ok(Date.now() < end, `no ${-delta} of ${id} came free`)
      await sleep(100)
    }
    return this.#api('POST', `/v1/products/${id}/stock/adjustments`, { token: await this.#admin(), body: { delta } })
  }

  // ---- looking

  /** What axe finds. */
  async accessible(page, where) {
    await page.evaluate(AXE)
    const { violations } = await page.evaluate(rules => globalThis.axe.run(document, { runOnly: rules }), RULES)
    for (const { id, nodes } of violations) this.flaws.push(`axe, ${where}: ${id}: ${nodes.map(node => `${node.html.slice(0, 120)} (${node.any[0]?.message ?? node.failureSummary})`).join('; ')}`)
  }

  /** Pictures of a page at each width, and whether it fits and can be touched there. */
  async looks(page, name) {
    const before = page.viewportSize()
    for (const width of [320, ...WIDTHS]) {
      await page.setViewportSize({ width, height: HEIGHTS[width] })
      this.flaws.push(...(await page.evaluate(flawsOfLayout, TARGET)).map(flaw => `${name} at ${width} px: ${flaw}`))
      if (width !== 320) await page.screenshot({ path: join(this.#pictures, `${name}-${width}.png`), fullPage: true })
      if (OF_README[name] === width) await page.screenshot({ path: join(this.#pictures, `readme-${name}.jpg`), type: 'jpeg', quality: 60 })
    }
    await page.setViewportSize(before)
    await this.accessible(page, name)
  }

  async picture(page, name) {
    await page.screenshot({ path: join(this.#pictures, `${name}.png`), fullPage: true })
  }
}

/** Runs in the page. */
function flawsOfLayout(least) {
  const flaws = []
  if (document.documentElement.scrollWidth > innerWidth) flaws.push(`${document.documentElement.scrollWidth - innerWidth} px wider than the screen`)
  for (const element of document.querySelectorAll('a, button, input, textarea, select')) {
    const { width, height } = element.getBoundingClientRect()
    if (width > 0 && !element.classList.contains('skip') && (height < least || width < least)) flaws.push(`${element.textContent.trim() || element.id} is ${Math.round(width)} × ${Math.round(height)} px`)
  }
  return flaws
}

/** Goes on by Tab alone until something has the focus. */
export async function tabTo(page, locator) {
  await locator.waitFor()
  for (let pressed = 0; pressed < 80; pressed++) {
    await page.keyboard.press('Tab')
    if (await locator.evaluate(element => element === document.activeElement)) return
  }
  assert.fail(`${locator} is not reached by Tab`)
}

/** Puts something into the cart and opens it. */
export async function fillCart(page, ...names) {
  for (const name of names) await page.getByRole('button', { name: `Adicionar ${name}`, exact: true }).click()
  await page.getByRole('link', { name: 'Ver pedido' }).click()
  await page.getByRole('heading', { name: 'Seu pedido', level: 1 }).waitFor()
}

/** Loses the answers to the first POSTs of a page, which arrive all the same. Answers the keys with which it asks. */
export async function loseAnswers(page, at, most = Infinity) {
  const keys = []
  await page.route(at, async route => {
    if (route.request().method() !== 'POST') return route.continue()
    keys.push(route.request().headers()['idempotency-key'])
    if (keys.length > most) return route.continue()
    await route.fetch()
    return route.abort('connectionreset')
  })
  return keys
}

/** Holds the answers to requests of a page back until `answer` is called; they arrive all the same, and `hasArrived` says when. */
export async function holdAnswers(page, at, method = 'POST') {
  const [arrival, release, end] = [gate(), gate(), gate()]
  await page.route(at, async route => {
    if (route.request().method() !== method) return route.continue()
    const response = await route.fetch()
    arrival.open()
    await release.isOpen
    // Whoever has asked may have left.
    await route.fulfill({ response }).catch(() => {})
    end.open()
  })
  return {
    hasArrived: arrival.isOpen,
    answer() {
      release.open()
      return end.isOpen
    },
  }
}

/** Something to wait for until it is opened. */
export function gate() {
  let open
  const isOpen = new Promise(resolve => { open = resolve })
  return { isOpen, open }
}

/** Refuses the POSTs of a page as a busy restaurant does, which asks for another try so many seconds later. Answers the keys with which it asks. */
export async function busy(page, at, retryAfter, most = Infinity) {
  const keys = []
  await page.route(at, route => {
    if (route.request().method() !== 'POST') return route.continue()
    keys.push(route.request().headers()['idempotency-key'])
    return keys.length > most
      ? route.continue()
      : route.fulfill({ status: 503, contentType: 'application/problem+json', headers: { 'Retry-After': `${retryAfter}` }, body: '{"title":"Service Unavailable","status":503}' })
  })
  return keys
}

/** Orders while the first answers are lost, and through a reload: it is one order all the same. */
export async function orderDespiteLostAnswers(restaurant, page, at) {
  await fillCart(page, 'Picadinho')
  const before = await restaurant.payments()
  const keys = await loseAnswers(page, at, 2)
  await placeButton(page).dblclick()
  await page.getByText('sem duplicar').waitFor()
  await page.reload()
  await seesPix(page)
  assert.ok(keys.length >= 3, `asked ${keys.length} times`)
  assert.equal(new Set(keys).size, 1, 'one key')
  assert.equal(await restaurant.payments(), before + 1)
  assert.equal((await restaurant.orderOf(page)).trackingNumber, await number(page))
}

export const placeButton = page => page.getByRole('button', { name: 'Pedir e pagar com Pix' })

/** Orders, and waits for the Pix. */
export async function order(page, ...names) {
  await fillCart(page, ...names)
  await placeButton(page).click()
  await seesPix(page)
  return number(page)
}

export const number = async page => (await page.locator('.number b').textContent()).trim()

/** The state that a page shows. */
export const sees = (page, state) => page.getByRole('heading', { name: state, level: 2 }).waitFor()

/** There is a Pix that can be paid. */
export const seesPix = page => page.getByRole('img', { name: 'QR code' }).waitFor()

export const ticket = (tablet, orderNumber, column) => tablet.locator(`.column.${column} .ticket`, { has: tablet.locator('h3 b', { hasText: orderNumber }) })
