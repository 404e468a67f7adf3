// Environment variables: each that a service reads is supplied, and each that is supplied is read.
import { Findings, list } from '../../terraform/checks/plan.mjs'
import { LOCAL_ONLY } from '../../terraform/checks/sources.mjs'
import { nameOf, ofKind, workloads } from './documents.mjs'
import { migrationReads, placeholders, properties } from './reads.mjs'

// Read by what is beneath the service.
const BENEATH = { JAVA_TOOL_OPTIONS: 'the JVM', LOGGING_STRUCTURED_FORMAT_CONSOLE: 'Spring Boot' }
// What the OpenTelemetry SDK reads; an overlay names them by components/tracing.
const OF_TRACING = /^OTEL_/

// What all services' configuration names and not every service has a use for: by when it has.
const SOMETIMES = {
  GUARDIAN_DATABASE_URL: hasDatabase, GUARDIAN_DATABASE_USERNAME: hasDatabase, GUARDIAN_DATABASE_PASSWORD: hasDatabase,
  GUARDIAN_DATABASE_MIGRATE: hasDatabase,
  GUARDIAN_IDENTITY_TOKEN_ENDPOINT: calls, GUARDIAN_IDENTITY_CLIENT_ID: calls, GUARDIAN_IDENTITY_CLIENT_SECRET: calls,
}
function hasDatabase({ database }) { return database !== null }
function calls({ callees }) { return callees.length > 0 }

export async function variables({ all, outputs }) {
  const findings = new Findings()
  for (const [queue, service] of Object.entries(outputs.services)) {
    const pod = workloads(all).find(({ document }) => document.kind === 'Deployment' && document.metadata.name === queue)
    if (!pod) continue
    const supplied = suppliedTo(all, pod)
    const placed = placeholders(queue)
    const bound = properties(queue)
    findings.expect(placed.size > 0 && bound.size > 0, `${queue}: its configuration is read no more`)
    for (const [name, value] of supplied) {
      const useful = SOMETIMES[name]?.(service) ?? true
      findings.expect(useful && (placed.has(name) || bound.has(name) || name in BENEATH || OF_TRACING.test(name)), `${queue}: is supplied ${name}, which it does not read`)
      findings.expect(value !== undefined, `${queue}: ${name} has no value`)
    }
    for (const [name, required] of [...placed, ...bound]) {
      const excused = !(SOMETIMES[name]?.(service) ?? true) || name in LOCAL_ONLY || (!placed.has(name) && !required)
      findings.expect(supplied.has(name) || excused, `${queue}: reads ${name}, which it is not supplied`)
    }
    const told = { ...service.variables, ...service.secret_variables }
    for (const [name, value] of Object.entries(told)) {
      findings.expect(typeof value !== 'string' ? supplied.has(name) : supplied.get(name) === value, `${queue}: ${name} is ${supplied.get(name)}, and Terraform says ${value}`)
    }
  }
  for (const { name, document, containers: [{ env }] } of workloads(all).filter(({ document }) => document.kind === 'Job')) {
    const supplied = list(env).map(variable => variable.name)
    const read = migrationReads()
    findings.expect(read.size > 0, `${nameOf(document)}: the code of migrations is read no more`)
    for (const variable of supplied) findings.expect(read.has(variable), `${name}: is supplied ${variable}, which it does not read`)
    for (const variable of read) findings.expect(supplied.includes(variable), `${name}: reads ${variable}, which it is not supplied`)
  }
  return findings
}

/** Names with values; of what comes from a secret only that there is one. */
function suppliedTo(all, { namespace, containers: [container] }) {
  const found = new Map()
  const named = (kind, name) => ofKind(all, kind).find(({ metadata }) => metadata.namespace === namespace && metadata.name === name)
  for (const { configMapRef, secretRef } of list(container.envFrom)) {
    for (const [name, value] of Object.entries(named('ConfigMap', configMapRef?.name)?.data ?? {})) found.set(name, value)
    for (const { secretKey } of list(named('ExternalSecret', secretRef?.name)?.spec.data)) found.set(secretKey, 'a secret')
  }
  for (const { name, value } of list(container.env)) found.set(name, value)
  return found
}
