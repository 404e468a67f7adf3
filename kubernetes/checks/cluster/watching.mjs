// Prometheus, Alertmanager and Grafana: what they keep, who reaches them and whom they reach, who may sign in, where Grafana looks, whom
// alerts reach, and that what they tell are the files of observability/.
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { Findings, list } from '../../../terraform/checks/plan.mjs'
import { ofKind, repository, takes, workloads } from '../documents.mjs'

const NAMESPACE = 'observability'

export async function watching({ cluster, withoutVolumes, all, outputs }) {
  const findings = new Findings()
  const pods = workloads(cluster).filter(({ namespace }) => namespace === NAMESPACE)
  const names = pods.map(({ document }) => document.metadata.name).sort()
  findings.expect(names.join() === 'alertmanager,grafana,prometheus', `${NAMESPACE}: runs ${names}, and not Alertmanager, Grafana and Prometheus`)
  for (const { name, document, spec } of pods) {
    findings.expect(document.spec.replicas === 1 && document.spec.strategy?.type === 'Recreate', `${name}: is not one pod at a time`)
    findings.expect(spec.priorityClassName === 'guardian-observability', `${name}: may push a service off its node`)
    const service = ofKind(cluster, 'Service').find(({ metadata }) => metadata.name === document.metadata.name)
    findings.expect(service?.spec.type === 'ClusterIP', `${name}: is reached from outside the cluster`)
  }
  volumes(cluster, withoutVolumes, findings)
  grafana(cluster, outputs, findings)
  alerting(cluster, outputs, findings)
  network(cluster, all, outputs, findings)
  shown(cluster, findings)
  return findings
}

/** On a node's disk by default; with the component on volumes that are there, encrypted, and outlive the pod. */
function volumes(cluster, withoutVolumes, findings) {
  const data = documents => workloads(documents).filter(({ namespace }) => namespace === NAMESPACE)
    .map(({ name, document, spec }) => [name, list(spec.volumes).find(({ name: volume }) => volume === 'data'), document])
  for (const [name, volume, { spec }] of data(withoutVolumes)) {
    findings.expect(volume?.emptyDir?.sizeLimit, `${name}: has no emptyDir with a limit`)
    const keeps = spec.template.metadata.annotations?.['cluster-autoscaler.kubernetes.io/safe-to-evict'] === 'false'
    findings.expect(keeps || name.endsWith('grafana'), `${name}: its history goes with a node that the autoscaler does not need`)
  }
  const classes = ofKind(cluster, 'StorageClass')
  findings.expect(classes.filter(({ metadata }) => metadata.annotations?.['storageclass.kubernetes.io/is-default-class'] === 'true').length === 1, 'there is not one default StorageClass')
  for (const { metadata, parameters, provisioner, volumeBindingMode } of classes) {
    findings.expect(parameters.encrypted === 'true', `StorageClass/${metadata.name}: its volumes are not encrypted`)
    findings.expect(provisioner === 'ebs.csi.aws.com' && volumeBindingMode === 'WaitForFirstConsumer', `StorageClass/${metadata.name}: makes volumes in another zone than the pod's`)
  }
  for (const [name, volume, { metadata, spec }] of data(cluster)) {
    if (!volume?.persistentVolumeClaim) continue
    const claim = ofKind(cluster, 'PersistentVolumeClaim').find(({ metadata: { name: own, namespace } }) =>
      own === volume.persistentVolumeClaim.claimName && namespace === metadata.namespace)
    findings.expect(claim && classes.some(({ metadata: { name: own } }) => own === claim.spec.storageClassName), `${name}: its volume is of no class that there is`)
    findings.expect(spec.template.spec.securityContext.fsGroup === spec.template.spec.securityContext.runAsGroup, `${name}: may not write to its volume`)
    const limit = spec.template.spec.containers[0].env.find(({ name: variable }) => variable === 'RETENTION_SIZE')?.value
    if (limit) findings.expect(gigabytes(limit) < gigabytes(claim?.spec.resources.requests.storage ?? '0') * 0.9, `${name}: fills its volume`)
  }
}
/** To Prometheus a GB is what Kubernetes calls a Gi. */
const gigabytes = text => Number(text.match(/^\d+/)[0])

