// Deliberate faults in what runs beside the services; of the same form as those in mutants.mjs.
const AUTOSCALER = 'cluster/autoscaler/deployment.yaml'
const CHARTS = 'cluster/charts'
const PROMETHEUS = 'cluster/observability/prometheus'
const GRAFANA = 'cluster/observability/grafana'
const ALERTMANAGER = 'cluster/observability/alertmanager'
const DISCOVERY = 'cluster/observability/discovery.yaml'
const QUEUE = 'components/queue-scaling'

const without = (type, part) => ({ resources }) => resources.splice(resources.findIndex(({ type: own, address }) => own === type && address.includes(part)), 1)

export const clusterMutants = [
  { name: 'kustomization-that-nobody-builds', adds: { 'cluster/spare/kustomization.yaml': 'resources: []\n' }, by: 'built', says: /cluster\/spare: nobody builds it/ },
  { name: 'volumes-that-nobody-takes', file: 'overlays/production/observability/kustomization.yaml', from: '  - ../../../cluster/observability/volumes\n', to: '', by: 'built', says: /cluster\/observability\/volumes: nobody builds it/ },

  // the autoscaler
  { name: 'groups-of-any-cluster', file: AUTOSCALER, from: ',k8s.io/cluster-autoscaler/$(CLUSTER_NAME)', to: '', by: 'autoscaler', says: /may resize those with k8s\.io\/cluster-autoscaler\/guardian-production/ },
  { name: 'groups-that-terraform-does-not-mean', plan: plan => { const role = plan.resource('aws_iam_role_policy', 'cluster_autoscaler'); role.policy = role.policy.replaceAll('k8s.io/cluster-autoscaler/guardian-production', 'k8s.io/cluster/guardian-production') }, by: 'autoscaler', says: /may resize those with k8s\.io\/cluster\/guardian-production/ },
  { name: 'autoscaler-of-another-kubernetes', file: AUTOSCALER, from: ':v1.36.1', to: ':v1.34.1', by: 'autoscaler', says: /is for Kubernetes 1\.34, and the cluster's is 1\.36/ },
  { name: 'autoscaler-in-no-region', file: 'generator/cluster.mjs', from: "AWS_REGION: outputs.need('cluster.region'), CLUSTER_NAME", to: 'CLUSTER_NAME', by: 'autoscaler', says: /is in generated, and its groups in sa-east-1/ },
  { name: 'tmp-that-keeps-a-node', file: AUTOSCALER, from: '            - --skip-nodes-with-local-storage=false\n', to: '', by: 'autoscaler', says: /a pod with an emptyDir keeps its node/ },
  { name: 'one-autoscaler-on-its-own-node', file: AUTOSCALER, from: 'replicas: 2', to: 'replicas: 1', by: 'autoscaler', says: /cannot leave its own node/ },

  // add-ons and charts
  { name: 'second-metrics-server', file: `${CHARTS}/versions`, from: '\nexternal-secrets ', to: '\nmetrics-server metrics-server https://example.com 3.13.0 kube-system\nexternal-secrets ', adds: { [`${CHARTS}/metrics-server.yaml`]: 'serviceAccount: {name: metrics-server}\n' }, by: 'addons', says: /metrics-server: is installed 2 times/ },
  { name: 'no-node-exporter', plan: without('aws_eks_addon', 'prometheus-node-exporter'), by: 'addons', says: /prometheus-node-exporter: is installed 0 times/ },
  { name: 'role-of-nobody', file: `${CHARTS}/external-secrets.yaml`, from: '  name: external-secrets\n', to: '  name: operator\n', by: 'addons', says: /external-secrets\/external-secrets: Terraform has bound a role to it, and nothing makes it/ },
  { name: 'keda-without-its-role', plan: without('aws_eks_pod_identity_association', 'module.keda'), by: 'addons', says: /keda\/keda-operator: a chart makes it, and Terraform has bound no role/ },
  { name: 'services-through-a-webhook', file: `${CHARTS}/aws-load-balancer-controller.yaml`, from: 'enableServiceMutatorWebhook: false', to: 'enableServiceMutatorWebhook: true', by: 'addons', says: /every Service waits for its webhook/ },
  { name: 'load-balancers-by-gateways', file: `${CHARTS}/aws-load-balancer-controller.yaml`, from: 'NLBGatewayAPI: false', to: 'NLBGatewayAPI: true', by: 'addons', says: /NLBGatewayAPI makes load balancers/ },
  { name: 'controller-of-another-cluster', file: 'generator/cluster.mjs', from: "vpcId: outputs.need('cluster.vpc_id')", to: "vpcId: outputs.need('cluster.name')", by: 'addons', says: /is told of another cluster/ },
  { name: 'chart-of-any-version', file: `${CHARTS}/versions`, from: '2.9.0', to: '^2.9', by: 'addons', says: /chart external-secrets: \^2\.9 is another one tomorrow/ },
  { name: 'tokens-of-others', file: `${CHARTS}/external-secrets.yaml`, from: 'serviceAccountTokenCreate: false', to: 'serviceAccountTokenCreate: true', by: 'addons', says: /may take the tokens of others/ },

  // rights
  { name: 'rights-to-everything', file: 'cluster/autoscaler/rights.yaml', from: 'resources: [daemonsets, replicasets, statefulsets]', to: "resources: ['*']", by: 'rights', says: /ClusterRole\/cluster-autoscaler: has a wildcard/ },
  { name: 'prometheus-reads-secrets', file: DISCOVERY, from: 'resources: [pods, services]', to: 'resources: [pods, services, secrets]', by: 'rights', says: /Role\/guardian\/prometheus-discovery: may get,list,watch secrets/ },
  { name: 'autoscaler-deletes-pods', file: 'cluster/autoscaler/rights.yaml', from: 'resources: [pods/eviction]\n    verbs: [create]', to: 'resources: [pods]\n    verbs: [delete]', by: 'rights', says: /may delete pods, and has no business to/ },
  { name: 'rights-of-nobody', file: `${PROMETHEUS}/rights.yaml`, from: 'kind: ServiceAccount\nmetadata:\n  name: prometheus', to: 'kind: ServiceAccount\nmetadata:\n  name: prom', by: 'rights', says: /there is no ServiceAccount observability\/prometheus/ },
  { name: 'token-for-grafana', file: `${GRAFANA}/deployment.yaml`, from: '      automountServiceAccountToken: false\n', to: '', by: 'rights', says: /Deployment\/observability\/grafana: has a token and no rights/ },

  // Prometheus finds pods
  { name: 'management-port-of-another-name', file: 'components/service/service.yaml', from: '- name: management', to: '- name: metrics', by: 'discovery', says: /orders: Prometheus finds 0 targets for one pod/ },
  { name: 'metrics-asked-of-requests', file: `${PROMETHEUS}/prometheus.yaml`, from: 'regex: management', to: 'regex: http', by: 'discovery', says: /is asked at .*:8080, and not at its management port/ },
  { name: 'every-port-asked', file: `${PROMETHEUS}/prometheus.yaml`, from: 'regex: management\n        action: keep', to: 'regex: http\n        target_label: requests', by: 'discovery', says: /payments: Prometheus finds 2 targets/ },
  { name: 'metrics-at-another-path', file: `${PROMETHEUS}/prometheus.yaml`, from: '/actuator/prometheus', to: '/metrics', by: 'discovery', says: /catalog: is asked for \/metrics/ },
  { name: 'targets-without-service', file: `${PROMETHEUS}/prometheus.yaml`, from: 'target_label: service', to: 'target_label: app', by: 'discovery', says: /ports that are no service's management port/ },
  { name: 'configuration-that-prometheus-refuses', file: `${PROMETHEUS}/prometheus.yaml`, from: 'scrape_interval: 15s', to: 'scrape_interval: often', by: 'discovery', says: /promtool: .*not a valid duration/ },
  { name: 'nodes-out-of-sight', file: `${PROMETHEUS}/prometheus.yaml`, from: '$1:9100', to: '$1:9101', by: 'discovery', says: /nodes: a node's target is .*9101/ },
  { name: 'discovery-without-its-rights', file: DISCOVERY, from: 'resources: [endpointslices]', to: 'resources: [endpoints]', by: 'discovery', says: /Prometheus may not: guardian endpointslices list/ },
  { name: 'rights-that-discovery-does-not-need', file: DISCOVERY, from: 'resources: [pods]\n', to: 'resources: [pods, configmaps]\n', by: 'discovery', says: /may, and need not: kube-system configmaps get/ },

  // Prometheus and Grafana themselves
  { name: 'volumes-in-the-clear', file: 'cluster/foundation/storage.yaml', from: 'encrypted: "true"', to: 'encrypted: "false"', by: 'watching', says: /StorageClass\/gp3: its volumes are not encrypted/ },
  { name: 'volume-of-no-class', file: 'cluster/observability/volumes/claims.yaml', from: 'storageClassName: gp3', to: 'storageClassName: gp2', by: 'watching', says: /its volume is of no class that there is/ },
  { name: 'history-that-fills-its-volume', file: 'cluster/observability/volumes/kustomization.yaml', from: 'value: 16GB', to: 'value: 20GB', by: 'watching', says: /Deployment\/observability\/prometheus: fills its volume/ },
  { name: 'history-that-goes-with-its-node', file: `${PROMETHEUS}/deployment.yaml`, from: 'safe-to-evict: "false"', to: 'safe-to-evict: "true"', by: 'watching', says: /its history goes with a node/ },
  { name: 'two-on-one-volume', file: 'cluster/observability/volumes/kustomization.yaml', from: 'type: Recreate', to: 'type: RollingUpdate', by: 'watching', says: /is not one pod at a time/ },
  { name: 'password-written-down', file: `${GRAFANA}/deployment.yaml`, from: /valueFrom:\n +secretKeyRef:\n +name: grafana-admin\n +key: password/, to: 'value: admin', by: 'watching', says: /its password comes from no secret/ },
  { name: 'password-that-changes', file: `${GRAFANA}/admin.yaml`, from: 'refreshPolicy: CreatedOnce', to: 'refreshPolicy: Periodic', by: 'watching', says: /its password changes where Grafana does not look/ },
  { name: 'grafana-tells-others', file: `${GRAFANA}/deployment.yaml`, from: /GF_ANALYTICS_REPORTING_ENABLED\n +value: "false"/, to: 'GF_ANALYTICS_REPORTING_ENABLED\n              value: "true"', by: 'watching', says: /GF_ANALYTICS_REPORTING_ENABLED is on/ },
  { name: 'data-source-nowhere', file: `${GRAFANA}/datasources.yaml`, from: ':9090', to: ':9091', by: 'watching', says: /there is no http:\/\/prometheus\.observability\.svc:9091/ },
  { name: 'dashboards-that-nobody-reads', file: `${GRAFANA}/dashboards.yaml`, from: '/etc/grafana/dashboards', to: '/var/lib/dashboards', by: 'watching', says: /looks for dashboards where none are mounted/ },
  { name: 'rules-under-another-name-each-time', file: `${PROMETHEUS}/kustomization.yaml`, from: 'disableNameSuffixHash: true', to: 'disableNameSuffixHash: false', by: 'watching', says: /does not read prometheus-rules/ },
  { name: 'grafana-from-outside', file: `${GRAFANA}/service.yaml`, from: 'type: ClusterIP', to: 'type: LoadBalancer', by: 'watching', says: /grafana: is reached from outside the cluster/ },
  { name: 'prometheus-open-to-the-cluster', file: `${PROMETHEUS}/network.yaml`, from: /- from:\n +- podSelector:\n +matchLabels:\n +app\.kubernetes\.io\/name: grafana\n +ports:/, to: '- ports:', by: 'watching', says: /prometheus: is reached by everybody/ },
  { name: 'prometheus-does-not-get-through', file: `${PROMETHEUS}/network.yaml`, from: 'port: 9080', to: 'port: 9081', by: 'watching', says: /Prometheus does not reach orders at 9080/ },
  { name: 'node-credentials-within-reach', file: `${GRAFANA}/network.yaml`, from: '            except: [169.254.0.0/16]\n', to: '', by: 'watching', says: /grafana: reaches the node's metadata/ },

  { name: 'rules-left-behind', file: '../observability/kustomization.yaml', from: '      - prometheus/rules/payments.yaml\n', to: '', by: 'watching', says: /prometheus-rules: lacks observability\/prometheus\/rules\/payments\.yaml/ },
  { name: 'overlay-without-rules', file: 'overlays/production/observability/kustomization.yaml', from: '  - ../../../../observability\n', to: '', by: 'watching', says: /prometheus-rules: lacks .*orders\.yaml/ },

  // who hears of alerts
  { name: 'topic-not-generated', file: 'generator/cluster.mjs', from: "outputs.need('alarm_topic_arn')", to: "outputs.need('cluster.name')", by: 'watching', says: /alertmanager: publishes to another topic than Terraform's/ },
  { name: 'alerts-in-no-region', file: 'generator/cluster.mjs', from: "    variables('alertmanager', { AWS_REGION: outputs.need('cluster.region') }),\n", to: '', by: 'watching', says: /alertmanager: publishes in another region/ },
  { name: 'tickets-to-nobody', file: `${ALERTMANAGER}/alertmanager.yaml`, from: /  - name: ticket\n[\s\S]*?send_resolved: false\n/, to: '  - name: ticket\n', by: 'watching', says: /nobody hears what ticket receives/ },
  { name: 'key-written-down', file: `${ALERTMANAGER}/alertmanager.yaml`, from: 'sigv4: {}', to: 'sigv4: {access_key: a, secret_key: b}', by: 'watching', says: /page has credentials of its own/ },
  { name: 'alertmanager-without-templates', file: `${ALERTMANAGER}/alertmanager.yaml`, from: '*.tmpl', to: 'templates/*.tmpl', by: 'watching', says: /reads no templates/ },
  { name: 'alerts-to-no-address', file: `${PROMETHEUS}/prometheus.yaml`, from: 'svc:9093', to: 'svc:9094', by: 'watching', says: /brings alerts to alertmanager\.observability\.svc:9094/ },
  { name: 'prometheus-does-not-reach-alertmanager', file: `${PROMETHEUS}/network.yaml`, from: 'port: 9093', to: 'port: 9094', by: 'watching', says: /Prometheus does not reach Alertmanager/ },
  { name: 'alertmanager-shut', file: `${ALERTMANAGER}/network.yaml`, from: 'app.kubernetes.io/name: prometheus', to: 'app.kubernetes.io/name: grafana', by: 'watching', says: /Alertmanager does not let Prometheus in/ },
  { name: 'silences-that-go-with-a-node', file: `${ALERTMANAGER}/deployment.yaml`, from: 'safe-to-evict: "false"', to: 'safe-to-evict: "true"', by: 'watching', says: /alertmanager: its history goes with a node/ },
  { name: 'alertmanager-without-its-role', file: `${ALERTMANAGER}/deployment.yaml`, from: 'serviceAccountName: alertmanager', to: 'serviceAccountName: default', by: 'references', says: /there is no ServiceAccount default/ },
  { name: 'alertmanager-in-the-nodes-metadata', file: `${ALERTMANAGER}/network.yaml`, from: '            except: [169.254.0.0/16]\n', to: '', by: 'watching', says: /alertmanager: reaches the node's metadata/ },

  // scaling by the queue
  { name: 'hpa-beside-keda', file: `${QUEUE}/kustomization.yaml`, from: '  - target: {kind: HorizontalPodAutoscaler}', to: '  - target: {kind: HorizontalPodAutoscaler, name: nobody}', by: 'queueScaling', says: /orders: is scaled by an HPA too/ },
  { name: 'more-pods-than-databases-take', file: `${QUEUE}/scaled-object.yaml`, from: 'maxReplicaCount: 10', to: 'maxReplicaCount: 30', by: 'queueScaling', says: /by its queue it has 30 pods at most, by its CPU 10/ },
  { name: 'queue-of-no-variable', file: `${QUEUE}/scaled-object.yaml`, from: 'GUARDIAN_QUEUE_URL', to: 'QUEUE_URL', by: 'queueScaling', says: /catalog: has no variable QUEUE_URL/ },
  { name: 'keda-without-identity', file: `${QUEUE}/trigger-authentication.yaml`, from: 'provider: aws', to: 'provider: none', by: 'queueScaling', says: /KEDA asks without its role/ },
  { name: 'spans-that-go-nowhere', file: 'components/tracing/kustomization.yaml', from: 'port: 4318}', to: 'port: 4317}', by: 'tracing', says: /may not reach opentelemetry-collector\.observability:4318/ },
  { name: 'spans-as-many-as-callers-want', file: 'components/tracing/kustomization.yaml', from: 'value: traceidratio}', to: 'value: parentbased_traceidratio}', by: 'tracing', says: /whoever calls decides/ },
  { name: 'scales-another', file: `${QUEUE}/name.yaml`, from: '      - spec.scaleTargetRef.name\n', to: '', by: 'queueScaling', says: /is not what is scaled/ },
]
