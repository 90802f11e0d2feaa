#!/usr/bin/env bash
# Feeds every parser with mutated input (Jazzer): scripts/fuzz.sh MINUTES [PATTERN]
# The minutes are shared among the fuzz tests whose Class#method holds PATTERN; starting each takes
# half a minute more. Inputs that break something land in the module's src/test/resources, where
# every ./test tries them again.
set -euo pipefail
ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
. "$ROOT/scripts/prerequisites.sh"
. "$ROOT/scripts/build.sh"

minutes=${1:-} pattern=${2:-}
[[ $minutes =~ ^[1-9][0-9]{0,3}$ ]] || die "--fuzz takes a whole number of minutes, such as: ./test --fuzz 20"
need_java

# Prints MODULE CLASS METHOD of each fuzz test.
targets() {
  local file class module
  for file in $(cd "$ROOT" && find ./*/src/test/java -name '*FuzzTest.java' | sort); do
    module=${file#./}; module=${module%%/*}
    class=${file#*/src/test/java/}; class=${class%.java}
    grep -A 1 '@FuzzTest$' "$ROOT/$file" | sed -n "s|^ *void \([A-Za-z]*\)(.*|$module ${class//\//.} \1|p"
  done
}

mapfile -t all < <(targets | grep -F -- "$pattern" || true)
[ ${#all[@]} -gt 0 ] || die "no fuzz test's name holds '$pattern'"
seconds=$((minutes * 60 / ${#all[@]}))
[ "$seconds" -ge 5 ] || seconds=5
mkdir -p "$ROOT/target/fuzz"
say "vicinity: ${#all[@]} fuzz tests, $seconds seconds each"

bad=0
printf '%-12s %-58s %12s  %s\n' module test executions outcome
for target in "${all[@]}"; do
  read -r module class method <<<"$target"
  name=${class##*.}#$method
  log=$ROOT/target/fuzz/$name.log
  inputs=$ROOT/$module/src/test/resources/${class//.//}Inputs/$method
  mkdir -p "$inputs"
  before=$(find "$inputs" -type f | wc -l)
  outcome='nothing found'
  JAZZER_FUZZ=1 JAZZER_MAX_DURATION=${seconds}s "${MAVEN[@]}" -pl "$module" -am \
    -Dtest="$class#$method" -Dsurefire.failIfNoSpecifiedTests=false test >"$log" 2>&1 ||
    { outcome="FAILED, see target/fuzz/$name.log"; bad=$((bad + 1)); }
  found=$(($(find "$inputs" -type f | wc -l) - before))
  [ "$found" -eq 0 ] || outcome="$found new in ${inputs#"$ROOT"/}"
  rmdir -p --ignore-fail-on-non-empty "$inputs"
  runs=$(sed -n 's/^#\([0-9][0-9]*\)[^0-9].*/\1/p' "$log" | tail -n 1)
  if [ -z "$runs" ]; then runs=0; outcome="DID NOT RUN, see target/fuzz/$name.log"; bad=$((bad + 1)); fi
  printf '%-12s %-58s %12s  %s\n' "$module" "$name" "$runs" "$outcome"
done
if [ "$bad" -gt 0 ]; then die "$bad of ${#all[@]} fuzz tests failed"; fi
