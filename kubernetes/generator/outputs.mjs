/** What was given cannot be used; the message says what to do. */
export class Unusable extends Error {
  constructor(message, code = 1) {
    super(message)
    this.code = code
  }
}

/** Terraform's outputs, as `terraform output -json` prints them. A value that is not there ends the command by its name. */
export class Outputs {
  #values

  constructor(json) {
    this.#values = Object.fromEntries(Object.entries(json).map(([name, output]) => [name, output?.value]))
  }

  /** A value by its path, such as services.orders.image. */
  need(path) {
    const value = this.find(path)
    const empty = value === '' || (typeof value === 'object' && value !== null && Object.keys(value).length === 0)
    if (value === undefined || value === null || empty) {
      throw new Unusable(`Terraform's output ${path} is missing: apply the environment with this version's terraform/ first`)
    }
    return value
  }

  /** A value that may be null or empty, but must have been told. */
  told(path) {
    const value = this.find(path)
    if (value === undefined) this.need(path)
    return value
  }

  find(path) {
    return path.split('.').reduce((value, member) => value?.[member], this.#values)
  }

  expect(path, wanted) {
    const value = this.need(path)
    if (value !== wanted) throw new Unusable(`these are not the outputs of ${wanted}: ${path} is ${value}`)
  }
}
