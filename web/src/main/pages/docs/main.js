// The documents of the API, drawn by Swagger UI; requests are tried out as the manager who is signed in in this tab.
import { html, nothing } from '../lib/lit-html.js'
import { brand, page } from '../shared/page.js'
import { Session } from '../shared/session.js'
import { harmless } from './markup.js'
import { texts } from './texts.js'

const DOCUMENTS = { orders: 'docs/orders.json', catalog: 'docs/catalog.json', payments: 'docs/payments.json', auth: 'docs/auth.yaml' }

// Swagger UI makes markup of strings, mostly of the documents' descriptions.
globalThis.trustedTypes?.createPolicy('default', { createHTML: harmless })

const session = new Session('manager')
const change = page({}, () => html`
  <header class="top">
    <h1><span class="logo" aria-hidden="true"></span> ${brand.name} · ${texts.documents}</h1>
    <nav aria-label=${texts.documents}>${Object.keys(DOCUMENTS).map(name => html`<a href=${`#${name}`} aria-current=${name === chosen() ? 'page' : nothing}>${texts[`of${name}`]}</a>`)}
      <a href="manager.html">${texts.toManager}</a></nav>
  </header>
  <p class=${session.isSignedIn ? 'notice' : 'notice bad'}>${session.isSignedIn ? texts.asManager : texts.asNobody}</p>`)

const chosen = () => Object.hasOwn(DOCUMENTS, location.hash.slice(1)) ? location.hash.slice(1) : 'orders'

/** The token goes to this origin only, as all requests do, and not with those for a document. */
async function withToken(request) {
  const { origin, pathname } = new URL(request.url, location.href)
  if (origin !== location.origin || !pathname.startsWith('/v1/') || request.headers.Authorization) return request
  const token = await session.token().catch(() => undefined)
  if (token) request.headers.Authorization = `Bearer ${token}`
  return request
}

function show() {
  document.title = `${texts.documents} · ${brand.name}`
  change({})
  globalThis.SwaggerUIBundle({
    dom_id: '#docs', url: DOCUMENTS[chosen()], deepLinking: false, validatorUrl: null, docExpansion: 'list', defaultModelsExpandDepth: 0,
    displayRequestDuration: true, syntaxHighlight: { activated: false },
    // The command that is shown for a request is one without the token: what is on a screen is seen and copied by others.
    requestInterceptor: withToken, showMutatedRequest: false,
  })
}

addEventListener('hashchange', show)
show()
