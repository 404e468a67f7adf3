import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'

const PATIENCE = 30_000
// 409: a request of the same key has not been answered yet.
const AGAIN = [409, 429, 502, 503, 504]
const ACCOUNT = '000000000000'

/** What goes wrong in a restaurant: refusals, refunds, forgeries, messages that nobody understands, a payment broker that is away. */
export class Mishaps {
  #addresses
  #kitchen
  #product

  constructor(addresses, kitchen, product) {
    this.#addresses = addresses
    this.#kitchen = kitchen
    this.#product = product
  }

  static async in(guardian) {
    const { items } = await json(`${guardian.addresses['front-door']}/v1/products`)
    return new Mishaps(guardian.addresses, await guardian.command('token', '--as', 'kitchen'), items[0].id)
  }

  /**
   * Each once, a few at a time: the services have just started, and others want to order, too. What one of them does not get, on a
   * slow machine for one, is told and is no reason to stop: a panel that lacks it says so.
   */
  async happen() {
    const together = [
      [this.#leftWaiting, this.#webhooksOfOthers, this.#requestsOfStrangers], [this.#refundedWhileItIsCooked, this.#takenBackByTheBank],
      [this.#cancelledByTheKitchen, this.#messagesThatAreOdd], [this.#paymentRejected], [this.#brokerAway],
    ]
    for (const mishaps of together) {
      for (const { reason } of await Promise.allSettled(mishaps.map(mishap => mishap.call(this)))) if (reason) console.log(`   ${reason.message}`)
    }
  }

  async #paymentRejected() {
    const order = await this.#place()
    await this.#bank(order, 'reject')
    await this.#reaches(order, 'PAYMENT_FAILED')
  }

  async #cancelledByTheKitchen() {
    const order = await this.#paid()
    await this.#asKitchen('POST', `/v1/orders/${order.id}/cancellation`)
    await this.#reaches(order, 'CANCELLED')
  }

