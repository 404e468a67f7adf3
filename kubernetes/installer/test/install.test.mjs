// kubernetes/install, with stand-ins for the tools: what it calls, in which order, and when it stops.
import assert from 'node:assert/strict'
import { afterEach, beforeEach, test } from 'node:test'
import { Cluster } from './cluster.mjs'

let cluster
beforeEach(() => { cluster = new Cluster() })
afterEach(() => cluster.remove())

const at = (calls, what) => calls.findIndex(({ call, objects }) => what.test(call) || objects.some(name => what.test(name)))
const changes = calls => calls.filter(({ call }) => / (apply|delete|upgrade|create|replace|patch|rollout undo)/.test(call))

function inOrder(calls, ...steps) {
  let last = -1
  for (const step of steps) {
    const found = at(calls.slice(last + 1), step)
    assert.notEqual(found, -1, `${step} is missing after ${calls[last]?.call ?? 'the start'}:\n${calls.map(({ call }) => call).join('\n')}`)
    last += found + 1
  }
}

test('an empty cluster gets everything in order', () => {
  const { status, calls, complains } = cluster.install()
  assert.equal(status, 0, complains)
  inOrder(calls,
    /^StorageClass\/gp3/, /^Deployment\/cluster-autoscaler/,
    /^helm upgrade --install external-secrets /, /^helm show crds aws-load-balancer-controller/, /^helm upgrade --install aws-load-balancer-controller /,
    /^kubectl .*wait --for=condition=Established .*crd\/externalsecrets/, /^SecretStore\/secrets-manager/, /wait .*secretstore\/secrets-manager/,
    /^Job\/migrate-payments/, /get job .*migrate-catalog/, /get job .*migrate-payments/,
    /^Deployment\/orders/, /rollout status .*deployment\/orders/, /rollout status .*deployment\/payments/,
    /^Deployment\/prometheus/, /wait .*externalsecret\/grafana-admin/, /rollout status .*deployment\/alertmanager/, /rollout status .*deployment\/grafana/)
})

test('the second time it does the same, and makes nothing that is there already', () => {
  const first = cluster.install().calls
  const second = cluster.install()
  assert.equal(second.status, 0, second.complains)
  const said = calls => calls.map(({ call }) => call.replace(/\/tmp\/\S+/g, ''))
  assert.deepEqual(said(second.calls), said(first))
  for (const { call } of changes(second.calls)) {
    assert.match(call, / apply --server-side | delete .*--ignore-not-found| upgrade --install /)
  }
})

test('another cluster than the environment\'s is left alone', () => {
  cluster.answer('^kubectl config view', { says: 'https://production.example.com' })
  const { status, calls, complains } = cluster.install()
  assert.equal(status, 1)
  assert.match(complains, /the-context is the cluster at https:\/\/production\.example\.com, and staging is guardian-staging at https:\/\/ABC/)
  assert.match(complains, /aws eks update-kubeconfig --region sa-east-1 --name guardian-staging/)
  assert.deepEqual(changes(calls), [])
})

test('a host is the same in capitals, and with a slash behind it', () => {
  cluster.answer('^kubectl config view', { says: 'https://abc.example.com/' })
  assert.equal(cluster.install('--only', 'observability').status, 0)
})

test('everything goes to the context that was found at first', () => {
  const asked = cluster.install().calls.filter(({ call }) => !/^(terraform|aws|kubectl config|helm show)/.test(call))
  assert.ok(asked.length > 20)
  for (const { call } of asked) {
    assert.match(call, /--(kube-)?context the-context( |$)/)
  }
})

test('an image that is not there is found out before anything is changed', () => {
  cluster.answer('describe-images .*routes-payments', { fails: true, complains: 'ImageNotFoundException\n' })
  const { status, complains, calls } = cluster.install('--version', '1.3.0')
  assert.equal(status, 1)
  assert.match(complains, /there is no image 123456789012\.dkr\.ecr\.sa-east-1\.amazonaws\.com\/staging\/routes-payments:1\.3\.0: push it first/)
  assert.deepEqual(changes(calls), [])
})

test('whom AWS does not answer is told why, and not to push', () => {
  const expired = 'An error occurred (ExpiredTokenException) when calling the DescribeImages operation: The security token is expired'
  cluster.answer('describe-images .*routes-payments', { fails: true, complains: `\n${expired}\n` })
  const { status, complains, calls } = cluster.install('--version', '1.3.0')
  assert.equal(status, 1)
  assert.ok(complains.startsWith('kubernetes/install: cannot ask for image 123456789012.dkr.ecr.sa-east-1.amazonaws.com/staging/routes-payments:1.3.0: An error'), complains)
  assert.ok(complains.includes(expired))
  assert.doesNotMatch(complains, /push it first/)
  assert.deepEqual(changes(calls), [])
})

