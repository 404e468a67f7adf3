// Every pod: Kubernetes' pod security standard "restricted" in full, and what this house asks beside it.
import { Findings, list } from '../../terraform/checks/plan.mjs'
import { ofKind, workloads } from './documents.mjs'

const VOLUMES = ['configMap', 'csi', 'downwardAPI', 'emptyDir', 'ephemeral', 'persistentVolumeClaim', 'projected', 'secret']
const SYSCTLS = ['kernel.shm_rmid_forced', 'net.ipv4.ip_local_port_range', 'net.ipv4.ip_unprivileged_port_start', 'net.ipv4.tcp_syncookies',
  'net.ipv4.ping_group_range', 'net.ipv4.ip_local_reserved_ports', 'net.ipv4.tcp_keepalive_time', 'net.ipv4.tcp_fin_timeout',
  'net.ipv4.tcp_keepalive_intvl', 'net.ipv4.tcp_keepalive_probes', 'net.ipv4.tcp_rmem', 'net.ipv4.tcp_wmem']

export async function pods({ all, everything, outputs, version }) {
  const findings = new Findings()
  for (const pod of workloads(everything)) {
    restricted(pod, findings)
    careful(pod, findings)
    images(pod, findings)
  }
  for (const pod of workloads(all)) {
    ours(pod, findings)
    ownImage(pod, outputs, version, findings)
  }
  quota(all, findings)
  return findings
}

/** https://kubernetes.io/docs/concepts/security/pod-security-standards/: baseline and restricted, for Linux. */
function restricted({ name, spec, containers }, findings) {
  const refuse = (what, why) => findings.expect(!what, `${name}: ${why}`)
  for (const shared of ['hostNetwork', 'hostPID', 'hostIPC']) refuse(spec[shared], `is not restricted: ${shared}`)
  const all = [spec, ...containers].map(({ securityContext }) => securityContext ?? {})
  for (const context of all) {
    refuse(context.runAsUser === 0, 'is not restricted: runs as root')
    refuse(context.runAsNonRoot === false, 'is not restricted: may run as root')
    refuse(context.seccompProfile && !['RuntimeDefault', 'Localhost'].includes(context.seccompProfile.type), 'is not restricted: no seccomp profile')
    refuse(context.windowsOptions?.hostProcess, 'is not restricted: a process of the host')
    refuse(context.appArmorProfile?.type === 'Unconfined', 'is not restricted: without AppArmor')
    refuse(context.seLinuxOptions?.user || context.seLinuxOptions?.role
      || !['', 'container_t', 'container_init_t', 'container_kvm_t', 'container_engine_t'].includes(context.seLinuxOptions?.type ?? ''),
    'is not restricted: SELinux')
  }
  for (const { name: sysctl } of list(spec.securityContext?.sysctls)) refuse(!SYSCTLS.includes(sysctl), `is not restricted: ${sysctl}`)
  for (const volume of list(spec.volumes)) {
    const [kind] = Object.keys(volume).filter(key => key !== 'name')
    refuse(!VOLUMES.includes(kind), `is not restricted: a volume of kind ${kind}`)
  }
  const inherited = spec.securityContext ?? {}
  for (const { securityContext = {}, ports } of containers) {
    refuse(!(securityContext.runAsNonRoot ?? inherited.runAsNonRoot), 'is not restricted: may run as root')
    refuse(!(securityContext.seccompProfile ?? inherited.seccompProfile), 'is not restricted: no seccomp profile')
    refuse(securityContext.privileged, 'is not restricted: privileged')
    refuse(securityContext.allowPrivilegeEscalation !== false, 'is not restricted: may gain privileges')
    refuse(!list(securityContext.capabilities?.drop).includes('ALL'), 'is not restricted: keeps capabilities')
    refuse(list(securityContext.capabilities?.add).some(added => added !== 'NET_BIND_SERVICE'), 'is not restricted: adds capabilities')
    refuse((securityContext.procMount ?? 'Default') !== 'Default', 'is not restricted: /proc unmasked')
    for (const port of list(ports)) refuse(port.hostPort, 'is not restricted: a port of the host')
  }
}

