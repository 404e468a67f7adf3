// What Terraform knows of an environment as a whole, and of the migrations in it.
import { add, addresses, image, kustomization, patch, replace, tcp, versioned } from './kustomization.mjs'

const aService = outputs => Object.keys(outputs.need('services'))[0]
const namespaceOf = outputs => outputs.need(`services.${aService(outputs)}.namespace`)

export function namespace(outputs) {
  return kustomization({
    namespace: namespaceOf(outputs),
    resources: ['../../../../base/namespace'],
    patches: [patch('SecretStore', [replace('/spec/provider/aws/region', outputs.need('cluster.region'))])],
  })
}

/** Queues of the services that have a database. */
export const migrations = outputs => Object.keys(outputs.told('migrations'))

export function migration(outputs) {
  const queues = migrations(outputs)
  const ports = [...new Set(queues.map(queue => outputs.need(`services.${queue}.database.port`)))]
  return kustomization({
    namespace: namespaceOf(outputs),
    resources: ['../../../../base/migration', ...queues],
    // Without a port a rule is for all of them.
    ...(ports.length && {
      patches: [patch('NetworkPolicy', [add('/spec/egress/-', { to: addresses(outputs.need('cluster.private_cidrs')), ports: tcp(...ports) })])],
    }),
  })
}

/** The Job of one database. A Job cannot be changed: another version is another one. */
migration.of = (outputs, queue, version) => {
  const name = `migrate-${queue}-${version}`.toLowerCase().replace(/[^a-z0-9]+/g, '-').slice(0, 63).replace(/-$/, '')
  const of = member => outputs.need(`migrations.${queue}.${member}`)
  return kustomization({
    resources: ['../../../../../components/migration'],
    images: image(of('image'), version),
    labels: [...versioned(version), { pairs: { 'app.kubernetes.io/instance': queue }, includeTemplates: true }],
    patches: [
      {
        ...patch('Job', [
          replace('/metadata/name', name),
          replace('/spec/template/spec/serviceAccountName', of('service_account')),
          replace('/spec/template/spec/containers/0/env', Object.entries(of('variables')).map(([key, value]) => ({ name: key, value }))),
        ]),
        options: { allowNameChange: true },
      },
      { ...patch('ServiceAccount', [replace('/metadata/name', of('service_account'))]), options: { allowNameChange: true } },
    ],
  })
}
