// What `./guardian load --json FILE` measured, as far as scaling needs it.

/** The fewest orders whose CPU says something: before, a JVM mostly compiles. */
const FEWEST = 500

/** measured.json of a run; an error if the run is too short, did not end well, or does not know a service's CPU. */
export function measuredOf(run) {
  if (run.version !== 1) throw new Error(`a result of ./guardian load has version 1, and this has ${run.version}`)
  if (!run.well) throw new Error('this run did not end well: measure with one that does')
  if (!(run.orders.placed >= FEWEST)) throw new Error(`${run.orders.placed} orders say too little: measure with ${FEWEST} at least`)
  const services = Object.entries(run.costs.services)
  const unknown = services.filter(([, { cpuMillisPerOrder: millis, restarts }]) => !(millis > 0) || restarts > 0).map(([name]) => name)
  if (services.length === 0 || unknown.length > 0) throw new Error(`this run does not know the CPU of ${unknown.join(', ') || 'any service'}`)
  return {
    date: run.begin.slice(0, 10),
    how: `./guardian load: ${run.orders.placed} orders in ${Math.round(run.seconds)} s, paid and cooked, ${run.errors.total} errors`,
    'cpu.millis.of.an.order': Object.fromEntries(services.map(([name, { cpuMillisPerOrder }]) => [name, cpuMillisPerOrder])),
  }
}
