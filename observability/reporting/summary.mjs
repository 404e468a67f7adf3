// The report's first page: when, who, what was done, which service levels were kept, what fired, what is missing.
import { SLO } from '../dashboards/restaurant.mjs'
import { ink } from './colours.mjs'
import { html } from './html.mjs'
import { format } from './units.mjs'

/** @param report {title, made, facts, load, look}; drawn: counts of the panels, {all, empty, excused, broken} */
export function summary(report, drawn) {
  const { facts, look, load } = report
  const alerts = [...new Set(facts.alerts.map(({ name }) => name))]
  return html`
<section aria-labelledby="summary"><h2 id="summary">Summary</h2>
<dl class="facts">
${fact('Time shown', format(look.seconds, 's'), `${utc(look.start)} – ${utc(look.end).slice(-8)} UTC, a point every ${format(look.step, 's')}`)}
${report.version && fact('Version', report.version.name, report.version.commit)}
${load ? loadFacts(load) : countFacts(facts.counts, look)}
${facts.counts.requests !== undefined && fact('Requests', format(facts.counts.requests, 'short'), `${format(facts.counts.faults / facts.counts.requests, 'percentunit')} ended with 5xx`)}
${facts.counts.messages !== undefined && fact('Messages', format(facts.counts.messages, 'short'), `${format(facts.counts.parked, 'short', 0)} became dead letters`)}
${fact('Alerts that fired', alerts.length || 'none', alerts.join(', '))}
${fact('Panels', drawn.all, told(drawn))}
</dl>
${load && loadTable(load)}
${levelTable(facts.levels, look)}
${alertTable(facts.alerts)}
${instanceTable(facts.instances, look)}
</section>`
}

const fact = (name, value, about) => html`<div><dt>${name}</dt><dd><b>${value}</b> <span>${about}</span></dd></div>`

function told({ empty, excused, broken }) {
  const parts = [
    empty > 0 && `${empty} without data${excused > 0 ? `, ${excused === empty ? 'all' : excused} of them for a good reason` : ''}`,
    broken > 0 && `${broken} whose query Prometheus refused`,
  ].filter(Boolean)
  return parts.join('; ') || 'all with data'
}

function countFacts({ orders }, look) {
  const placed = orders.find(({ status }) => status === 'PAYMENT_PENDING')?.count
  const others = orders.filter(({ status, count }) => status !== 'PAYMENT_PENDING' && Math.round(count) > 0)
  if (placed === undefined) return undefined
  return fact('Orders placed', format(Math.round(placed), 'none'), [`${format(placed / look.seconds, 'none', 2)} a second`, ...others.map(({ status, count }) => `${Math.round(count)} ${status}`)].join(', '))
}

function loadFacts({ well, orders, errors, plan }) {
  return html`${fact('Load', plan?.ordersPerSecond ? `${plan.ordersPerSecond} ${plan.ordersPerSecond === 1 ? 'order' : 'orders'} a second` : `${plan?.atATime} guests at a time`, plan?.seconds ? `for ${format(plan.seconds, 's')}` : '')}
${fact('Orders', `${orders.placed} placed, ${orders.finished} finished`, `of ${orders.begun} begun; ${format(orders.perSecond, 'none', 2)} a second`)}
${fact('Errors at guests', errors.total, errors.kinds.map(({ step, kind, count }) => `${count} × ${step}: ${kind}`).join('; '))}
${fact('Reconciled', well ? 'nothing lost, nothing twice' : 'not well', '')}`
}

const STEPS = { place: 'Placing', awaiting: 'Paid to AWAITING', in_progress: 'To IN_PROGRESS', done: 'To DONE', finished: 'To FINISHED', whole: 'Whole order' }

function loadTable({ latencyMillis = {}, costs, reconciliation }) {
  const steps = Object.entries(STEPS).filter(([step]) => latencyMillis[step]?.count > 0)
  const discrepancies = reconciliation?.discrepancies ?? []
  return html`<h3>As guests saw it</h3>
<table><thead><tr><th scope="col">Step</th>${['Count', 'Mean', 'Median', 'p95', 'p99', 'Longest'].map(heading => html`<th scope="col" class="figure">${heading}</th>`)}</tr></thead>
<tbody>${steps.map(([step, name]) => html`<tr><th scope="row">${name}</th><td class="figure">${latencyMillis[step].count}</td>${['mean', 'p50', 'p95', 'p99', 'max']
    .map(part => html`<td class="figure">${format(latencyMillis[step][part], 'ms')}</td>`)}</tr>`)}</tbody></table>
${costTable(costs)}
${discrepancies.length > 0 && html`<p class="bad">Does not agree:</p><ul>${discrepancies.map(({ kind, subject, detail }) => html`<li>${kind} ${subject}: ${detail}</li>`)}</ul>`}`
}

