// The words of kustomize.
export const kustomization = members => ({ apiVersion: 'kustomize.config.k8s.io/v1beta1', kind: 'Kustomization', ...members })

/** JSON patch operations, on one object or on all of a kind. */
export const patch = (kind, ops, name) => ({ target: { kind, ...(name && { name }) }, patch: JSON.stringify(ops) })
export const replace = (path, value) => ({ op: 'replace', path, value })
export const add = (path, value) => ({ op: 'add', path, value })
export const drop = (apiVersion, kind, name) => ({
  target: { kind, name }, patch: JSON.stringify({ $patch: 'delete', apiVersion, kind, metadata: { name } }),
})

/** The image of a service, in place of the name that the bases have. */
export const image = (repository, tag) => [{ name: 'service', newName: repository, newTag: tag }]

/** The version as labels have it, behind all objects and on their pods. */
export const versioned = version => [{ pairs: { 'app.kubernetes.io/version': version }, includeTemplates: true }]

// Peers and ports of network policies. A peer has no label that the selector of the Service has not: EKS lets a pod out to a
// Service's address only if the peer takes that selector, as if it were labels.
export const pods = name => ({ podSelector: { matchLabels: { 'app.kubernetes.io/name': name } } })
export const addresses = cidrs => cidrs.map(cidr => ({ ipBlock: { cidr } }))
export const tcp = (...ports) => ports.map(port => ({ protocol: 'TCP', port }))
