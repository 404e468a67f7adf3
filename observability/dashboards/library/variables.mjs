// What is chosen above a dashboard.

/** The data source of every query: the chosen one. */
export const DATASOURCE = { type: 'prometheus', uid: '${datasource}' }

export const datasource = {
  name: 'datasource', label: 'Data source', type: 'datasource', query: 'prometheus', regex: '', refresh: 1, hide: 0,
  description: 'The Prometheus that is asked.', current: { text: 'Prometheus', value: 'prometheus' },
}

/** Values of a label. all: what matches every series; the label may be missing in them where all is `.*`. */
function labelValues(name, label, description, query, all) {
  return {
    name, label, description, type: 'query', datasource: DATASOURCE, query: { query, refId: name, qryType: 1 }, definition: query,
    refresh: 2, sort: 1, multi: true, includeAll: true, allValue: all, regex: '', hide: 0, current: { text: ['All'], value: ['$__all'] },
  }
}

export const service = labelValues('service', 'Service', 'A new service is here by itself.', 'label_values(up{job="services"}, service)', '.+')

export const pod = labelValues('pod', 'Pod', 'Pods of the chosen services.', 'label_values(up{job="services", service=~"$service"}, pod)', '.*')

export const route = labelValues('route', 'Route', 'Camel routes of the chosen services, by their ids.',
  'label_values(camel_exchanges_total{service=~"$service"}, routeId)', '.+')

export const node = labelValues('node', 'Node', 'Nodes of the cluster; there are none on one machine.', 'label_values(node_memory_MemTotal_bytes, node)', '.*')

/** A text that whoever looks may change, as an address. */
export function address(name, label, description, value) {
  return { name, label, description, type: 'textbox', query: value, current: { text: value, value }, hide: 0 }
}
