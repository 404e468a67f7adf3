// Deliberate faults, one a mutant: in which file of kubernetes/ what becomes what, or what is added, left out or planned otherwise;
// which check has to notice, and what it says then.
const DEPLOYMENT = 'components/service/deployment.yaml'
const NETWORK = 'components/service/network.yaml'
const JOB = 'components/migration/job.yaml'
const SCALER = 'components/service/autoscaler.yaml'
const STAGE = 'overlays/production/kustomization.yaml'

export const mutants = [
  // the contract
  { name: 'service-without-manifests', without: 'base/catalog', by: 'render', says: /Terraform has the service catalog, and kubernetes\/base\/catalog is missing/ },
  { name: 'manifests-without-service', adds: { 'base/loyalty/kustomization.yaml': 'components: [../../components/service]\nconfigMapGenerator: [{name: loyalty}]\n' }, by: 'render', says: /base\/loyalty is of no service/ },
  { name: 'contract-with-another-service', file: '../message-schema/src/main/resources/asyncapi.yaml', from: '  services:\n', to: '  services:\n    LOYALTY_SERVICE:\n      queue: loyalty\n      topic: loyalty\n      listensTo: [ORDERS_SERVICE]\n', by: 'contract', says: /lists loyalty, and kubernetes\/base lacks it/ },
  { name: 'service-without-autoscaler', file: 'components/service/kustomization.yaml', from: '  - autoscaler.yaml\n', to: '', by: 'contract', says: /catalog is scaled by 0 autoscalers/ },
  { name: 'service-without-disruption-budget', file: 'components/service/kustomization.yaml', from: '  - disruption-budget.yaml\n', to: '', by: 'contract', says: /orders has no PodDisruptionBudget/ },

  // the generator
  { name: 'output-missing', plan: ({ outputs }) => delete outputs.services.orders.image, by: 'render', says: /output services\.orders\.image is missing/ },
  { name: 'output-that-may-be-null-missing', plan: ({ outputs }) => delete outputs.services.orders.target_group_arn, by: 'render', says: /output services\.orders\.target_group_arn is missing/ },
  { name: 'outputs-of-another-environment', plan: ({ outputs }) => { outputs.services.orders.variables.GUARDIAN_ENVIRONMENT = 'staging' }, by: 'render', says: /not the outputs of production: services\.orders\.variables\.GUARDIAN_ENVIRONMENT is staging/ },
  { name: 'no-region', plan: ({ outputs }) => { outputs.cluster.region = '' }, by: 'render', says: /output cluster\.region is missing/ },
  { name: 'value-not-generated', file: 'generator/service.mjs', from: "replace('/spec/targetGroupARN', arn)", to: "replace('/spec/targetType', 'ip')", by: 'objects', says: /TargetGroupBinding\/guardian\/orders: has a value that was not generated/ },
  { name: 'target-group-of-another', file: 'generator/service.mjs', from: "replace('/spec/targetGroupARN', arn)", to: "replace('/spec/targetGroupARN', outputs.need('services.orders.target_group_arn'))", by: 'told', says: /catalog: is bound to .*production-orders/ },
  { name: 'image-of-another', file: 'generator/service.mjs', from: "image(of('image'), version)", to: "image(outputs.need('services.orders.image'), version)", by: 'pods', says: /Deployment\/guardian\/payments: runs .*routes-orders:7\.6\.5, and its own is .*routes-payments/ },
  { name: 'variable-not-handed-on', file: 'generator/service.mjs', from: "Object.entries(of('variables'))", to: "Object.entries(of('variables')).filter(([name]) => name !== 'GUARDIAN_TOPIC_ARN')", by: 'variables', says: /orders: reads GUARDIAN_TOPIC_ARN, which it is not supplied/ },
  { name: 'secret-of-another-member', file: 'generator/service.mjs', from: 'property: member', to: "property: 'password'", by: 'told', says: /payments: MERCADOPAGO_ACCESS_TOKEN comes from production\/payments\/mercado-pago password/ },
  { name: 'secret-that-terraform-does-not-make', plan: plan => { plan.resource('aws_secretsmanager_secret', 'mercado-pago').name = 'production/payments/stripe' }, by: 'told', says: /MERCADOPAGO_ACCESS_TOKEN comes from production\/payments\/mercado-pago, which Terraform does not make/ },
  { name: 'port-of-its-own', plan: ({ outputs }) => { outputs.services.catalog.service_port = 8099 }, file: 'generator/service.mjs', from: "replace('/spec/ports/0/port', of('service_port'))", to: "replace('/spec/ports/0/port', 8080)", by: 'told', says: /catalog: its ports are not Terraform's/ },
  { name: 'service-without-its-target-group', file: 'generator/service.mjs', from: 'return arn ? [', to: 'return arn && queue !== "payments" ? [', by: 'told', says: /payments: public routes and no target group/ },

  // the schema
  { name: 'misspelt-field', file: DEPLOYMENT, from: 'terminationGracePeriodSeconds', to: 'terminationGraceSeconds', by: 'schemas', says: /Deployment\/guardian\/orders: .*'terminationGraceSeconds' does not exist in type 'IPodSpec'/ },
  { name: 'misspelt-field-deep-down', file: SCALER, from: 'averageUtilization: 70', to: 'averageUtilisation: 70', by: 'schemas', says: /HorizontalPodAutoscaler\/guardian\/catalog: .*'averageUtilisation' does not exist/ },
  { name: 'text-for-a-number', file: SCALER, from: 'maxReplicas: 10', to: 'maxReplicas: "10"', by: 'schemas', says: /HorizontalPodAutoscaler\/guardian\/orders: .*not assignable to type 'number'/ },
  { name: 'fraction-for-a-whole-number', file: DEPLOYMENT, from: 'failureThreshold: 120', to: 'failureThreshold: 120.5', by: 'schemas', says: /failureThreshold must be integer/ },
  { name: 'missing-field', file: SCALER, from: '  maxReplicas: 10\n', to: '', by: 'schemas', says: /'maxReplicas' is missing/ },
  { name: 'no-such-choice', file: DEPLOYMENT, from: 'type: RollingUpdate', to: 'type: Rolling', by: 'schemas', says: /'Rolling' is not assignable/ },
  { name: 'quantity-in-no-unit', file: 'base/namespace/quota.yaml', from: 'requests.memory: 40Gi', to: 'requests.memory: 40Gib', by: 'schemas', says: /ResourceQuota\/guardian\/guardian: .*quantity/ },
  { name: 'old-api', file: SCALER, from: 'autoscaling/v2', to: 'autoscaling/v2beta2', by: 'schemas', says: /autoscaling\/v2beta2 HorizontalPodAutoscaler is no API/ },
  { name: 'misspelt-field-of-a-secret', file: 'components/service/external-secret.yaml', from: 'refreshInterval: 5m', to: 'refreshEvery: 5m', by: 'schemas', says: /ExternalSecret\/guardian\/orders: .*'refreshEvery' does not exist/ },
  { name: 'misspelt-field-of-a-target-group', file: 'components/service/target-group-binding.yaml', from: 'targetType: ip', to: 'targetTyp: ip', by: 'schemas', says: /TargetGroupBinding\/guardian\/orders: .*'targetTyp' does not exist/ },
  { name: 'kind-of-nobody', adds: { 'base/namespace/more.yaml': 'apiVersion: example.com/v1\nkind: Widget\nmetadata:\n  name: one\n' }, file: 'base/namespace/kustomization.yaml', from: '  - quota.yaml', to: '  - quota.yaml\n  - more.yaml', by: 'schemas', says: /Widget\/guardian\/one: example\.com\/v1 Widget is no API/ },
  { name: 'overlay-that-does-not-build', file: STAGE, from: 'generated/services', to: 'generated/service', by: 'render', says: /generated\/service/ },

  // names that mean each other
  { name: 'selector-of-nothing', file: 'components/service/name.yaml', from: '    fieldPaths: ["spec.selector.[app.kubernetes.io/name]"]', to: '    fieldPaths: ["spec.selector.[app.kubernetes.io/part-of]"]\n    options: {create: true}', by: 'references', says: /Service\/guardian\/orders: its selector takes the pods of 0 workloads/ },
  { name: 'requests-to-migrations', file: 'components/migration/kustomization.yaml', from: 'app.kubernetes.io/name: database-migration', to: 'app.kubernetes.io/name: catalog', by: 'references', says: /Service\/guardian\/catalog: its selector takes the pods of 3 workloads/ },
  { name: 'port-that-no-pod-names', file: 'components/service/service.yaml', from: 'targetPort: http', to: 'targetPort: web', by: 'references', says: /its port http leads to web/ },
  { name: 'binding-to-no-port', file: 'components/service/target-group-binding.yaml', from: 'port: http', to: 'port: web', by: 'references', says: /there is no port web at the service/ },
  { name: 'account-that-is-not-there', file: 'components/service/name.yaml', from: '      - spec.template.spec.serviceAccountName\n', to: '', by: 'references', says: /there is no ServiceAccount service/ },
  { name: 'secrets-of-another', file: 'components/service/name.yaml', from: '      - spec.template.spec.containers.[name=service].envFrom.*.secretRef.name\n', to: '', by: 'references', says: /there is no Secret service/ },
  { name: 'store-that-is-not-there', file: 'components/service/external-secret.yaml', from: 'name: secrets-manager', to: 'name: vault', by: 'references', says: /there is no SecretStore vault/ },
  { name: 'change-that-rolls-nothing', file: 'generator/service.mjs', from: "behavior: 'merge', literals", to: "behavior: 'replace', options: { disableNameSuffixHash: true }, literals", by: 'references', says: /a change of it rolls no pods/ },

  // pods
  { name: 'may-run-as-root', file: DEPLOYMENT, from: 'runAsNonRoot: true', to: 'runAsNonRoot: false', by: 'pods', says: /is not restricted: may run as root/ },
  { name: 'may-gain-privileges', file: DEPLOYMENT, from: 'allowPrivilegeEscalation: false', to: 'allowPrivilegeEscalation: true', by: 'pods', says: /may gain privileges/ },
  { name: 'keeps-capabilities', file: DEPLOYMENT, from: 'drop: [ALL]', to: 'drop: [NET_RAW]', by: 'pods', says: /keeps capabilities/ },
  { name: 'without-seccomp', file: 'components/migration/job.yaml', from: '        seccompProfile:\n          type: RuntimeDefault\n', to: '', by: 'pods', says: /Job\/guardian\/migrate-catalog-7-6-5: is not restricted: no seccomp profile/ },
  { name: 'in-the-nodes-network', file: DEPLOYMENT, from: '      enableServiceLinks: false', to: '      enableServiceLinks: false\n      hostNetwork: true', by: 'pods', says: /is not restricted: hostNetwork/ },
  { name: 'the-nodes-files', file: DEPLOYMENT, from: '          emptyDir:\n            sizeLimit: 64Mi', to: '          hostPath:\n            path: /tmp', by: 'pods', says: /a volume of kind hostPath/ },
  { name: 'writes-everywhere', file: DEPLOYMENT, from: 'readOnlyRootFilesystem: true', to: 'readOnlyRootFilesystem: false', by: 'pods', says: /may write to its root file system/ },
  { name: 'fills-the-node', file: DEPLOYMENT, from: '          emptyDir:\n            sizeLimit: 64Mi', to: '          emptyDir: {}', by: 'pods', says: /tmp may fill the node's disk/ },
  { name: 'token-for-kubernetes', file: DEPLOYMENT, from: 'automountServiceAccountToken: false', to: 'automountServiceAccountToken: true', by: 'pods', says: /has a token for Kubernetes' API/ },
  { name: 'no-limit-of-memory', file: DEPLOYMENT, from: /            limits:\n              memory: .*\n/, to: '', by: 'pods', says: /has no limit of memory/ },
  { name: 'no-request', file: DEPLOYMENT, from: /              cpu: .*\n/, to: '', by: 'pods', says: /requests no CPU/ },
  { name: 'latest', file: 'generator/kustomization.mjs', from: 'newTag: tag', to: "newTag: 'latest'", by: 'pods', says: /:latest is another image tomorrow/ },
  { name: 'quota-too-small', file: 'base/namespace/quota.yaml', from: 'pods: "50"', to: 'pods: "30"', by: 'pods', says: /the quota of pods is 30: all pods at their most are 3\d/ },
  { name: 'quota-with-a-way-in', file: 'base/namespace/quota.yaml', from: '    services.loadbalancers: "0"\n', to: '', by: 'pods', says: /lets services\.loadbalancers be made/ },
  { name: 'namespace-for-any-pod', file: 'base/namespace/namespace.yaml', from: 'enforce: restricted', to: 'enforce: baseline', by: 'objects', says: /lets pods in that are not restricted/ },
  { name: 'rollout-ahead-of-the-load-balancer', file: 'base/namespace/namespace.yaml', from: 'pod-readiness-gate-inject: enabled', to: 'pod-readiness-gate-inject: disabled', by: 'objects', says: /before the load balancer has found the new pod/ },
  { name: 'camel-does-not-find-it', file: 'components/service/name.yaml', from: '      - spec.template.metadata.labels.[camel.apache.org/app]\n', to: '', by: 'objects', says: /Camel's tools do not find it/ },
  { name: 'label-that-kubernetes-refuses', file: 'components/service/kustomization.yaml', from: 'app.kubernetes.io/part-of: guardian', to: 'app.kubernetes.io/part-of: the guardian', by: 'objects', says: /the guardian is no value of a label/ },

  // from the first probe to the last second
  { name: 'probe-of-no-path', file: DEPLOYMENT, from: 'path: /actuator/health/readiness', to: 'path: /actuator/health/ready', by: 'stopping', says: /readinessProbe asks at \/actuator\/health\/ready, which there is not/ },
  { name: 'probes-switched-off', file: '../route-support/src/main/resources/guardian.yaml', from: /probes:\n( +)enabled: true/, to: 'probes:\n$1enabled: false'.replace('$1', '        '), by: 'stopping', says: /which there is not/ },
  { name: 'alive-only-when-ready', file: DEPLOYMENT, from: /(livenessProbe:\n +httpGet:\n +path: \/actuator\/health\/)liveness/, to: 'livenessProbe:\n            httpGet:\n              path: /actuator/health/readiness', by: 'stopping', says: /livenessProbe asks for .*: liveness is meant/ },
  { name: 'no-time-to-start', file: DEPLOYMENT, from: 'failureThreshold: 120', to: 'failureThreshold: 20', by: 'stopping', says: /is given up after 20 s/ },
  { name: 'killed-while-it-stops', file: DEPLOYMENT, from: 'terminationGracePeriodSeconds: 200', to: 'terminationGracePeriodSeconds: 175', by: 'stopping', says: /is killed after 175 s/ },
  { name: 'stopping-takes-longer', file: '../route-support/src/main/resources/guardian.yaml', from: 'shutdown-timeout: 20', to: 'shutdown-timeout: 45', by: 'stopping', says: /is killed after 200 s: 120 s of preStop and 91 s of stopping/ },
  { name: 'time-to-stop-that-nobody-says', file: '../message-routes/src/main/java/io/guardianpartner/routing/sqs/QueuePolls.java', from: 'SPARE = Duration.ofSeconds(5)', to: 'SPARE = FIVE_SECONDS', by: 'stopping', says: /QueuePolls\.java does not say any more how long stopping takes/ },
  { name: 'shell-to-stop', file: DEPLOYMENT, from: /sleep:\n +seconds: 120/, to: 'exec:\n                command: [sleep, "120"]', by: 'stopping', says: /the image has no shell/ },
  { name: 'stops-unheard', file: DEPLOYMENT, from: 'seconds: 120', to: 'seconds: 1', by: 'stopping', says: /stops before anybody has heard of it/ },
  { name: 'stops-before-the-load-balancer', file: DEPLOYMENT, from: 'seconds: 120', to: 'seconds: 60', by: 'stopping', says: /orders: stops while the load balancer still sends to it/ },
  { name: 'rollout-that-takes-one-away', file: DEPLOYMENT, from: 'maxUnavailable: 0', to: 'maxUnavailable: 1', by: 'stopping', says: /a rollout takes a pod away/ },
  { name: 'all-in-one-zone', file: DEPLOYMENT, from: 'topologyKey: topology.kubernetes.io/zone', to: 'topologyKey: kubernetes.io/arch', by: 'stopping', says: /may have all pods in one zone/ },

  // ends of migrations
  { name: 'tried-again-in-vain', file: JOB, from: /  podFailurePolicy:[\s\S]*?(?=  activeDeadlineSeconds)/, to: '', by: 'jobs', says: /migrate-catalog-7-6-5: fails for good at exit codes none, and the code means 2,3/ },
  { name: 'exit-code-that-no-rule-knows', file: '../database-migration/src/main/java/io/guardianpartner/migration/ExitCode.java', from: 'NEVER(3)', to: 'NEVER(4)', by: 'jobs', says: /at exit codes 2,3, and the code means 2,4/ },
  { name: 'exit-codes-of-nobody', file: JOB, from: 'containerName: migration', to: 'containerName: service', by: 'jobs', says: /fails for good at exit codes 2,3/ },
  { name: 'drain-that-counts', file: JOB, from: 'action: Ignore', to: 'action: Count', by: 'jobs', says: /a node that is emptied costs it a try/ },

  // scaling
  { name: 'scales-nobody', file: 'components/service/name.yaml', from: '    fieldPaths: [spec.scaleTargetRef.name]', to: '    fieldPaths: [metadata.annotations.nobody]\n    options: {create: true}', by: 'scaling', says: /scales Deployment service, which there is not/ },
  { name: 'twenty-pods', file: SCALER, from: 'maxReplicas: 10', to: 'maxReplicas: 20', by: 'scaling', says: /from 2 to 20 pods/ },
  { name: 'one-pod-in-production', file: STAGE, from: 'value: 2', to: 'value: 1', by: 'scaling', says: /from 1 to 10 pods, from 2 to 10 are meant/ },
  { name: 'memory-forgotten', file: SCALER, from: /    # Request and limit are one[\s\S]*?averageUtilization: 80\n/, to: '', by: 'scaling', says: /goes by cpu, CPU and memory are meant/ },
  { name: 'never-fewer-again', file: DEPLOYMENT, from: /memory: 768Mi/g, to: 'memory: 384Mi', by: 'scaling', says: /orders: never comes back to 2 of 3 pods: at rest they hold 66 % of their memory/ },
  { name: 'ended-before-it-scales', file: SCALER, from: 'averageUtilization: 80', to: 'averageUtilization: 90', by: 'scaling', says: /a pod is ended for its memory before it scales/ },
  { name: 'slow-to-help', file: SCALER, from: 'stabilizationWindowSeconds: 0', to: 'stabilizationWindowSeconds: 180', by: 'scaling', says: /waits for minutes/ },
  { name: 'flaps', file: SCALER, from: 'stabilizationWindowSeconds: 300', to: 'stabilizationWindowSeconds: 15', by: 'scaling', says: /flaps: it scales down after 15 s/ },
  { name: 'pods-set-back', file: DEPLOYMENT, from: '  revisionHistoryLimit: 5', to: '  replicas: 3\n  revisionHistoryLimit: 5', by: 'scaling', says: /would set the pods back to 3/ },
  { name: 'node-that-cannot-be-emptied', file: 'components/service/disruption-budget.yaml', from: 'maxUnavailable: 1', to: 'minAvailable: 2', by: 'scaling', says: /cannot be emptied/ },

  // variables
  { name: 'variable-of-the-code-forgotten', file: '../route-support/src/main/resources/guardian.yaml', from: 'topic-arn: ${GUARDIAN_TOPIC_ARN}', to: 'topic-arn: ${GUARDIAN_TOPIC_ARN}\n  tenant: ${GUARDIAN_TENANT:}', by: 'variables', says: /orders: reads GUARDIAN_TENANT, which it is not supplied/ },
  { name: 'property-of-the-code-forgotten', file: '../routes-payments/src/main/java/io/guardianpartner/payments/broker/mercadopago/MercadoPagoProperties.java', from: '@NotBlank String accessToken,', to: '@NotBlank String accessToken, @NotBlank String sellerId,', by: 'variables', says: /payments: reads MERCADOPAGO_SELLER_ID, which it is not supplied/ },
  { name: 'variable-that-nobody-reads', plan: ({ outputs }) => { outputs.services.orders.variables.GUARDIAN_SPARE = '1' }, by: 'variables', says: /orders: is supplied GUARDIAN_SPARE, which it does not read/ },
  { name: 'address-of-whom-it-does-not-call', plan: ({ outputs }) => { outputs.services.payments.variables.GUARDIAN_ORDERS_URL = 'http://orders.guardian.svc:8080' }, by: 'variables', says: /payments: is supplied GUARDIAN_ORDERS_URL/ },
  { name: 'database-without-use', plan: ({ outputs }) => { outputs.services.orders.variables.GUARDIAN_DATABASE_URL = 'jdbc:postgresql://nowhere/orders' }, by: 'variables', says: /orders: is supplied GUARDIAN_DATABASE_URL, which it does not read/ },
  { name: 'variable-overwritten', file: DEPLOYMENT, from: '            - name: LOGGING_STRUCTURED_FORMAT_CONSOLE\n', to: '            - name: GUARDIAN_INBOUND_BARE\n              value: "true"\n            - name: LOGGING_STRUCTURED_FORMAT_CONSOLE\n', by: 'variables', says: /GUARDIAN_INBOUND_BARE is true, and Terraform says false/ },
  { name: 'migration-without-its-secret', plan: ({ outputs }) => delete outputs.migrations.catalog.variables.GUARDIAN_DATABASE_LOGIN_SECRET, by: 'variables', says: /migrate-catalog-7-6-5: reads GUARDIAN_DATABASE_LOGIN_SECRET, which it is not supplied/ },
  { name: 'configuration-that-nobody-finds', file: '../route-support/src/main/resources/guardian.yaml', from: /[^]+/, to: 'guardian: {}\n', by: 'variables', says: /payments: its configuration is read no more/ },

  // accounts
  { name: 'account-without-role', plan: plan => { plan.resource('aws_eks_pod_identity_association', 'service["orders"]').service_account = 'order' }, by: 'accounts', says: /ServiceAccount guardian\/orders: Terraform has bound no role to it/ },
  { name: 'role-without-account', file: 'components/migration/kustomization.yaml', from: '  - service-account.yaml\n', to: '', by: 'accounts', says: /guardian\/database-migration-catalog: Terraform has bound a role to it, and it is not there/ },
  { name: 'migrates-as-a-service', file: 'generator/environment.mjs', from: "replace('/spec/template/spec/serviceAccountName', of('service_account'))", to: "replace('/spec/template/spec/serviceAccountName', queue)", by: 'accounts', says: /migrate-catalog-7-6-5: has the account catalog, and not database-migration-catalog/ },

  // calls
  { name: 'no-default', file: 'base/namespace/kustomization.yaml', from: '  - network.yaml\n', to: '', by: 'calls', says: /a pod that nobody knows: ingress is open to everybody/ },
  { name: 'everybody-may-call', file: NETWORK, from: '  ingress:\n', to: '  ingress:\n    - ports:\n        - {protocol: TCP, port: http}\n', by: 'calls', says: /orders: ingress has everybody: http\/TCP, which nobody uses/ },
  { name: 'prometheus-shut-out', file: NETWORK, from: 'values: [prometheus]', to: 'values: [grafana]', by: 'calls', says: /ingress lacks observability app\.kubernetes\.io\/name in prometheus: management/ },
  { name: 'metadata-of-the-node', file: NETWORK, from: '            except: [169.254.0.0/16]\n', to: '', by: 'calls', says: /egress has 0\.0\.0\.0\/0: 443\/TCP, which nobody uses/ },
  { name: 'no-role-without-the-agent', file: NETWORK, from: /    # The agent of EKS Pod Identity[\s\S]*/, to: '', by: 'calls', says: /egress lacks 169\.254\.170\.23\/32: 80\/TCP/ },
  { name: 'no-names', file: 'base/migration/network.yaml', from: '        - {protocol: UDP, port: 53}\n', to: '', by: 'calls', says: /migrate-catalog-7-6-5: egress lacks kube-system .*53\/UDP/ },
  { name: 'call-that-is-forgotten', plan: ({ outputs }) => { outputs.services.orders.callees = ['payments'] }, by: 'calls', says: /orders: egress lacks .*name=catalog: 8080/ },
  { name: 'caller-that-is-forgotten', plan: ({ outputs }) => { outputs.services.catalog.callers = [] }, by: 'calls', says: /catalog: ingress lacks .*name=orders: http/ },
  { name: 'call-that-nobody-makes', plan: ({ outputs }) => { outputs.services.payments.callees = ['orders'] }, by: 'calls', says: /payments: egress has .*name=orders: 8080\/TCP, which nobody uses/ },
  { name: 'load-balancer-shut-out', file: 'generator/service.mjs', from: "tcp('http', 'management')", to: "tcp('http')", by: 'calls', says: /ingress lacks 10\..*: management\/TCP/ },
  { name: 'addresses-that-nobody-reads', file: '../routes-orders/src/main/resources/application.yaml', from: /\$\{GUARDIAN_(CATALOG|PAYMENTS)_URL/g, to: '${GUARDIAN_OTHER_URL', by: 'calls', says: /no service calls another: the code is read no more/ },
  { name: 'callee-by-more-than-its-service', file: 'generator/kustomization.mjs', from: "{ 'app.kubernetes.io/name': name }", to: "{ 'app.kubernetes.io/name': name, 'app.kubernetes.io/component': 'service' }", by: 'calls', says: /NetworkPolicy\/guardian\/orders: egress to .*name=catalog is none to Service\/guardian\/catalog/ },
  { name: 'database-out-of-reach', file: 'generator/service.mjs', from: "...(of('database') ? [", to: "...(of('database') && false ? [", by: 'calls', says: /catalog: egress lacks 10\..*: 5432\/TCP/ },
]
