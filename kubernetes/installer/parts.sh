# The parts of the installation, in the order in which kubernetes/install calls them.
# shellcheck shell=bash disable=SC2154 # the variables are the installer's

install_cluster() {
  title "cluster: namespaces, priorities, storage, autoscaler"
  apply cluster/foundation
  apply "overlays/$environment/cluster"

  title "cluster: External Secrets Operator, AWS Load Balancer Controller${with:+, $with}"
  chart external-secrets
  chart_kinds aws-load-balancer-controller
  chart aws-load-balancer-controller --skip-crds --values "$overlay/generated/charts/aws-load-balancer-controller.json"
  [ "$with" != keda ] || install_keda

  title "cluster: their kinds are known, the autoscaler runs"
  kube wait --for=condition=Established --timeout=2m \
    crd/secretstores.external-secrets.io crd/externalsecrets.external-secrets.io \
    crd/passwords.generators.external-secrets.io crd/targetgroupbindings.elbv2.k8s.aws
  kube rollout status -n kube-system deployment/cluster-autoscaler --timeout="$timeout"

  title "cluster: the services' namespace and its secret store"
  apply "overlays/$environment/generated/namespace"
  kube wait -n "$(names Namespace)" --for=condition=Ready --timeout=2m "secretstore/$(names SecretStore)"
}

install_keda() {
  apply cluster/keda
  chart keda
}

# A missing image would hold a migration until its deadline: it is found before anything changes.
find_images() {
  title "images: each is in its repository"
  local image images repository
  render "overlays/$environment/migration"
  images=$(images_rendered)
  render "overlays/$environment"
  for image in $(printf '%s\n' "$images" "$(images_rendered)" | sort -u); do
    case $image in
      *.dkr.ecr.*.amazonaws.com/*:*) ;;
      *) continue ;;
    esac
    repository=${image#*/}
    run aws ecr describe-images --region "$cluster_region" --registry-id "${image%%.*}" --repository-name "${repository%:*}" \
      --image-ids "imageTag=${repository##*:}" --output text --query 'imageDetails[].imagePushedAt' 2>"$work/complaint" || image_not_found "$image"
  done
}

image_not_found() { # image; what AWS says of it is in a file
  local complaint
  complaint=$(tr -s '\n' ' ' <"$work/complaint")
  case $complaint in
    *ImageNotFoundException* | *RepositoryNotFoundException*)
      fail "there is no image $1: push it first (kubernetes/README.md), or choose another --version"
      ;;
    *) fail "cannot ask for image $1: ${complaint# }" ;;
  esac
}

# Runs at each installation. A migration without work ends at once, and keeps the service's login.
migrate() {
  title "migration: every database to this version, before any pod of it starts"
  local migrations='app.kubernetes.io/component=database-migration' namespace job active
  render "overlays/$environment/migration"
  namespace=$(names Namespace)
  if [ "$dry_run" = no ]; then
    active=$(ask get jobs -n "$namespace" -l "$migrations" --ignore-not-found -o 'jsonpath={range .items[?(@.status.active)]}{.metadata.name} {end}')
    [ -z "$active" ] || fail "a migration is under way, started by somebody else: ${active% }. Wait for its end, then run this again"
  fi
  kube delete jobs -n "$namespace" -l "$migrations" --ignore-not-found --cascade=foreground
  apply "overlays/$environment/migration"
  for job in $(names Job); do await_migration "$namespace" "$job"; done
}

await_migration() { # namespace, job
  say "waits for $2"
  [ "$dry_run" = no ] || return 0
  local state until=$((SECONDS + $(seconds "$timeout")))
  while :; do
    state=$(ask get job -n "$1" "$2" -o 'jsonpath={range .status.conditions[?(@.status=="True")]}{.type} {end}')
    case " $state" in
      *" Complete "*) return 0 ;;
      *" Failed "*) break ;;
    esac
    [ "$SECONDS" -lt "$until" ] || break
    sleep 2
  done
  show_why "$1" "batch.kubernetes.io/job-name=$2"
  fail "the migration $2 did not come to its end${state:+ (${state% })}: its pods, warnings and log are above. No pod was rolled out; the services run as before"
}

roll_out_services() {
  title "services"
  local namespace deployment before
  render "overlays/$environment"
  namespace=$(names Namespace)
  before=$([ "$dry_run" = yes ] || ask get deployments -n "$namespace" -l app.kubernetes.io/component=service --ignore-not-found \
    -o 'jsonpath={.items[*].metadata.labels.app\.kubernetes\.io/version}')
  before=${before%% *}
  apply "overlays/$environment"
  for deployment in $(names Deployment); do
    kube rollout status -n "$namespace" "deployment/$deployment" --timeout="$timeout" || rollout_failed "$namespace" "$deployment" "$before"
  done
}

rollout_failed() { # namespace, deployment, version before
  show_why "$1" "app.kubernetes.io/name=$2"
  local back="kubectl rollout undo -n $1 deployment/$2"
  [ -z "$3" ] || back="kubernetes/install $environment --only services --version $3, or $back"
  fail "$2 did not become ready within $timeout: its pods, warnings and last lines are above. Pods of the version before go on working. Back to it: $back"
}

install_observability() {
  title "observability: Prometheus, Alertmanager and Grafana"
  apply "overlays/$environment/observability"
  kube wait -n observability --for=condition=Ready --timeout=2m externalsecret/grafana-admin
  kube rollout status -n observability deployment/prometheus --timeout="$timeout"
  kube rollout status -n observability deployment/alertmanager --timeout="$timeout"
  kube rollout status -n observability deployment/grafana --timeout="$timeout"
}

finished() {
  if [ "$dry_run" = yes ]; then
    title "nothing was done: --dry-run"
    return
  fi
  title "done: ${only:-all} of $environment in $cluster_name"
  say "what runs:  kubectl get pods -A -l app.kubernetes.io/part-of=guardian"
  say "Grafana:    kubectl -n observability port-forward service/grafana 3000   (kubernetes/README.md says how to sign in)"
}
