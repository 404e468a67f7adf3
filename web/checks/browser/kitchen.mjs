// What the kitchen does, at one tablet and at two.
import assert from 'node:assert/strict'
import { order, sees, tabTo, ticket } from './restaurant.mjs'

/** An order that waits in the kitchen. */
async function paid(restaurant, name = 'Brigadeiro') {
  const page = await restaurant.customer()
  const called = await order(page, name)
  await restaurant.pay(page)
  await sees(page, 'Pago, na fila da cozinha')
  return called
}

const BOARD = url => url.pathname === '/v1/orders'

const MOVE = url => /^\/v1\/orders\/[^/]+\/status$/.test(url.pathname)

/** A tablet goes on hearing of the board as it is now, as from a reader that lags behind. */
async function standsStill(tablet) {
  let before
  const heard = new Promise(resolve => {
    tablet.route(BOARD, async route => {
      const { 'if-none-match': tag, ...headers } = route.request().headers()
      before ??= (await route.fetch({ headers })).text()
      await route.fulfill({ status: 200, contentType: 'application/json', body: await before })
      resolve()
    })
  })
  await heard
}

/** The token of a tablet ends in half a minute, for all that the page knows. */
const endsSoon = tablet => tablet.evaluate(() => {
  const tokens = JSON.parse(sessionStorage.getItem('kitchen'))
  sessionStorage.setItem('kitchen', JSON.stringify({ ...tokens, ends: Date.now() + 30_000 }))
  return tokens
})

/** The statuses that a tablet asks for from now on. */
function movesOf(tablet) {
  const moves = []
  tablet.on('request', request => request.method() === 'PATCH' && moves.push(request.postDataJSON().status))
  return moves
}

/** Runs in the page: touches an order at the moment at which another one leaves its place. */
function touchAfterMove([first, second]) {
  const buttonOf = called => [...document.querySelectorAll('.column.awaiting .ticket > .button')].find(button => button.getAttribute('aria-label').endsWith(` ${called}`))
  return new Promise(resolve => {
    const watcher = new MutationObserver(() => {
      if (buttonOf(first)) return
      watcher.disconnect()
      buttonOf(second).click()
      resolve()
    })
    watcher.observe(document.querySelector('main'), { childList: true, subtree: true })
  })
}

const isTouchable = button => button.and(button.page().locator('[aria-disabled="false"]')).waitFor()

