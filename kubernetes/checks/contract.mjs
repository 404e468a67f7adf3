// The services: those of the contract, no other and none less.
import { parse } from 'yaml'
import { Findings } from '../../terraform/checks/plan.mjs'
import { ofKind, readIn } from './documents.mjs'

const NOT_SERVICES = ['migration', 'namespace']

// What a service is made of. Without public routes it has no target group, without secrets no ExternalSecret: told.mjs.
const PARTS = ['ConfigMap', 'Deployment', 'NetworkPolicy', 'PodDisruptionBudget', 'Service', 'ServiceAccount']

export async function contract({ all, bases, outputs }) {
  const findings = new Findings()
  const listed = Object.values(parse(readIn('message-schema/src/main/resources/asyncapi.yaml'))['x-guardian'].services).map(({ queue }) => queue)
  const here = bases.filter(name => !NOT_SERVICES.includes(name))
  for (const queue of listed) findings.expect(here.includes(queue), `the contract lists ${queue}, and kubernetes/base lacks it`)
  for (const queue of here) findings.expect(listed.includes(queue), `kubernetes/base has ${queue}, and the contract does not list it`)
  for (const queue of listed) {
    findings.expect(queue in outputs.services, `the contract lists ${queue}, and Terraform does not tell of it`)
    for (const kind of PARTS) {
      findings.expect(ofKind(all, kind).some(({ metadata }) => metadata.labels?.['app.kubernetes.io/name'] === queue), `${queue} has no ${kind}`)
    }
    const scalers = ofKind(all, 'HorizontalPodAutoscaler', 'ScaledObject').filter(({ spec }) => spec.scaleTargetRef.name === queue)
    findings.expect(scalers.length === 1, `${queue} is scaled by ${scalers.length} autoscalers`)
  }
  return findings
}
