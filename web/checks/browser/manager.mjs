// What managers do: the menu, the stock, what sells, orders and their money; alone, and beside each other.
import assert from 'node:assert/strict'
import { fillCart, loseAnswers, number, order, placeButton, sees, tabTo, ticket } from './restaurant.mjs'

const REFUNDS = url => /^\/v1\/payments\/[^/]+\/refunds$/.test(url.pathname)

/** Answers to a request of a page are held back until that is called; `asked` waits until there is one. */
async function holdBack(page, method, path) {
  let release
  const isReleased = new Promise(resolve => { release = resolve })
  let heard
  const asked = new Promise(resolve => { heard = resolve })
  await page.route(url => path.test(url.pathname), async route => {
    if (route.request().method() !== method) return route.continue()
    const response = await route.fetch()
    heard()
    await isReleased
    await route.fulfill({ response })
  })
  return { asked, release }
}

const row = (page, name) => page.locator('.product', { hasText: name })

async function goTo(page, place) {
  await page.getByRole('navigation').getByRole('link', { name: place, exact: true }).click()
  await page.getByRole('heading', { name: place, level: 1 }).waitFor()
}

/** Opens an order by its number of today. */
async function look(page, called) {
  await goTo(page, 'Pedidos')
  await page.getByLabel('Número do pedido').fill(called)
  await page.getByRole('button', { name: 'Procurar' }).click()
  await page.getByRole('heading', { name: `Pedido ${called}`, level: 1 }).waitFor()
}

/** A guest's order that is paid, and its page. */
async function paid(restaurant, name) {
  const guest = await restaurant.customer()
  const called = await order(guest, name)
  await restaurant.pay(guest)
  await sees(guest, 'Pago, na fila da cozinha')
  return { guest, called }
}

/** The keys of the refunds that a page asks for from now on. */
function keysOf(page) {
  const keys = []
  page.on('request', request => request.method() === 'POST' && REFUNDS(new URL(request.url())) && keys.push(request.headers()['idempotency-key']))
  return keys
}

async function saveStock(page, name, label, typed, button) {
  await row(page, name).getByRole('button', { name: `Estoque de ${name}` }).click()
  await page.getByText(/^Agora: \d+ em estoque/).waitFor()
  await page.getByLabel(label).fill(typed)
  await page.getByRole('button', { name: button }).click()
}

/** The first heading has the focus: whoever works with the keyboard, or hears the page, goes on there. */
const isAtHeading = (page, name) => page.waitForFunction(text => document.activeElement.tagName === 'H1' && document.activeElement.textContent.includes(text), name)

