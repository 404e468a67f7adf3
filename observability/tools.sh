# What the commands of this directory need, for them to be sourced.
# shellcheck shell=bash
observability=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd -P)

usage() { # script: its first comment
  sed -n '2,/^[^#]/s/^# \{0,1\}//p' "$1"
}

need_node() { # command
  local tool
  for tool in node npm; do
    command -v "$tool" >/dev/null 2>&1 || {
      echo "observability/$1: $tool is missing: install Node.js 20.12 or newer" >&2
      exit 1
    }
  done
}

need_modules() { # directory with a package.json
  [ -d "$observability/$1/node_modules" ] || (cd "$observability/$1" && npm install --no-package-lock --no-audit --no-fund --silent)
}

need_prometheus() { # command; Debian's package is unpacked only, for installed it would start a service
  local tools=${observability%/*}/target/tools
  PATH=$PATH:$tools/usr/bin
  command -v prometheus >/dev/null 2>&1 && return
  command -v apt-get >/dev/null 2>&1 || {
    echo "observability/$1: prometheus is missing: put it on the PATH" >&2
    exit 1
  }
  echo "unpacking prometheus"
  mkdir -p "$tools"
  (cd "$tools" && apt-get download -qq prometheus && dpkg -x prometheus_*.deb . && rm prometheus_*.deb)
}
