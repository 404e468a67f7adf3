// Other programs, run to their end.
import { spawnSync } from 'node:child_process'
import { closeSync, openSync, readFileSync } from 'node:fs'

const SHOWN_LINES = 30

/** A failure that its message explains: it is shown without a stack trace. */
export class Failure extends Error {}

/** Starts a program and returns what it printed, without the last line's end. */
export function read(command, args, directory) {
  const { status, stdout, stderr, error } = spawnSync(command, args, { cwd: directory, encoding: 'utf8', maxBuffer: 1 << 28 })
  if (error?.code === 'ENOENT') throw new Failure(`${command} is missing: install it`)
  if (error) throw error
  if (status !== 0) throw new Failure(`${[command, ...args].join(' ')} failed:\n${stderr.trim()}`)
  return stdout.replace(/\n$/, '')
}

/** Whether a program ends well; what it prints does not matter. */
export const succeeds = (command, args, directory) => spawnSync(command, args, { cwd: directory, stdio: 'ignore' }).status === 0

/** Starts a program that prints much: into a file, of which the end is shown if it fails. */
export function runLogged(command, args, directory, log, environment = {}) {
  const output = openSync(log, 'w')
  const { status, signal, error } = spawnSync(command, args,
    { cwd: directory, stdio: ['ignore', output, output], env: { ...process.env, ...environment } })
  closeSync(output)
  if (error?.code === 'ENOENT') throw new Failure(`${command} is missing: install it`)
  if (signal) throw new Failure(`${command} was ended by ${signal}`)
  if (status !== 0) {
    const end = readFileSync(log, 'utf8').trimEnd().split('\n').slice(-SHOWN_LINES).join('\n')
    throw new Failure(`${[command, ...args].join(' ')} failed. The end of ${log}:\n${end}`)
  }
}

/** Runs a command line: what it expects to go wrong is a line, exit code 1; anything else has its stack trace. */
export function runMain(name, main) {
  // A signal ends the program that runs, and so this one: not before it has cleared up.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => {})
  try {
    main(process.argv.slice(2))
  } catch (failure) {
    const expected = failure instanceof Failure || failure.code?.startsWith('ERR_PARSE_ARGS')
    console.error(`${name}: ${expected ? failure.message : failure.stack}`)
    process.exitCode = 1
  }
}
