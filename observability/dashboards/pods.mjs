// Processes and machines: whether pods are up, what they use, where something is scarce. The cluster's own figures are last.
import { dashboard } from './library/dashboard.mjs'
import { graph, row, stat, states, table, unit } from './library/panels.mjs'
import { CHOSEN, mean, perSecond } from './library/promql.mjs'
import { datasource, node, pod, service } from './library/variables.mjs'

const CLUSTER = 'Prometheus runs in the cluster'
const CONTAINER = 'namespace="guardian", container!="", pod=~"$pod"'
const NODE = 'node=~"$node"'

export default dashboard({
  uid: 'guardian-pods',
  title: 'Pods and nodes',
  description: 'Processes of the services: CPU, memory, threads and pools, errors in logs; in the cluster containers, nodes and volumes, too.',
  tags: ['resources'],
  from: 'now-1h',
  variables: [datasource, service, pod, node],
  content: [
    [
      stat('Pods', 'Pods of the chosen services that answer Prometheus.', {
        query: `sum(up{job="services", ${CHOSEN}})`, unit: unit.count, thresholds: { red: null, green: 1 },
      }),
      stat('Silent', 'Pods that Prometheus knows of and that do not answer it.', {
        query: `count(up{job="services", ${CHOSEN}} == 0) or vector(0)`, unit: unit.count, thresholds: { red: 1 },
      }),
      stat('Restarts', 'Starts of a process within a pod in the time shown, without its first.', {
        query: `sum(changes(process_start_time_seconds{job="services", ${CHOSEN}}[$__range]))`,
        unit: unit.count, thresholds: { yellow: 1, red: 3 }, decimals: 0, total: true,
      }),
      stat('CPU', 'CPUs that the chosen pods use together.', {
        query: perSecond('process_cpu_time_ns_total', CHOSEN) + ' / 1e9', unit: unit.count, decimals: 2,
      }),
      stat('Fullest heap', 'Used of what the heap may have, of the pod that has the least left.', {
        query: `max(sum by (service, pod) (jvm_memory_used_bytes{${CHOSEN}, area="heap"}) / sum by (service, pod) (jvm_memory_max_bytes{${CHOSEN}, area="heap"} > 0))`,
        unit: unit.share, thresholds: { yellow: 0.85, red: 0.95 }, decimals: 0,
      }),
      stat('Errors in logs', 'Lines of level error in the time shown.', {
        query: `sum(increase(logback_events_total{${CHOSEN}, level="error"}[$__range]))`, unit: unit.count, thresholds: { yellow: 1, red: 10 }, decimals: 0, total: true,
      }),
    ],
    [
      graph('CPU by pod', 'CPUs that a process uses.', {
        queries: { '{{service}} {{pod}}': perSecond('process_cpu_time_ns_total', CHOSEN, 'service, pod') + ' / 1e9' },
        unit: unit.count, decimals: 2,
      }),
      graph('Heap', 'Used of what the heap may have. It rises and falls with collections; what matters is what remains below.', {
        queries: { '{{service}} {{pod}}': `sum by (service, pod) (jvm_memory_used_bytes{${CHOSEN}, area="heap"}) / sum by (service, pod) (jvm_memory_max_bytes{${CHOSEN}, area="heap"} > 0)` },
        unit: unit.share, limits: { red: 0.95 },
      }),
      graph('Log lines', 'Warnings and errors a minute.', {
        queries: { '{{level}} {{service}}': `sum by (level, service) (rate(logback_events_total{${CHOSEN}, level=~"warn|error"}[$__rate_interval])) * 60` },
        unit: unit.perMinute,
      }),
    ],

    row('Pods'),
    [
      states('Up', 'Whether a pod answers Prometheus.', {
        queries: { '{{service}} {{pod}}': `up{job="services", ${CHOSEN}}` },
        states: { 0: ['silent', 'red'], 1: ['up', 'green'] }, width: 10,
      }),
      table('Processes', 'Every pod with its version, from when it runs, and what it holds.', {
        labels: { service: 'Service', pod: 'Pod', version: 'Version' },
        columns: {
          Started: { query: `max by (service, pod, version) (process_start_time_seconds{job="services", ${CHOSEN}}) * 1000`, unit: unit.ago },
          Threads: { query: `max by (service, pod, version) (jvm_threads_live_threads{${CHOSEN}})`, unit: unit.count },
          Files: { query: `max by (service, pod, version) (process_files_open_files{${CHOSEN}})`, unit: unit.count },
          'Outside the heap': { query: `sum by (service, pod, version) (jvm_memory_used_bytes{${CHOSEN}, area="nonheap"})`, unit: unit.bytes },
        },
        width: 14,
      }),
    ],

    row('Java'),
    [
      graph('Pauses', 'Share of time for which a process stands still for garbage collection.', {
        queries: { '{{service}} {{pod}}': perSecond('jvm_gc_pause_seconds_sum', CHOSEN, 'service, pod') },
        unit: unit.share, limits: { red: 0.1 }, decimals: 1,
      }),
      graph('Longest pause', 'Longest pause for garbage collection within the last minutes.', {
        queries: { '{{service}} {{pod}}': `max by (service, pod) (jvm_gc_pause_seconds_max{${CHOSEN}})` },
        unit: unit.seconds, limits: { red: 0.5 },
      }),
      graph('Threads', 'Live threads by pod.', {
        queries: { '{{service}} {{pod}}': `max by (service, pod) (jvm_threads_live_threads{${CHOSEN}})` },
        unit: unit.count,
      }),
    ],

    row('Pools'),
    [
      graph('Database connections', 'Used of those that a pod may have; orders has no database pool.', {
        queries: { '{{service}} {{pod}}': `max by (service, pod) (hikaricp_connections_active{${CHOSEN}}) / max by (service, pod) (hikaricp_connections_max{${CHOSEN}})` },
        unit: unit.share, limits: { red: 0.9 },
      }),
      graph('Waiting for a connection', 'Threads that wait for a database connection; after 3 s they give up.', {
        queries: { '{{service}} {{pod}}': `max by (service, pod) (hikaricp_connections_pending{${CHOSEN}})` },
        unit: unit.count, limits: { red: 5 },
      }),
      graph('Time to a connection', 'Mean wait for a database connection, and connections that did not come in time.', {
        queries: {
          '{{service}}': mean('hikaricp_connections_acquire_seconds', CHOSEN, 'service'),
          '{{service}} timeouts': perSecond('hikaricp_connections_timeout_total', CHOSEN, 'service'),
        },
        unit: unit.seconds, limits: { red: 1 },
      }),
    ],
    [
      graph('Requests in routes', 'Threads that work on requests, of 24 that a pod has for that.', {
        queries: { '{{service}} {{pod}}': `max by (service, pod) (executor_active_threads{${CHOSEN}, name="applicationTaskExecutor"})` },
        unit: unit.count, limits: { red: 24 },
      }),
      graph('Requests that wait', 'Requests that wait for one of these threads; from 200 on a request is rejected with 503.', {
        queries: { '{{service}} {{pod}}': `max by (service, pod) (executor_queued_tasks{${CHOSEN}, name="applicationTaskExecutor"})` },
        unit: unit.count, limits: { yellow: 20, red: 200 },
      }),
      graph('Tomcat', 'Busy threads and open connections of the HTTP server.', {
        queries: {
          '{{service}} {{pod}} threads': `max by (service, pod) (tomcat_threads_busy_threads{${CHOSEN}})`,
          '{{service}} {{pod}} connections': `max by (service, pod) (tomcat_connections_current_connections{${CHOSEN}})`,
        },
        unit: unit.count,
      }),
    ],

    row('Only in the cluster', { collapsed: true }),
    [
      graph('Throttled', 'Share of periods in which a container was slowed down by its CPU limit.', {
        queries: { '{{pod}} {{container}}': `
sum by (pod, container) (rate(container_cpu_cfs_throttled_periods_total{${CONTAINER}}[$__rate_interval]))
  / sum by (pod, container) (rate(container_cpu_cfs_periods_total{${CONTAINER}}[$__rate_interval]))` },
        unit: unit.share, limits: { red: 0.25 }, emptyUnless: CLUSTER,
      }),
      graph('Memory of containers', 'Used of its limit; a container that reaches it is killed.', {
        queries: { '{{pod}} {{container}}': `
max by (pod, container) (container_memory_working_set_bytes{${CONTAINER}})
  / max by (pod, container) (container_spec_memory_limit_bytes{${CONTAINER}} > 0)` },
        unit: unit.share, limits: { yellow: 0.9, red: 1 }, emptyUnless: CLUSTER,
      }),
      graph('Killed for memory', 'Containers that were killed since they wanted more memory than their limit, as they grow.', {
        queries: { '{{pod}} {{container}}': `sum by (pod, container) (increase(container_oom_events_total{${CONTAINER}}[$__rate_interval]))` },
        unit: unit.count, limits: { red: 1 }, emptyUnless: CLUSTER,
      }),
    ],
    [
      graph('CPU of nodes', 'Share of a node\'s CPUs that is busy.', {
        queries: { '{{node}}': `1 - avg by (node) (rate(node_cpu_seconds_total{${NODE}, mode="idle"}[$__rate_interval]))` },
        unit: unit.share, limits: { red: 0.9 }, emptyUnless: CLUSTER,
      }),
      graph('Memory of nodes', 'Share of a node\'s memory that is in use.', {
        queries: { '{{node}}': `1 - max by (node) (node_memory_MemAvailable_bytes{${NODE}}) / max by (node) (node_memory_MemTotal_bytes{${NODE}})` },
        unit: unit.share, limits: { red: 0.9 }, emptyUnless: CLUSTER,
      }),
      graph('Disks of nodes', 'Share of a node\'s root file system that is full.', {
        queries: { '{{node}}': `1 - max by (node) (node_filesystem_avail_bytes{${NODE}, mountpoint="/"}) / max by (node) (node_filesystem_size_bytes{${NODE}, mountpoint="/"})` },
        unit: unit.share, limits: { red: 0.85 }, emptyUnless: CLUSTER,
      }),
    ],
    [
      graph('Volumes', 'Share of a volume that is full: Prometheus\' history, Grafana\'s database.', {
        queries: { '{{namespace}} {{persistentvolumeclaim}}': `
1 - max by (namespace, persistentvolumeclaim) (kubelet_volume_stats_available_bytes)
  / max by (namespace, persistentvolumeclaim) (kubelet_volume_stats_capacity_bytes)` },
        unit: unit.share, limits: { yellow: 0.8, red: 0.9 }, emptyUnless: CLUSTER,
      }),
      graph('Network of pods', 'Bytes per second that pods receive and send.', {
        queries: {
          '{{pod}} in': 'sum by (pod) (rate(container_network_receive_bytes_total{namespace="guardian", pod=~"$pod"}[$__rate_interval]))',
          '{{pod}} out': 'sum by (pod) (rate(container_network_transmit_bytes_total{namespace="guardian", pod=~"$pod"}[$__rate_interval]))',
        },
        unit: unit.bytesPerSecond, emptyUnless: CLUSTER,
      }),
      graph('Nodes', 'Nodes that the autoscaler sees, by state, and pods for which it finds no place.', {
        queries: { '{{state}}': 'sum by (state) (cluster_autoscaler_nodes_count)', 'pods without a node': 'sum(cluster_autoscaler_unschedulable_pods_count)' },
        unit: unit.count, emptyUnless: CLUSTER,
      }),
    ],
  ],
})
