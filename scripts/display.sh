# shellcheck shell=bash
# A display for machines without one: Xvfb with the openbox window manager. Sourced by run and test.

DISPLAY_PIDS=()

# Starts a display of that size with a window manager, and sets DISPLAY to it.
own_display() { # WIDTHxHEIGHT
  command -v Xvfb >/dev/null 2>&1 ||
    die "no display, and Xvfb is not installed.
  Start Vicinity in a graphical session, or: apt-get install xvfb openbox"
  local ready; ready=$(mktemp -u)
  mkfifo "$ready"
  Xvfb -displayfd 3 -screen 0 "$1x24" -nolisten tcp >/dev/null 2>&1 3>"$ready" &
  DISPLAY_PIDS+=($!)
  local number; read -r number <"$ready"; rm -f "$ready"
  [ -n "$number" ] || die "Xvfb did not start; try: Xvfb :99"
  export DISPLAY=":$number"
  openbox >/dev/null 2>&1 &
  DISPLAY_PIDS+=($!)
}

# Sets DISPLAY; says so when it had to start a display of its own.
need_display() {
  [ -z "${DISPLAY:-}" ] || return 0
  own_display 1360x900
  say "vicinity: no display here, so Xvfb was started on $DISPLAY (look at it with: x11vnc -display $DISPLAY)"
}

stop_display() {
  [ ${#DISPLAY_PIDS[@]} -eq 0 ] || kill "${DISPLAY_PIDS[@]}" 2>/dev/null || true
}
