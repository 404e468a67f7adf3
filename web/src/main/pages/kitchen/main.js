// The kitchen's pages: who signs in, what the board says, and what is pressed there.
import { isUnknown, pause, Refusal, sleep, Unreachable } from '../shared/api.js'
import { leavingEverywhere, STAYS } from '../shared/everywhere.js'
import { focusSoon } from '../shared/focus.js'
import { announce, brand, page } from '../shared/page.js'
import { sentenceOnce } from '../shared/refusals.js'
import { Session } from '../shared/session.js'
import { SIGNED_OUT, signingIn, signInView } from '../shared/signin.js'
import { load, save } from '../shared/store.js'
import { now } from '../shared/times.js'
import { columnsOf, isElsewhere, newOnes, NEXT, withList, withOrder } from './board.js'
import { isAwake, ring, wake } from './sound.js'
import { texts } from './texts.js'
import { boardView } from './view.js'

const EVERY_MILLIS = 2000
/** A tablet without a connection must know it soon. */
const PATIENCE_MILLIS = 6000
/** What was heard longer ago is not shown as if it were so; a tablet that slept wakes up with such a board. */
const STALE_MILLIS = 8000
const NEW_MILLIS = 20_000
/** For so long a list may be older than what an answer has told. */
const LEARNED_MILLIS = 60_000
/** A touch must not hit what has moved beneath the finger, by this tablet or by another. */
const SETTLING_MILLIS = 600

const state = {
  ...SIGNED_OUT, ...STAYS,
  orders: [], moving: new Set(), fresh: new Set(), notice: '',
  lostSince: undefined, freshAt: undefined, isSettling: false,
  isLoud: load('loud', true),
}
const session = new Session('kitchen')
const change = page(state, () => session.isSignedIn ? boardView(state, deeds) : signInView(state, deeds, texts))
const signing = signingIn({ state, change, session, texts, entered: watch })

let seen
/** When the board was heard of, by this machine's clock. */
let heardAt = 0
/** What answers told of single orders. */
let learned = []
let settling
/** Another one for each who signs in: what an earlier one began ends unheard. */
let shift = {}

const deeds = {
  ...signing,
  ...leavingEverywhere({ state, change, session, texts, leave }),
  signIn() {
    wake().catch(() => {})
    return signing.signIn()
  },
  closeNotice() {
    settle()
    change({ notice: '' })
  },
  signOut: () => leave(''),
  async sound() {
    // Whoever presses before it could be heard wants to hear it.
    const isLoud = !state.isLoud || !isAwake()
    save('loud', isLoud)
    if (isLoud) {
      await wake().catch(() => {})
      ring()
    }
    change({ isLoud })
  },
  move,
}

function leave(problem, told = '') {
  watching.abort(new Error('signed out'))
  session.signOut()
  seen = undefined
  learned = []
  shift = {}
  change({ orders: [], moving: new Set(), notice: '', lostSince: undefined, freshAt: undefined, ...STAYS, problem, told })
  focusSoon('h1')
  if (told) announce(told)
}

// ---- the board

let watching = new AbortController()

/** Asks for the board again and again; while nothing moves, the server says no more than that. */
async function watch() {
  watching.abort(new Error('another look'))
  watching = new AbortController()
  const { signal } = watching
  let etag
  for (let tries = 0; session.isSignedIn && !signal.aborted;) {
    const asked = Date.now()
    // One for all pages together.
    const patience = () => Math.max(0, asked + PATIENCE_MILLIS - Date.now())
    try {
      const answer = await session.call('GET', '/v1/orders?limit=100', { etag, patience: patience(), signal })
      let orders = state.orders
      if (answer.status === 200) {
        const listed = [...answer.body.items]
        for (let { next } = answer.body; next;) {
          const more = (await session.call('GET', `/v1/orders?limit=100&cursor=${encodeURIComponent(next)}`, { patience: patience(), signal })).body
          listed.push(...more.items)
          next = more.next
        }
        // The tag is that of the first page.
        etag = answer.body.next ? undefined : answer.etag
        learned = learned.filter(({ at }) => Date.now() - at < LEARNED_MILLIS)
        orders = withList(state.orders, listed, learned, asked)
      }
      if (signal.aborted) return
      tries = 0
      heardAt = Date.now()
      shown(orders)
      await sleep(EVERY_MILLIS, signal)
    } catch (problem) {
      if (signal.aborted) return
      if (session.isOver(problem)) return leave(texts.problems.notSignedIn)
      if (problem instanceof Refusal && problem.status === 403 && problem.isOwn) return leave(texts.problems.notKitchen)
      etag = undefined
      lost()
      const wait = pause(tries++, problem)
      await sleep(problem.status === 429 ? wait : Math.min(4000, wait), signal)
    }
  }
}