export const scenarios = {
  async 'Who is of the kitchen only is told so, and who is nobody does not get in'(restaurant) {
    const page = await restaurant.visitor('/manager.html', { width: 1366 })
    await restaurant.looks(page, 'manager-sign-in')
    await restaurant.enter(page, 'kitchen', 'only-kitchen', 'E-mail da gerência')
    await page.getByText('Esta conta não é da gerência').waitFor()
    assert.equal(await page.evaluate(() => sessionStorage.getItem('manager')), null)
    await restaurant.accessible(page, 'not a manager')
  },

  async 'Who signs in and out by keyboard goes on at the heading, and hears that the code is on its way'(restaurant) {
    for (const [path, role, outside, inside] of [['/manager.html', 'admin', 'Entrar na gerência', 'Cardápio'], ['/kitchen.html', 'kitchen', 'Entrar na cozinha', 'Cozinha']]) {
      const page = await restaurant.visitor(path, { width: 1366 })
      const told = await page.locator('main [role="status"]').elementHandle()
      const askForCode = async email => {
        await page.locator('#email').fill(email)
        await page.keyboard.press('Enter')
        await page.locator('#code').waitFor()
        await isAtHeading(page, outside)
      }
      await askForCode(`${role}-mistyped@example.com`)
      assert.match(await told.evaluate(region => region.isConnected && region.textContent), /código/, 'told in a region that was there')
      await page.getByRole('button', { name: 'Usar outro e-mail' }).press('Enter')
      await page.locator('#email').waitFor()
      await isAtHeading(page, outside)
      await restaurant.expect(role, `${role}-by-keyboard`)
      await askForCode(`${role}-by-keyboard@example.com`)
      await page.locator('#code').fill(await restaurant.codeFor(`${role}-by-keyboard@example.com`))
      await page.keyboard.press('Enter')
      await isAtHeading(page, inside)
      await page.getByRole('button', { name: 'Sair', exact: true }).press('Enter')
      await isAtHeading(page, outside)
    }
  },

  async 'A new product is ordered by a guest, its stock goes down, and sales show it'(restaurant) {
    const page = await restaurant.manager()
    await page.getByRole('link', { name: 'Novo produto' }).click()
    await page.getByRole('button', { name: 'Gravar' }).click()
    await page.getByText('De 1 a 50 caracteres').waitFor()
    await page.getByText('Escreva um preço maior que zero').waitFor()
    await page.getByLabel('Nome').fill('Bobó de camarão')
    await page.getByLabel('Preço').fill('1.000.000,00')
    await page.getByLabel('Descrição').fill('x'.repeat(201))
    await page.getByLabel('Endereço da foto').fill('http://example.com/bobo.jpg')
    await page.getByLabel('Porções').fill('3')
    await page.getByRole('button', { name: 'Gravar' }).click()
    await page.getByText('No máximo 200 caracteres').waitFor()
    assert.equal(await page.locator('#picture[aria-invalid="true"]').count(), 1)
    await page.getByLabel('Preço').fill('52,90')
    await page.getByLabel('Descrição').fill('Com farofa de dendê')
    await page.getByLabel('Endereço da foto').fill('')
    await page.reload()
    await page.getByText(/Uma porção custa R\$\s52,90/).waitFor()
    assert.equal(await page.getByLabel('Nome').inputValue(), 'Bobó de camarão', 'a reload loses nothing')
    await restaurant.looks(page, 'manager-product')
    await page.getByRole('button', { name: 'Gravar' }).click()
    await page.getByText('Gravado: Bobó de camarão.').waitFor()
    await restaurant.goesWithScenario('Bobó de camarão')
    await row(page, 'Bobó de camarão').getByText('3 à venda').waitFor()
    await restaurant.looks(page, 'manager-menu')

    const { guest } = await paid(restaurant, 'Bobó de camarão')
    assert.match(await guest.locator('.lines, .order').first().textContent(), /Bobó de camarão/)
    await page.reload()
    await row(page, 'Bobó de camarão').getByText('2 à venda (2 em estoque').waitFor()
    await goTo(page, 'Vendas')
    await page.getByRole('row', { name: /Bobó de camarão 1 R\$\s52,90/ }).waitFor()
    await page.getByRole('button', { name: 'Últimos 7 dias' }).click()
    await page.getByRole('row', { name: /Bobó de camarão 1 R\$\s52,90/ }).waitFor()
    await restaurant.looks(page, 'manager-sales')
    await page.getByRole('button', { name: 'Ontem' }).click()
    await page.getByText('Nada foi vendido').waitFor()
  },

  async 'A product is changed and taken off, and of two managers the slower one keeps what they wrote'(restaurant) {
    await restaurant.product({ name: 'Caruru', description: 'De peixe', price: '60.00', categoryType: 'MEAL', stock: { onHand: 4 } })
    const [one, other] = [await restaurant.manager(0), await restaurant.manager(1)]
    for (const page of [one, other]) {
      await goTo(page, 'Cardápio')
      await page.getByRole('link', { name: 'Mudar Caruru' }).click()
      await page.getByRole('heading', { name: 'Mudar produto' }).waitFor()
    }
    await one.getByLabel('Preço').fill('65')
    await one.getByRole('button', { name: 'Gravar' }).click()
    await one.getByText('Gravado: Caruru.').waitFor()
    await other.getByLabel('Descrição').fill('De peixe e camarão')
    await other.getByRole('button', { name: 'Gravar' }).click()
    await other.getByText(/Outra pessoa mudou este produto.*Caruru, R\$\s65,00/).waitFor()
    assert.equal(await other.getByLabel('Descrição').inputValue(), 'De peixe e camarão')
    await restaurant.looks(other, 'manager-changed')
    await other.getByLabel('Preço').fill('65,00')
    await other.getByRole('button', { name: 'Gravar' }).click()
    await other.getByText('Gravado: Caruru.').waitFor()
    await one.reload()
    await row(one, 'De peixe e camarão').getByText(/R\$\s65,00/).waitFor()
    await one.getByRole('link', { name: 'Mudar Caruru' }).click()
    // A double click is no answer to the question that its first click asks.
    await one.getByRole('button', { name: 'Tirar do cardápio' }).dblclick()
    await one.getByRole('button', { name: 'Tirar mesmo do cardápio' }).click()
    await one.getByText('Tirado do cardápio: Caruru.').waitFor()
    await row(one, 'Caruru').waitFor({ state: 'detached' })
    restaurant.isGone('Caruru')
  },

  async 'A double click asks whether a product is really taken off, and takes nothing off'(restaurant) {
    await restaurant.product({ name: 'Xinxim', description: '', price: '40.00', categoryType: 'MEAL', stock: { onHand: 4 } })
    const page = await restaurant.manager()
    await goTo(page, 'Cardápio')
    await page.reload()
    await page.getByRole('link', { name: 'Mudar Xinxim' }).click()
    const asked = []
    page.on('request', request => asked.push(request.method()))
    await page.getByRole('button', { name: 'Tirar do cardápio' }).dblclick()
    await page.getByRole('button', { name: 'Tirar mesmo do cardápio' }).waitFor()
    await page.getByRole('link', { name: 'Voltar' }).click()
    await row(page, 'Xinxim').waitFor()
    assert.ok(!asked.includes('DELETE'))
  },

  async 'An answer that comes when another form is open leaves that one alone, and is told'(restaurant) {
    const [one, other] = [await restaurant.product({ name: 'Abará', description: '', price: '9.00', categoryType: 'SIDE', stock: { onHand: 4 } }),
      await restaurant.product({ name: 'Mungunzá', description: '', price: '8.00', categoryType: 'SIDE', stock: { onHand: 4 } })]
    const page = await restaurant.manager()
    await goTo(page, 'Cardápio')
    await page.reload()
    await page.getByRole('link', { name: 'Mudar Abará' }).click()
    await page.getByLabel('Preço').fill('9,50')
    const saved = await holdBack(page, 'PUT', new RegExp(`/products/${one.id}$`))
    await page.getByRole('button', { name: 'Gravar' }).click()
    await saved.asked
    await page.getByRole('link', { name: 'Voltar' }).click()
    await page.getByRole('link', { name: 'Mudar Mungunzá' }).click()
    await page.getByLabel('Descrição').fill('Com coco')
    saved.release()
    await page.getByText('Gravado: Abará.').waitFor()
    assert.equal(await page.getByLabel('Descrição').inputValue(), 'Com coco')
    await page.getByRole('button', { name: 'Gravar' }).click()
    await page.getByText('Gravado: Mungunzá.').waitFor()
    await page.goBack()
    await page.getByRole('heading', { name: 'Cardápio', level: 1 }).waitFor()

    const counted = await holdBack(page, 'PUT', new RegExp(`/products/${one.id}/stock$`))
    await saveStock(page, 'Abará', 'Contei', '6', 'Gravar contagem')
    await counted.asked
    await row(page, 'Mungunzá').getByRole('button', { name: 'Estoque de Mungunzá' }).click()
    await page.getByLabel('Contei').fill('7')
    counted.release()
    await page.getByText('Estoque gravado: 6 porções à venda.').waitFor()
    assert.equal(await page.getByLabel('Contei').inputValue(), '7')
    // An order moves the stock while a count is typed and the page reloaded.
    await restaurant.adjustStock(other.id, -1)
    await page.reload()
    await page.getByText(/O estoque mudou enquanto você escrevia.*Agora: 3 em estoque/).waitFor()
    assert.equal(await page.getByLabel('Contei').inputValue(), '7')
    await page.getByRole('button', { name: 'Estoque de Mungunzá' }).click()
  },

  async 'Stock is counted and adjusted; of two managers the slower one is shown what is'(restaurant) {
    await restaurant.product({ name: 'Vatapá', description: 'Cremoso', price: '30.00', categoryType: 'SIDE', stock: { onHand: 5 } })
    const [one, other] = [await restaurant.manager(0), await restaurant.manager(1)]
    for (const page of [one, other]) {
      await goTo(page, 'Cardápio')
      await page.reload()
    }
    await row(other, 'Vatapá').getByRole('button', { name: 'Estoque de Vatapá' }).click()
    await other.getByText('Agora: 5 em estoque').waitFor()
    await saveStock(one, 'Vatapá', 'Entrou ou saiu', '+3', 'Somar ao estoque')
    await one.getByText('Estoque gravado: 8 porções à venda.').waitFor()
    await other.getByLabel('Contei').fill('6')
    await other.getByRole('button', { name: 'Gravar contagem' }).click()
    await other.getByText(/O estoque mudou enquanto você escrevia.*Agora: 8 em estoque/).waitFor()
    assert.equal(await other.getByLabel('Contei').inputValue(), '6')
    await restaurant.looks(other, 'manager-stock')
    await other.reload()
    assert.equal(await other.getByLabel('Contei').inputValue(), '6', 'a reload loses nothing')
    await other.getByText('Agora: 8 em estoque').waitFor()
    await other.getByRole('button', { name: 'Gravar contagem' }).click()
    await other.getByText('Estoque gravado: 6 porções à venda.').waitFor()
    await saveStock(other, 'Vatapá', 'Entrou ou saiu', '-9', 'Somar ao estoque')
    await other.getByText('Não pode haver menos porções').waitFor()
  },

  async 'A refund in part and then in whole: neither a second click nor a lost answer refunds twice'(restaurant) {
    const { guest, called } = await paid(restaurant, 'Picadinho')
    const page = await restaurant.manager()
    await look(page, called)
    await page.getByText('Ainda podem voltar').waitFor()
    await page.getByRole('button', { name: 'Devolver', exact: true }).click()
    await page.getByText('Escreva o motivo').waitFor()
    await page.getByLabel('Valor a devolver').fill('5,00')
    await page.getByRole('form').or(page.locator('.refund')).getByLabel('Motivo').fill('Veio frio')
    await restaurant.looks(page, 'manager-order')
    const keys = keysOf(page)
    await page.getByRole('button', { name: 'Devolver', exact: true }).dblclick()
    await page.getByText(/Devolução pedida: R\$\s5,00/).first().waitFor()
    await page.locator('.refunds', { hasText: /R\$\s5,00 devolvido · Veio frio/ }).waitFor()
    assert.equal(keys.length, 1, 'one request')

    const before = keys.length
    await loseAnswers(page, REFUNDS, 2)
    await page.getByRole('button', { name: 'Tudo o que resta' }).click()
    await page.locator('.refund').getByLabel('Motivo').fill('Foi embora')
    await page.getByRole('button', { name: 'Devolver', exact: true }).click()
    await page.getByText('Ainda não sabemos se a devolução foi pedida').waitFor()
    await page.reload()
    await page.locator('.refunds', { hasText: /devolvido · Foi embora/ }).waitFor()
    await page.locator('.refund').waitFor({ state: 'detached' })
    assert.equal(new Set(keys.slice(before)).size, 1, 'one key')
    assert.equal(await page.locator('.refunds li').count(), 2)
    await page.unroute(REFUNDS)
    assert.equal(await page.evaluate(() => sessionStorage.getItem('manager-refund')), null)
    await page.locator('.timeline', { hasText: 'Devolução feita' }).waitFor()
    await sees(guest, 'Cancelado')
  },

  async 'An order is found by its number, its id and its state, and its story is told'(restaurant) {
    const { called } = await paid(restaurant, 'Brigadeiro')
    const page = await restaurant.manager()
    await look(page, called)
    await page.locator('.timeline', { hasText: 'Pagamento aprovado' }).waitFor()
    await page.locator('.timeline .kind-status', { hasText: 'Pago, na fila da cozinha' }).waitFor()
    await page.locator('.waits', { hasText: 'que a cozinha comece' }).waitFor()
    const id = await page.locator('.facts small').textContent()
    await page.getByRole('button', { name: 'Mostrar detalhes técnicos' }).click()
    await page.locator('.timeline', { hasText: 'MSG_PAYMENT_SUCCESS' }).waitFor()
    await page.reload()
    await page.getByRole('heading', { name: `Pedido ${called}`, level: 1 }).waitFor()
    await goTo(page, 'Pedidos')
    await page.getByLabel('Número do pedido').fill(id)
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: `Pedido ${called}`, level: 1 }).waitFor()
    await goTo(page, 'Pedidos')
    await page.getByRole('button', { name: 'Pago, na fila da cozinha' }).click()
    await page.locator('.orders a', { hasText: called }).waitFor()
    await restaurant.looks(page, 'manager-orders')
    await page.getByLabel('Número do pedido').fill('999999')
    await page.getByRole('button', { name: 'Procurar' }).click()
    await page.getByText('Nenhum pedido encontrado').waitFor()
    await page.getByLabel('Número do pedido').fill('abc')
    await page.getByRole('button', { name: 'Procurar' }).click()
    await page.getByText('Escreva o número de um pedido').waitFor()
  },

  async 'An order is cancelled with a reason, and its guest sees it'(restaurant) {
    const { guest, called } = await paid(restaurant, 'Guaraná')
    const page = await restaurant.manager()
    await look(page, called)
    await page.getByLabel('Motivo', { exact: true }).last().fill('Acabou o gás')
    await page.getByRole('button', { name: 'Cancelar pedido' }).click()
    await page.getByText(`O pedido ${called} foi cancelado.`).first().waitFor()
    await sees(guest, 'Cancelado')
    await guest.getByText('Motivo do cancelamento: Acabou o gás').waitFor()
    await page.locator('.refunds', { hasText: 'devolvido' }).waitFor()
    await goTo(page, 'Pedidos')
    await page.getByRole('button', { name: 'Cancelado' }).click()
    await page.locator('.orders a', { hasText: called }).first().waitFor()
  },

  async 'What others wrote stays text at the manager\'s, too'(restaurant) {
    const name = '<img src=x onerror=alert(1)>'
    await restaurant.product({ name, description: '"><script>alert(2)</script> \u200fשלום', price: '1.00', categoryType: 'MEAL', stock: { onHand: 9 } })
    const page = await restaurant.manager()
    await goTo(page, 'Cardápio')
    await page.reload()
    await row(page, name).waitFor()
    assert.equal(await row(page, name).locator('img, script').count(), 0)
    assert.ok(!(await row(page, name).textContent()).includes('\u200f'))
    const guest = await restaurant.customer()
    await fillCart(guest, name)
    await guest.getByLabel('Observação').fill('<b onclick=alert(5)>oi</b>')
    await placeButton(guest).click()
    await guest.getByRole('img', { name: 'QR code' }).waitFor()
    await look(page, await number(guest))
    await page.getByText('<b onclick=alert(5)>oi</b>').waitFor()
    assert.equal(await page.locator('main img, main script, main [onclick]').count(), 0)
  },

  async 'A product that somebody else has taken off is said to be gone, in its stock and in its form'(restaurant) {
    const page = await restaurant.manager()
    for (const name of ['Bobó', 'Xinxim']) await restaurant.product({ name, description: 'De camarão', price: '44.00', categoryType: 'MEAL', stock: { onHand: 4 } })
    await goTo(page, 'Cardápio')
    await page.reload()
    await row(page, 'Bobó').getByRole('button', { name: 'Estoque de Bobó' }).click()
    await page.getByText('Agora: 4 em estoque').waitFor()
    await page.getByLabel('Contei').fill('9')
    await restaurant.takesOff('Bobó')
    await page.getByRole('button', { name: 'Gravar contagem' }).click()
    await page.getByText('Este produto não está mais no cardápio.').waitFor()
    await restaurant.takesOff('Xinxim')
    await page.getByRole('link', { name: 'Mudar Xinxim' }).click()
    await page.locator('.notices').getByText('Este produto não está mais no cardápio.').waitFor()
  },

  async 'Links lead to other tools that are there, by addresses of the web alone'(restaurant) {
    const page = await restaurant.manager()
    await page.route('**/links.json', route => route.fulfill({ json: { Grafana: 'http://127.0.0.1:3000/d/guardian', Trap: 'javascript:alert(1)' } }))
    await page.reload()
    const link = page.getByRole('navigation').getByRole('link', { name: 'Grafana' })
    assert.equal(await link.getAttribute('href'), 'http://127.0.0.1:3000/d/guardian')
    assert.equal(await link.getAttribute('rel'), 'noopener noreferrer')
    assert.equal(await page.getByText('Trap').count(), 0)
    await restaurant.looks(page, 'manager-links')
    await page.unroute('**/links.json')
    await page.reload()
    await link.waitFor({ state: 'detached' })
  },

  async 'The manager\'s pages are worked by keyboard'(restaurant) {
    await restaurant.product({ name: 'Acarajé', description: '', price: '12.00', categoryType: 'SIDE', stock: { onHand: 1 } })
    const page = await restaurant.manager()
    await goTo(page, 'Cardápio')
    await page.reload()
    await row(page, 'Acarajé').waitFor()
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await page.waitForFunction(() => document.activeElement.id === 'content')
    await tabTo(page, row(page, 'Acarajé').getByRole('button', { name: 'Estoque de Acarajé' }))
    await page.keyboard.press('Enter')
    await page.waitForFunction(() => document.activeElement.id === 'counted')
    await page.getByText('Agora: 1 em estoque').waitFor()
    await page.keyboard.type('7')
    await page.keyboard.press('Enter')
    await page.getByText('Estoque gravado: 7 porções à venda.').waitFor()
    await page.waitForFunction(() => document.activeElement.getAttribute('aria-label') === 'Estoque de Acarajé')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await page.waitForFunction(() => document.activeElement.tagName === 'H1')
    await page.getByLabel('Preço').waitFor()
    await page.getByLabel('Preço').fill('caro')
    await page.keyboard.press('Enter')
    await page.waitForFunction(() => document.activeElement.id === 'price')
    await page.getByRole('link', { name: 'Voltar' }).click()
  },

  async 'The API\'s documents are read and tried out as the manager'(restaurant) {
    const page = await restaurant.manager()
    await page.goto(`${restaurant.address}/docs.html#catalog`)
    await page.getByText('Put a product on the menu').waitFor()
    await page.getByText('Portions and money of each product').click()
    await page.getByRole('button', { name: 'Try it out' }).click()
    const day = new Date().toISOString().slice(0, 10)
    for (const field of await page.locator('.parameters input').all()) await field.fill(day)
    await page.getByRole('button', { name: 'Execute' }).click()
    await page.locator('.live-responses-table .response-col_status', { hasText: '200' }).first().waitFor()
    await page.locator('.curl', { hasText: '/v1/sales' }).waitFor()
    assert.ok(!(await page.locator('body').textContent()).includes('Bearer ey'), 'the token is not shown')
    await page.getByRole('heading', { name: 'Documentos da API', level: 1 }).waitFor()
    assert.equal(await page.locator('#docs').getAttribute('lang'), 'en')
    for (const [name, told] of [['Pedidos', 'Order a cart'], ['Pagamentos', 'refunds'], ['Entrada', 'one-time code']]) {
      await page.getByRole('link', { name, exact: true }).click()
      await page.locator('.swagger-ui .opblock', { hasText: told }).first().waitFor()
      await restaurant.accessible(page, `docs of ${name}`)
    }
    await restaurant.picture(page, 'docs')
    await page.goto(`${restaurant.address}/manager.html`)
    await page.getByRole('heading', { name: 'Cardápio', level: 1 }).waitFor()
  },

  async 'What one manager looked for is not shown to the next one, also if it is found late'(restaurant) {
    const { called } = await paid(restaurant, 'Brigadeiro')
    const page = await restaurant.visitor('/manager.html', { width: 1366 })
    await restaurant.enter(page, 'admin', 'early-manager', 'E-mail da gerência')
    await goTo(page, 'Pedidos')
    const found = await holdBack(page, 'GET', /^\/v1\/orders$/)
    const heard = page.waitForResponse(answer => new URL(answer.url()).pathname === '/v1/orders')
    await page.getByRole('button', { name: 'Pago, na fila da cozinha' }).click()
    await found.asked
    await page.getByRole('button', { name: 'Sair', exact: true }).click()
    await page.getByRole('heading', { name: 'Entrar na gerência' }).waitFor()
    found.release()
    await (await heard).finished()
    await restaurant.enter(page, 'admin', 'late-manager', 'E-mail da gerência')
    await page.getByRole('heading', { name: 'Pedidos', level: 1 }).waitFor()
    assert.equal(await page.locator('.orders a', { hasText: called }).count(), 0)
  },

  async 'A manager who signs out leaves nothing in the tab'(restaurant) {
    const page = await restaurant.manager(1)
    await goTo(page, 'Cardápio')
    await page.getByRole('link', { name: 'Novo produto' }).click()
    await page.getByLabel('Nome').fill('Segredo')
    await page.getByRole('button', { name: 'Sair', exact: true }).click()
    await page.getByRole('heading', { name: 'Entrar na gerência' }).waitFor()
    assert.deepEqual(await page.evaluate(() => Object.keys(sessionStorage)), [])
    await page.reload()
    await page.getByRole('heading', { name: 'Entrar na gerência' }).waitFor()
  },
}
