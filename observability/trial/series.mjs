import { namesIn } from '../checks/metrics.mjs'

const known = new WeakMap()

/** The series by which an expression asks and of which Prometheus has never heard. */
export async function missing(expr, prometheus) {
  if (!known.has(prometheus)) known.set(prometheus, prometheus.values('__name__').then(names => new Set(names)))
  const names = await known.get(prometheus)
  return [...namesIn(expr.replace(/\$\w+/g, '1m'))].filter(name => !names.has(name) && name !== 'ALERTS')
}
