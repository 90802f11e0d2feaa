#!/bin/bash
# Makes the demo's film (24 s, 640x360, VP9 in WebM with an index for seeking) from frames that
# FilmFrames.java draws. The result is committed, so run this only to change the film.
#   demo/media/make-film.sh [OUTPUT]      needs: JDK 17, Debian's vpx-tools
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
output=${1:-$here/../src/main/resources/org/vicinity/demo/device/media/film.webm}
command -v vpxenc >/dev/null || { echo "make-film: needs vpxenc: apt-get install vpx-tools" >&2; exit 1; }

frames=$(mktemp --suffix=.y4m)
trap 'rm -f "$frames"' EXIT
java -Djava.awt.headless=true "$here/FilmFrames.java" >"$frames"
# A key frame every two seconds at most, so that a seek is exact and quick. --disable-warning-prompt
# keeps the script from waiting for a key.
vpxenc --codec=vp9 --good --cpu-used=2 --passes=2 --threads=2 --end-usage=vbr \
  --target-bitrate=600 --kf-max-dist=50 --auto-alt-ref=1 --lag-in-frames=16 \
  --disable-warning-prompt --quiet --output="$output" "$frames"
decoded=$(vpxdec --summary --noblit "$output" 2>&1 | grep -o '^[0-9]* decoded' | tail -n 1)
[ "$decoded" = "600 decoded" ] || { echo "make-film: the film has '$decoded' instead of 600 frames" >&2; exit 1; }
ls -l "$output"
