// Requests that are asked until it is known what became of them. A last error that is not decided leaves that open.
import { pause, sleep } from './api.js'

/** Automatic tries before a person has to press. */
export const MOST_TRIES = 8

/** A key that nobody guesses, of 128 bits: by its key a guest is told of an order again. */
export const newKey = () => Array.from(crypto.getRandomValues(new Uint8Array(16)), byte => byte.toString(16).padStart(2, '0')).join('')

/** `tell` hears of what each try but the last met; the signal ends it. */
export async function untilDecided(ask, { isDecided, most, tell, signal }) {
  for (let tries = 1; ; tries++) {
    try {
      return await ask()
    } catch (problem) {
      if (signal?.aborted || isDecided(problem) || tries === most) throw problem
      tell(problem)
      await sleep(pause(tries, problem), signal)
      signal?.throwIfAborted()
    }
  }
}
