// The manager's pages: who signs in, and what happens when something is pressed, typed, answered or lost.
import { html, nothing } from '../lib/lit-html.js'
import { call, pause, Refusal, sleep, Unreachable } from '../shared/api.js'
import { amountOf, cents, money } from '../shared/money.js'
import { announce, brand, page } from '../shared/page.js'
import { sentence, sentenceOnce } from '../shared/refusals.js'
import { Session } from '../shared/session.js'
import { signingIn, signInView } from '../shared/signin.js'
import { plain } from '../shared/texts.js'
import { dayOf, daysBefore, now } from '../shared/times.js'
import { lookFor } from './find.js'
import { menuView, productView } from './menu.js'
import { ordersView, orderView } from './orders.js'
import { fieldsOf, formOf, NEW, requestOf, wholeOf } from './product.js'
import { attemptOf, isRefused, left, refund as askForRefund } from './refund.js'
import { salesView } from './sales.js'
import { forget, keepAttempt, keepForm, keepLooked, keepSearch, keepStock, state } from './state.js'
import { texts } from './texts.js'

const VIEWS = { menu: menuView, product: productView, orders: ordersView, order: orderView, sales: salesView }
/** Where the navigation leads, with the views that belong to it. */
const PLACES = { menu: ['menu', 'product'], orders: ['orders', 'order'], sales: ['sales'] }
const MENU_EVERY_MILLIS = 30_000
const WAIT_SECONDS = 20
const SOON_MILLIS = 2000

const session = new Session('manager')
const change = page(state, () => session.isSignedIn ? framed() : signInView(state, deeds, texts))

const today = () => dayOf(now())

/** Another one for each who signs in: what an earlier one began ends unheard. */
let shift = {}
const toSomebodyElse = mine => mine !== shift

/** Another one for each form that is opened: what was asked for an earlier one leaves it alone. */
let opened = {}
/** That of a product that is being read for its form. */
let reading

const deeds = {
  ...signingIn({ state, change, session, texts, entered: enter }),
  signOut: () => leave(''),
  closeNotice: () => tell(''),
  loadMenu,
  newProduct: () => openForm({ ...NEW }),
  changeProduct,
  typeForm(typed) {
    change({ form: { ...state.form, ...typed }, wrong: state.wrong.filter(field => !(field in typed)), isTakingOff: false })
    keepForm()
  },
  closeForm: () => openForm(undefined),
  saveProduct,
  takeOff,
  openStock,
  closeStock,
  typeStock(typed) {
    change({ stock: { ...state.stock, ...typed } })
    keepStock()
  },
  saveStock,
  seeSales,
  typeLook(typed) {
    change({ look: { ...state.look, ...typed } })
    keepSearch()
  },
  /** The day of today is none that is kept: tomorrow it would be another one. */
  typeDay: day => deeds.typeLook({ day: day === today() ? '' : day }),
  find,
  findStatus,
  findMore,
  look(id) {
    change({ looked: id, order: undefined, payment: undefined, story: undefined, orderProblem: '', cancelProblem: '', refundProblem: '', reason: '', refundReason: '', refundAmount: '', isWhole: false, wrongAmount: false, wrongReason: false })
    keepLooked()
    if (state.view === 'order') follow()
  },
  cancel,
  refund,
}

function framed() {
  return html`
    <a class="skip" href="#content" @click=${event => { event.preventDefault(); document.querySelector('#content').focus() }}>${texts.skip}</a>
    <header class="top">
      <b class="brand"><span class="logo" aria-hidden="true"></span> ${brand.name} <span>· ${texts.manager}</span></b>
      <nav aria-label=${texts.pages}>${Object.entries(PLACES).map(([view, own]) => html`<a href=${`#${view}`} aria-current=${own.includes(state.view) ? 'page' : nothing}>${texts[view]}</a>`)}
        <a href="docs.html">${texts.docs}</a>${Object.entries(state.links).map(([name, address]) => html`<a href=${address} target="_blank" rel="noopener noreferrer">${plain(name)}</a>`)}</nav>
      <button type="button" class="button quiet" @click=${deeds.signOut}>${texts.signOut}</button>
    </header>
    <div role="status" class="notices">${state.notice ? html`<p class=${state.isNoticeBad ? 'notice bad' : 'notice good'}>${state.notice} <button type="button" class="button quiet" @click=${deeds.closeNotice}>${texts.close}</button></p>` : nothing}</div>
    <main id="content" tabindex="-1">${(VIEWS[state.view] ?? menuView)(state, deeds)}</main>`
}

/** At the top of the page, whatever it shows. */
const tell = (notice, isNoticeBad = false) => change({ notice, isNoticeBad })

