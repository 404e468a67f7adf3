// What the kitchen's pages say beside what all say.
import { spoken } from '../shared/texts.js'

const pt = {
  kitchen: 'Cozinha',
  signInTitle: 'Entrar na cozinha',
  signInHow: 'Enviamos um código para o seu e-mail. Não é preciso senha.',
  email: 'E-mail da cozinha',
  codeSent: 'Se este e-mail for da cozinha, o código chega em instantes.',
  board: 'Quadro de pedidos',
  columnDONE: 'Prontos', columnIN_PROGRESS: 'Em preparo', columnAWAITING: 'Na fila',
  moveAWAITING: 'Começar', moveIN_PROGRESS: 'Pronto', moveDONE: 'Entregue',
  moveOf: (action, number) => `${action}: pedido ${number}`,
  nobody: 'Nenhum pedido',
  minutes: count => count < 1 ? 'agora' : `${count} min`,
  minutesHere: count => count < 1 ? 'na cozinha desde agora' : count === 1 ? 'na cozinha há 1 minuto' : `na cozinha há ${count} minutos`,
  late: 'atrasado', soon: 'atenção',
  newOrderIs: number => `Pedido novo: ${number}`,
  moved: (number, status) => `Pedido ${number}: ${status}`,
  movedElsewhere: (number, status) => `O pedido ${number} já foi mudado em outro tablet. Agora: ${status}.`,
  unknownMove: number => `Não sabemos se a mudança do pedido ${number} chegou. Confira no quadro.`,
  soundOn: 'Som ligado', soundOff: 'Som desligado', soundBlocked: 'Toque para ligar o som',
  boardLost: time => `SEM CONEXÃO desde ${time}. O quadro pode estar desatualizado.`,
  boardLive: time => `Atualizado às ${time}`,
  problems: {
    wrongEmail: 'Escreva um e-mail completo, como cozinha@exemplo.com.br.',
    notKitchen: 'Esta conta não é da cozinha. Entre com outra.',
    other: 'Algo deu errado no sistema. Tente de novo; se continuar, chame a gerência.',
  },
}

const en = {
  kitchen: 'Kitchen',
  signInTitle: 'Sign in to the kitchen',
  signInHow: 'We send a code to your e-mail address. There is no password.',
  email: 'The kitchen’s e-mail address',
  codeSent: 'If this address is the kitchen’s, the code arrives in a moment.',
  board: 'Order board',
  columnDONE: 'Ready', columnIN_PROGRESS: 'Being prepared', columnAWAITING: 'Waiting',
  moveAWAITING: 'Start', moveIN_PROGRESS: 'Ready', moveDONE: 'Handed over',
  moveOf: (action, number) => `${action}: order ${number}`,
  nobody: 'No orders',
  minutes: count => count < 1 ? 'now' : `${count} min`,
  minutesHere: count => count < 1 ? 'in the kitchen just now' : count === 1 ? 'in the kitchen for 1 minute' : `in the kitchen for ${count} minutes`,
  late: 'late', soon: 'soon late',
  newOrderIs: number => `New order: ${number}`,
  moved: (number, status) => `Order ${number}: ${status}`,
  movedElsewhere: (number, status) => `Order ${number} was changed on another tablet. It is now: ${status}.`,
  unknownMove: number => `We do not know whether the change of order ${number} arrived. Check the board.`,
  soundOn: 'Sound on', soundOff: 'Sound off', soundBlocked: 'Touch to turn the sound on',
  boardLost: time => `NO CONNECTION since ${time}. The board may be out of date.`,
  boardLive: time => `Up to date at ${time}`,
  problems: {
    wrongEmail: 'Please write a whole e-mail address, such as kitchen@example.com.',
    notKitchen: 'This account is not the kitchen’s. Sign in with another one.',
    other: 'Something went wrong in the system. Try again, and if it goes on call the manager.',
  },
}

export const languages = { pt, en }
export const texts = spoken(languages)