export const scenarios = {
  async 'Who is not of the kitchen does not get in, and learns why'(restaurant) {
    const page = await restaurant.visitor('/kitchen.html')
    await restaurant.looks(page, 'sign-in')
    await page.getByLabel('E-mail da cozinha').fill('cozinha')
    await page.getByRole('button', { name: 'Enviar código' }).click()
    await page.getByText('Escreva um e-mail completo').waitFor()
    await page.getByLabel('E-mail da cozinha').fill('nobody@example.com')
    await page.getByRole('button', { name: 'Enviar código' }).click()
    await page.getByLabel('Código recebido').fill('00000000')
    await page.getByRole('button', { name: 'Entrar' }).click()
    await page.getByText('O código não confere').waitFor()
    await restaurant.accessible(page, 'wrong code')
    const stranger = await restaurant.visitor('/kitchen.html')
    await restaurant.enter(stranger, 'customer', 'stranger', 'E-mail da cozinha')
    await stranger.getByText('Esta conta não é da cozinha').waitFor()
    await stranger.getByRole('heading', { name: 'Entrar na cozinha' }).waitFor()
    assert.equal(await stranger.evaluate(() => sessionStorage.getItem('kitchen')), null)
  },

  async 'What something in between says to a tablet signs nobody out'(restaurant) {
    const tablet = await restaurant.tablet(1)
    await tablet.route(BOARD, route => route.fulfill({ status: 403, contentType: 'text/html', body: '<h1>Forbidden</h1>' }))
    await tablet.getByText('SEM CONEXÃO desde').waitFor()
    await tablet.unroute(BOARD)
    await tablet.getByText('SEM CONEXÃO').waitFor({ state: 'detached' })
  },

  async 'A tablet whose token ends is renewed beside the board, also when the first answer is lost'(restaurant) {
    const tablet = await restaurant.tablet(1)
    const { refresh } = await endsSoon(tablet)
    const asked = []
    await tablet.route('**/v1/auth/refresh', async route => {
      asked.push(route.request().postDataJSON().refreshToken)
      if (asked.length > 1) return route.continue()
      await route.fetch()
      return route.abort('connectionreset')
    })
    await tablet.reload()
    await tablet.getByText('Atualizado às').waitFor()
    await tablet.waitForFunction(old => JSON.parse(sessionStorage.getItem('kitchen')).refresh !== old, refresh)
    assert.deepEqual(asked, [refresh, refresh])
    assert.equal(await tablet.getByText('SEM CONEXÃO').count(), 0)
  },

  async 'The age of an order is that of its payment, and has its colours and words'(restaurant) {
    const tablet = await restaurant.tablet(1)
    const called = [await paid(restaurant), await paid(restaurant), await paid(restaurant)]
    const [paidNow, paidBefore, paidLongAgo] = called
    for (const one of called) await ticket(tablet, one, 'awaiting').waitFor()
    const ago = minutes => new Date(Date.now() - minutes * 60_000).toISOString()
    await tablet.route(BOARD, async route => {
      const { 'if-none-match': tag, ...headers } = route.request().headers()
      const response = await route.fetch({ headers })
      const board = await response.json()
      const paidAt = { [paidNow]: ago(0), [paidBefore]: ago(12), [paidLongAgo]: ago(30) }
      for (const order of board.items) if (order.trackingNumber in paidAt) Object.assign(order, { createdAt: ago(90), paidAt: paidAt[order.trackingNumber], version: order.version + 1 })
      await route.fulfill({ response, json: board })
    })
    await ticket(tablet, paidBefore, 'awaiting').getByText('12 min · atenção').waitFor()
    await ticket(tablet, paidLongAgo, 'awaiting').getByText('30 min · atrasado').waitFor()
    await ticket(tablet, paidNow, 'awaiting').getByText('agora', { exact: true }).waitFor()
    await restaurant.looks(tablet, 'ages')
    await tablet.unroute(BOARD)
    await tablet.reload()
    await tablet.getByText('Atualizado às').waitFor()
  },

  async 'A new order arrives by itself and is announced; a reload keeps the tablet signed in'(restaurant) {
    const tablet = await restaurant.tablet()
    const before = await tablet.evaluate(() => globalThis.tones)
    const called = await paid(restaurant)
    await ticket(tablet, called, 'awaiting').waitFor()
    assert.ok(await tablet.evaluate(() => globalThis.tones) > before, 'it is heard')
    await tablet.locator('#announcements', { hasText: `Pedido novo: ${called}` }).waitFor({ state: 'attached' })
    assert.match(await ticket(tablet, called, 'awaiting').getAttribute('class'), /\bnew\b/)
    await tablet.reload()
    await ticket(tablet, called, 'awaiting').waitFor()
    assert.equal(await tablet.locator('.ticket.new').count(), 0, 'nothing is new after a reload')
  },

  async 'Who turns the sound off hears nothing, until it is turned on again'(restaurant) {
    const tablet = await restaurant.tablet()
    await tablet.reload()
    // Nothing can be heard before the first touch, and the button says so.
    await tablet.getByRole('button', { name: 'Toque para ligar o som' }).click()
    await tablet.getByRole('button', { name: 'Som ligado' }).click()
    await tablet.getByRole('button', { name: 'Som desligado' }).waitFor()
    const before = await tablet.evaluate(() => globalThis.tones)
    const called = await paid(restaurant)
    await ticket(tablet, called, 'awaiting').waitFor()
    assert.equal(await tablet.evaluate(() => globalThis.tones), before)
    await tablet.getByRole('button', { name: 'Som desligado' }).click()
    await tablet.getByRole('button', { name: 'Som ligado' }).waitFor()
    assert.ok(await tablet.evaluate(() => globalThis.tones) > before, 'it is tried out')
  },

  async 'Two tablets do not confuse each other'(restaurant) {
    const [one, other] = [await restaurant.tablet(0), await restaurant.tablet(1)]
    const called = await paid(restaurant)
    await Promise.all([one, other].map(tablet => ticket(tablet, called, 'awaiting').waitFor()))
    await standsStill(other)
    await one.getByRole('button', { name: `Começar: pedido ${called}` }).click()
    await ticket(one, called, 'in_progress').waitFor()
    await other.getByRole('button', { name: `Começar: pedido ${called}` }).click()
    await other.getByText(`O pedido ${called} já foi mudado em outro tablet. Agora: Em preparo.`).waitFor()
    await ticket(other, called, 'in_progress').waitFor()
    await restaurant.looks(other, 'two-tablets')
    assert.equal(await ticket(other, called, 'awaiting').count(), 0, 'a board of before takes nothing back')
    await other.unroute(BOARD)
    await other.getByRole('button', { name: 'Fechar' }).click()
    await other.getByText(`O pedido ${called} já foi mudado`).waitFor({ state: 'detached' })
  },

  async 'What another tablet moves slips beneath no finger'(restaurant) {
    const [one, other] = [await restaurant.tablet(0), await restaurant.tablet(1)]
    const [first, second] = [await paid(restaurant), await paid(restaurant)]
    for (const tablet of [one, other]) for (const called of [first, second]) await ticket(tablet, called, 'awaiting').waitFor()
    const moves = movesOf(other)
    const touched = other.evaluate(touchAfterMove, [first, second])
    await one.getByRole('button', { name: `Começar: pedido ${first}` }).click()
    await touched
    // Had the touch counted, its request would be the first.
    await other.getByRole('button', { name: `Pronto: pedido ${first}` }).click()
    await ticket(other, first, 'done').waitFor()
    assert.deepEqual(moves, ['DONE'])
    assert.equal(await ticket(other, second, 'awaiting').count(), 1)
  },

  async 'A tablet that has lost the connection says so at once, and moves nothing'(restaurant) {
    const tablet = await restaurant.tablet(1)
    const called = await paid(restaurant)
    await ticket(tablet, called, 'awaiting').waitFor()
    await tablet.context().setOffline(true)
    await tablet.getByText('SEM CONEXÃO desde').waitFor({ timeout: 3000 })
    assert.ok(await tablet.getByRole('button', { name: `Começar: pedido ${called}` }).isDisabled())
    await restaurant.looks(tablet, 'lost')
    await tablet.context().setOffline(false)
    await tablet.getByText('SEM CONEXÃO').waitFor({ state: 'detached' })
    await isTouchable(tablet.getByRole('button', { name: `Começar: pedido ${called}` }))
  },

  async 'A network that swallows everything is noticed, too'(restaurant) {
    const tablet = await restaurant.tablet(1)
    await tablet.route(BOARD, () => {})
    await tablet.getByText('SEM CONEXÃO desde').waitFor({ timeout: 15_000 })
    await tablet.unroute(BOARD)
    await tablet.getByText('SEM CONEXÃO').waitFor({ state: 'detached' })
  },

  async 'A hasty second touch starts no other order'(restaurant) {
    const tablet = await restaurant.tablet()
    const [first, second] = [await paid(restaurant), await paid(restaurant)]
    await Promise.all([first, second].map(called => ticket(tablet, called, 'awaiting').waitFor()))
    const moves = movesOf(tablet)
    const touched = tablet.evaluate(touchAfterMove, [first, second])
    await tablet.getByRole('button', { name: `Começar: pedido ${first}` }).click()
    await touched
    await tablet.getByRole('button', { name: `Pronto: pedido ${first}` }).click()
    await ticket(tablet, first, 'done').waitFor()
    assert.deepEqual(moves, ['IN_PROGRESS', 'DONE'])
    assert.equal(await ticket(tablet, second, 'awaiting').count(), 1)
  },

  async 'A move whose answer is that of something in between is not said to be tried again'(restaurant) {
    const tablet = await restaurant.tablet()
    const called = await paid(restaurant)
    await ticket(tablet, called, 'awaiting').waitFor()
    await tablet.route(MOVE, async route => {
      await route.fetch()
      await route.fulfill({ status: 504, contentType: 'text/html', body: '<h1>Gateway Timeout</h1>' })
    })
    await tablet.getByRole('button', { name: `Começar: pedido ${called}` }).click()
    await tablet.getByText(`Não sabemos se a mudança do pedido ${called} chegou`).waitFor()
    await ticket(tablet, called, 'in_progress').waitFor()
    await tablet.unroute(MOVE)
    await tablet.getByRole('button', { name: 'Fechar' }).click()
  },

  async 'The board is worked by keyboard'(restaurant) {
    const tablet = await restaurant.tablet()
    const [first, second] = [await paid(restaurant), await paid(restaurant)]
    await Promise.all([first, second].map(called => ticket(tablet, called, 'awaiting').waitFor()))
    const button = tablet.getByRole('button', { name: `Começar: pedido ${first}` })
    await tabTo(tablet, button)
    await tablet.keyboard.press('ArrowDown')
    await tablet.waitForFunction(called => document.activeElement.getAttribute('aria-label')?.endsWith(called), second)
    await tablet.keyboard.press('ArrowUp')
    await isTouchable(button)
    await tablet.keyboard.press('Enter')
    await ticket(tablet, first, 'in_progress').waitFor()
    await tablet.waitForFunction(called => document.activeElement.getAttribute('aria-label') === `Começar: pedido ${called}`, second)
    await tablet.keyboard.press('ArrowLeft')
    await tablet.waitForFunction(() => document.activeElement.closest('.column.in_progress') !== null)
  },

  async 'Who signs out leaves nothing at the tablet'(restaurant) {
    const tablet = await restaurant.tablet(1)
    await tablet.getByRole('button', { name: 'Sair', exact: true }).click()
    await tablet.getByRole('heading', { name: 'Entrar na cozinha' }).waitFor()
    assert.equal(await tablet.evaluate(() => sessionStorage.getItem('kitchen')), null)
    await tablet.reload()
    await tablet.getByRole('heading', { name: 'Entrar na cozinha' }).waitFor()
  },

  async 'Who has lost a tablet signs it out from another one'(restaurant) {
    const [here, lost] = [await restaurant.visitor('/kitchen.html'), await restaurant.visitor('/kitchen.html')]
    for (const page of [lost, here]) {
      await restaurant.enter(page, 'kitchen', 'two-devices', 'E-mail da cozinha')
      await page.getByText('Na fila').waitFor()
    }
    await here.getByRole('button', { name: 'Sair em todos os aparelhos' }).dblclick()
    await restaurant.looks(here, 'everywhere')
    await here.getByRole('button', { name: 'Fechar' }).click()
    await here.getByRole('button', { name: 'Sair em todos os aparelhos', exact: true }).click()
    await here.getByRole('button', { name: 'Sim, sair em todos os aparelhos' }).click()
    await here.getByText('Você saiu em todos os aparelhos.').waitFor()
    await endsSoon(lost)
    await lost.reload()
    await lost.getByText('Sua entrada expirou').waitFor()
  },
}
