#!/usr/bin/env bash
# What ./test --ble runs. In the guest: links on the real BlueZ, then whole pairings between two
# processes; beside it, those over a stand-in for BlueZ. Class paths come from the build;
# $EXCHANGE/passed names the parts that passed.
set -euo pipefail
ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
java=("${JAVA:-java}" -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xshare:auto)

test_classpath() { # MODULE
  printf '%s:%s:%s' "$ROOT/$1/target/test-classes" "$ROOT/$1/target/classes" "$(cat "$ROOT/$1/target/test-classpath")"
}

part() { echo; echo "== $* (at $(cut -d ' ' -f 1 /proc/uptime) s) =="; }

links() {
  part "links between hci0 and hci1"
  "${java[@]}" -cp "$(test_classpath ble)" org.vicinity.ble.guest.LinkCheck
}

pairings() {
  part "whole pairings: device on hci0, central on hci1, and the LAN beside it"
  local work; work=$(mktemp -d)
  printf '735204\n' >"$work/pin"; : >"$work/device.out"
  "${java[@]}" -cp "$(test_classpath demo)" org.vicinity.demo.device.DeviceMain \
    --name "Media cache" --transport lan,ble --adapter hci0 --interface lo \
    --pin-file "$work/pin" --state "$work/state" --product-dir "$work/product" \
    >"$work/device.out" 2>"$EXCHANGE/device.log" & local device=$!
  trap "kill $device 2>/dev/null || :; rm -rf '$work'" EXIT
  # Ends with the line that says so, or with the device.
  grep -q -m 1 '^vicinity-device ready' < <(tail -n +1 -f --pid=$device "$work/device.out") ||
    { cat "$work/device.out" "$EXCHANGE/device.log"; return 1; }
  "${java[@]}" -cp "$(test_classpath demo)" org.vicinity.demo.guest.PairingCheck "$work" "Media cache"
}

stand-in() {
  ip link set lo up multicast on
  ip route add 224.0.0.0/4 dev lo
  "${java[@]}" -cp "$(test_classpath demo)" org.vicinity.ble.testing.WithFakeBluez \
    bash "${BASH_SOURCE[0]}" pairings
}

[ $# -gt 0 ] || set -- links pairings
status=0
for check in "$@"; do
  # Beside this shell, because a function whose status is asked for does not end at what fails in it.
  "$check" & if wait $!; then echo "$check" >>"$EXCHANGE/passed"; else status=1; fi
done
exit $status
