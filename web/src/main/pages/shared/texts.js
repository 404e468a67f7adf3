// What all pages say, in Portuguese and in English: Portuguese unless the browser asks for English first.

const pt = {
  locale: 'pt-BR',
  brandLine: '--brand-line-pt',
  signIn: 'Entrar',
  sendCode: 'Enviar código',
  code: 'Código recebido por e-mail',
  otherEmail: 'Usar outro e-mail',
  signOut: 'Sair',
  signOutEverywhere: 'Sair em todos os aparelhos',
  signOutEverywhereSure: 'Sim, sair em todos os aparelhos',
  signedOutEverywhere: 'Você saiu em todos os aparelhos.',
  close: 'Fechar',
  skip: 'Ir para o conteúdo',
  total: 'Total',
  becauseOf: 'Motivo do cancelamento:',
  tryAgain: 'Tentar de novo',
  MEAL: 'Pratos', SIDE: 'Acompanhamentos', DRINK: 'Bebidas', DESSERT: 'Sobremesas',
  PAYMENT_PENDING: 'Aguardando pagamento', AWAITING: 'Pago, na fila da cozinha', IN_PROGRESS: 'Em preparo',
  DONE: 'Pronto para retirar', FINISHED: 'Entregue', PAYMENT_FAILED: 'Pagamento não concluído', CANCELLED: 'Cancelado',
  problems: {
    unreachable: 'Não conseguimos falar com o restaurante. Verifique sua internet; tentamos de novo sozinhos.',
    unreachableOnce: 'Não conseguimos falar com o restaurante. Verifique sua internet e tente de novo.',
    busy: 'Muita gente pedindo ao mesmo tempo. Tentamos de novo em instantes, sem duplicar o pedido.',
    busyOnce: 'O restaurante está ocupado demais para responder agora. Espere um instante e tente de novo.',
    'stock-unavailable': lines => lines.length
      ? `Não há mais o suficiente: ${lines.map(line => line.available > 0 ? `de ${line.name} só ${line.available}` : `${line.name} esgotou`).join('; ')}. Ajuste o pedido e tente de novo.`
      : 'Um dos itens esgotou. Ajuste o pedido e tente de novo.',
    'unknown-product': 'Um dos itens saiu do cardápio. Ele foi retirado do pedido; confira e tente de novo.',
    'payment-refused': 'O Pix não pôde ser criado para este pedido. Tente de novo ou fale com o restaurante.',
    'payment-undecided': 'O Pix anterior ainda está sendo encerrado. Tente de novo em instantes.',
    'order-closed': 'Este pedido foi encerrado antes do pagamento. Nada foi cobrado; faça um novo pedido.',
    'idempotency-key-reused': 'Este pedido mudou enquanto era enviado. Confira e envie de novo.',
    rule: 'Algo do que foi enviado não foi aceito. Confira o que escreveu e tente de novo.',
    notes: 'A observação tem algo que não pode ser impresso. Escreva-a de novo, só com letras e números.',
    notSignedIn: 'Sua entrada expirou. Entre de novo.',
    wrongCode: 'O código não confere ou expirou. Confira ou peça outro.',
    tooMany: minutes => `Muitas tentativas. Espere ${minutes === 1 ? '1 minuto' : `${minutes} minutos`} e tente de novo.`,
    gone: 'Este pedido não está mais aqui.',
    other: 'Algo deu errado do nosso lado. Tente de novo; se continuar, fale com o restaurante.',
  },
}

const en = {
  locale: 'en-US',
  brandLine: '--brand-line-en',
  signIn: 'Sign in',
  sendCode: 'Send code',
  code: 'Code from the e-mail',
  otherEmail: 'Use another address',
  signOut: 'Sign out',
  signOutEverywhere: 'Sign out on all devices',
  signOutEverywhereSure: 'Yes, sign out on all devices',
  signedOutEverywhere: 'You have signed out on all devices.',
  close: 'Close',
  skip: 'Skip to content',
  total: 'Total',
  becauseOf: 'Reason of the cancellation:',
  tryAgain: 'Try again',
  MEAL: 'Meals', SIDE: 'Sides', DRINK: 'Drinks', DESSERT: 'Desserts',
  PAYMENT_PENDING: 'Waiting for payment', AWAITING: 'Paid, waiting for the kitchen', IN_PROGRESS: 'Being prepared',
  DONE: 'Ready for pick-up', FINISHED: 'Handed over', PAYMENT_FAILED: 'Payment did not go through', CANCELLED: 'Cancelled',
  problems: {
    unreachable: 'We cannot reach the restaurant. Check your connection; we keep trying.',
    unreachableOnce: 'We cannot reach the restaurant. Check your connection and try again.',
    busy: 'Many people are ordering right now. We try again in a moment, without ordering twice.',
    busyOnce: 'The restaurant is too busy to answer right now. Wait a moment and try again.',
    'stock-unavailable': lines => lines.length
      ? `There is not enough left: ${lines.map(line => line.available > 0 ? `only ${line.available} of ${line.name}` : `${line.name} is sold out`).join('; ')}. Change your order and try again.`
      : 'One of the items is sold out. Change your order and try again.',
    'unknown-product': 'One of the items left the menu. It was taken out of your order; please check it and try again.',
    'payment-refused': 'No Pix could be made for this order. Try again, or ask the restaurant.',
    'payment-undecided': 'The earlier Pix is still being closed. Try again in a moment.',
    'order-closed': 'This order was closed before it was paid. You were not charged; please order again.',
    'idempotency-key-reused': 'Your order changed while it was sent. Please check it and send it again.',
    rule: 'Something that was sent was not accepted. Check what you wrote and try again.',
    notes: 'The note has something in it that cannot be printed. Please write it again, with letters and digits only.',
    notSignedIn: 'You are no longer signed in. Please sign in again.',
    wrongCode: 'The code is wrong or too old. Check it, or ask for another one.',
    tooMany: minutes => `Too many tries. Wait ${minutes === 1 ? '1 minute' : `${minutes} minutes`} and try again.`,
    gone: 'This order is no longer here.',
    other: 'Something went wrong on our side. Try again, and if it goes on ask the restaurant.',
  },
}

export const languages = { pt, en }

/**
 * What a page says, with what all say: in the language that is wanted first, English if it comes before Portuguese. English comes in more
 * than one order of day and month: dates are those of the region that is asked for.
 */
export function textsFor(wanted, own) {
  const tag = (wanted ?? []).find(one => languageOf(one) in languages) ?? 'pt'
  const language = languageOf(tag)
  const locale = language === 'en' && isRegion(tag) ? tag : languages[language].locale
  return { ...languages[language], ...own[language], locale, problems: { ...languages[language].problems, ...own[language].problems } }
}

const languageOf = tag => tag.slice(0, 2).toLowerCase()

/** Some browsers name what is no language tag, as en-US@posix. */
function isRegion(tag) {
  try {
    return tag.length > 2 && Intl.DateTimeFormat.supportedLocalesOf(tag).length > 0
  } catch {
    return false
  }
}

/** The same for the languages of this browser. */
export const spoken = own => textsFor(globalThis.navigator?.languages, own)

/** What others wrote, without the marks that turn the direction of what stands around it. */
export const plain = text => String(text ?? '').replace(/[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, '')
