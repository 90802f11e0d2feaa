#!/usr/bin/env bash
# Photographs each window and dialog, light and dark, some at 200 %, for docs/tour.md.
# Sourced by run, after the other scripts; expects ROOT. The pictures are in English.

tour() { # [DIRECTORY]
  local to=${1:-$ROOT/target/tour} classes
  rm -rf "$to"; mkdir -p "$to/200" "$ROOT/target"; to=$(cd "$to" && pwd)
  say "vicinity: building the galleries (log: target/tour.log)"
  "${MAVEN[@]}" -q -pl browser -am -DskipTests package dependency:build-classpath \
    -Dmdep.outputFile="$ROOT/target/tour.classpath" -Dmdep.includeScope=test >"$ROOT/target/tour.log" 2>&1 ||
    die "the build failed; see target/tour.log"
  classes="$ROOT/browser/target/test-classes:$ROOT/browser/target/classes:$(cat "$ROOT/target/tour.classpath")"
  export LC_ALL=C.UTF-8 DISPLAY GTK_THEME=Adwaita
  local before=${DISPLAY:-}
  DISPLAY=''; own_display 2720x1800
  local gallery
  for gallery in chooser.ChooserGallery settings.SettingsGallery tab.ShellGallery; do
    tour_java "$gallery" "$to"
  done
  tour_java chooser.ChooserGallery -Dflatlaf.uiScale=2 "$to/200" chooser-list
  tour_java settings.SettingsGallery -Dflatlaf.uiScale=2 "$to/200" settings-devices
  # Chromium's scale is told once, when it starts.
  tour_java tab.PageGallery -Dflatlaf.uiScale=2 "$to/200" page-films
  DISPLAY=''; own_display 1240x860
  tour_java real.WindowGallery "$to/light-window.png" --automation
  GTK_THEME=Adwaita:dark tour_java real.WindowGallery "$to/dark-window.png" --automation
  # What the dialogs for files show is nobody's own.
  export XDG_CACHE_HOME=${XDG_CACHE_HOME:-$HOME/.cache}
  mkdir -p "$ROOT/target/ada"
  tour_java tab.PageGallery "-Duser.home=$ROOT/target/ada" "$to"
  DISPLAY=$before
  local picture
  for picture in "$to"/200/*.png; do
    mv "$picture" "$to/$(basename "$picture" .png)-200.png"
  done
  rmdir "$to/200"
  ! command -v optipng >/dev/null || optipng -quiet -o2 -strip all "$to"/*.png
  echo "$(find "$to" -name '*.png' | wc -l) pictures in $to"
}

tour_java() { # CLASS [JVM-OPTION] ARGUMENT…
  local class=$1 options=(); shift
  case "$1" in -D*) options+=("$1"); shift ;; esac
  say "vicinity: $class $*"
  (cd "$ROOT/browser" && java @jvm.options "${options[@]}" -cp "$classes" "org.vicinity.browser.$class" "$@") \
    >>"$ROOT/target/tour.log" 2>&1 || die "$class failed; see target/tour.log"
}
