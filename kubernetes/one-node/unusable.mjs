/** Something cannot be done here, or not with what was given; the message says what to do. */
export class Unusable extends Error {
  constructor(message, code = 1) {
    super(message)
    this.code = code
  }
}