// ---- who is signed in

/** Whoever may not keep the menu is told so before anything is shown. */
async function enter() {
  shift = {}
  const mine = shift
  try {
    await session.call('GET', `/v1/sales?from=${today()}&to=${today()}`)
  } catch (problem) {
    if (!toSomebodyElse(mine) && isSentAway(problem)) return
  }
  if (!toSomebodyElse(mine)) begin()
}

/** Shows the view of the address; a refund of which the outcome is open is asked for again, wherever the page opens. */
function begin() {
  if (!session.isSignedIn || !state.attempt) return route(true)
  deeds.look(state.attempt.order)
  history.replaceState(null, '', '#order')
  route(true)
  return refund()
}

function leave(problem) {
  following.abort(new Error('signed out'))
  session.signOut()
  shift = {}
  forget(change)
  change({ problem })
  title()
}

/** Whether the problem is that of somebody who is let in no more, or never was. */
function isSentAway(problem) {
  if (!(problem instanceof Refusal) || ![401, 403].includes(problem.status)) return false
  // What is in between may say so as well, and knows nobody.
  if (problem.status === 403 && !problem.isOwn) return false
  leave(problem.status === 403 ? texts.problems.notManager : texts.problems.notSignedIn)
  return true
}

// ---- the menu

async function loadMenu() {
  const mine = shift
  try {
    const products = []
    for (let path = '/v1/products?limit=100'; path;) {
      const { body } = await call('GET', path)
      products.push(...body.items)
      path = body.next && `/v1/products?limit=100&cursor=${encodeURIComponent(body.next)}`
    }
    if (!toSomebodyElse(mine)) change({ products, menuProblem: undefined })
  } catch (problem) {
    if (!toSomebodyElse(mine)) change({ menuProblem: problem })
  }
}

function openForm(form) {
  opened = {}
  change({ form, wrong: [], formProblem: '', isTakingOff: false })
  keepForm()
}

async function changeProduct({ id }) {
  openForm(undefined)
  const mine = reading = opened
  await seen(id, '')
  if (reading === mine) reading = undefined
}

/** Reads a product as it is now. What was typed into its form stays there. */
async function seen(id, formProblem, typed) {
  const mine = shift
  const form = opened
  const isLate = () => toSomebodyElse(mine) || form !== opened
  try {
    const { body, etag } = await call('GET', `/v1/products/${id}`)
    if (isLate()) return
    openForm({ ...formOf(body, etag, texts.locale), ...typed })
    change({ formProblem: formProblem && `${formProblem} ${texts.itIsNow(plain(body.name), money(cents(body.price), texts.locale))}` })
  } catch (problem) {
    if (isLate()) return
    tell(sentenceOnce(problem, texts), true)
    change({ formProblem: sentenceOnce(problem, texts) })
    if (!state.form) location.hash = '#menu'
  }
}

const typedIn = ({ name, description, price, category, picture }) => ({ name, description, price, category, picture })

async function saveProduct() {
  const { form } = state
  if (state.isSaving) return
  const { body, wrong } = requestOf(form)
  if (wrong.length > 0) return refuseFields(wrong)
  await saving(() => form.id
    ? session.call('PUT', `/v1/products/${form.id}`, { body, match: form.etag })
    : session.call('POST', '/v1/products', { body }), answer => texts.saved(plain(answer.body.name)))
}

/** Asks once more before it does so. */
async function takeOff() {
  const { form } = state
  if (state.isSaving) return
  if (!state.isTakingOff) return change({ isTakingOff: true })
  await saving(() => session.call('DELETE', `/v1/products/${form.id}`, { match: form.etag }), () => texts.takenOff(plain(form.name)))
}

async function saving(deed, sentenceOf) {
  const mine = shift
  const { form } = state
  const at = opened
  change({ isSaving: true, formProblem: '', wrong: [] })
  try {
    const answer = await deed()
    if (toSomebodyElse(mine)) return
    tell(sentenceOf(answer))
    if (at === opened) {
      openForm(undefined)
      location.hash = '#menu'
    }
    loadMenu()
  } catch (problem) {
    if (toSomebodyElse(mine) || isSentAway(problem)) return
    if (at !== opened) tell(isUnknown(problem) ? texts.problems.unknownOf(plain(form.name)) : texts.problems.notSavedOf(plain(form.name)), true)
    else if (problem.status === 412) await seen(form.id, texts.problems.changedMeanwhile, typedIn(state.form))
    else if (problem.status === 404 && problem.isOwn) {
      openForm(undefined)
      tell(texts.problems.isGone, true)
      location.hash = '#menu'
    } else if (fieldsOf(problem.problem).length > 0) refuseFields(fieldsOf(problem.problem))
    else if (isUnknown(problem)) change({ formProblem: form.id ? texts.problems.unknownSave : texts.problems.unknownCreate })
    else change({ formProblem: sentenceOnce(problem, texts) })
  }
  change({ isSaving: false })
}

