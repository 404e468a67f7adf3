// What customers do, and what goes wrong meanwhile.
import assert from 'node:assert/strict'
import { busy, fillCart, holdAnswers, number, order, orderDespiteLostAnswers, placeButton, sees, seesPix, tabTo, ticket } from './restaurant.mjs'

const POST_ORDER = url => url.pathname === '/v1/guest/orders'

const A_DAY_MILLIS = 86_400_000

const PIXEL = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64')

const NEW_PIX = url => url.pathname === '/v1/guest/orders/payments'

/** The keys of the orders that a page sends from now on. */
function keysOf(page) {
  const keys = []
  page.on('request', request => request.method() === 'POST' && POST_ORDER(new URL(request.url())) && keys.push(request.headers()['idempotency-key']))
  return keys
}

/** Whoever hears the page goes on at the new Pix. */
const heardOfNewPix = page => page.waitForFunction(() => document.activeElement.id === 'pay' && document.querySelector('#announcements').textContent === 'O novo Pix está pronto.')

const atHeading = page => page.waitForFunction(() => document.activeElement.tagName === 'H1')

export const scenarios = {
  async 'The menu is found through, and says what is sold out'(restaurant) {
    await restaurant.product({ name: 'Bolo de rolo', description: 'Goiabada em camadas finas', price: '13.00', categoryType: 'DESSERT', stock: { onHand: 0 } })
    await restaurant.product({ name: 'Quindim', description: 'Coco e gema', price: '8.50', categoryType: 'DESSERT', stock: { onHand: 2 } })
    const page = await restaurant.customer()
    assert.match(await page.locator('.dish', { hasText: 'Bolo de rolo' }).textContent(), /Esgotado/)
    assert.equal(await page.getByRole('button', { name: 'Adicionar Bolo de rolo' }).count(), 0)
    assert.match(await page.locator('.dish', { hasText: 'Quindim' }).textContent(), /R\$\s8,50.*Últimas 2 porções/s)
    await restaurant.looks(page, 'menu')
    await page.getByRole('searchbox').fill('PAO queijo')
    await page.getByText('Feijoada').waitFor({ state: 'detached' })
    assert.deepEqual(await page.locator('.dish h3').allTextContents(), ['Pão de queijo'])
    await page.getByRole('searchbox').fill('sushi')
    await page.getByText('Nada encontrado para “sushi”').waitFor()
    await page.getByRole('button', { name: 'Limpar a busca' }).click()
    await page.getByRole('button', { name: 'Bebidas' }).click()
    assert.deepEqual(await page.locator('.dish h3').allTextContents(), ['Guaraná', 'Suco de maracujá'])
  },

  async 'An order is placed, paid, cooked and handed over, and its page follows'(restaurant) {
    const customer = await restaurant.customer()
    const tablet = await restaurant.tablet()
    await fillCart(customer, 'Feijoada completa', 'Suco de maracujá')
    await customer.getByRole('button', { name: 'Mais um: Feijoada completa' }).click()
    await customer.getByLabel('Observação').fill('sem cebola 🌶')
    assert.match(await customer.locator('.sum').textContent(), /R\$\s90,80/)
    await restaurant.looks(customer, 'cart')
    await placeButton(customer).click()
    await seesPix(customer)
    const called = await number(customer)
    assert.match(await customer.locator('.left').textContent(), /3[345]:\d\d/)
    await restaurant.looks(customer, 'pix')
    await customer.getByRole('button', { name: 'Copiar código Pix' }).click()
    await customer.getByText('Código copiado').waitFor()
    const { payment } = await restaurant.orderOf(customer)
    assert.equal(await customer.evaluate(() => navigator.clipboard.readText()), payment.pix.copiaECola)
    assert.equal(await ticket(tablet, called, 'awaiting').count(), 0)

    await restaurant.pay(customer)
    await sees(customer, 'Pago, na fila da cozinha')
    await atHeading(customer)
    await restaurant.looks(customer, 'paid')
    const waiting = ticket(tablet, called, 'awaiting')
    await waiting.waitFor()
    assert.match(await waiting.textContent(), /2 × Feijoada completa.*1 × Suco de maracujá.*sem cebola 🌶/s)
    await restaurant.looks(tablet, 'board')

    await tablet.getByRole('button', { name: `Começar: pedido ${called}` }).click()
    await ticket(tablet, called, 'in_progress').waitFor()
    await sees(customer, 'Em preparo')
    await tablet.getByRole('button', { name: `Pronto: pedido ${called}` }).click()
    await ticket(tablet, called, 'done').waitFor()
    await sees(customer, 'Pronto para retirar')
    assert.match(await customer.title(), new RegExp(`^${called} · Pronto`))
    await restaurant.looks(customer, 'ready')
    await tablet.getByRole('button', { name: `Entregue: pedido ${called}` }).click()
    await ticket(tablet, called, 'done').waitFor({ state: 'detached' })
    await sees(customer, 'Entregue')

    await customer.emulateMedia({ media: 'print' })
    assert.deepEqual(await customer.locator('#app > :visible').evaluateAll(shown => shown.map(element => element.className)), ['receipt'])
    assert.match(await customer.locator('.receipt').innerText(), /Feijoada completa\s+R\$\s79,80.*Total\s+R\$\s90,80/s)
    await restaurant.picture(customer, 'receipt')
  },

  async 'A reload loses nothing, at every step'(restaurant) {
    const page = await restaurant.customer()
    await fillCart(page, 'Brigadeiro')
    await page.getByLabel('Observação').fill('para viagem')
    await page.reload()
    await page.getByRole('heading', { name: 'Seu pedido', level: 1 }).waitFor()
    assert.equal(await page.getByLabel('Observação').inputValue(), 'para viagem')
    assert.equal(await page.locator('.stepper output').textContent(), '1')
    const before = await restaurant.payments()
    await placeButton(page).click()
    await seesPix(page)
    const called = await number(page)
    await page.reload()
    await seesPix(page)
    assert.equal(await number(page), called)
    assert.equal(await restaurant.payments(), before + 1)
    await page.goto(`${restaurant.address}/`)
    await page.getByRole('link', { name: `Seu pedido ${called}` }).click()
    await restaurant.pay(page)
    await sees(page, 'Pago, na fila da cozinha')
    await page.reload()
    await sees(page, 'Pago, na fila da cozinha')
  },

  async 'A second click makes no second order'(restaurant) {
    const page = await restaurant.customer()
    await fillCart(page, 'Guaraná')
    const before = await restaurant.payments()
    const keys = keysOf(page)
    await placeButton(page).dblclick()
    await page.keyboard.press('Enter')
    await seesPix(page)
    assert.equal(keys.length, 1, 'one request, so that no other order can come later')
    assert.equal(await restaurant.payments(), before + 1)
    await page.goBack()
    assert.equal(await page.getByRole('link', { name: 'Ver pedido' }).count(), 0, 'the cart was ordered')
  },

  async 'Who loses the connection while ordering has one order when it is back'(restaurant) {
    const page = await restaurant.customer()
    await fillCart(page, 'Pudim de leite')
    const before = await restaurant.payments()
    await page.context().setOffline(true)
    await placeButton(page).click()
    await page.getByText('Não conseguimos falar com o restaurante').waitFor()
    await page.getByText('sem duplicar').waitFor()
    await restaurant.looks(page, 'offline')
    await page.context().setOffline(false)
    await seesPix(page)
    assert.equal(await restaurant.payments(), before + 1)
  },

  async 'An order whose answer is lost is not placed again, not even by a page that was reloaded'(restaurant) {
    await orderDespiteLostAnswers(restaurant, await restaurant.customer(), POST_ORDER)
  },

  async 'Who looks at an earlier order while another one is sent is shown the new one when it is there'(restaurant) {
    const page = await restaurant.customer()
    const first = await order(page, 'Guaraná')
    await page.getByRole('link', { name: 'Fazer outro pedido' }).click()
    await fillCart(page, 'Brigadeiro')
    const { hasArrived, answer } = await holdAnswers(page, POST_ORDER)
    await placeButton(page).click()
    await hasArrived
    await page.getByRole('link', { name: `Seu pedido ${first}` }).click()
    await page.locator('.lines', { hasText: 'Guaraná' }).waitFor()
    answer()
    await page.locator('.lines', { hasText: 'Brigadeiro' }).waitFor()
    await restaurant.pay(page)
    await sees(page, 'Pago, na fila da cozinha')
  },

  async 'After the last try by itself the page says so, and the next one has the same key'(restaurant) {
    const page = await restaurant.customer()
    await fillCart(page, 'Brigadeiro')
    const before = await restaurant.payments()
    const keys = keysOf(page)
    await busy(page, POST_ORDER, 0)
    await placeButton(page).click()
    await page.getByRole('button', { name: 'Tentar de novo' }).waitFor()
    assert.match(await page.getByRole('alert').textContent(), /Espere um instante e tente de novo.*Tentar de novo não faz um segundo pedido/)
    await page.locator('.brand').click()
    await page.getByText('Tentar de novo não faz um segundo pedido').waitFor()
    assert.equal(await page.getByText('está sendo enviado').count(), 0, 'nothing is on its way')
    await page.unroute(POST_ORDER)
    await page.locator('.notice').getByRole('link', { name: 'Ver pedido' }).click()
    await page.getByRole('button', { name: 'Tentar de novo' }).click()
    await seesPix(page)
    assert.equal(new Set(keys).size, 1, 'one key')
    assert.equal(await restaurant.payments(), before + 1)
  },

  async 'Of an order that was sent a day ago nobody knows what became of it: the page says so, and sends another one when it is pressed again'(restaurant) {
    const comesBack = [
      [60, async page => {
        await page.locator('.brand').click()
        await page.evaluate(() => dispatchEvent(new Event('online')))
        await page.getByText('não sabemos mais se ele chegou').waitFor()
        await page.getByRole('link', { name: 'Ver pedido' }).click()
      }],
      [60, page => page.reload()],
      [0, page => page.getByRole('button', { name: 'Tentar de novo' }).dblclick()],
      [0, async page => {
        await page.getByRole('button', { name: 'Tentar de novo' }).press('Enter')
        await atHeading(page)
      }],
    ]
    for (const [retryAfter, back] of comesBack) {
      const page = await restaurant.customer()
      await fillCart(page, 'Guaraná')
      const keys = await busy(page, POST_ORDER, retryAfter)
      await placeButton(page).click()
      await page.getByText(retryAfter ? 'sem duplicar' : 'Tentar de novo não faz um segundo pedido').waitFor()
      await page.clock.setFixedTime(Date.now() + A_DAY_MILLIS)
      const tries = keys.length
      await back(page)
      await page.getByText('não sabemos mais se ele chegou').waitFor()
      await placeButton(page).waitFor()
      assert.equal(keys.length, tries, 'nothing is sent by itself')
      await page.unroute(POST_ORDER)
      const later = keysOf(page)
      await placeButton(page).click()
      await seesPix(page)
      assert.ok(later.length === 1 && !keys.includes(later[0]), 'another key')
    }
  },

  async 'What is loaded when it is opened comes after a reload if it did not at first, and the cart is still there'(restaurant) {
    const page = await restaurant.customer()
    await fillCart(page, 'Brigadeiro')
    const ofAccount = url => url.pathname.endsWith('/account.js')
    await page.route(ofAccount, route => route.abort('connectionreset'))
    await page.locator('.to-account').click()
    await page.getByText('Verifique sua internet e tente de novo').waitFor()
    await page.unroute(ofAccount)
    await page.getByRole('button', { name: 'Tentar de novo' }).click()
    await page.getByRole('heading', { name: 'Entrar na sua conta' }).waitFor()
    await page.goto(`${restaurant.address}/#cart`)
    await page.locator('.lines', { hasText: 'Brigadeiro' }).waitFor()
  },

  async 'What something in between answers is not the end of an order'(restaurant) {
    const page = await restaurant.customer()
    await fillCart(page, 'Picadinho')
    const before = await restaurant.payments()
    const keys = keysOf(page)
    const answers = [{ status: 200, contentType: 'text/html', body: '<h1>Wi-Fi do shopping</h1>' }, { status: 403, contentType: 'text/html', body: '<h1>Forbidden</h1>' }]
    await page.route(POST_ORDER, async route => {
      if (route.request().method() !== 'POST' || answers.length === 0) return route.continue()
      await route.fetch()
      await route.fulfill(answers.shift())
    })
    await placeButton(page).click()
    await page.getByText('sem duplicar').waitFor()
    await page.goto(`${restaurant.address}/#`)
    await page.getByText('Seu pedido está sendo enviado').waitFor()
    await seesPix(page)
    assert.equal(keys.length, 3)
    assert.equal(new Set(keys).size, 1, 'one key')
    assert.equal(await restaurant.payments(), before + 1)
  },

  async 'The same again is not what is shown while another order is under way'(restaurant) {
    const { id } = await restaurant.product({ name: 'Tapioca', description: 'Com coco', price: '9.00', categoryType: 'DESSERT', stock: { onHand: 1 } })
    const page = await restaurant.customer()
    await order(page, 'Tapioca')
    await restaurant.reject(page)
    await sees(page, 'O pagamento não foi concluído')
    await restaurant.adjustStock(id, -1)
    await page.getByRole('button', { name: 'Gerar novo Pix' }).click()
    await sees(page, 'Cancelado')
    await page.getByRole('link', { name: 'Fazer outro pedido' }).click()
    await fillCart(page, 'Guaraná')
    await page.route(POST_ORDER, route => route.request().method() === 'POST' ? route.abort('connectionreset') : route.continue())
    await placeButton(page).click()
    await page.getByText('sem duplicar').waitFor()
    await page.getByRole('link', { name: /^Seu pedido/ }).click()
    await page.getByRole('button', { name: 'Fazer um novo pedido igual' }).click()
    await page.getByRole('heading', { name: 'Seu pedido', level: 1 }).waitFor()
    assert.deepEqual(await page.locator('.lines bdi').allTextContents(), ['Guaraná'])
    await page.unroute(POST_ORDER)
    await seesPix(page)
    assert.deepEqual((await restaurant.orderOf(page)).items.map(({ name }) => name), ['Guaraná'])
  },

  async 'The same again takes the place of a cart, without what is sold out, and says both'(restaurant) {
    const { id } = await restaurant.product({ name: 'Cuscuz', description: 'Com leite de coco', price: '9.00', categoryType: 'DESSERT', stock: { onHand: 1 } })
    const page = await restaurant.customer()
    const called = await order(page, 'Cuscuz', 'Guaraná')
    await restaurant.reject(page)
    await sees(page, 'O pagamento não foi concluído')
    await restaurant.adjustStock(id, -1)
    await page.getByRole('link', { name: 'Fazer outro pedido' }).click()
    await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')))
    await page.locator('.dish.sold-out', { hasText: 'Cuscuz' }).waitFor()
    await fillCart(page, 'Brigadeiro')
    await page.getByLabel('Observação').fill('para viagem')
    const again = async () => {
      await page.getByRole('link', { name: `Seu pedido ${called}` }).click()
      await page.getByRole('button', { name: 'Fazer um novo pedido igual' }).click()
      await page.getByRole('heading', { name: 'Seu pedido', level: 1 }).waitFor()
    }
    await again()
    await page.getByText(/tomou o lugar do que você estava montando\. O cardápio mudou/).waitFor()
    assert.deepEqual(await page.locator('.lines bdi').allTextContents(), ['Guaraná'])
    assert.equal(await page.getByLabel('Observação').inputValue(), '')
    await again()
    await page.getByText(/^O cardápio mudou/).waitFor()
  },

  async 'A reload shows the order that was looked at, which hears nothing of another one\'s Pix'(restaurant) {
    const page = await restaurant.customer()
    const first = await order(page, 'Guaraná')
    await page.goBack()
    const second = await order(page, 'Brigadeiro')
    await restaurant.reject(page)
    await sees(page, 'O pagamento não foi concluído')
    const { hasArrived, answer } = await holdAnswers(page, NEW_PIX)
    await page.getByRole('button', { name: 'Gerar novo Pix' }).click()
    await hasArrived
    await page.getByRole('button', { name: first, exact: true }).click()
    await atHeading(page)
    await page.locator('.lines', { hasText: 'Guaraná' }).waitFor()
    answer()
    await page.reload()
    await page.locator('.lines', { hasText: 'Guaraná' }).waitFor()
    assert.equal(await number(page), first)
    await page.getByRole('button', { name: second, exact: true }).click()
    await page.locator('.lines', { hasText: 'Brigadeiro' }).waitFor()
    await seesPix(page)
  },

  async 'Whoever works with the keyboard keeps their place while a cart is filled and emptied'(restaurant) {
    const page = await restaurant.customer({ width: 1366 })
    const focused = name => page.waitForFunction(label => document.activeElement.getAttribute('aria-label') === label, name)
    await page.getByRole('button', { name: 'Adicionar Guaraná' }).focus()
    await page.keyboard.press('Enter')
    await focused('Mais um: Guaraná')
    await page.getByRole('button', { name: 'Menos um: Guaraná' }).focus()
    await page.keyboard.press('Enter')
    await focused('Adicionar Guaraná')
    await fillCart(page, 'Guaraná', 'Brigadeiro')
    await page.getByRole('button', { name: 'Menos um: Guaraná' }).focus()
    await page.keyboard.press('Enter')
    await focused('Mais um: Brigadeiro')
    await page.getByRole('button', { name: 'Menos um: Brigadeiro' }).focus()
    await page.keyboard.press('Enter')
    await atHeading(page)
  },

  async 'A busy restaurant is asked again in its time, with the same key'(restaurant) {
    const page = await restaurant.customer()
    await fillCart(page, 'Moqueca de peixe')
    const before = await restaurant.payments()
    const keys = await busy(page, POST_ORDER, 1, 1)
    await placeButton(page).click()
    await page.getByText('Muita gente pedindo').waitFor()
    await seesPix(page)
    assert.equal(keys.length, 2)
    assert.equal(keys[0], keys[1])
    assert.equal(await restaurant.payments(), before + 1)
  },

  async 'Who wants more than is left is told of what, and goes on with what there is'(restaurant) {
    const { id } = await restaurant.product({ name: 'Caldinho', description: 'De feijão', price: '12.00', categoryType: 'SIDE', stock: { onHand: 3 } })
    const page = await restaurant.customer()
    await fillCart(page, 'Caldinho')
    await page.getByRole('button', { name: 'Mais um: Caldinho' }).click()
    await restaurant.adjustStock(id, -2)
    await placeButton(page).click()
    await page.getByText('de Caldinho só 1').waitFor()
    await page.locator('.stepper output', { hasText: /^1$/ }).waitFor()
    await restaurant.looks(page, 'refused')
    await placeButton(page).click()
    await seesPix(page)
  },

  async 'What is sold out while it lies in the cart leaves it, and the page says so'(restaurant) {
    const { id } = await restaurant.product({ name: 'Vatapá', description: 'Com camarão', price: '31.00', categoryType: 'MEAL', stock: { onHand: 1 } })
    const page = await restaurant.customer()
    await fillCart(page, 'Vatapá', 'Guaraná')
    await restaurant.adjustStock(id, -1)
    await placeButton(page).click()
    await page.getByText('Vatapá esgotou').waitFor()
    assert.equal(await page.getByRole('button', { name: 'Mais um: Vatapá' }).count(), 0)
    await placeButton(page).click()
    await seesPix(page)
    assert.deepEqual((await restaurant.orderOf(page)).items.map(item => item.name), ['Guaraná'])
  },

  async 'A product\'s picture is shown, and a drawing where it cannot be had'(restaurant) {
    const origin = 'https://pictures.example'
    const at = path => `${origin}/${path}`
    await restaurant.product({ name: 'Com foto', description: 'Vê-se', price: '9.00', categoryType: 'DRINK', pictures: [at('there.png')], stock: { onHand: 5 } })
    await restaurant.product({ name: 'Sem foto', description: 'Não se vê', price: '9.00', categoryType: 'DRINK', pictures: [at('missing.png')], stock: { onHand: 5 } })
    const page = await restaurant.visitor('/404.html', { width: 1366 })
    const referrers = []
    await restaurant.lets(page, origin, route => {
      referrers.push(route.request().headers().referer)
      return route.request().url() === at('there.png')
        ? route.fulfill({ contentType: 'image/png', body: PIXEL })
        : route.fulfill({ status: 404, body: '' })
    })
    await page.goto(restaurant.address)
    const pictureOf = name => page.locator('.dish', { hasText: name }).locator('img')
    await page.locator('.dish', { hasText: 'Sem foto' }).scrollIntoViewIfNeeded()
    await page.waitForFunction(image => image.naturalWidth === 1 && !image.hidden, await pictureOf('Com foto').elementHandle())
    await pictureOf('Sem foto').and(page.locator('[hidden]')).waitFor({ state: 'attached' })
    assert.deepEqual(new Set(referrers), new Set([undefined]))
    await restaurant.accessible(page, 'pictures')
  },

  async 'An expired Pix is followed by another one, and the order by the kitchen'(restaurant) {
    const page = await restaurant.customer()
    const called = await order(page, 'Farofa de banana')
    const first = (await restaurant.orderOf(page)).payment
    await restaurant.expire(page)
    await sees(page, 'O pagamento não foi concluído')
    await restaurant.looks(page, 'expired')
    await page.getByRole('button', { name: 'Gerar novo Pix' }).click()
    await seesPix(page)
    await heardOfNewPix(page)
    assert.equal(await number(page), called)
    const second = (await restaurant.orderOf(page)).payment
    assert.notEqual(second.id, first.id)
    assert.notEqual(second.pix.copiaECola, first.pix.copiaECola)
    await restaurant.pay(page)
    await sees(page, 'Pago, na fila da cozinha')
    await ticket(await restaurant.tablet(), called, 'awaiting').waitFor()
  },

  async 'Who pays after the Pix has expired reads that the money goes back, and is offered no other Pix'(restaurant) {
    const page = await restaurant.customer()
    await order(page, 'Guaraná')
    await restaurant.expire(page)
    await sees(page, 'O pagamento não foi concluído')
    await restaurant.payLate(page)
    await sees(page, 'O pagamento chegou tarde demais')
    await page.getByText(/^Devolvido: R\$\s7,50$/).waitFor()
    for (const name of ['Gerar novo Pix', 'Imprimir recibo']) assert.equal(await page.getByRole('button', { name }).count(), 0, name)
    assert.equal(await page.locator('.receipt').count(), 0)
    await restaurant.looks(page, 'paid-too-late')
  },

  async 'Who wants another Pix when the food is gone learns that, and that nothing was charged'(restaurant) {
    const { id } = await restaurant.product({ name: 'Vatapá', description: 'Com camarão', price: '31.00', categoryType: 'MEAL', stock: { onHand: 1 } })
    const page = await restaurant.customer()
    await order(page, 'Vatapá')
    await restaurant.reject(page)
    await sees(page, 'O pagamento não foi concluído')
    await restaurant.adjustStock(id, -1)
    await page.getByRole('button', { name: 'Gerar novo Pix' }).click()
    await sees(page, 'Cancelado')
    await page.getByText('um dos itens esgotou').waitFor()
    assert.equal(await page.getByRole('button', { name: 'Imprimir recibo' }).count(), 0, 'there is no receipt for what was not paid')
    await restaurant.looks(page, 'sold-out-meanwhile')
  },

  async 'A countdown that ends offers another Pix, whatever has been heard of the first'(restaurant) {
    const page = await restaurant.customer()
    let isShort = true
    await page.route(POST_ORDER, async route => {
      const answer = await route.fetch()
      if (answer.status() === 304) return route.fulfill({ response: answer })
      const body = await answer.json()
      if (isShort && body.payment?.pix) {
        const isPlaced = route.request().method() === 'POST'
        body.payment.pix = { ...body.payment.pix, expiresIn: isPlaced ? 3 : 0, qrCode: isPlaced ? body.payment.pix.qrCode : undefined }
      }
      await route.fulfill({ response: answer, json: body })
    })
    await fillCart(page, 'Guaraná')
    await placeButton(page).click()
    await sees(page, 'O Pix expirou')
    await restaurant.looks(page, 'run-out')
    isShort = false
    await page.getByRole('button', { name: 'Gerar novo Pix' }).click()
    await seesPix(page)
    await heardOfNewPix(page)
    assert.match(await page.locator('.left').textContent(), /3[345]:\d\d/)
  },

  async 'The page of an order says when the connection is lost, and catches up'(restaurant) {
    const page = await restaurant.customer()
    await order(page, 'Brigadeiro')
    await page.context().setOffline(true)
    await page.getByText('Sem conexão').waitFor()
    await restaurant.pay(page)
    await page.context().setOffline(false)
    await sees(page, 'Pago, na fila da cozinha')
    assert.equal(await page.getByText('Sem conexão').count(), 0)
  },

  async 'All of it is done by keyboard, and said in English to who asks for it'(restaurant) {
    const page = await restaurant.customer({ locale: 'en-GB', width: 1366 })
    assert.equal(await page.evaluate(() => document.documentElement.lang), 'en-GB')
    await page.keyboard.press('Tab')
    assert.equal(await page.evaluate(() => document.activeElement.textContent), 'Skip to content')
    await page.keyboard.press('Enter')
    await tabTo(page, page.getByRole('button', { name: 'Add Guaraná' }))
    await page.keyboard.press('Enter')
    await tabTo(page, page.getByRole('link', { name: 'See order' }))
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'Your order', level: 1 }).waitFor()
    assert.match(await page.locator('.sum').textContent(), /R\$7\.50/)
    await tabTo(page, page.getByLabel('Note for the kitchen'))
    await page.keyboard.press('Enter')
    await seesPix(page)
    assert.equal(await page.evaluate(() => document.activeElement.tagName), 'H1')
    await restaurant.accessible(page, 'English')
  },
}