/** Its administrator's password is made up once in the cluster, and written nowhere. */
function grafana(cluster, outputs, findings) {
  const [{ name, containers: [{ env }] }] = workloads(cluster).filter(({ document }) => document.metadata.name === 'grafana')
  const variable = wanted => env.find(({ name: own }) => own === wanted)
  const { secretKeyRef } = variable('GF_SECURITY_ADMIN_PASSWORD')?.valueFrom ?? {}
  const secret = ofKind(cluster, 'ExternalSecret').find(({ spec }) => spec.target.name === secretKeyRef?.name)
  findings.expect(secret && secretKeyRef.key === 'password', `${name}: its password comes from no secret`)
  findings.expect(secret?.spec.refreshPolicy === 'CreatedOnce', `${name}: its password changes where Grafana does not look any more`)
  const generator = secret?.spec.dataFrom[0].sourceRef.generatorRef
  const password = ofKind(cluster, generator?.kind ?? 'Password').find(({ metadata }) => metadata.name === generator?.name)
  findings.expect(password?.spec.length >= 24, `${name}: its password is short, or made by nobody`)
  for (const off of ['GF_ANALYTICS_REPORTING_ENABLED', 'GF_ANALYTICS_CHECK_FOR_UPDATES', 'GF_USERS_ALLOW_SIGN_UP', 'GF_SNAPSHOTS_EXTERNAL_ENABLED']) {
    findings.expect(variable(off)?.value === 'false', `${name}: ${off} is on`)
  }
  findings.expect(variable('AWS_REGION')?.value === outputs.cluster.region, `${name}: looks into CloudWatch of another region`)
  const provisioning = ofKind(cluster, 'ConfigMap').find(({ metadata }) => metadata.name.startsWith('grafana-provisioning')).data
  const { datasources } = parse(provisioning['datasources.yaml'])
  findings.expect(datasources.map(({ uid }) => uid).sort().join() === 'cloudwatch,prometheus', `${name}: has the data sources ${datasources.map(({ uid }) => uid)}`)
  for (const { uid, url, secureJsonData, basicAuth } of datasources) {
    findings.expect(!secureJsonData && !basicAuth, `${name}: the data source ${uid} has a secret written down`)
    if (uid !== 'prometheus') continue
    const { hostname, port } = new URL(url)
    const service = ofKind(cluster, 'Service').find(({ metadata }) => `${metadata.name}.${metadata.namespace}.svc` === hostname)
    findings.expect(service?.spec.ports.some(({ port: own }) => String(own) === port), `${name}: there is no ${url}`)
  }
  const [{ options }] = parse(provisioning['dashboards.yaml']).providers
  findings.expect(mounts(cluster, 'grafana').some(({ mountPath }) => mountPath === options.path), `${name}: looks for dashboards where none are mounted`)
}

/** Prometheus brings alerts where Alertmanager is, and that publishes them to the topic and in the region that Terraform has. */
function alerting(cluster, outputs, findings) {
  const [{ name, containers: [{ env }], spec }] = workloads(cluster).filter(({ document }) => document.metadata.name === 'alertmanager')
  findings.expect(env.find(({ name: own }) => own === 'AWS_REGION')?.value === outputs.cluster.region, `${name}: publishes in another region`)
  const mounted = spec.volumes.find(({ name: volume }) => volume === mounts(cluster, 'alertmanager')
    .find(({ mountPath }) => mountPath === '/etc/alertmanager')?.name)
  const { data } = ofKind(cluster, 'ConfigMap').find(({ metadata }) => metadata.name === mounted?.configMap?.name) ?? {}
  findings.expect(data?.['topic.tmpl']?.trim() === `{{ define "topic" }}${outputs.alarm_topic_arn}{{ end }}`, `${name}: publishes to another topic than Terraform's`)
  const { receivers, templates } = parse(data?.['alertmanager.yaml'] ?? '{}')
  findings.expect(list(templates).includes('/etc/alertmanager/*.tmpl'), `${name}: reads no templates`)
  for (const { name: receiver, sns_configs: topics } of list(receivers)) {
    findings.expect(list(topics).length > 0 && topics.every(({ topic_arn: topic }) => topic === '{{ template "topic" . }}'), `${name}: nobody hears what ${receiver} receives`)
    findings.expect(list(topics).every(({ sigv4 }) => Object.keys(sigv4 ?? {}).length === 0), `${name}: ${receiver} has credentials of its own`)
  }
  const prometheus = parse(ofKind(cluster, 'ConfigMap').find(({ data }) => data?.['prometheus.yaml']).data['prometheus.yaml'])
  const targets = list(prometheus.alerting?.alertmanagers).flatMap(({ static_configs: configs }) => list(configs)).flatMap(({ targets }) => targets)
  const service = ofKind(cluster, 'Service').find(({ metadata }) => metadata.name === 'alertmanager')
  const there = service?.spec.ports.map(({ port }) => `${service.metadata.name}.${service.metadata.namespace}.svc:${port}`) ?? []
  findings.expect(targets.length > 0 && targets.every(target => there.includes(target)), `Prometheus brings alerts to ${targets}, and Alertmanager is at ${there}`)
}

