# shellcheck shell=bash
# What the scripts of this directory have in common; sourced by them.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P)

fail() {
  printf '%s: %s\n' "images/$(basename "$0")" "$1" >&2
  exit "${2:-1}"
}

need() { # command, what to do about it
  command -v "$1" >/dev/null 2>&1 || fail "$1 is missing: $2"
}

# Prints the comment at the top of the script that runs.
help() {
  sed -n '2,/^[^#]/s/^# \{0,1\}//p' "$0"
  exit 0
}

# Queues of the services, one a line.
services() {
  local yaml
  for yaml in "$root"/routes-*/src/main/resources/application.yaml; do
    yaml=${yaml#"$root"/routes-}
    printf '%s\n' "${yaml%%/*}"
  done
}

# This machine's architecture, in the words of image registries.
architecture() {
  case $(uname -m) in
    x86_64) echo amd64 ;;
    aarch64 | arm64) echo arm64 ;;
    *) fail "$(uname -m) is an architecture that the images are not made for: use amd64 or arm64" ;;
  esac
}

# Prints the home of a JDK 25 on this machine.
jdk25() {
  local home
  for home in "${JAVA25_HOME:-}" "${JAVA_HOME_25_X64:-}" "${JAVA_HOME_25_ARM64:-}" "${JAVA_HOME:-}" /usr/lib/jvm/*25*; do
    if [ -x "$home/bin/jlink" ] && grep -q '^JAVA_VERSION="25[.".]' "$home/release" 2>/dev/null; then
      printf '%s\n' "$home"
      return
    fi
  done
  fail "no JDK 25 found: install one (for example temurin-25-jdk) and set JAVA25_HOME to it"
}
