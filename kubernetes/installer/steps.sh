# Steps that every part of the installation takes: say, run, render, apply, wait. Sourced by kubernetes/install.
# shellcheck shell=bash disable=SC2154,SC2034 # the variables are the installer's

title() { printf '\n== %s\n' "$*"; }
say() { printf '   %s\n' "$*"; }
fail() {
  printf 'kubernetes/install: %s\n' "$1" >&2
  exit "${2:-1}"
}
usage() { fail "$1; see --help" 2; }

need() { # command, what to do about it
  command -v "$1" >/dev/null 2>&1 || fail "$1 is missing: $2"
}

need_tools() {
  need kubectl "install it in the cluster's version or one beside it"
  need node "install Node.js 20.12 or newer"
  [ -n "$outputs" ] || need terraform "install Terraform 1.11 or newer, or give --outputs FILE"
  [ "$dry_run" = no ] || return 0
  need helm "install Helm 3.14 or newer"
  need aws "install the AWS command line: kubectl asks it who you are"
}

# Terraform's outputs, once: all that follows is about one and the same state.
read_outputs() {
  if [ -n "$outputs" ]; then
    [ -r "$outputs" ] || fail "$outputs cannot be read"
    cp "$outputs" "$work/outputs.json"
  else
    terraform -chdir="$here/../terraform/environments/$environment" output -json >"$work/outputs.json" ||
      fail "Terraform does not tell the outputs of $environment: terraform init and apply there first (terraform/README.md)"
  fi
  cluster_name=$(output cluster.name)
  cluster_endpoint=$(output cluster.endpoint)
  cluster_region=$(output cluster.region)
}

output() { # path
  node -e '
    const [file, path] = process.argv.slice(1)
    const outputs = JSON.parse(require("fs").readFileSync(file, "utf8"))
    const [name, ...members] = path.split(".")
    const value = members.reduce((at, member) => at?.[member], outputs[name]?.value)
    if (typeof value !== "string" || !value) process.exit(1)
    console.log(value)' "$work/outputs.json" "$1" ||
    fail "Terraform's output $1 is missing: apply the environment with this version's terraform/ first"
}

# Everything goes to the context that is found now, also if somebody chooses another one meanwhile.
choose_context() {
  if [ "$dry_run" = yes ]; then
    context=$cluster_name
    return
  fi
  local server advice="aws eks update-kubeconfig --region $cluster_region --name $cluster_name"
  context=$(kubectl config current-context 2>/dev/null) || fail "kubectl has no context: $advice"
  server=$(kubectl config view --minify --context "$context" -o 'jsonpath={.clusters[0].cluster.server}')
  [ "$(without_slash "$server")" = "$(without_slash "$cluster_endpoint")" ] ||
    fail "kubectl's context $context is the cluster at $server, and $environment is $cluster_name at $cluster_endpoint: $advice"
  kubectl --context "$context" version >/dev/null 2>&1 || fail "the cluster $cluster_name does not answer: are you one of its administrators, and in a network that it lets in?"
}
without_slash() { printf '%s' "${1%/}" | tr '[:upper:]' '[:lower:]'; }

generate() {
  title "generate: what Terraform knows of $environment"
  local arguments=("$environment" --outputs "$work/outputs.json")
  [ -z "$version" ] || arguments+=(--version "$version")
  "$here/generate" "${arguments[@]}"
}

# Shows a command and runs it, or only shows it.
run() {
  printf ' + %s\n' "$*"
  [ "$dry_run" = yes ] || "$@"
}
kube() { run kubectl --context "$context" "$@"; }
ask() { kubectl --context "$context" "$@"; } # reads, and is not shown

# Renders a directory into a file, once: the manifests that are shown are those that are applied.
render() { # directory
  rendered=$work/rendered.yaml
  kubectl kustomize "$here/$1" >"$rendered" || fail "kubernetes/$1 does not build"
}

# Server-side: dashboards are larger than an annotation may be. What somebody has changed by hand is set back.
apply() { # directory
  render "$1"
  apply_rendered "kubectl kustomize kubernetes/$1"
}
apply_rendered() { # the command that it came from
  local command=(kubectl --context "$context" apply --server-side --force-conflicts --field-manager=guardian -f -)
  printf ' + %s | %s\n' "$1" "${command[*]}"
  if [ "$dry_run" = yes ]; then
    [ ! -s "$rendered" ] || sed 's/^/   | /' "$rendered"
  else
    "${command[@]}" <"$rendered"
  fi
}

# The names of a kind in what was rendered last.
names() { # kind
  awk -v wanted="$1" '
    /^---/ { kind = ""; meta = 0 }
    /^kind: / { kind = $2 }
    /^[a-z]/ { meta = ($1 == "metadata:") }
    meta && kind == wanted && /^  name: / { print $2; meta = 0 }' "$rendered"
}

images_rendered() { sed -nE 's/^ *(- )?image: *//p' "$rendered"; }

# Shows why pods fail: their state, Kubernetes' warnings, their last lines.
show_why() { # namespace, selector
  printf '\n' >&2
  ask get pods -n "$1" -l "$2" -o wide >&2 || true
  ask get events -n "$1" --field-selector type=Warning --sort-by=.lastTimestamp 2>/dev/null | tail -n 20 >&2 || true
  ask logs -n "$1" -l "$2" --prefix --tail=100 >&2 || true
}

# Reads chart, repository, version and namespace of a release from cluster/charts/versions.
choose_chart() { # release
  read -r _ chart_name repository chart_version namespace < <(awk -v release="$1" '$1 == release' "$here/cluster/charts/versions")
}

chart() { # release, more arguments of Helm
  local release=$1 chart_name repository chart_version namespace
  choose_chart "$release"
  shift
  run helm upgrade --install "$release" "$chart_name" --repo "$repository" --version "$chart_version" \
    --kube-context "$context" --namespace "$namespace" --values "$here/cluster/charts/$release.yaml" "$@" \
    --wait --timeout "$timeout"
}

seconds() { # a duration
  local number=${1%[smh]}
  case $1 in *m) echo $((number * 60)) ;; *h) echo $((number * 3600)) ;; *) echo "$number" ;; esac
}

# The kinds that a chart brings in its folder crds: Helm installs those once, and never again.
chart_kinds() { # release
  local chart_name repository chart_version namespace
  choose_chart "$1"
  local command=(helm show crds "$chart_name" --repo "$repository" --version "$chart_version")
  rendered=$work/kinds.yaml
  : >"$rendered"
  [ "$dry_run" = yes ] || "${command[@]}" >"$rendered"
  apply_rendered "${command[*]}"
}