/** Whether it may have been done all the same. */
const isUnknown = problem => problem instanceof Unreachable || (problem.isOpen && problem.status !== 429)

function refuseFields(wrong) {
  change({ wrong, formProblem: texts.problems.fields })
  setTimeout(() => document.querySelector(`#${wrong[0]}`)?.focus(), 0)
}

// ---- stock

function openStock({ id }) {
  change({ stock: { id, counted: '', delta: '' }, stockProblem: '' })
  keepStock()
  countAgain(id, '')
  setTimeout(() => document.querySelector('#counted')?.focus(), 0)
}

function closeStock() {
  const id = state.stock?.id
  change({ stock: undefined, stockProblem: '' })
  keepStock()
  setTimeout(() => document.querySelector(`[data-product="${id}"] .deeds .button`)?.focus(), 0)
}

/** Reads the stock as it is now; what was typed stays. */
async function countAgain(id, problem) {
  const mine = shift
  try {
    const { body, etag } = await call('GET', `/v1/products/${id}/stock`)
    if (toSomebodyElse(mine) || state.stock?.id !== id) return
    const { stock } = state
    // What was typed was meant for what there was then, also if the page was left or reloaded since.
    const isOutdated = stock.etag && stock.etag !== etag && (stock.counted || stock.delta)
    const said = problem || (isOutdated ? texts.problems.stockChanged : '')
    change({ stock: { ...stock, etag, now: body }, stockProblem: said && `${said} ${texts.stockNow(body.onHand, body.reserved)}` })
    stockIs(id, body)
    keepStock()
  } catch (failure) {
    if (!toSomebodyElse(mine) && state.stock?.id === id) change({ stockProblem: sentenceOnce(failure, texts) })
  }
}

const stockIs = (id, { onHand, reserved, available }) => change({ products: state.products?.map(one => one.id === id ? { ...one, stock: { onHand, reserved, available } } : one) })

async function saveStock(kind) {
  const { stock } = state
  if (state.isCounting || !stock.etag) return
  const number = wholeOf(stock[kind])
  if (number === undefined || (kind === 'counted' && number < 0) || (kind === 'delta' && number === 0)) {
    change({ stockProblem: kind === 'counted' ? texts.countedRule : texts.deltaRule })
    return document.querySelector(`#${kind}`)?.focus()
  }
  const mine = shift
  const isOpen = () => state.stock?.id === stock.id
  change({ isCounting: true, stockProblem: '' })
  try {
    const path = `/v1/products/${stock.id}/stock`
    const { body } = kind === 'counted'
      ? await session.call('PUT', path, { body: { onHand: number }, match: stock.etag })
      : await session.call('POST', `${path}/adjustments`, { body: { delta: number }, match: stock.etag })
    if (toSomebodyElse(mine)) return
    stockIs(stock.id, body)
    tell(texts.stockSaved(body.available))
    if (isOpen()) closeStock()
  } catch (problem) {
    if (toSomebodyElse(mine) || isSentAway(problem)) return
    const name = state.products?.find(one => one.id === stock.id)?.name
    if (!isOpen()) tell(isUnknown(problem) ? texts.problems.unknownOf(plain(name)) : texts.problems.notSavedOf(plain(name)), true)
    else if (problem.status === 412) await countAgain(stock.id, texts.problems.stockChanged)
    else if (isUnknown(problem)) await countAgain(stock.id, texts.problems.unknownStock)
    else if (problem.kind === 'stock-conflict') await countAgain(stock.id, texts.problems.stockConflict)
    else change({ stockProblem: [400, 422].includes(problem.status) ? (kind === 'counted' ? texts.countedRule : texts.deltaRule) : sentenceOnce(problem, texts) })
  }
  change({ isCounting: false })
}

// ---- what sells

async function seeSales(period) {
  const mine = shift
  const day = today()
  const [from, to] = { today: [day, day], yesterday: [daysBefore(day, 1), daysBefore(day, 1)], week: [daysBefore(day, 6), day] }[period]
  change({ period, sales: undefined, salesProblem: undefined })
  try {
    const { body } = await session.call('GET', `/v1/sales?from=${from}&to=${to}`)
    if (!toSomebodyElse(mine) && state.period === period) change({ sales: body.items })
  } catch (problem) {
    if (!toSomebodyElse(mine) && !isSentAway(problem)) change({ salesProblem: problem })
  }
}

