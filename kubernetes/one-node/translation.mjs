// A rendered pod, changed where podman cannot do what it says, and nowhere else.
import { stringify } from 'yaml'

/**
 * The documents for `podman kube play`, of one pod.
 *
 * @param template metadata and spec, as a Deployment or Job has them
 * @param configMaps the rendered ConfigMaps that the pod takes variables from
 * @param prefix what names of podman's begin with: it knows no namespaces
 * @param hostAliases names of Services, with their addresses: there is no DNS of a cluster
 */
export function forPodman(template, { name, configMaps, prefix, hostAliases }) {
  const spec = structuredClone(template.spec)
  // The kubelet of this directory starts containers again; podman would, too, by other rules.
  spec.restartPolicy = 'Never'
  spec.hostAliases = hostAliases
  for (const container of spec.containers) {
    // Podman would publish them on every address of this machine.
    delete container.ports
    // Podman would call curl inside of the container; hooks it does not know.
    for (const member of ['startupProbe', 'livenessProbe', 'readinessProbe', 'lifecycle']) delete container[member]
    for (const { secretRef } of container.envFrom ?? []) if (secretRef) secretRef.name = secretName(prefix, secretRef.name)
    for (const mount of container.volumeMounts ?? []) mount.name = volumeName(name, mount.name)
  }
  // A volume of podman's belongs to no pod: one name, one volume for all.
  for (const volume of spec.volumes ?? []) volume.name = volumeName(name, volume.name)
  const wanted = new Set(spec.containers.flatMap(({ envFrom }) => envFrom ?? []).map(({ configMapRef }) => configMapRef?.name))
  const pod = { apiVersion: 'v1', kind: 'Pod', metadata: { ...template.metadata, name }, spec }
  return {
    documents: [...configMaps.filter(({ metadata }) => wanted.has(metadata.name)), pod].map(document => stringify(document)).join('---\n'),
    volumes: (spec.volumes ?? []).map(volume => volume.name),
  }
}

export const secretName = (prefix, name) => `${prefix}-${name}`
const volumeName = (pod, name) => `${pod}-${name}`
