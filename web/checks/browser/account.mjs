// What customers do with an account, and how orders are taken back with one and without.
import assert from 'node:assert/strict'
import { randomInt, randomUUID } from 'node:crypto'
import { fillCart, gate, holdAnswers, loseAnswers, number, order, orderDespiteLostAnswers, placeButton, sees, seesPix, ticket } from './restaurant.mjs'

const PLACE = url => url.pathname === '/v1/orders'

const CANCEL = url => /\/cancellation$/.test(url.pathname)

/** Somebody made up: nobody else has the address, nor, as good as surely, the CPF. */
function somebody({ password = 'feijoada aos sábados' } = {}) {
  const digits = Array.from({ length: 9 }, () => randomInt(10))
  for (const length of [9, 10]) digits.push(digits.slice(0, length).reduce((sum, digit, index) => sum + digit * (length + 1 - index), 0) * 10 % 11 % 10)
  return { name: 'Ana Souza', email: `ana-${randomUUID()}@example.com`, cpf: digits.join('').replace(/(...)(...)(...)(..)/, '$1.$2.$3-$4'), password }
}

const heading = (page, name) => page.getByRole('heading', { name, level: 1 }).waitFor()

const press = (page, name) => page.getByRole('button', { name, exact: true }).click()

async function openAccount(page) {
  await page.locator('.to-account').click()
  await page.locator('.account h1').waitFor()
}

async function fillSignUp(page, { name, email, cpf, password }) {
  await page.getByLabel('Nome').fill(name)
  await page.getByLabel('E-mail', { exact: true }).fill(email)
  await page.getByLabel('CPF').fill(cpf)
  await page.getByLabel('Senha (opcional)').fill(password)
  await page.locator('form').getByRole('button', { name: 'Criar conta' }).click()
}

async function enterCode(restaurant, page, email, button) {
  const code = page.getByLabel('Código recebido')
  await code.waitFor()
  await code.fill(await restaurant.codeFor(email))
  await press(page, button)
}

/** From the menu on, until a code is awaited. */
async function beginSignUp(page, person) {
  await openAccount(page)
  await press(page, 'Criar conta')
  await fillSignUp(page, person)
  await heading(page, 'Confirme seu e-mail')
}

/** A new account, from the menu on; its page shows it. */
async function signUp(restaurant, page, person) {
  await beginSignUp(page, person)
  await enterCode(restaurant, page, person.email, 'Confirmar e-mail')
  await heading(page, 'Minha conta')
}

async function signInByPassword(page, { email, password }) {
  await openAccount(page)
  await press(page, 'Entrar com senha')
  await page.getByLabel('E-mail ou CPF').fill(email)
  await page.getByLabel('Senha').fill(password)
  await press(page, 'Entrar')
}

/** Somebody signed in, who looks at the menu. */
async function customer(restaurant, person = somebody(), options) {
  const page = await restaurant.customer(options)
  await signUp(restaurant, page, person)
  await toMenu(page)
  return page
}

async function signOut(page) {
  await openAccount(page)
  await press(page, 'Sair')
  await page.getByText('Você saiu da sua conta').first().waitFor()
}

/** The sign-in of a page ends by itself, whatever it asks. */
const endSignIn = page => page.route(url => url.pathname.startsWith('/v1/'), route => route.fulfill({ status: 401, contentType: 'application/problem+json', body: '{"status":401}' }))

async function toMenu(page) {
  await page.locator('.brand').click()
  await page.locator('.dish h3').first().waitFor()
}

/** All that the browser keeps for a page. */
const kept = page => page.evaluate(() => JSON.stringify([Object.entries(sessionStorage), Object.entries(localStorage), document.cookie, location.href]))

/** What of an order goes to which address, as whom, with which key. */
function sentBy(page) {
  const sent = []
  page.on('request', request => {
    const { pathname } = new URL(request.url())
    if (request.method() === 'POST' && /^\/v1\/(guest\/)?orders$/.test(pathname)) sent.push({ path: pathname, token: request.headers().authorization, key: request.headers()['idempotency-key'] })
  })
  return sent
}