/** Nothing that is not said; and Prometheus gets through to every service, from both sides. */
function network(cluster, all, outputs, findings) {
  const policies = ofKind(cluster, 'NetworkPolicy').filter(({ metadata }) => metadata.namespace === NAMESPACE)
  const shut = policies.find(({ spec }) => Object.keys(spec.podSelector).length === 0)
  findings.expect(shut?.spec.policyTypes.length === 2 && !shut.spec.ingress, `${NAMESPACE}: pods of no policy are open to everybody`)
  for (const { name, labels } of workloads(cluster).filter(({ namespace }) => namespace === NAMESPACE)) {
    const own = policies.filter(policy => policy !== shut && takes(policy.spec.podSelector, labels))
    findings.expect(own.length === 1, `${name}: has ${own.length} network policies`)
    for (const rule of own.flatMap(({ spec }) => list(spec.egress))) {
      findings.expect(list(rule.to).length > 0 && list(rule.ports).length > 0, `${name}: reaches everything`)
      for (const { ipBlock } of rule.to) {
        findings.expect(ipBlock?.cidr !== '0.0.0.0/0' || list(ipBlock.except).includes('169.254.0.0/16'), `${name}: reaches the node's metadata`)
      }
    }
    for (const rule of own.flatMap(({ spec }) => list(spec.ingress))) {
      findings.expect(list(rule.from).length > 0 && list(rule.ports).length > 0, `${name}: is reached by everybody`)
    }
  }
  const prometheus = workloads(cluster).find(({ document }) => document.metadata.name === 'prometheus')
  const reaches = policies.filter(({ spec }) => takes(spec.podSelector, prometheus.labels)).flatMap(({ spec }) => list(spec.egress))
  const alertmanager = workloads(cluster).find(({ document }) => document.metadata.name === 'alertmanager')
  findings.expect(reaches.some(({ to, ports }) => ports.some(({ port }) => port === 9093)
    && to.some(({ podSelector, namespaceSelector }) => podSelector && !namespaceSelector && takes(podSelector, alertmanager.labels))), 'Prometheus does not reach Alertmanager')
  findings.expect(policies.filter(({ spec }) => takes(spec.podSelector, alertmanager.labels)).flatMap(({ spec }) => list(spec.ingress)).flatMap(({ from }) => list(from))
    .some(({ podSelector }) => podSelector && takes(podSelector, prometheus.labels)), 'Alertmanager does not let Prometheus in')
  for (const [queue, { namespace, management_port: port }] of Object.entries(outputs.services)) {
    findings.expect(reaches.some(({ to, ports }) => ports.some(one => one.port === port)
      && to.some(({ namespaceSelector }) => namespaceSelector && takes(namespaceSelector, { 'kubernetes.io/metadata.name': namespace }))),
    `Prometheus does not reach ${queue} at ${port}`)
    const lets = ofKind(all, 'NetworkPolicy').filter(({ spec }) => takes(spec.podSelector, { 'app.kubernetes.io/name': queue, 'app.kubernetes.io/component': 'service' }))
      .flatMap(({ spec }) => list(spec.ingress)).flatMap(({ from }) => list(from))
    findings.expect(lets.some(({ namespaceSelector, podSelector }) => namespaceSelector && podSelector
      && takes(namespaceSelector, { 'kubernetes.io/metadata.name': NAMESPACE }) && takes(podSelector, prometheus.labels)), `${queue} does not let Prometheus in`)
  }
}

const mounts = (cluster, deployment) => workloads(cluster).find(({ document }) => document.metadata.name === deployment).containers[0].volumeMounts

/** Rules and dashboards come into ConfigMaps that are mounted and keep their names, and are the files of observability/, all of them. */
function shown(cluster, findings) {
  for (const [deployment, configMap] of [['prometheus', 'prometheus-rules'], ['prometheus', 'prometheus'], ['grafana', 'grafana-dashboards']]) {
    const { spec } = workloads(cluster).find(({ document }) => document.metadata.name === deployment)
    const volume = spec.volumes.find(({ configMap: own }) => own?.name === configMap)
    findings.expect(volume && mounts(cluster, deployment).some(({ name }) => name === volume.name), `${deployment}: does not read ${configMap}`)
    findings.expect(ofKind(cluster, 'ConfigMap').some(({ metadata }) => metadata.name === configMap), `there is no ConfigMap ${configMap}`)
  }
  for (const [configMap, folder, ending] of [['prometheus-rules', 'prometheus/rules', '.yaml'], ['grafana-dashboards', 'dashboards/json', '.json']]) {
    const path = join(repository, 'observability', folder)
    const files = existsSync(path) ? readdirSync(path).filter(name => name.endsWith(ending)) : []
    const { data = {} } = ofKind(cluster, 'ConfigMap').find(({ metadata }) => metadata.name === configMap) ?? {}
    for (const file of files) {
      findings.expect(data[file] === readFileSync(join(path, file), 'utf8'), `${configMap}: lacks observability/${folder}/${file}, or has another`)
    }
    for (const name of Object.keys(data)) findings.expect(files.includes(name), `${configMap}: has ${name}, which is no file of observability/${folder}`)
  }
}
