import { inOneLine } from '../checks/dashboards-read.mjs'

/** A look at dashboards, as Grafana has it: at a Prometheus, over a time in seconds, with as many points as a panel has room for. */
export class Look {
  /**
   * @param points a panel on a large screen has room for a thousand
   * @param whole whether what is asked at the end of the time takes its rates over all of it, as a report does, and not over the last moments
   */
  constructor(prometheus, { start, end, points = 1000, whole = false }) {
    this.prometheus = prometheus
    this.start = start
    this.end = end
    /** Seconds between two points; between two scrapes nothing can have changed. */
    this.step = Math.max(Math.ceil((end - start) / points), prometheus.interval)
    this.whole = whole
  }

  get seconds() {
    return this.end - this.start
  }

  /** A query's expression with variables as Grafana fills them, All where nothing is chosen. */
  resolve({ expr, instant = false }, { templating }, choices = {}) {
    const { interval } = this.prometheus
    const shortest = Math.max(this.step + interval, 4 * interval)
    const times = {
      __rate_interval: `${this.whole && instant ? Math.max(shortest, this.seconds) : shortest}s`, __range: `${this.seconds}s`, __interval: `${this.step}s`,
    }
    return expr.replace(/\$(\w+)/g, (_, name) => times[name] ?? choices[name] ?? templating.list.find(variable => variable.name === name).allValue)
  }

  /** What a query of a dashboard brings: {query, result}, or {query, error} in Prometheus' words. */
  async ask(target, json, choices) {
    const query = this.resolve(target, json, choices)
    try {
      return { query: inOneLine(query), result: await (target.instant ? this.now(query) : this.course(query)) }
    } catch (error) {
      return { query: inOneLine(query), error: error.message }
    }
  }

  /** What an expression is at the end of the time. */
  async now(query) {
    return (await this.prometheus.ask('query', { query, time: this.end })).result
  }

  /** What it is at every point. */
  async course(query) {
    return (await this.prometheus.ask('query_range', { query, start: this.start, end: this.end, step: this.step })).result
  }
}
