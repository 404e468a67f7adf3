// What others write stays text, what is secret stays here, and what is sent is little.
import assert from 'node:assert/strict'
import { fillCart, order, placeButton, sees, seesPix, ticket } from './restaurant.mjs'

const MOST_KILOBYTES = 100

export const scenarios = {
  async 'What others wrote never becomes markup, and turns nothing around'(restaurant) {
    const name = '<img src=x onerror=alert(1)>'
    await restaurant.product({ name, description: '"><script>alert(2)</script> ${alert(3)} {{alert(4)}} \u200fשלום', price: '1.00', categoryType: 'MEAL', stock: { onHand: 9 } })
    const page = await restaurant.customer()
    const dish = page.locator('.dish', { hasText: name })
    await dish.waitFor()
    assert.equal(await dish.locator('script, img, bdi bdi').count(), 0)
    assert.ok(!(await dish.textContent()).includes('\u200f'))
    await fillCart(page, name)
    await page.getByLabel('Observação').fill('<b onclick=alert(5)>oi</b> \u202eabc')
    await restaurant.looks(page, 'hostile')
    await placeButton(page).click()
    await seesPix(page)
    await restaurant.pay(page)
    await sees(page, 'Pago, na fila da cozinha')
    const called = (await restaurant.orderOf(page)).trackingNumber
    const tablet = await restaurant.tablet()
    await ticket(tablet, called, 'awaiting').waitFor()
    assert.match(await ticket(tablet, called, 'awaiting').textContent(), /<img src=x onerror=alert\(1\)>.*<b onclick=alert\(5\)>oi<\/b>\s+abc/s)
    assert.equal(await tablet.locator('.ticket img, .ticket script, .ticket [onclick]').count(), 0)
  },

  async 'The browser itself refuses to make markup of a text'(restaurant) {
    const page = await restaurant.customer()
    const refused = await page.evaluate(() => {
      try {
        document.createElement('div').innerHTML = '<i>text</i>'
        return false
      } catch (error) {
        return error instanceof TypeError
      }
    })
    assert.ok(refused)
    // That is what the console has been told of.
    restaurant.flaws = restaurant.flaws.filter(flaw => !/TrustedHTML/.test(flaw))
  },

  async 'Nothing outlives the tab, and no address tells anything'(restaurant) {
    const page = await restaurant.customer()
    await order(page, 'Brigadeiro')
    assert.equal(await page.evaluate(() => localStorage.length + document.cookie.length), 0)
    assert.deepEqual(await page.evaluate(() => Object.keys(sessionStorage).sort()), ['cart', 'orders'])
    assert.equal(page.url(), `${restaurant.address}/#order`)
    const other = await page.context().newPage()
    await other.goto(`${restaurant.address}/#order`)
    await other.getByText('Seu pedido está vazio').waitFor()
    assert.equal(await page.context().cookies().then(cookies => cookies.length), 0)
  },

  async 'One file brands all pages'(restaurant) {
    for (const path of ['/', '/kitchen.html', '/manager.html']) {
      const page = await restaurant.visitor('/404.html')
      await page.route('**/brand.css', async route => {
        const response = await route.fetch()
        const body = (await response.text()).replace(/--brand-name: ".*"/, '--brand-name: "Cantina da Praça"').replace(/--brand-accent: #\w+/, '--brand-accent: #0b5d3b')
        await route.fulfill({ response, body })
      })
      await page.goto(restaurant.address + path)
      await page.waitForFunction(() => document.title.includes('Cantina da Praça'))
      await page.waitForFunction(() => [...document.querySelectorAll('.button')].some(button => getComputedStyle(button).borderColor === 'rgb(11, 93, 59)'))
    }
  },

  async 'The first view is small'(restaurant) {
    for (const [path, ready] of [['/', '.dish h3'], ['/kitchen.html', '#email'], ['/manager.html', '#email']]) {
      const page = await restaurant.visitor('/404.html')
      const session = await page.context().newCDPSession(page)
      let bytes = 0
      let requests = 0
      await session.send('Network.enable')
      await session.send('Network.setCacheDisabled', { cacheDisabled: true })
      session.on('Network.loadingFinished', ({ encodedDataLength }) => {
        bytes += encodedDataLength
        requests++
      })
      await page.goto(restaurant.address + path)
      await page.locator(ready).first().waitFor()
      await page.waitForLoadState('networkidle')
      const paint = await page.evaluate(largestPaint)
      console.log(`  ${path}: ${(bytes / 1000).toFixed(1)} kB in ${requests} answers, headers included; largest paint after ${Math.round(paint)} ms`)
      assert.ok(paint > 0)
      assert.ok(bytes < MOST_KILOBYTES * 1000, `${path} has ${bytes} bytes`)
      assert.ok(requests > 5)
    }
  },

  async 'A wrong address leads to the menu'(restaurant) {
    const page = await restaurant.visitor('/cardapio')
    await restaurant.accessible(page, '404')
    await page.getByRole('link', { name: 'Ver o cardápio' }).click()
    await page.locator('.dish h3').first().waitFor()
  },
}

/** Runs in the page: milliseconds from its start until the largest part of it was drawn. */
function largestPaint() {
  return new Promise(done => new PerformanceObserver(list => done(list.getEntries().at(-1).startTime)).observe({ type: 'largest-contentful-paint', buffered: true }))
}
