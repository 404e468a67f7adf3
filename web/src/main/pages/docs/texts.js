// What the page of the API's documents says.
import { spoken } from '../shared/texts.js'

const pt = {
  documents: 'Documentos da API', toManager: 'Voltar à gerência',
  oforders: 'Pedidos', ofcatalog: 'Cardápio e estoque', ofpayments: 'Pagamentos', ofauth: 'Entrada',
  asManager: 'O que você experimentar aqui é feito de verdade, com a sua entrada na gerência. Só responde o que é público.',
  asNobody: 'Você não entrou na gerência nesta aba: só o que é aberto a todos responde.',
  problems: {},
}

const en = {
  documents: 'API documents of the restaurant', toManager: 'Back to the management',
  oforders: 'Orders', ofcatalog: 'Menu and stock', ofpayments: 'Payments', ofauth: 'Signing in',
  asManager: 'What you try out here is really done, as the manager who is signed in. Only what is public answers.',
  asNobody: 'Nobody is signed in to the management in this tab: only what is open to everybody answers.',
  problems: {},
}

export const languages = { pt, en }
export const texts = spoken(languages)
