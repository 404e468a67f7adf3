// What is wrong with what was typed into the forms of the account, found before it is sent. Knows no page.

const EMAIL = /^[^@\s]+@[^@\s]+\.[^@\s]+$/
const CPF = /^\d{3}\.?\d{3}\.?\d{3}-?\d{2}$/
export const SHORTEST_PASSWORD = 12
const LONGEST_PASSWORD = 256
const LONGEST_NAME = 100

/** Whether it is a CPF with right check digits, with or without the usual dots and dash. */
export function isCpf(text) {
  const written = text.trim()
  const digits = Array.from(written.replace(/[.-]/g, ''), Number)
  if (!CPF.test(written) || digits.every(digit => digit === digits[0])) return false
  return [9, 10].every(position => digits.slice(0, position).reduce((sum, digit, index) => sum + digit * (position + 1 - index), 0) * 10 % 11 % 10 === digits[position])
}

const isEmail = text => EMAIL.test(text.trim())

const length = text => Array.from(text).length

/** By field, the name of the sentence that says what is wrong; undefined if nothing is. */
export function wrongInSignUp({ name, email, cpf, password }) {
  return found({
    name: !name.trim() || length(name) > LONGEST_NAME || /[<>]/.test(name) ? 'wrongName' : undefined,
    email: isEmail(email) ? undefined : 'wrongEmail',
    cpf: isCpf(cpf) ? undefined : 'wrongCpf',
    password: password && (length(password) < SHORTEST_PASSWORD || length(password) > LONGEST_PASSWORD) ? 'weakPassword' : undefined,
  })
}

/** The same of an e-mail address or a CPF by which somebody signs in. */
export const wrongInIdentifier = identifier => found({ identifier: isEmail(identifier) || isCpf(identifier) ? undefined : 'wrongIdentifier' })

function found(wrong) {
  const fields = Object.entries(wrong).filter(([, sentence]) => sentence)
  return fields.length ? Object.fromEntries(fields) : undefined
}
