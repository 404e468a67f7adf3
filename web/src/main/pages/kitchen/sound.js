// Two tones for a new order, made and not loaded. Browsers play nothing before somebody has touched the page.

let context

/** Whether it would be heard now. */
export const isAwake = () => context?.state === 'running'

/** To be called while somebody touches or types. */
export async function wake() {
  context ??= new AudioContext()
  await context.resume()
}

export function ring() {
  if (!isAwake()) return
  for (const [begin, pitch] of [[0, 880], [0.18, 1320]]) {
    const tone = context.createOscillator()
    const loudness = context.createGain()
    const at = context.currentTime + begin
    tone.frequency.value = pitch
    loudness.gain.setValueAtTime(0.0001, at)
    loudness.gain.exponentialRampToValueAtTime(0.4, at + 0.02)
    loudness.gain.exponentialRampToValueAtTime(0.0001, at + 0.35)
    tone.connect(loudness).connect(context.destination)
    tone.start(at)
    tone.stop(at + 0.4)
  }
}