// ---- finding orders

async function find() {
  const wanted = lookFor(state.look.text, state.look.day || today())
  if (!wanted) return change({ foundProblem: texts.problems.noNumber, found: undefined })
  deeds.typeLook({ status: '' })
  if (wanted.id) {
    deeds.look(wanted.id)
    location.hash = '#order'
    return undefined
  }
  const answer = await listed(wanted.path)
  if (answer?.items.length === 1) {
    deeds.look(answer.items[0].id)
    location.hash = '#order'
  }
  return undefined
}

function findStatus(status) {
  deeds.typeLook({ status })
  return listed(`/v1/orders?status=${status}&limit=20`)
}

async function findMore() {
  const before = state.found
  const answer = await listed(`/v1/orders?status=${state.look.status}&limit=20&cursor=${encodeURIComponent(state.more)}`, true)
  if (answer) change({ found: [...before, ...answer.items.filter(one => !before.some(other => other.id === one.id))] })
}

let finding = {}

async function listed(path, isMore = false) {
  const mine = finding = {}
  change({ isFinding: true, foundProblem: undefined, ...(!isMore && { found: undefined, more: undefined }) })
  try {
    const { body } = await session.call('GET', path)
    if (mine !== finding) return undefined
    change({ isFinding: false, more: body.next, ...(!isMore && { found: body.items }) })
    return body
  } catch (problem) {
    if (mine !== finding || isSentAway(problem)) return undefined
    change({ isFinding: false, foundProblem: sentenceOnce(problem, texts) })
    return undefined
  }
}

// ---- one order

let following = new AbortController()

/** Shows the order from now on, as it is and as it becomes. */
async function follow() {
  following.abort(new Error('another look'))
  following = new AbortController()
  const { signal } = following
  const id = state.looked
  if (!id) {
    location.hash = '#orders'
    return
  }
  let etag
  for (let tries = 0; session.isSignedIn && !signal.aborted && state.view === 'order';) {
    try {
      const isMoving = state.payment?.refunds?.some(one => ['REQUESTED', 'IN_PROCESS'].includes(one.status)) || (state.payment && state.order?.payment && state.payment.status === 'PENDING' && state.order.status !== 'PAYMENT_PENDING')
      const asked = Date.now()
      const answer = await session.call('GET', `/v1/orders/${id}`, isMoving ? { signal } : { etag, wait: WAIT_SECONDS, patience: 40_000, signal })
      etag = answer.etag
      if (answer.status === 200) {
        change({ order: answer.body })
        title()
      }
      await details(id, signal)
      if (signal.aborted) return
      change({ orderProblem: '' })
      tries = 0
      if (isMoving || Date.now() - asked < 1000) await sleep(SOON_MILLIS, signal)
    } catch (problem) {
      if (signal.aborted || isSentAway(problem)) return
      etag = undefined
      if (problem.status === 404 && problem.isOwn) {
        change({ orderProblem: texts.problems.noOrder, order: undefined })
        return
      }
      change({ orderProblem: sentence(problem, texts) })
      await sleep(pause(++tries, problem), signal)
    }
  }
}

/** The payment and the story of the order; one of them may be missing for a while. */
async function details(id, signal) {
  const { payment } = state.order
  const asked = [session.call('GET', `/v1/orders/${id}/story`, { signal }), payment ? session.call('GET', `/v1/payments/${payment.id}`, { signal }) : undefined]
  const [story, paid] = await Promise.allSettled(asked)
  if (signal.aborted || state.looked !== id) return
  change({ ...(story.value && { story: story.value.body }), ...(paid.value && { payment: paid.value.body }) })
  const [failed] = [story, paid].filter(one => one.status === 'rejected' && ![404].includes(one.reason.status))
  if (failed) throw failed.reason
}

async function cancel() {
  if (state.isCancelling) return
  const mine = shift
  const { order } = state
  const reason = state.reason.trim()
  change({ isCancelling: true, cancelProblem: '' })
  try {
    const { body } = await session.call('POST', `/v1/orders/${order.id}/cancellation`, { body: reason ? { reason } : {} })
    if (toSomebodyElse(mine)) return
    if (state.looked === order.id) change({ order: body, reason: '' })
    tell(texts.cancelled(order.trackingNumber))
    announce(texts.cancelled(order.trackingNumber))
  } catch (problem) {
    if (toSomebodyElse(mine) || isSentAway(problem)) return
    const status = problem.problem?.orderStatus
    const cancelProblem = problem.status === 409 ? texts.problems.cannotCancel(texts[status] ?? '') : [400, 422].includes(problem.status) ? texts.reasonRule : isUnknown(problem) ? texts.problems.unknownCancel : sentenceOnce(problem, texts)
    if (state.looked === order.id) change({ cancelProblem })
    else tell(`${texts.orderIs(order.trackingNumber)}: ${cancelProblem}`, true)
  }
  change({ isCancelling: false })
  if (state.view === 'order') follow()
}