function shown(orders) {
  const arrived = seen ? newOnes(orders, seen) : []
  seen = new Set([...(seen ?? []), ...orders.map(order => order.id)])
  // The line that says that the connection was lost moves everything, too.
  if (state.lostSince || isElsewhere(state.orders, orders)) settle()
  change({ orders, lostSince: undefined, freshAt: now() })
  title()
  if (arrived.length === 0) return
  if (state.isLoud) ring()
  announce(arrived.map(order => texts.newOrderIs(order.trackingNumber)).join('. '))
  const ids = arrived.map(order => order.id)
  change({ fresh: new Set([...state.fresh, ...ids]) })
  setTimeout(() => change({ fresh: new Set([...state.fresh].filter(id => !ids.includes(id))) }), NEW_MILLIS)
}

function lost() {
  if (!state.lostSince) change({ lostSince: state.freshAt ?? now() })
}

/** Whether the board shows what is: not after a sleep, nor when nothing has been heard for too long. */
function isLive() {
  if (session.isSignedIn && state.freshAt && Date.now() - heardAt > STALE_MILLIS) lost()
  return !state.lostSince
}

/** Something has moved: for a moment nothing can be touched. */
function settle() {
  clearTimeout(settling)
  settling = setTimeout(() => change({ isSettling: false }), SETTLING_MILLIS)
  change({ isSettling: true })
}

/** Moves an order on, once. Another tablet may have been faster: then this one shows what is. */
async function move(order) {
  if (state.moving.has(order.id) || state.isSettling || !isLive()) return
  const mine = shift
  if (state.notice) settle()
  change({ moving: new Set([...state.moving, order.id]), notice: '' })
  try {
    const { body } = await session.call('PATCH', `/v1/orders/${order.id}/status`, { body: { status: NEXT[order.status] }, patience: 10_000 })
    if (mine !== shift) return
    placeAgain(body)
    announce(texts.moved(body.trackingNumber, texts[body.status]))
  } catch (problem) {
    if (mine !== shift) return
    await notMoved(order, problem)
  }
  change({ moving: new Set([...state.moving].filter(id => id !== order.id)) })
}

async function notMoved(order, problem) {
  if (problem instanceof Refusal && problem.status === 409) {
    const status = problem.problem.orderStatus
    settle()
    change({ notice: texts.movedElsewhere(order.trackingNumber, texts[status] ?? status) })
    const mine = shift
    try {
      const { body } = await session.call('GET', `/v1/orders/${order.id}`)
      if (mine === shift) placeAgain(body)
    } catch {
      if (mine === shift) watch()
    }
  } else if (isUnknown(problem)) {
    change({ notice: texts.unknownMove(order.trackingNumber) })
    if (problem instanceof Unreachable) lost()
    else settle()
    watch()
  } else if (session.isOver(problem)) {
    leave(texts.problems.notSignedIn)
  } else {
    settle()
    change({ notice: sentenceOnce(problem, texts) })
  }
}

/** Shows an order where it is now; whoever works with the keyboard goes on in the column where they were. */
function placeAgain(order) {
  const at = document.activeElement?.closest?.('.ticket')
  const hadFocus = at?.dataset.order === order.id
  const neighbour = hadFocus ? (at.nextElementSibling ?? at.previousElementSibling)?.dataset.order : undefined
  learned.push({ order, at: Date.now() })
  settle()
  change({ orders: withOrder(state.orders, order) })
  title()
  if (hadFocus) focusSoon(`.ticket[data-order="${neighbour ?? order.id}"] > .button`)
}

function title() {
  const waiting = columnsOf(state.orders).AWAITING.length
  document.title = `${waiting ? `(${waiting}) ` : ''}${texts.kitchen} · ${brand.name}`
}

addEventListener('offline', lost)
addEventListener('online', () => session.isSignedIn && watch())
document.addEventListener('visibilitychange', () => {
  if (document.visibilityState !== 'visible' || !session.isSignedIn) return
  isLive()
  watch()
})
// The first touch of a page that was reloaded makes its sound possible.
addEventListener('pointerdown', event => {
  // What the button says when it is touched is what it does.
  if (!state.isLoud || isAwake() || event.target.closest?.('.sound')) return
  wake().then(() => change({}), () => {})
})
setInterval(() => change({}), 15_000)
setInterval(isLive, 1000)

title()
change({})
if (session.isSignedIn) watch()
