// The account's forms, and what can be done with an account.
import { html, nothing } from '../lib/lit-html.js'
import { SHORTEST_PASSWORD } from './form.js'
import { header } from './menu.js'
import { session } from './state.js'
import { texts } from './texts.js'

const STEPS = { signIn: [signIn, 'titleSignIn'], password: [password, 'titlePassword'], code: [code, 'titleCode'], signUp: [signUp, 'titleSignUp'], confirm: [confirm, 'titleConfirm'] }

export function accountView(state, deeds) {
  const { account } = state
  const isIn = session.isSignedIn
  const [step, title] = STEPS[account.step]
  return html`
    ${header(state)}
    <main id="content" class="narrow account" tabindex="-1">
      <h1 tabindex="-1">${isIn ? texts.account : texts[title]}</h1>
      <div role="alert">${account.problem ? html`<p class="notice bad">${account.problem}</p>` : nothing}</div>
      <div role="status">${account.notice ? html`<p class="notice">${account.notice}</p>` : nothing}</div>
      ${isIn ? home(account, deeds) : step(account, deeds)}
    </main>`
}

/** What is typed is in the browser's fields alone: it is read when it is sent. */
const form = (deed, content) => html`<form novalidate @submit=${event => { event.preventDefault(); deed(event.target) }}>${content}</form>`

const submit = (account, text) => html`<button type="submit" class="button main wide" aria-disabled=${account.isBusy}>${account.isBusy ? html`<span class="spinner" aria-hidden="true"></span> ` : nothing}${text}</button>`

const turn = (deeds, step, text) => html`<button type="button" class="button quiet wide" @click=${() => deeds.turn(step)}>${text}</button>`

function field(account, name, label, { type = 'text', autocomplete = 'off', inputmode = 'text', hint } = {}) {
  const wrong = account.wrong[name]
  const described = [hint && `${name}-hint`, wrong && `${name}-wrong`].filter(Boolean).join(' ')
  return html`
    <label for=${name}>${label}</label>
    <input id=${name} name=${name} type=${type} autocomplete=${autocomplete} inputmode=${inputmode} autocapitalize=${name === 'name' ? 'words' : 'none'} spellcheck="false"
      aria-invalid=${Boolean(wrong)} .value=${account.known[name] ?? ''} aria-describedby=${described || nothing}>
    ${wrong ? html`<p id=${`${name}-wrong`} class="wrong">${texts.problems[wrong]}</p>` : nothing}
    ${hint ? html`<p id=${`${name}-hint`} class="hint">${hint}</p>` : nothing}`
}

const identifier = account => field(account, 'identifier', texts.identifier, { autocomplete: 'username' })

const mailedCode = account => field(account, 'code', texts.code, { autocomplete: 'one-time-code', inputmode: 'numeric' })

function signIn(account, deeds) {
  return html`
    <p>${texts.signInWhy}</p>
    ${form(deeds.askForCode, html`${identifier(account)}${submit(account, texts.sendCode)}`)}
    ${turn(deeds, 'password', texts.byPassword)}
    ${turn(deeds, 'signUp', texts.signUp)}`
}

function password(account, deeds) {
  return html`
    ${form(deeds.enterPassword, html`
      ${identifier(account)}
      ${field(account, 'password', texts.password, { type: 'password', autocomplete: 'current-password' })}
      ${submit(account, texts.signIn)}`)}
    ${turn(deeds, 'signIn', texts.byCode)}
    ${turn(deeds, 'signUp', texts.signUp)}`
}

function code(account, deeds) {
  return html`
    <p>${texts.codeSent}</p>
    ${form(deeds.enterCode, html`${mailedCode(account)}${submit(account, texts.signIn)}`)}
    <button type="button" class="button quiet wide" aria-disabled=${account.isBusy} @click=${deeds.codeAgain}>${texts.codeAgain}</button>
    ${turn(deeds, 'signIn', texts.otherEmail)}`
}

function signUp(account, deeds) {
  return html`
    <p>${texts.signUpWhy}</p>
    ${form(deeds.signUp, html`
      ${field(account, 'name', texts.name, { autocomplete: 'name' })}
      ${field(account, 'email', texts.email, { type: 'email', autocomplete: 'email', inputmode: 'email' })}
      ${field(account, 'cpf', texts.cpf, { inputmode: 'numeric', hint: texts.cpfHint })}
      ${field(account, 'password', texts.newPassword, { type: 'password', autocomplete: 'new-password', hint: texts.passwordHint(SHORTEST_PASSWORD) })}
      ${submit(account, texts.signUp)}`)}
    ${turn(deeds, 'signIn', texts.haveAccount)}`
}

function confirm(account, deeds) {
  return html`
    <p>${texts.confirmHow}</p>
    ${form(deeds.confirm, html`${mailedCode(account)}${submit(account, texts.confirm)}`)}
    <button type="button" class="button quiet wide" aria-disabled=${account.isBusy} @click=${deeds.codeAgain}>${texts.codeAgain}</button>
    ${turn(deeds, 'signIn', texts.haveAccount)}
    ${turn(deeds, 'signUp', texts.beginAgain)}`
}

function home(account, deeds) {
  return html`
    <p>${texts.signedIn}</p>
    <p><a class="button main wide" href="#orders">${texts.ownOrders}</a></p>
    <p><a class="button wide" href="#">${texts.backToMenu}</a></p>
    <p><button type="button" class="button quiet wide" @click=${deeds.signOut}>${texts.signOut}</button></p>
    <p class="hint">${texts.signOutEverywhereHow}</p>
    <p><button type="button" class="button quiet wide" aria-disabled=${account.isBusy} @click=${deeds.signOutEverywhere}>${texts.signOutEverywhere}</button></p>
    ${account.forgetting ? sure(account, deeds) : html`<p><button type="button" class="button quiet wide forget" @click=${() => deeds.askToForget(1)}>${texts.forget}</button></p>`}`
}

function sure(account, deeds) {
  const isLast = account.forgetting > 1
  return html`
    <div class="sure" role="group" aria-labelledby="sure">
      <h2 id="sure" tabindex="-1">${isLast ? texts.forgetSure : texts.forget}</h2>
      <p>${isLast ? texts.forgetLast : texts.forgetHow}</p>
      <button type="button" class="button danger" aria-disabled=${account.isBusy} @click=${event => event.detail > 1 || (isLast ? deeds.forget() : deeds.askToForget(2))}>${isLast ? texts.forgetNow : texts.forgetGoOn}</button>
      ${account.isBusy ? nothing : html`<button type="button" class="button quiet" @click=${() => deeds.askToForget(0)}>${texts.forgetNot}</button>`}
    </div>`
}