/** Asks for money to go back. Until it is known what became of it, it is asked for again with the same key, also after a reload. */
async function refund() {
  if (state.isRefunding) return
  if (!state.attempt) {
    const amount = amountOf(state.refundAmount)
    const reason = state.refundReason.trim()
    const wrongAmount = !state.isWhole && (!amount || cents(amount) === 0 || cents(amount) > left(state.payment))
    change({ wrongAmount, wrongReason: !reason, refundProblem: '' })
    if (wrongAmount || !reason) return void setTimeout(() => document.querySelector('[aria-invalid="true"]')?.focus(), 0)
    change({ attempt: attemptOf(state.order, state.isWhole ? undefined : amount, reason) })
  }
  keepAttempt()
  const mine = shift
  const { attempt } = state
  change({ isRefunding: true, refundProblem: '' })
  const tell = problem => change({ refundProblem: sentence(problem, texts) })
  try {
    const made = await askForRefund(session, attempt, tell)
    const isFailed = made.status === 'FAILED'
    settled(mine, { notice: (isFailed ? texts.problems.refundFailed : texts.refunded)(money(cents(made.amount), texts.locale)), isNoticeBad: isFailed, refundAmount: '', refundReason: '', refundProblem: '' })
  } catch (problem) {
    if (isRefused(problem)) {
      const { left: rest } = problem.problem
      settled(mine, { refundProblem: problem.status === 409 && rest !== undefined ? texts.problems.lessIsLeft(money(cents(rest), texts.locale)) : [400, 422].includes(problem.status) ? texts.problems.refundRule : sentenceOnce(problem, texts) })
    } else if (!toSomebodyElse(mine) && !isSentAway(problem)) change({ refundProblem: sentenceOnce(problem, texts) })
  }
  change({ isRefunding: false })
  if (!toSomebodyElse(mine) && state.view === 'order') follow()
}

/** The outcome is known: its key is needed no more. */
function settled(mine, changes) {
  change({ attempt: undefined, ...(!toSomebodyElse(mine) && changes) })
  keepAttempt()
  if (changes.notice && !toSomebodyElse(mine)) announce(changes.notice)
}

// ---- the page

function title() {
  const names = { menu: texts.menu, product: state.form?.id ? texts.changeProduct : texts.newProduct, orders: texts.orders, order: state.order ? texts.orderIs(state.order.trackingNumber) : texts.order, sales: texts.sales }
  document.title = `${session.isSignedIn ? names[state.view] : texts.manager} · ${brand.name}`
}

function route(isFirst = false) {
  const wanted = location.hash.slice(1)
  const view = Object.hasOwn(VIEWS, wanted) ? wanted : 'menu'
  change({ view })
  title()
  if (!session.isSignedIn) return
  if (view === 'order') follow()
  else following.abort(new Error('another view'))
  if (view === 'menu') {
    loadMenu()
    if (state.stock) countAgain(state.stock.id, '')
  }
  if (view === 'product' && !state.form && reading !== opened) {
    if (isFirst) openForm({ ...NEW })
    // Who goes back to a form that was saved finds none.
    else location.replace('#menu')
  }
  if (view === 'sales') seeSales(state.period)
  if (view === 'orders') {
    if (isFirst && state.look.status) findStatus(state.look.status)
  }
  if (!isFirst) {
    scrollTo(0, 0)
    setTimeout(() => (document.querySelector('main h1[tabindex]') ?? document.querySelector('main'))?.focus({ preventScroll: true }), 0)
  }
}

/** Addresses of other tools that this installation has; none, if nothing is said of them. */
async function loadLinks() {
  try {
    const { body } = await call('GET', '/links.json')
    change({ links: Object.fromEntries(Object.entries(body).filter(([, address]) => /^https?:\/\//.test(address))) })
  } catch {
    // Then there are none.
  }
}

addEventListener('hashchange', () => {
  if (state.view !== location.hash.slice(1) && state.view !== 'product') tell('')
  route()
})
document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && session.isSignedIn && state.view === 'menu' && loadMenu())
setInterval(() => document.visibilityState === 'visible' && session.isSignedIn && state.view === 'menu' && loadMenu(), MENU_EVERY_MILLIS)

title()
change({})
loadLinks()
begin()
