# shellcheck shell=bash
# Builds what changed. Sourced by run and test, after prerequisites.sh; expects ROOT.

MAVEN=(mvn -B -ntp -f "$ROOT/pom.xml")

# Whether any source is newer than the last good build.
build_is_stale() {
  local stamp="$ROOT/target/build.stamp"
  [ -e "$stamp" ] || return 0
  [ -n "$(find "$ROOT"/pom.xml "$ROOT"/*/pom.xml "$ROOT"/*/src -newer "$stamp" -type f -not -path '*/src/test/*' -print -quit)" ]
}

build() {
  need_java
  build_is_stale || return 0
  mkdir -p "$ROOT/target"
  local log="$ROOT/target/build.log"
  say "vicinity: building (the first time Maven fetches about 500 MB, Chromium among it; log: target/build.log)"
  "${MAVEN[@]}" -DskipTests package >"$log" 2>&1 ||
    { grep -E '^\[ERROR\]' "$log" | head -n 15 >&2; die "the build failed; the whole log is $log"; }
  touch "$ROOT/target/build.stamp"
}

# Prints the class path of a module that was built.
classpath() { # MODULE
  printf '%s:%s' "$ROOT/$1/target/classes" "$(cat "$ROOT/$1/target/classpath")"
}
