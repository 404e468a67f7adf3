# shellcheck shell=bash
# The steps of CI: each says its name, and the last words of all are how long each took. Sourced by .ci/run, in the repository's root.

steps=$PWD/target/ci
mkdir -p "$steps"
: >"$steps/seconds"
step='' beside='' groups='' log='' failed=''
trap end_of_steps EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

step() { # name, command
  begin_step "$1"
  shift
  "$@"
  end_step
}

# Runs a lane, which is a function made of steps, beside a step: at the lowest priority, so it is for what neither builds by Maven in
# this tree nor measures time. What the lane says is printed when both are through. If one fails, both are ended, and CI with them.
step_beside() { # lane, name, command
  local lane=$1
  log=$steps/$lane.log failed=$steps/$lane.failed
  rm -f "$failed"
  begin_step "$2"
  echo "   beside it: $lane, whose words come afterwards; until then they are in $log"
  shift 2
  trap 'lane_failed "$(cat "$failed")"' USR1
  # With job control each gets a process group, by which all of it can be ended.
  set -m
  lane "$lane" >"$log" 2>&1 </dev/null &
  groups=$!
  "$@" </dev/null &
  groups+=" $!"
  set +m
  wait "$!"
  end_step
  begin_step "$lane, waited for"
  wait "${groups% *}" || lane_failed $?
  end_step
  groups=''
  cat "$log"
}

lane() {
  trap - INT TERM USR1
  # Whoever waits for another process hears of it.
  trap 'code=$?; end_step $code; [ $code = 0 ] || { echo $code >"$failed"; kill -USR1 $$; }' EXIT
  renice --priority 19 --pid "$BASHPID" >/dev/null
  step='' beside='beside: '
  "$1"
}

lane_failed() { # exit code
  end_groups
  cat "$log"
  exit "$1"
}

end_groups() {
  local group tries=100
  for group in $groups; do kill -TERM -- "-$group" 2>/dev/null || true; done
  for group in $groups; do
    while kill -0 -- "-$group" 2>/dev/null && [ $((tries -= 1)) -gt 0 ]; do sleep 0.2; done
    kill -KILL -- "-$group" 2>/dev/null || true
  done
  groups=''
}

begin_step() {
  echo "== $1"
  step=$1 began=$SECONDS
}

end_step() { # exit code, if it may have failed
  local how=''
  [ "${1:-0}" = 0 ] || how=', not to its end'
  [ -z "$step" ] || printf '%6d s  %s\n' $((SECONDS - began)) "$beside$step$how" >>"$steps/seconds"
  step=''
}

end_of_steps() { # exit code, if what was done before has one of its own
  local code=${1:-$?}
  trap '' INT TERM USR1
  end_groups
  end_step "$code"
  echo "== time"
  cat "$steps/seconds"
  exit "$code"
}
