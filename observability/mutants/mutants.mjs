// Deliberate faults, one a mutant: in which file of observability/ what becomes what, or what is added or left out; who has to notice, the
// check or a file of tests, and what is said then.
const rules = name => `prometheus/rules/${name}.yaml`
const MESSAGING = rules('messaging')
const ORDERS = rules('orders')
const PAYMENTS = rules('payments')
const PODS = rules('pods')
const SLO = rules('slo')
const ALERTMANAGER = '../kubernetes/cluster/observability/alertmanager/alertmanager.yaml'
const fires = alert => new RegExp(`alertname: ${alert}`)

export const mutants = [
  // what rules ask by
  { name: 'metric-of-nobody', file: MESSAGING, from: 'guardian_outbox_oldest_age_seconds', to: 'guardian_outbox_age_seconds', by: 'check', says: /OutboxStuck: there is no metric guardian_outbox_age_seconds/ },
  { name: 'label-of-nobody', file: MESSAGING, from: '{outcome="throttled"}', to: '{result="throttled"}', by: 'check', says: /AwsThrottled: guardian_aws_calls_seconds_count has no label result/ },
  { name: 'value-of-nobody', file: PAYMENTS, from: '|disputed|', to: '|chargeback|', by: 'check', says: /PaymentDiffers: .*has no reason chargeback/ },
  { name: 'grouped-by-nothing', file: MESSAGING, from: 'avg by (service) (avg_over_time', to: 'avg by (queue) (avg_over_time', by: 'check', says: /InboundPaused: no metric of it has the label queue/ },
  { name: 'pods-added-up', file: MESSAGING, from: 'max by (service) (guardian_outbox', to: 'sum by (service) (guardian_outbox', by: 'check', says: /is the same at every pod: only its max is true/ },
  { name: 'metric-not-described', file: 'metrics.yaml', from: /\n {2}guardian_inbound_paused:.*\n/, to: '\n', by: 'check', says: /InboundPaused: there is no metric guardian_inbound_paused/ },

  // what an alert has
  { name: 'alert-without-runbook', without: 'runbooks/OutboxStuck.md', by: 'check', says: /OutboxStuck: has no runbook/ },
  { name: 'runbook-without-alert', adds: { 'runbooks/DiskFull.md': '# DiskFull\n' }, by: 'check', says: /DiskFull\.md: there is no such alert/ },
  { name: 'runbook-that-does-not-help', file: 'runbooks/OutboxStuck.md', from: '## What to do', to: '## What else', by: 'check', says: /OutboxStuck: its runbook does not say "What to do"/ },
  { name: 'runbook-of-another', file: MESSAGING, from: 'runbooks/OutboxStuck.md', to: 'runbooks/OutboxRefused.md', by: 'check', says: /OutboxStuck: its runbook is .*OutboxRefused/ },
  { name: 'command-that-is-not-there', file: 'runbooks/DeadLettersUnattended.md', from: 'dead-letters list', to: 'letters list', by: 'check', says: /has no command letters/ },
  { name: 'option-that-is-not-there', file: 'runbooks/DeadLettersPourIn.md', from: '--newer-than', to: '--since', by: 'check', says: /has no option --since/ },
  { name: 'severity-that-wakes-nobody', file: MESSAGING, from: 'severity: page', to: 'severity: critical', by: 'check', says: /DeadLettersUnattended: its severity is critical/ },
  { name: 'dashboard-of-nobody', file: MESSAGING, from: 'dashboard: guardian-messaging', to: 'dashboard: guardian-queues', by: 'check', says: /there is no dashboard guardian-queues/ },
  { name: 'alert-not-seen-firing', file: 'prometheus/tests/messaging.yaml', from: /alertname: OutboxRefused\n/, to: 'alertname: OutboxStuck\n', by: 'check', says: /OutboxRefused: no test in which it fires as page/ },
  { name: 'alert-not-seen-silent', file: 'prometheus/tests/pods.yaml', from: '{eval_time: 15m, alertname: PodRestarts}', to: '{eval_time: 15m, alertname: OutOfMemory}', by: 'check', says: /PodRestarts: no test in which it does not fire/ },
  { name: 'recorded-and-not-looked-at', file: 'prometheus/tests/slo.yaml', from: 'slo:burn:rate3d', to: 'slo:burn:rate6h', by: 'check', says: /slo:burn:rate3d: no test looks at it/ },
  { name: 'alarm-of-cloudwatch-forgotten', file: 'README.md', from: /\| `queue-age` \|.*\n/, to: '', by: 'check', says: /CloudWatch's alarm queue-age is not in the table/ },
  { name: 'local-metrics-with-two-services', file: 'prometheus/local.yaml', from: 'labeldrop', to: 'labelkeep', by: 'check', says: /its metric_relabel_configs is not the cluster's/ },

  // thresholds and times
  { name: 'threshold-turned-round', file: MESSAGING, from: '> 120', to: '< 120', by: 'messaging.yaml', says: fires('OutboxStuck') },
  { name: 'threshold-that-tolerates-nothing', file: MESSAGING, from: '> 120', to: '>= 120', by: 'messaging.yaml', says: fires('OutboxStuck') },
  { name: 'route-told-too-early', file: MESSAGING, from: 'for: 30m', to: 'for: 20m', by: 'messaging.yaml', says: fires('RouteStopped') },
  { name: 'letters-told-too-early', file: MESSAGING, from: 'for: 2h', to: 'for: 1h', by: 'messaging.yaml', says: fires('DeadLettersUnattended') },
  { name: 'nine-letters-are-many', file: MESSAGING, from: '>= 10', to: '>= 9', by: 'messaging.yaml', says: fires('DeadLettersPourIn') },
  { name: 'orders-told-too-early', file: ORDERS, from: '> 3900', to: '>= 3900', by: 'orders.yaml', says: fires('OrdersOpenTooLong') },
  { name: 'quiet-hours-count', file: ORDERS, from: '>= 20', to: '>= 10', by: 'no-orders.yaml', says: fires('NoOrders') },
  { name: 'eleven-pods', file: PODS, from: '>= 10', to: '> 10', by: 'pods.yaml', says: fires('PodsAtMaximum') },
  { name: 'nine-pods', file: PODS, from: '(up{job="services"} == 1) >= 10', to: '(up{job="services"}) >= 10', by: 'pods.yaml', says: fires('PodsAtMaximum') },
  { name: 'volume-as-full-as-it-may-be', file: PODS, from: ') > 0.9\n        for: 15m\n        labels: {severity: ticket}\n        annotations:\n          summary: The volume', to: ') > 0.8\n        for: 15m\n        labels: {severity: ticket}\n        annotations:\n          summary: The volume', by: 'pods.yaml', says: fires('VolumeFilling') },

  { name: 'pods-of-another-autoscaler', file: PODS, from: '>= 10', to: '>= 12', by: 'check', says: /PodsAtMaximum: fires at 12, and the limit that it is about is 10/ },

  // pods that start, counters that are new, few events
  { name: 'zero-of-a-pod-that-starts', file: MESSAGING, from: 'max by (service) (max_over_time(guardian_deadletters[5m])) > 0', to: 'max by (service) (guardian_deadletters) > 0', by: 'messaging.yaml', says: fires('DeadLettersUnattended') },
  { name: 'zero-ten-minutes-ago', file: MESSAGING, from: 'max_over_time(guardian_deadletters[5m] offset 10m)', to: 'guardian_deadletters offset 10m', by: 'messaging.yaml', says: fires('DeadLettersPourIn') },
  { name: 'few-messages-prove-much', file: MESSAGING, from: /\n {10}and sum by \(service\) \(increase\(guardian_message_age.*>= 20/, to: '', by: 'messaging.yaml', says: fires('MessagesLate') },
  { name: 'first-alarm-not-seen', file: ORDERS, from: /\n {12}or\n {12}\(guardian_orders_alarms_total unless[\s\S]*?== 1\)\n/, to: '\n', by: 'orders.yaml', says: fires('OrderNeedsPerson') },
  { name: 'prometheus-comes-back', file: ORDERS, from: /\n {14}and on \(service, pod\) .*\n/, to: '\n', by: 'orders.yaml', says: fires('OrderNeedsPerson') },
  { name: 'refund-told-twice', file: ORDERS, from: '{kind!~"refund-failed|charged-back"}', to: '', by: 'orders.yaml', says: fires('OrderNeedsPerson') },
  { name: 'order-at-a-new-pod-not-seen', file: ORDERS, from: /\n {12}or guardian_orders_total.*\n/, to: '\n', by: 'no-orders.yaml', says: fires('NoOrders') },
  { name: 'no-orders-of-a-service-that-is-down', file: ORDERS, from: /\n {10}and on \(service\) up.*\n/, to: '\n', by: 'no-orders.yaml', says: fires('NoOrders') },
  { name: 'corrected-is-a-difference', file: PAYMENTS, from: '{action="escalated"}', to: '{action=~"escalated|corrected"}', by: 'payments.yaml', says: fires('ReconciliationDiffers') },
  { name: 'day-late-too-early', file: PAYMENTS, from: '> 30 * 3600', to: '> 28 * 3600', by: 'payments.yaml', says: fires('ReconciliationLate') },
  { name: 'one-pod-of-three', file: PAYMENTS, from: 'avg by (service) (\n', to: 'max by (service) (\n', by: 'payments.yaml', says: fires('BrokerCircuitOpen') },
  { name: 'probing-breaker-is-well', file: PAYMENTS, from: 'name="broker", state=~"open|half_open|forced_open"}[5m]', to: 'name="broker", state="half_open"}[5m]', by: 'payments.yaml', says: fires('BrokerCircuitOpen') },
  { name: 'rejected-once', file: PAYMENTS, from: /\n {10}and sum by \(service\) \(increase\(guardian_webhooks.*>= 10/, to: '', by: 'payments.yaml', says: fires('WebhooksRejected') },
  { name: 'heap-before-collections', file: PODS, from: 'min_over_time(jvm_memory', to: 'max_over_time(jvm_memory', by: 'pods.yaml', says: fires('HeapNearlyFull') },
  { name: 'breaker-that-nobody-calls', file: PAYMENTS, from: 'kind="failed"}[10m])) > 0\n            or sum by (service, name)', to: 'kind="failed"}[10m])) >= 0\n            or sum by (service, name)', by: 'payments.yaml', says: fires('DownstreamCircuitOpen') },
  { name: 'queue-that-is-empty', file: MESSAGING, from: /\n {10}unless on \(service\) max by \(service\) \(max_over_time\(guardian_queue_messages.*== 0/, to: '', by: 'messaging.yaml', says: fires('InboundPaused') },
  { name: 'uncounted-queue-is-empty', file: MESSAGING, from: 'unless on (service) max by (service) (max_over_time(guardian_queue_messages[10m])) == 0', to: 'and on (service) max by (service) (max_over_time(guardian_queue_messages[10m])) > 0', by: 'messaging.yaml', says: fires('InboundPaused') },
  { name: 'nothing-is-unknown', file: MESSAGING, from: 'unless max by (service) (guardian_deadletters) >= 0', to: 'unless max by (service) (guardian_deadletters) > 0', by: 'messaging.yaml', says: fires('CountsMissing') },
  { name: 'killed-for-the-first-time', file: PODS, from: /\n {12}or\n {12}\(container_oom[\s\S]*?offset 15m == 1\n/, to: '\n', by: 'pods.yaml', says: fires('OutOfMemory') },
  { name: 'killed-before-anybody-looked', file: PODS, from: /\n {14}and on \(node\) .*\n/, to: '\n', by: 'pods.yaml', says: fires('OutOfMemory') },
  { name: 'nobody-at-all', file: PODS, from: /\n {12}or absent.*\n/, to: '\n', by: 'pods.yaml', says: fires('ServiceDown') },
  { name: 'service-that-is-gone', file: PODS, from: 'max_over_time(up{job="services"}[1d]) == 1)', to: 'up{job="services"})', by: 'pods.yaml', says: fires('ServiceDown') },

  // who is told, and who is spared
  { name: 'spares-an-alert-of-nobody', file: ALERTMANAGER, from: 'TargetDown|', to: 'PodDown|', by: 'check', says: /alertmanager\.yaml: there is no alert PodDown/ },
  { name: 'labels-that-are-missing-alike', file: ALERTMANAGER, from: 'alertname = ServiceDown, service =~ ".+"', to: 'alertname = ServiceDown', by: 'alerting', says: /not ok \d+ - that no service is found at all silences nobody/ },
  { name: 'silences-everything', file: ALERTMANAGER, from: /target_matchers: \['alertname =~ "TargetDown.*\]/, to: 'target_matchers: [alertname != ServiceDown]', by: 'alerting', says: /not ok \d+ - a service that is down is told/ },
  { name: 'ticket-of-another-pod', file: ALERTMANAGER, from: 'alertname, service, pod]', to: 'alertname, service]', by: 'alerting', says: /not ok \d+ - of a page and a ticket of the same pod/ },
  { name: 'subject-that-sns-refuses', file: ALERTMANAGER.replace('alertmanager.yaml', 'mail.tmpl'), from: ' | printf "%.99s"', to: '', by: 'alerting', says: /not ok \d+ - a subject is one line/ },
  { name: 'end-that-nobody-hears', file: ALERTMANAGER, from: 'send_resolved: true', to: 'send_resolved: false', by: 'alerting', says: /not ok \d+ - the end of a page is told/ },

  // service levels
  { name: 'page-for-half-an-hour', file: SLO, from: 'slo:burn:rate1h{slo="kitchen"} > 14.4', to: 'slo:burn:rate1h{slo="kitchen"} > 9', by: 'slo.yaml', says: fires('KitchenHearsLate') },
  { name: 'slow-fire-that-nobody-sees', file: SLO, from: 'slo:burn:rate6h{slo="requests"} > 6', to: 'slo:burn:rate6h{slo="requests"} > 9', by: 'slo.yaml', says: fires('RequestsFail') },
  { name: 'long-window-alone', file: SLO, from: ' and slo:burn:rate5m{slo="placing"} > 14.4', to: '', by: 'slo.yaml', says: fires('PlacingSlow') },
  { name: 'one-cart-at-night', file: SLO, from: />= 20 \/ 3600|>= 20 \/ 21600/g, to: '>= 0', by: 'slo.yaml', says: fires('PlacingSlow') },
  { name: 'another-second', file: SLO, from: 'le="1.0"', to: 'le="2.5"', by: 'slo.yaml', says: fires('PlacingSlow') },
  { name: 'guests-not-counted', file: SLO, from: /\(-guest\)\?/g, to: '', by: 'slo.yaml', says: /slo:events:rate5m/ },
  { name: 'refused-carts-are-faults', file: SLO, from: 'status=~"5.."', to: 'status=~"[45].."', by: 'slo.yaml', says: fires('RequestsFail') },
  { name: 'probes-are-requests', file: SLO, from: /uri!~"\/actuator\.\*"/g, to: 'uri!=""', by: 'slo.yaml', says: fires('RequestsFail') },
  { name: 'smaller-budget', file: SLO, from: 'vector(0.005)', to: 'vector(0.05)', by: 'slo.yaml', says: fires('RequestsFail') },
]
