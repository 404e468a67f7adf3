// The story of an order in the reader's words. Services tell it in English; what is not known here is shown as it was told. Knows no page.

/** Beside these, an entry tells how machines did it. */
const FOR_PEOPLE = ['REQUEST', 'STATUS', 'STOCK', 'PAYMENT', 'REFUND', 'ALERT']

export const isForPeople = entry => FOR_PEOPLE.includes(entry.kind)

const STATUS = 'PAYMENT_PENDING|AWAITING|IN_PROGRESS|DONE|FINISHED|PAYMENT_FAILED|CANCELLED'
const TOLD = [
  [new RegExp(`^placed(?:, (?:${STATUS}))?$`), texts => texts.toldPlaced],
  [/^asked for again/, texts => texts.toldAgain],
  [/^the catalog has reserved its portions$/, texts => texts.toldReserved],
  [/^payments has created its Pix$/, texts => texts.toldPix],
  [/^heard of its payment$/, texts => texts.toldHeard],
  [/^(?:\w+ → )?RESERVED: /, texts => texts.toldPromised],
  [/^(?:\w+ → )?COMMITTED: /, texts => texts.toldTaken],
  [/^(?:\w+ → )?LAPSED: /, texts => texts.toldLapsed],
  [/^(?:\w+ → )?SHORT: /, texts => texts.toldShort],
  [/^(?:\w+ → )?CLOSED: /, texts => texts.toldClosed],
  [/^wanted: PENDING$/, texts => texts.toldWanted],
  [/^approved by the broker$/, texts => texts.toldApproved],
  [/^refund(?: of a part)? wanted$/, texts => texts.toldRefundWanted],
  [/^refund found that was made by hand/, texts => texts.toldRefundByHand],
  [/^refund is DONE$/, texts => texts.toldRefundDone],
  [/^refund is FAILED$/, texts => texts.toldRefundFailed],
  [/^refund is /, texts => texts.toldRefundOnItsWay],
  [/^([\d.]+) have gone back in all$/, (texts, [, amount], money) => texts.toldGoneBack(money(amount))],
  [new RegExp(`^(?:(?:${STATUS}) → )?(${STATUS})(?:; ([\\d.]+) have gone back in all)?$`), (texts, [, status, amount], money) => amount ? `${texts[status]}. ${texts.toldGoneBack(money(amount))}` : texts[status]],
]

const WAITS = [
  [/^the kitchen to begin$/, texts => texts.waitsKitchen],
  [/^the kitchen to finish$/, texts => texts.waitsCooking],
  [/^the kitchen to hand it over$/, texts => texts.waitsCounter],
  [/^its customer to pay the Pix$/, texts => texts.waitsPix],
  [/^the order to be paid, or its portions/, texts => texts.waitsPortions],
  [/^the broker to say that it is paid$/, texts => texts.waitsBroker],
  [/^payments to refund its payment$|^the broker to make the refund$/, texts => texts.waitsRefund],
  [/^payments to end its payment|^the broker to cancel the payment$/, texts => texts.waitsEnd],
  [/^payments to tell how its payment ended/, texts => texts.waitsOutcome],
  [/^a person /, texts => texts.waitsPerson],
]

const said = (table, what, texts, money) => {
  for (const [form, words] of table) {
    const parts = form.exec(what)
    if (parts) return words(texts, parts, money)
  }
  return undefined
}

/** What happened, in the reader's words; undefined if there are none. `money` writes an amount. */
export const told = (entry, texts, money) => said(TOLD, entry.what, texts, money)

/** What an order waits for, likewise. */
export const waits = (waiting, texts) => said(WAITS, waiting.what, texts)
