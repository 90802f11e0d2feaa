#!/usr/bin/env bash
# Starts the parts of the walkthrough where the browser is an installed package: the same words as ./run.
set -euo pipefail
KIT=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
part=$1; shift
demo() { exec /usr/lib/vicinity/runtime/bin/java -cp "$KIT/lib/*" "org.vicinity.demo.$1" "${@:2}"; }
case "$part" in
  browser) exec vicinity "$@" ;;
  device) demo device.DeviceMain "$@" ;;
  service) demo service.ServiceMain "$@" ;;
  walkthrough)
    mkfifo "$KIT/display"
    Xvfb -displayfd 3 -screen 0 1360x900x24 -nolisten tcp >/dev/null 2>&1 3>"$KIT/display" &
    xvfb=$!
    read -r number <"$KIT/display"
    export DISPLAY=":$number"
    openbox >/dev/null 2>&1 &
    trap 'kill $! $xvfb' EXIT
    /usr/lib/vicinity/runtime/bin/java -cp "$KIT/lib/*" \
      org.vicinity.demo.walkthrough.Walkthrough --root "$KIT" "$@" ;;
esac
