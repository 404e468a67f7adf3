import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseAllDocuments } from 'yaml'
import { forPodman } from './translation.mjs'

const template = {
  metadata: { labels: { 'app.kubernetes.io/name': 'orders' } },
  spec: {
    serviceAccountName: 'orders', terminationGracePeriodSeconds: 90,
    securityContext: { runAsNonRoot: true, runAsUser: 65532, seccompProfile: { type: 'RuntimeDefault' } },
    containers: [{
      name: 'service', image: 'orders:1', env: [{ name: 'A', value: 'b' }],
      envFrom: [{ configMapRef: { name: 'orders-abc' } }, { secretRef: { name: 'orders' } }],
      ports: [{ name: 'http', containerPort: 8080 }], startupProbe: {}, livenessProbe: {}, readinessProbe: {}, lifecycle: {},
      resources: { limits: { memory: '512Mi' } }, securityContext: { readOnlyRootFilesystem: true, capabilities: { drop: ['ALL'] } },
      volumeMounts: [{ name: 'tmp', mountPath: '/tmp' }],
    }],
    volumes: [{ name: 'tmp', emptyDir: { sizeLimit: '64Mi' } }],
  },
}
const configMaps = [{ kind: 'ConfigMap', metadata: { name: 'orders-abc' } }, { kind: 'ConfigMap', metadata: { name: 'payments-abc' } }]
const hostAliases = [{ ip: '10.0.0.1', hostnames: ['catalog.guardian.svc'] }]
const translate = () => forPodman(template, { name: 'run-orders-1', configMaps, prefix: 'run', hostAliases })
const podOf = ({ documents }) => parseAllDocuments(documents).map(document => document.toJS()).find(({ kind }) => kind === 'Pod')

test('all that podman can do stays as it was rendered', () => {
  const { spec } = podOf(translate())
  const [container] = spec.containers
  const { ports, startupProbe, livenessProbe, readinessProbe, lifecycle, envFrom, volumeMounts, ...rendered } = template.spec.containers[0]
  const { envFrom: otherSecret, volumeMounts: otherVolume, ...ours } = container
  assert.deepEqual(ours, rendered)
  const { containers, volumes, ...pod } = template.spec
  const { containers: ourContainers, volumes: ourVolumes, ...ourPod } = spec
  assert.deepEqual(ourPod, { ...pod, restartPolicy: 'Never', hostAliases })
})

test('a pod has a volume of its own, and the secret of its run', () => {
  const translated = translate()
  const { spec } = podOf(translated)
  assert.deepEqual(spec.volumes, [{ name: 'run-orders-1-tmp', emptyDir: { sizeLimit: '64Mi' } }])
  assert.deepEqual(spec.containers[0].volumeMounts, [{ name: 'run-orders-1-tmp', mountPath: '/tmp' }])
  assert.deepEqual(spec.containers[0].envFrom, [{ configMapRef: { name: 'orders-abc' } }, { secretRef: { name: 'run-orders' } }])
  assert.deepEqual(translated.volumes, ['run-orders-1-tmp'])
})

test('it takes its own ConfigMap along and no other', () => {
  const kinds = parseAllDocuments(translate().documents).map(document => document.toJS()).map(({ kind, metadata: { name } }) => `${kind} ${name}`)
  assert.deepEqual(kinds, ['ConfigMap orders-abc', 'Pod run-orders-1'])
})

test('the rendered template is not touched', () => {
  const before = structuredClone(template)
  translate()
  assert.deepEqual(template, before)
})