async function cancel(page) {
  await press(page, 'Cancelar pedido')
  await press(page, 'Sim, cancelar')
}

export const scenarios = {
  async 'Somebody signs up, orders, pays, finds the order among theirs and signs out'(restaurant) {
    const person = somebody()
    const page = await restaurant.customer()
    await openAccount(page)
    await restaurant.looks(page, 'sign-in-customer')
    await press(page, 'Criar conta')
    await restaurant.looks(page, 'sign-up')
    await fillSignUp(page, { name: ' ', email: 'ana', cpf: '529.982.247-24', password: 'curta' })
    await page.getByText('Este CPF não existe').waitFor()
    await page.waitForFunction(() => document.activeElement.id === 'name')
    for (const sentence of ['Escreva seu nome', 'Escreva um e-mail completo', '12 caracteres ou mais; uma frase']) assert.equal(await page.getByText(sentence).count(), 1, sentence)
    await restaurant.looks(page, 'sign-up-wrong')
    await fillSignUp(page, person)
    await heading(page, 'Confirme seu e-mail')
    await restaurant.looks(page, 'confirm')
    await page.getByLabel('Código recebido').fill('000000')
    await press(page, 'Confirmar e-mail')
    await page.getByText('O código não confere ou expirou').waitFor()
    await press(page, 'Enviar outro código')
    await page.getByText('Só o mais novo vale').waitFor()
    await enterCode(restaurant, page, person.email, 'Confirmar e-mail')
    await heading(page, 'Minha conta')
    await restaurant.looks(page, 'account')

    await toMenu(page)
    await fillCart(page, 'Feijoada completa')
    await page.getByText('O pedido fica guardado em Meus pedidos').waitFor()
    await placeButton(page).click()
    await seesPix(page)
    const called = await number(page)
    assert.ok((await restaurant.orderOf(page)).customerId)
    await restaurant.pay(page)
    await sees(page, 'Pago, na fila da cozinha')
    await ticket(await restaurant.tablet(), called, 'awaiting').waitFor()
    await page.getByRole('link', { name: 'Meus pedidos' }).click()
    const entry = page.locator('.own li', { hasText: called })
    assert.match(await entry.textContent(), /Pago, na fila da cozinha.*1 × Feijoada completa.*R\$\s39,90/s)
    await restaurant.looks(page, 'own-orders')
    await entry.getByRole('button', { name: `Ver pedido ${called}` }).click()
    await sees(page, 'Pago, na fila da cozinha')
    await page.getByRole('link', { name: 'Meus pedidos' }).click()
    await page.getByRole('button', { name: `Pedir de novo: pedido ${called}` }).click()
    await heading(page, 'Seu pedido')
    assert.deepEqual(await page.locator('.lines bdi').allTextContents(), ['Feijoada completa'])

    const all = await kept(page)
    for (const secret of [person.cpf, person.cpf.replace(/\D/g, ''), person.password, person.email]) assert.ok(!all.includes(secret), 'neither CPF nor password nor address is kept')
    await signOut(page)
    assert.ok(!/accessToken|"account"|looked/.test(await kept(page)))
    await page.goto(`${restaurant.address}/#orders`)
    await page.getByText('Sua entrada expirou').waitFor()
    assert.equal(await page.locator('.own li').count(), 0)
    await page.goto(`${restaurant.address}/#order`)
    await page.getByText('Seu pedido está vazio').waitFor()
  },

  async 'Somebody without a password signs in by mailed codes, by address and by CPF'(restaurant) {
    const person = somebody({ password: '' })
    const page = await restaurant.customer()
    await beginSignUp(page, person)
    await enterCode(restaurant, page, person.email, 'Confirmar e-mail')
    await page.getByText('sua conta está pronta').waitFor()
    await enterCode(restaurant, page, person.email, 'Entrar')
    await heading(page, 'Minha conta')
    for (const identifier of [person.email, person.cpf]) {
      await press(page, 'Sair')
      await page.getByLabel('E-mail ou CPF').fill('529.982.247-24')
      await press(page, 'Enviar código')
      await page.getByText('Escreva seu e-mail completo, ou seu CPF').waitFor()
      await page.getByLabel('E-mail ou CPF').fill(identifier)
      await press(page, 'Enviar código')
      await heading(page, 'Digite o código')
      await page.getByLabel('Código recebido').fill('00000000')
      await press(page, 'Entrar')
      await page.getByText('O código não confere').waitFor()
      await restaurant.accessible(page, 'wrong code')
      await press(page, 'Enviar outro código')
      await page.getByText('Só o mais novo vale').waitFor()
      await enterCode(restaurant, page, person.email, 'Entrar')
      await heading(page, 'Minha conta')
    }
  },

  async 'A late code leaves alone the form that is being typed by then'(restaurant) {
    const person = somebody()
    const page = await restaurant.customer()
    await openAccount(page)
    await page.getByLabel('E-mail ou CPF').fill(person.email)
    const { hasArrived, answer } = await holdAnswers(page, url => url.pathname === '/v1/auth/code')
    await press(page, 'Enviar código')
    await hasArrived
    await press(page, 'Criar conta')
    await page.getByLabel('Nome').fill('Ana')
    await answer()
    await page.getByLabel('CPF').fill(person.cpf)
    assert.equal(await page.getByLabel('Nome').inputValue(), 'Ana')
    assert.ok(!(await kept(page)).includes('"code"'), 'no code is awaited after a reload')
    await fillSignUp(page, person)
    await heading(page, 'Confirme seu e-mail')
  },

  async 'Whoever corrects a sign-up finds name and address as they were, and neither CPF nor password'(restaurant) {
    const [wrong, person] = [somebody(), somebody()]
    const page = await restaurant.customer()
    await beginSignUp(page, wrong)
    await press(page, 'Corrigir os dados do cadastro')
    await heading(page, 'Criar conta')
    const values = await page.locator('form input').evaluateAll(inputs => inputs.map(({ value }) => value))
    assert.deepEqual(values, [wrong.name, wrong.email, '', ''])
    for (const secret of [wrong.name, wrong.email]) assert.ok(!(await kept(page)).includes(secret), 'in memory only')
    await fillSignUp(page, person)
    await enterCode(restaurant, page, person.email, 'Confirmar e-mail')
    await heading(page, 'Minha conta')
  },

  async 'Refusals help: a wrong password, an address that has an account, too many tries'(restaurant) {
    const person = somebody()
    const page = await restaurant.customer()
    await signUp(restaurant, page, person)
    await press(page, 'Sair')
    await toMenu(page)
    await signInByPassword(page, { ...person, password: 'vatapá aos domingos' })
    await page.getByText('senha não combinam').waitFor()
    await restaurant.looks(page, 'wrong-password')
    await page.getByLabel('Senha').fill(person.password)
    await press(page, 'Entrar')
    await heading(page, 'Minha conta')
    await press(page, 'Sair')
    await press(page, 'Criar conta')
    await fillSignUp(page, { ...somebody(), email: person.email })
    await heading(page, 'Confirme seu e-mail')
    await enterCode(restaurant, page, person.email, 'Confirmar e-mail')
    await page.getByText('Você já tem uma conta com este e-mail').waitFor()
    await heading(page, 'Entrar na sua conta')
    await page.getByLabel('E-mail ou CPF').fill(person.email)
    for (let tries = 0; tries < 6 && await page.getByText('Muitas tentativas').count() === 0; tries++) {
      await press(page, 'Enviar código')
      await page.getByText('Muitas tentativas').or(page.getByRole('heading', { name: 'Digite o código' })).waitFor()
      if (await page.getByRole('heading', { name: 'Digite o código' }).count() === 0) break
      await press(page, 'Usar outro e-mail')
      await page.getByLabel('E-mail ou CPF').fill(person.email)
    }
    assert.match(await page.getByRole('alert').textContent(), /Muitas tentativas\. Espere \d+ minutos?/)
  },

  async 'Who signs out everywhere ends the sign-in of another browser'(restaurant) {
    const person = somebody()
    const phone = await customer(restaurant, person)
    const other = await restaurant.customer()
    await signInByPassword(other, person)
    await heading(other, 'Minha conta')
    await toMenu(other)
    const called = await order(other, 'Guaraná')
    await openAccount(phone)
    await press(phone, 'Sair em todos os aparelhos')
    await phone.getByText('Você saiu em todos os aparelhos').first().waitFor()
    // As when ten minutes have passed: its access token is renewed.
    await other.evaluate(() => {
      const tokens = JSON.parse(sessionStorage.getItem('account'))
      sessionStorage.setItem('account', JSON.stringify({ ...tokens, ends: Date.now() }))
    })
    await other.reload()
    await other.getByText('Sua entrada expirou').waitFor()
    assert.equal(await other.locator('.pix, .lines').count(), 0, 'nothing of the order is shown any more')
    await restaurant.looks(other, 'signed-out-elsewhere')
    await signInByPassword(other, person)
    await seesPix(other)
    assert.equal(await number(other), called, 'who signs in again goes on with the order')
  },

  async 'A sign-in that ends while an account is looked at is over: nothing of its order is shown, after a reload neither'(restaurant) {
    const page = await customer(restaurant)
    await order(page, 'Guaraná')
    await openAccount(page)
    await page.reload()
    await heading(page, 'Minha conta')
    await endSignIn(page)
    await press(page, 'Sair em todos os aparelhos')
    await page.getByText('Sua entrada expirou').first().waitFor()
    assert.ok(!(await kept(page)).includes('looked'))
    await page.goto(`${restaurant.address}/#order`)
    await page.getByText('Seu pedido está vazio').waitFor()
  },

  async 'An account is deleted after it was asked twice, and its orders are out of sight'(restaurant) {
    const person = somebody()
    const page = await customer(restaurant, person)
    await order(page, 'Guaraná')
    await openAccount(page)
    await press(page, 'Apagar minha conta')
    await restaurant.looks(page, 'forget')
    await press(page, 'Manter minha conta')
    await press(page, 'Apagar minha conta')
    // A double click is no answer to the question that its first click asks.
    await page.getByRole('button', { name: 'Continuar para apagar' }).dblclick()
    await page.getByRole('button', { name: 'Apagar para sempre' }).waitFor()
    await restaurant.looks(page, 'forget-sure')
    const { hasArrived, answer } = await holdAnswers(page, url => url.pathname === '/v1/auth/me', 'DELETE')
    await press(page, 'Apagar para sempre')
    await hasArrived
    assert.equal(await page.getByRole('button', { name: 'Manter minha conta' }).count(), 0, 'it is too late for that')
    await answer()
    await page.getByText('Sua conta foi apagada').first().waitFor()
    await page.goto(`${restaurant.address}/#order`)
    await page.getByText('Seu pedido está vazio').waitFor()
    await toMenu(page)
    await signInByPassword(page, person)
    await page.getByText('senha não combinam').waitFor()
  },

  async 'A reload keeps the account, and each step on the way to it'(restaurant) {
    const person = somebody()
    const page = await restaurant.customer()
    await openAccount(page)
    await page.reload()
    await press(page, 'Criar conta')
    await fillSignUp(page, person)
    await heading(page, 'Confirme seu e-mail')
    await page.reload()
    await heading(page, 'Confirme seu e-mail')
    await enterCode(restaurant, page, person.email, 'Confirmar e-mail')
    await page.getByText('sua conta está pronta').waitFor()
    await page.getByLabel('E-mail ou CPF').fill(person.email)
    await press(page, 'Enviar código')
    await heading(page, 'Digite o código')
    await page.reload()
    await heading(page, 'Digite o código')
    await enterCode(restaurant, page, person.email, 'Entrar')
    await heading(page, 'Minha conta')
    await page.reload()
    await heading(page, 'Minha conta')
    await toMenu(page)
    const before = await restaurant.payments()
    const first = await order(page, 'Brigadeiro')
    await page.reload()
    await seesPix(page)
    await page.goBack()
    await order(page, 'Guaraná')
    await page.getByRole('link', { name: 'Meus pedidos' }).click()
    await page.getByRole('button', { name: `Ver pedido ${first}` }).waitFor()
    await page.reload()
    await page.getByRole('button', { name: `Ver pedido ${first}` }).click()
    await page.locator('.lines', { hasText: 'Brigadeiro' }).waitFor()
    await page.reload()
    await page.locator('.lines', { hasText: 'Brigadeiro' }).waitFor()
    assert.equal(await number(page), first)
    assert.equal(await restaurant.payments(), before + 2)
    await press(page, 'Cancelar pedido')
    await page.reload()
    await page.getByRole('button', { name: 'Cancelar pedido' }).waitFor()
  },

  async 'A signed-in order whose answer is lost is one order, also through a reload'(restaurant) {
    const page = await customer(restaurant)
    await orderDespiteLostAnswers(restaurant, page, PLACE)
    await page.getByRole('link', { name: 'Meus pedidos' }).click()
    await page.locator('.own li').first().waitFor()
    assert.equal(await page.locator('.own li').count(), 1)
  },

  async 'Who signs out while an order is under way sends it as nobody else, and hears of it when they are back'(restaurant) {
    const person = somebody()
    const page = await customer(restaurant, person)
    await fillCart(page, 'Pudim de leite')
    const before = await restaurant.payments()
    const sent = sentBy(page)
    await loseAnswers(page, PLACE)
    await placeButton(page).click()
    await page.getByText('sem duplicar').waitFor()
    await signOut(page)
    await page.unroute(PLACE)
    await page.goto(`${restaurant.address}/#cart`)
    await page.getByText('enviado com uma conta que não está mais aberta aqui').waitFor()
    await restaurant.looks(page, 'sent-by-account')
    assert.equal(await placeButton(page).count(), 0)

    await toMenu(page)
    await signUp(restaurant, page, somebody())
    await page.goto(`${restaurant.address}/#cart`)
    await page.getByText('enviado com uma conta que não está mais aberta aqui').waitFor()
    await page.reload()
    await page.getByText('enviado com uma conta que não está mais aberta aqui').waitFor()
    await signOut(page)
    await toMenu(page)
    await signInByPassword(page, person)
    await seesPix(page)
    assert.equal(await restaurant.payments(), before + 1)
    assert.equal(new Set(sent.map(({ path, key }) => `${path} ${key}`)).size, 1, 'one key, at one address')
    assert.ok(sent.every(({ token }) => token), 'never as a guest')
  },

  async 'An order that arrives when who sent it has signed out is shown to nobody else, and is there when they are back'(restaurant) {
    const person = somebody()
    const page = await customer(restaurant, person)
    await fillCart(page, 'Brigadeiro')
    const before = await restaurant.payments()
    const { hasArrived, answer } = await holdAnswers(page, PLACE)
    await placeButton(page).click()
    await hasArrived
    await signOut(page)
    answer()
    await page.goto(`${restaurant.address}/#cart`)
    await page.getByText('chegou ao restaurante depois que você saiu').waitFor()
    await restaurant.looks(page, 'arrived-in-account')
    assert.ok(!/looked|"attempt"/.test(await kept(page)))
    await signInByPassword(page, person)
    await heading(page, 'Seu pedido')
    await page.goto(`${restaurant.address}/#orders`)
    await page.locator('.own li', { hasText: 'Brigadeiro' }).waitFor()
    assert.equal(await restaurant.payments(), before + 1)
  },

  async 'Whoever discards the order of who has signed out orders at once, and its late answer empties no other cart'(restaurant) {
    const page = await customer(restaurant)
    await fillCart(page, 'Pudim de leite')
    const sent = sentBy(page)
    const { hasArrived, answer } = await holdAnswers(page, PLACE)
    await placeButton(page).click()
    await hasArrived
    await signOut(page)
    await page.goto(`${restaurant.address}/#cart`)
    await press(page, 'Descartar este pedido')
    await page.getByText('Seu pedido está vazio').waitFor()
    await toMenu(page)
    await fillCart(page, 'Guaraná')
    await answer()
    await placeButton(page).click()
    await seesPix(page)
    assert.deepEqual(await page.locator('.lines bdi').allTextContents(), ['Guaraná'])
    assert.deepEqual(sent.map(({ path }) => path), ['/v1/orders', '/v1/guest/orders'])
  },

  async 'A guest\'s order that is under way stays a guest\'s when somebody signs in'(restaurant) {
    const person = somebody()
    const page = await customer(restaurant, person)
    await signOut(page)
    await toMenu(page)
    await fillCart(page, 'Guaraná')
    const before = await restaurant.payments()
    const sent = sentBy(page)
    const isGuests = url => url.pathname === '/v1/guest/orders'
    await loseAnswers(page, isGuests)
    await placeButton(page).click()
    await page.getByText('sem duplicar').waitFor()
    await signInByPassword(page, person)
    await heading(page, 'Seu pedido')
    await page.unroute(isGuests)
    await seesPix(page)
    assert.equal(await restaurant.payments(), before + 1)
    assert.ok(sent.every(({ path, token }) => path === '/v1/guest/orders' && !token))
    await page.getByRole('link', { name: 'Meus pedidos' }).click()
    await page.getByText('ainda não fez nenhum pedido').waitFor()
    await restaurant.looks(page, 'no-orders')
  },

  async 'Who signs in after somebody else\'s sign-in has ended sees nothing of their orders'(restaurant) {
    const other = somebody()
    const page = await customer(restaurant, other)
    await signOut(page)
    await toMenu(page)
    await signUp(restaurant, page, somebody())
    await toMenu(page)
    const called = await order(page, 'Guaraná')
    await page.getByRole('link', { name: 'Meus pedidos' }).click()
    await page.locator('.own li', { hasText: called }).waitFor()
    await page.getByRole('button', { name: `Ver pedido ${called}` }).click()
    // The sign-in ends here by itself, while the order is asked for.
    await endSignIn(page)
    await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')))
    await page.getByText('Sua entrada expirou').waitFor()
    await page.unrouteAll()
    await signInByPassword(page, other)
    await page.getByText('Seu pedido está vazio').waitFor()
    await page.route(PLACE, () => {})
    await page.goto(`${restaurant.address}/#orders`)
    await page.getByText('Carregando').waitFor()
    assert.equal(await page.locator('.own li').count(), 0)
  },

  async 'Orders are listed page by page, the newest first'(restaurant) {
    const page = await customer(restaurant)
    const token = await page.evaluate(() => JSON.parse(sessionStorage.getItem('account')).access)
    const placed = await restaurant.placeMany(token, 'Guaraná', 22)
    await page.goto(`${restaurant.address}/#orders`)
    await page.getByRole('button', { name: 'Mostrar pedidos mais antigos' }).click()
    await page.locator('.own li').nth(21).waitFor()
    assert.deepEqual((await page.locator('.own h2').allTextContents()).map(text => text.trim().split(/\s/)[0]), placed.reverse())
    assert.equal(await page.getByRole('button', { name: 'Mostrar pedidos mais antigos' }).count(), 0)
  },

  async 'An order that is not paid is taken back: by a guest, and by who is signed in'(restaurant) {
    for (const page of [await restaurant.customer(), await customer(restaurant)]) {
      await order(page, 'Farofa de banana')
      await press(page, 'Cancelar pedido')
      await page.waitForFunction(() => document.activeElement.id === 'sure')
      await restaurant.looks(page, 'cancel-sure')
      await press(page, 'Não, manter o pedido')
      await press(page, 'Cancelar pedido')
      await press(page, 'Sim, cancelar')
      await sees(page, 'Cancelado')
      assert.equal(await page.getByRole('button', { name: 'Cancelar pedido' }).count(), 0)
      assert.equal(await page.getByText('é devolvido').count(), 0, 'nothing was paid')
      await restaurant.looks(page, 'cancelled')
    }
  },

  async 'What was paid goes back when the order is taken back, and the page says when'(restaurant) {
    for (const page of [await restaurant.customer(), await customer(restaurant)]) {
      await order(page, 'Moqueca de peixe')
      await restaurant.pay(page)
      await sees(page, 'Pago, na fila da cozinha')
      const { totalPrice } = await restaurant.orderOf(page)
      await cancel(page)
      await sees(page, 'Cancelado')
      await page.getByText(new RegExp(`^Devolvido: R\\$\\s${totalPrice.replace('.', ',')}$`)).first().waitFor()
      assert.equal((await restaurant.orderOf(page)).payment.refunded, totalPrice)
      await restaurant.looks(page, 'refunded')
    }
  },

  async 'The kitchen was faster: the page says that it is too late, and shows what is'(restaurant) {
    const page = await restaurant.customer()
    const called = await order(page, 'Picadinho')
    await restaurant.pay(page)
    await sees(page, 'Pago, na fila da cozinha')
    const tablet = await restaurant.tablet()
    await ticket(tablet, called, 'awaiting').waitFor()
    const kitchen = gate()
    await page.route(CANCEL, async route => {
      await kitchen.isOpen
      await route.continue()
    })
    await cancel(page)
    await page.getByText('Cancelando').waitFor()
    await tablet.getByRole('button', { name: `Começar: pedido ${called}` }).click()
    await ticket(tablet, called, 'in_progress').waitFor()
    kitchen.open()
    await page.getByText('Não dá mais para cancelar. Situação do pedido agora: Em preparo').waitFor()
    await sees(page, 'Em preparo')
    assert.equal(await page.getByRole('button', { name: 'Cancelar pedido' }).count(), 0)
    await restaurant.looks(page, 'too-late')
  },

  async 'A cancellation whose answer is lost is asked again, and is one'(restaurant) {
    const page = await restaurant.customer()
    await order(page, 'Guaraná')
    await loseAnswers(page, CANCEL, 1)
    await cancel(page)
    await sees(page, 'Cancelado')
    assert.equal((await restaurant.orderOf(page)).version, 2)
  },

  async 'An account is made, used and left by keyboard alone, in English'(restaurant) {
    const person = somebody()
    const page = await restaurant.customer({ locale: 'en-GB', width: 1366 })
    const focused = check => page.waitForFunction(check)
    const enter = async locator => {
      await locator.focus()
      await page.keyboard.press('Enter')
    }
    await enter(page.getByRole('link', { name: 'Sign in' }))
    await focused(() => document.activeElement.textContent === 'Sign in to your account')
    await enter(page.getByRole('button', { name: 'Create account' }))
    await focused(() => document.activeElement.textContent === 'Create an account')
    for (const text of [person.name, person.email, person.cpf, person.password]) {
      await page.keyboard.press('Tab')
      await page.keyboard.insertText(text)
    }
    await page.keyboard.press('Enter')
    await focused(() => document.activeElement.textContent === 'Confirm your e-mail')
    await page.keyboard.press('Tab')
    await page.keyboard.insertText(await restaurant.codeFor(person.email))
    await page.keyboard.press('Enter')
    await focused(() => document.activeElement.textContent === 'My account')
    await restaurant.accessible(page, 'English account')
    await enter(page.getByRole('link', { name: 'Back to the menu' }))
    await enter(page.getByRole('button', { name: 'Add Guaraná' }))
    await enter(page.getByRole('link', { name: 'See order' }))
    await enter(page.getByLabel('Note for the kitchen'))
    await seesPix(page)
    await enter(page.getByRole('button', { name: 'Cancel order' }))
    await focused(() => document.activeElement.textContent === 'Really cancel this order?')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'Cancelled', level: 2 }).waitFor()
    await focused(() => document.activeElement.tagName === 'H1')
    await enter(page.getByRole('link', { name: 'My account' }))
    await enter(page.getByRole('button', { name: 'Sign out', exact: true }))
    await page.getByText('You have signed out.').first().waitFor()
  },
}