test('an image whose repository is missing is one that is not there', () => {
  cluster.answer('describe-images .*routes-orders', { fails: true, complains: 'An error occurred (RepositoryNotFoundException)\n' })
  assert.match(cluster.install().complains, /there is no image \S+routes-orders:\S+: push it first/)
})

test('a migration that fails shows its log, and no pod is rolled out', () => {
  cluster.answer('get job .*migrate-payments', { says: 'FailureTarget Failed ' }).answer('logs .*job-name=migrate-payments', { says: 'the column is there already\n' })
  const { status, calls, complains } = cluster.install()
  assert.equal(status, 1)
  assert.match(complains, /the column is there already[\s\S]*the migration migrate-payments-\S+ did not come to its end \(FailureTarget Failed\)/)
  assert.equal(at(calls, /^Deployment\/orders|^Deployment\/prometheus/), -1)
})

test('a migration that does not end is not waited for without end', () => {
  cluster.answer('get job -n .*migrate-catalog', { says: '' })
  const { status, complains } = cluster.install('--only', 'migration', '--timeout', '1s')
  assert.equal(status, 1)
  assert.match(complains, /migrate-catalog-\S+ did not come to its end:/)
})

test('a migration that somebody else has begun is not ended', () => {
  cluster.answer('get jobs ', { says: 'migrate-catalog-1 ' })
  const { status, calls, complains } = cluster.install('--only', 'migration')
  assert.equal(status, 1)
  assert.match(complains, /under way, started by somebody else: migrate-catalog-1\./)
  assert.deepEqual(changes(calls), [])
})

test('a rollout that fails says why, and how to get back', () => {
  cluster.answer('get deployments ', { says: '1.2.0 1.2.0' }).answer('rollout status .*orders', { fails: true })
    .answer('get pods ', { says: 'orders-1 ImagePullBackOff\n' })
  const { status, calls, complains } = cluster.install()
  assert.equal(status, 1)
  assert.match(complains, /orders-1 ImagePullBackOff/)
  assert.match(complains, /kubernetes\/install staging --only services --version 1\.2\.0, or kubectl rollout undo -n guardian deployment\/orders/)
  assert.equal(at(calls, /^Deployment\/prometheus/), -1)
})

test('what Helm cannot install ends it there', () => {
  cluster.answer('^helm upgrade --install external-secrets', { fails: true, complains: 'timed out\n' })
  const { status, calls } = cluster.install()
  assert.notEqual(status, 0)
  assert.match(calls.at(-1).call, /^helm upgrade --install external-secrets/)
  assert.equal(at(calls, /aws-load-balancer-controller|^Job\/|^Deployment\/orders/), -1)
})

test('a dry run asks nobody, and prints commands and manifests', () => {
  const { status, says, complains, calls } = cluster.without('helm').without('aws').install('--dry-run')
  assert.equal(status, 0, complains)
  assert.deepEqual(calls.map(({ call }) => call.split(' ')[0]), ['terraform'])
  assert.match(says, / \+ helm upgrade --install external-secrets external-secrets --repo https:\S+ --version \d/)
  assert.match(says, / \+ kubectl kustomize kubernetes\/overlays\/staging \| kubectl --context guardian-staging apply/)
  assert.match(says, /\| {3}name: orders|\| kind: Deployment/)
})

test('one part, when one is wanted', () => {
  const { calls } = cluster.install('--only', 'services', '--version', '1.3.0')
  assert.notEqual(at(calls, /^Deployment\/orders/), -1)
  assert.equal(at(calls, /^helm|^Job\/|prometheus|cluster-autoscaler/), -1)
})

test('KEDA only for who wants it', () => {
  assert.equal(at(cluster.install('--only', 'cluster').calls, /keda/), -1)
  inOrder(cluster.install('--only', 'cluster', '--with', 'keda').calls, /^Namespace\/keda/, /^helm upgrade --install keda /)
})

test('a tool that is missing is named', () => {
  const { status, complains } = cluster.without('helm').install()
  assert.equal(status, 1)
  assert.equal(complains, 'kubernetes/install: helm is missing: install Helm 3.14 or newer\n')
})

test('an output that is missing is named', () => {
  delete cluster.outputs.cluster.value.region
  const { status, complains, calls } = cluster.install()
  assert.equal(status, 1)
  assert.match(complains, /Terraform's output cluster\.region is missing/)
  assert.deepEqual(changes(calls), [])
})

test('what is not understood is refused', () => {
  for (const [args, why] of [[['--only', 'pods'], /--only knows no pods/], [['--with', 'argo'], /--with knows no argo/], [['production'], /one environment is wanted/],
    [['--force'], /--force is not known/], [['--timeout', 'long'], /--timeout is a number/], [['--version'], /--version wants a value/]]) {
    const { status, complains } = cluster.install(...args)
    assert.equal(status, 2)
    assert.match(complains, why)
  }
})