/** What "restricted" does not ask, and we do of every pod. */
function careful({ name, spec, containers }, findings) {
  findings.expect(spec.enableServiceLinks === false, `${name}: is told of every service by variables`)
  for (const { securityContext, volumeMounts, resources: { requests = {}, limits = {} } = {} } of containers) {
    findings.expect(securityContext?.readOnlyRootFilesystem === true, `${name}: may write to its root file system`)
    findings.expect(requests.cpu && requests.memory, `${name}: requests no CPU, or no memory`)
    findings.expect(limits.memory, `${name}: has no limit of memory`)
    for (const { name: volume } of list(volumeMounts)) {
      findings.expect(list(spec.volumes).some(given => given.name === volume), `${name}: mounts ${volume}, which is no volume`)
    }
  }
  for (const { name: volume, emptyDir } of list(spec.volumes)) {
    findings.expect(!emptyDir || emptyDir.sizeLimit, `${name}: ${volume} may fill the node's disk`)
  }
}

/** What the services' images are made for. */
function ours({ name, spec, containers }, findings) {
  findings.expect(spec.automountServiceAccountToken === false, `${name}: has a token for Kubernetes' API`)
  findings.expect((spec.securityContext?.runAsUser ?? 0) === 65532, `${name}: does not run as the image's user 65532`)
  for (const { volumeMounts, resources: { requests = {}, limits = {} } = {} } of containers) {
    findings.expect(list(volumeMounts).some(({ mountPath, readOnly }) => mountPath === '/tmp' && !readOnly), `${name}: has no /tmp to write to`)
    findings.expect(requests.memory === limits.memory, `${name}: counts on memory that a node may not have`)
  }
}

function images({ name, containers }, findings) {
  for (const { image, imagePullPolicy } of containers) {
    findings.expect(/@sha256:[0-9a-f]{64}$|:[^:/@]+$/.test(image) && !image.endsWith(':latest'), `${name}: ${image} is another image tomorrow`)
    findings.expect(imagePullPolicy !== 'Always', `${name}: waits for the registry each time, for an image that cannot change`)
  }
}

function ownImage({ name, labels, containers }, outputs, version, findings) {
  const queue = labels['app.kubernetes.io/instance'] ?? labels['app.kubernetes.io/name']
  const own = `${outputs.services[queue]?.image}:${version}`
  for (const { image } of containers) findings.expect(image === own, `${name}: runs ${image}, and its own is ${own}`)
}

/** The namespace takes all pods that may be there at a time: each service's most, one more in a rollout, the migrations. */
function quota(all, findings) {
  const most = { pods: 0, 'requests.cpu': 0, 'requests.memory': 0, 'limits.memory': 0 }
  for (const { document, containers } of workloads(all)) {
    const scaler = ofKind(all, 'HorizontalPodAutoscaler', 'ScaledObject').find(({ spec }) => spec.scaleTargetRef.name === document.metadata.name)
    const pods = document.kind === 'Job' ? 1 : (scaler?.spec.maxReplicas ?? scaler?.spec.maxReplicaCount ?? document.spec.replicas ?? 1)
      + (document.spec.strategy?.rollingUpdate?.maxSurge ?? 0)
    most.pods += pods
    for (const { resources: { requests = {}, limits = {} } = {} } of containers) {
      most['requests.cpu'] += pods * amount(requests.cpu ?? 0)
      most['requests.memory'] += pods * amount(requests.memory ?? 0)
      most['limits.memory'] += pods * amount(limits.memory ?? 0)
    }
  }
  const quotas = ofKind(all, 'ResourceQuota')
  findings.expect(quotas.length === 1, 'the namespace has no quota')
  for (const { spec: { hard } } of quotas) {
    for (const [what, wanted] of Object.entries(most)) {
      findings.expect(amount(hard[what] ?? 0) >= wanted, `the quota of ${what} is ${hard[what]}: all pods at their most are ${wanted}`)
    }
    for (const way of ['services.loadbalancers', 'services.nodeports']) findings.expect(String(hard[way]) === '0', `the quota lets ${way} be made`)
  }
}

const UNITS = { m: 1e-3, '': 1, k: 1e3, M: 1e6, G: 1e9, Ki: 1024, Mi: 1024 ** 2, Gi: 1024 ** 3 }
export const amount = quantity => {
  const [, number, unit] = String(quantity).match(/^([0-9.]+)([A-Za-z]*)$/) ?? []
  return Number(number) * (UNITS[unit] ?? NaN)
}