function costTable({ services } = {}) {
  const rows = Object.entries(services ?? {})
  return rows.length > 0 && html`<h3>What an order costs</h3>
<table><thead><tr><th scope="col">Service</th><th scope="col" class="figure">CPU</th><th scope="col" class="figure">Requests to AWS</th></tr></thead>
<tbody>${rows.map(([service, { cpuMillisPerOrder, awsRequestsPerOrder }]) => html`<tr><th scope="row">${service}</th>
<td class="figure">${format(cpuMillisPerOrder ?? NaN, 'ms')}</td><td class="figure">${format(awsRequestsPerOrder ?? NaN, 'none', 1)}</td></tr>`)}</tbody></table>`
}

function levelTable(levels, look) {
  if (levels.length === 0) return html`<h3>Service levels</h3><p class="none">No data: this Prometheus has no rules of them, or nothing happened that they are about.</p>`
  return html`<h3>Service levels</h3>
<table><thead><tr><th scope="col">Service level</th><th scope="col">Service</th>${['Events', 'Kept', 'Promised', 'Budget left', 'Highest burn rate, 5 min']
    .map(heading => html`<th scope="col" class="figure">${heading}</th>`)}</tr></thead>
<tbody>${levels.map(({ labels, events, kept, promised, left, burn }) => html`<tr><th scope="row">${SLO[labels.slo] ?? labels.slo}</th><td>${labels.service}</td>
<td class="figure">${format(Math.round(events), 'none')}</td><td class="figure" style="color:${ink(kept >= promised ? 'green' : 'red')}">${format(kept, 'percentunit')} ${kept >= promised ? '✓' : '✗'}</td>
<td class="figure">${format(promised, 'percentunit')}</td><td class="figure">${format(left, 'percentunit', 0)}</td><td class="figure">${format(burn, 'none', 2)}</td></tr>`)}</tbody></table>
<p class="about">Over ${format(look.seconds, 's')}: a burn rate of 1 uses a budget up in exactly its time, 30 days.</p>`
}

function alertTable(alerts) {
  if (alerts.length === 0) return html`<h3>Alerts</h3><p class="none">None fired.</p>`
  return html`<h3>Alerts</h3>
<table><thead><tr><th scope="col">Alert</th><th scope="col">Severity</th><th scope="col">Of</th><th scope="col">From</th><th scope="col">Until</th><th scope="col" class="figure">Fired for</th></tr></thead>
<tbody>${alerts.map(({ name, severity, labels, from, to, seconds, fires }) => html`<tr><th scope="row">${name}</th>
<td style="color:${ink(severity === 'page' ? 'red' : 'yellow')}">${severity}</td><td>${Object.entries(labels).map(([label, value]) => `${label}=${value}`).join(' ')}</td>
<td>${utc(from).slice(-8)}</td><td>${fires ? 'still fires' : utc(to).slice(-8)}</td><td class="figure">${format(seconds, 's')}</td></tr>`)}</tbody></table>
<p class="about">What each means and what to do: observability/runbooks.</p>`
}

function instanceTable(instances, look) {
  if (instances.length === 0) return undefined
  const versions = instances.some(({ labels }) => labels.version)
  return html`<h3>Pods</h3>
<table><thead><tr><th scope="col">Pod</th><th scope="col">Service</th>${versions && html`<th scope="col">Version</th>`}${['Answered', 'Started', 'CPUs, mean', 'Heap, highest']
    .map(heading => html`<th scope="col" class="figure">${heading}</th>`)}</tr></thead>
<tbody>${instances.map(({ labels, answered, started, cpu, heap }) => html`<tr><th scope="row">${labels.pod}</th><td>${labels.service}</td>${versions && html`<td>${labels.version}</td>`}
<td class="figure" style="color:${ink(answered < 1 ? 'red' : undefined)}">${format(answered, 'percentunit')}</td><td class="figure">${format(started, 'dateTimeFromNow', undefined, look.end * 1000)}</td>
<td class="figure">${format(cpu, 'none', 2)}</td><td class="figure">${format(heap, 'bytes')}</td></tr>`)}</tbody></table>`
}

/** Seconds as 2026-01-31 12:00:00, in UTC. */
export const utc = seconds => new Date(seconds * 1000).toISOString().slice(0, 19).replace('T', ' ')
