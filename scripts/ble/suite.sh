# shellcheck shell=bash
# Bluetooth end to end as a part of ./test. Sourced by it after build.sh; expects ROOT.

# The parts of checks.sh, each a test in the report.
BLE_PARTS=(links pairings)
BLE_REPORT="$ROOT/ble/target/guest-reports/TEST-bluetooth-end-to-end.xml"
# What came of it, for the end of the output.
BLE_OUTCOME=

# Builds what it runs, without the tests; for a run without the others, or after one of them failed.
bluetooth_build() {
  mkdir -p "$ROOT/target"
  "${MAVEN[@]}" -pl demo -am -DskipTests package >"$ROOT/target/build-ble.log" 2>&1 ||
    { grep -E '^\[ERROR\]' "$ROOT/target/build-ble.log" | head -n 15 >&2; return 1; }
}

# Expects that the classes are built.
bluetooth_suite() {
  local log="$ROOT/target/ble-guest-prepare.log" logs="$ROOT/target/ble-guest/logs" begun=$SECONDS
  mkdir -p "$ROOT/target"
  say "vicinity: Bluetooth, end to end in a virtual machine (minutes: the processor is emulated)"
  if ! "$ROOT/scripts/ble/guest.sh" --prepare 2>&1 | tee "$log" >&2; then
    BLE_OUTCOME="SKIPPED: Bluetooth end to end: $(sed -n 's/^vicinity: //p' "$log" | tail -n 1)"
    bluetooth_report skipped
    return 0
  fi
  # What an earlier run left says nothing of this one.
  rm -rf "$logs"
  "$ROOT/scripts/ble/guest.sh" --limit 1200 env JAVA="$(readlink -f "$(command -v java)")" \
    bash "$ROOT/scripts/ble/checks.sh" "${BLE_PARTS[@]}" || true
  bluetooth_stand_in "$logs"
  if bluetooth_report "$logs/passed"; then
    BLE_OUTCOME="Bluetooth end to end: passed in $((SECONDS - begun)) s"
  else
    BLE_OUTCOME="FAILED: Bluetooth end to end; its logs are in ${logs#"$ROOT"/}"
  fi
}

# The same pairings by this machine's own processor, over the tests' stand-in for BlueZ, to tell what
# the emulation costs. In a network of its own, where nobody else answers for the device.
bluetooth_stand_in() { # LOGS
  local network=(unshare --map-root-user --net)
  if ! "${network[@]}" true 2>/dev/null; then
    say "vicinity: no figures without emulation: this machine allows no network namespace"
    return 0
  fi
  BLE_PARTS+=(stand-in)
  say "vicinity: the same pairings without emulation, over a stand-in for BlueZ"
  mkdir -p "$1/stand-in"
  if EXCHANGE="$1/stand-in" "${network[@]}" bash "$ROOT/scripts/ble/checks.sh" stand-in; then
    echo stand-in >>"$1/passed"
  fi
}

# Stands for it when there are no classes to run it with.
bluetooth_not_built() {
  BLE_OUTCOME="FAILED: Bluetooth end to end: the build failed"
  bluetooth_report /dev/null || true
}

# Writes a report as Maven's, so that it counts; fails unless all parts passed. Takes the file that
# names those, a line each, or the word "skipped".
bluetooth_report() {
  local part cases='' passed=0 skipped=0 failed
  for part in "${BLE_PARTS[@]}"; do
    cases+="  <testcase classname=\"bluetooth-end-to-end\" name=\"$part\">"
    if [ "$1" = skipped ]; then
      skipped=$((skipped + 1)); cases+='<skipped/>'
    elif grep -qxF "$part" "$1" 2>/dev/null; then
      passed=$((passed + 1))
    else
      cases+='<failure message="did not pass; see target/ble-guest/logs"/>'
    fi
    cases+=$'</testcase>\n'
  done
  failed=$((${#BLE_PARTS[@]} - passed - skipped))
  mkdir -p "$(dirname "$BLE_REPORT")"
  printf '<testsuite name="bluetooth-end-to-end" tests="%d" errors="0" skipped="%d" failures="%d">\n%s</testsuite>\n' \
    "${#BLE_PARTS[@]}" "$skipped" "$failed" "$cases" >"$BLE_REPORT"
  [ "$failed" -eq 0 ]
}