  /** An order that is being cooked is not cancelled by a refund: somebody has to look. */
  async #refundedWhileItIsCooked() {
    const order = await this.#paid()
    await this.#asKitchen('PATCH', `/v1/orders/${order.id}/status`, { status: 'IN_PROGRESS' })
    await this.#bank(order, 'refund')
  }

  async #takenBackByTheBank() {
    const order = await this.#paid()
    await this.#bank(order, 'chargeback')
  }

  async #leftWaiting() {
    await this.#paid()
  }

  async #webhooksOfOthers() {
    const signatures = [undefined, 'ts=now', `ts=${Math.floor(Date.now() / 1000)},v1=${'0'.repeat(64)}`]
    await Promise.all(signatures.map(signature => fetch(`${this.#front}/v1/webhooks/mercadopago?data.id=1&type=payment`, {
      method: 'POST', headers: { 'Content-Type': 'application/json', 'x-request-id': '1', ...(signature && { 'x-signature': signature }) }, body: '{}',
    })))
  }

  async #requestsOfStrangers() {
    await Promise.all([fetch(`${this.#front}/v1/products/${randomUUID()}`), fetch(`${this.#front}/v1/orders`),
      fetch(`${this.#front}/v1/guest/orders`, { headers: { Authorization: 'Bearer nobody' } })])
  }

  async #messagesThatAreOdd() {
    const change = { sender: 'ORDERS_SERVICE', target: 'MSG_SERVICE_ANY', type: 'MSG_ORDER_STATUS_CHANGED', payload: this.#cancellation(3) }
    const messageId = randomUUID()
    const fail = { sender: 'PAYMENTS_SERVICE', target: 'ORDERS_SERVICE', type: 'MSG_PAYMENT_FAIL', payload: {} }
    await this.#send('orders', fail)
    await this.#send('orders', fail, { type: 'MSG_PAYMENT_SUCCESS' })
    await this.#send('orders', { ...fail, type: 'MSG_PAYMENT_LATE' })
    await this.#send('orders', { ...fail, target: 'PAYMENTS_SERVICE' })
    await this.#send('catalog', change, { messageId })
    await pause(1000)
    await this.#send('catalog', change, { messageId })
    await this.#send('catalog', { ...change, payload: { ...change.payload, version: 2 } })
  }

  async #brokerAway() {
    await this.#faults('PUT', { read: 'unavailable', create: 'unavailable', times: 2, webhooks: 'duplicate' })
    await fetch(`${this.#front}/v1/guest/orders`, this.#cart())
    await pause(500)
    await this.#faults('DELETE')
  }

  get #front() {
    return this.#addresses['front-door']
  }

  #cart() {
    return {
      method: 'POST', headers: { 'Content-Type': 'application/json', 'Idempotency-Key': randomUUID() },
      body: JSON.stringify({ items: [{ productId: this.#product, quantity: 1 }] }),
    }
  }

  #cancellation(version) {
    return {
      orderId: randomUUID(), version, previousStatus: 'PAYMENT_PENDING', status: 'CANCELLED', totalPrice: '10.00', occurredAt: new Date().toISOString(),
      items: [{ productId: this.#product, quantity: 1, name: 'Feijoada', unitPrice: '10.00' }],
    }
  }

  async #place() {
    return json(`${this.#front}/v1/guest/orders`, this.#cart())
  }

  async #paid() {
    const order = await this.#place()
    await this.#bank(order, 'pay')
    await this.#reaches(order, 'AWAITING')
    return order
  }

  async #reaches({ orderToken }, status) {
    const until = Date.now() + PATIENCE
    while ((await json(`${this.#front}/v1/guest/orders`, { headers: { Authorization: `Bearer ${orderToken}` } })).status !== status) {
      if (Date.now() > until) throw new Error(`an order has not become ${status} within ${PATIENCE / 1000} s`)
      await pause(250)
    }
  }

  async #bank({ payment }, does) {
    await json(`${this.#addresses['mercado-pago']}/admin/payments/${payment.id}/${does}`, { method: 'POST' })
  }

  async #asKitchen(method, path, body = {}) {
    await json(`${this.#front}${path}`, {
      method, headers: { Authorization: `Bearer ${this.#kitchen}`, 'Content-Type': 'application/json' }, body: JSON.stringify(body),
    })
  }

  async #faults(method, body) {
    await fetch(`${this.#addresses['mercado-pago']}/admin/faults`, { method, ...(body && { body: JSON.stringify(body) }) })
  }

  /** Puts a message into a queue, with the attributes of its envelope but for those that are named otherwise. */
  async #send(queue, { sender, target, type, payload }, otherwise = {}) {
    const attributes = { sender, target, type, messageId: randomUUID(), correlationId: payload.orderId ?? randomUUID(), schemaVersion: '1', ...otherwise }
    await json(this.#addresses.sqs, {
      method: 'POST', headers: { 'Content-Type': 'application/x-amz-json-1.0', 'X-Amz-Target': 'AmazonSQS.SendMessage' },
      body: JSON.stringify({
        QueueUrl: `${this.#addresses.sqs}/${ACCOUNT}/local-${queue}`, MessageBody: JSON.stringify({ sender, target, type, payload }),
        MessageAttributes: Object.fromEntries(Object.entries(attributes).map(([name, value]) => [name, { DataType: 'String', StringValue: value }])),
      }),
    })
  }
}

/** The answer's JSON, or none; who is told to come again does. @throws Error if it is no success */
async function json(url, request) {
  const until = Date.now() + PATIENCE
  for (;;) {
    const answer = await fetch(url, request)
    const text = await answer.text()
    if (answer.ok) return text ? JSON.parse(text) : undefined
    if (!AGAIN.includes(answer.status) || Date.now() > until) throw new Error(`${request?.method ?? 'GET'} ${url}: ${answer.status} ${text.slice(0, 300)}`)
    await pause(500)
  }
}
