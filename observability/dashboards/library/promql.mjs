// Expressions of PromQL that every dashboard needs. All others stand in the definitions as they are sent to Prometheus.

/** Matchers of what is chosen above a dashboard. */
export const CHOSEN = 'service=~"$service", pod=~"$pod"'
export const CHOSEN_SERVICE = 'service=~"$service"'

/** A quantile of a histogram, over all pods, by labels. */
export function quantile(share, histogram, matchers, by = '') {
  const labels = ['le', by].filter(Boolean).join(', ')
  return `histogram_quantile(${share}, sum by (${labels}) (rate(${histogram}_bucket{${matchers}}[$__rate_interval])))`
}

/** The median and the 95th percentile of a histogram. */
export function quantiles(histogram, matchers) {
  return { median: quantile(0.5, histogram, matchers), '95th percentile': quantile(0.95, histogram, matchers) }
}

/** The mean of a timer, over all pods, by labels. */
export function mean(timer, matchers, by) {
  const perSecond = part => `sum by (${by}) (rate(${timer}_${part}{${matchers}}[$__rate_interval]))`
  return `${perSecond('sum')} / ${perSecond('count')}`
}

/** A counter per second, over all pods, by labels; in total without any. */
export function perSecond(counter, matchers, by) {
  return `${by ? `sum by (${by})` : 'sum'} (rate(${counter}{${matchers}}[$__rate_interval]))`
}

/** How much a counter has grown in the time that is shown. Zero if nobody has counted anything yet. */
export function grown(counter, matchers) {
  return `sum(increase(${counter}{${matchers}}[$__range])) or vector(0)`
}
