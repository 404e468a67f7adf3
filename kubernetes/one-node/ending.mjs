import { Unusable } from './unusable.mjs'

const SIGNALS = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 }
/**
 * Runs main and ends the process with the exit code that it resolves to. However it ends, by a signal or an error too, nothing
 * is left behind: main is given a function that takes a step that undoes something, and those steps are done in reverse.
 * Whoever asks again meanwhile waits for the same end.
 *
 * @param command whose name begins the line that says what cannot be done
 * @param main is called with `undo`, and with `isEnding`, which tells whether an error is only the end's
 */
export function runAndUndo(command, main) {
  const steps = []
  let ending

  function end(code) {
    ending ??= (async () => {
      // What is begun while it ends is undone, too.
      while (steps.length > 0) {
        try {
          await steps.pop()()
        } catch (error) {
          console.error(`not cleaned up: ${error.message}`)
        }
      }
      process.exit(code)
    })()
    return ending
  }

  for (const [signal, code] of Object.entries(SIGNALS)) {
    process.on(signal, () => {
      console.error('Ending.')
      end(code)
    })
  }
  for (const event of ['uncaughtException', 'unhandledRejection']) {
    process.on(event, error => {
      if (!ending) console.error(error)
      end(1)
    })
  }
  main({ undo: step => steps.push(step), isEnding: () => ending !== undefined }).then(end, error => {
    if (!ending) console.error(error instanceof Unusable ? `${command}: ${error.message}` : error)
    return end(error instanceof Unusable ? error.code : 1)
  })
}
