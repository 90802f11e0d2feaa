#!/usr/bin/env bash
# Makes an installable Debian package of the browser, with a Java of its own: ./run package.
set -euo pipefail
ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
. "$ROOT/scripts/prerequisites.sh"
. "$ROOT/scripts/build.sh"

usage() {
  cat <<'TEXT'
Usage: ./run package [--check]

Makes target/package/vicinity_VERSION_amd64.deb with jpackage: the browser with its engine, a Java
runtime of its own, a desktop entry and an icon. It needs neither a JDK nor Maven where it is installed.

  --check   install it in a new, bare Debian 12 (made with debootstrap; as root, some minutes), pass the
            walkthrough there with the installed browser, and remove it again

Examples:
  ./run package
  sudo apt-get install ./target/package/vicinity_*_amd64.deb && vicinity https://example.com
TEXT
}

check=no
case "${1:-}" in
  -h|--help) usage; exit 0 ;;
  --check) check=yes ;;
  '') ;;
  *) usage >&2; die "no such option: $1" ;;
esac

# What jlink puts into the runtime. Found with jdeps, and more: jdk.crypto.ec for TLS, jdk.localedata for
# the languages of the user interface, jdk.accessibility for screen readers, jdk.zipfs for the engine's archive.
MODULES=java.desktop,java.logging,java.management,java.naming,java.net.http,java.prefs,java.scripting,java.sql
MODULES+=,java.xml,java.instrument,java.compiler,java.security.jgss,jdk.accessibility,jdk.charsets,jdk.crypto.ec
MODULES+=,jdk.httpserver,jdk.localedata,jdk.management,jdk.unsupported,jdk.zipfs

# The libraries that the engine loads by itself, which jpackage therefore cannot see.
DEPENDS=(libnss3 libgtk-3-0 libgbm1 libasound2 libxcomposite1 libxdamage1 libxrandr2 libxfixes3
  libatk-bridge2.0-0 libcups2 libxkbcommon0 libxshmfence1 libdrm2 libgl1 libegl1 fonts-dejavu-core)

need_java
command -v jpackage >/dev/null 2>&1 || die "needs jpackage, which comes with a JDK: apt-get install openjdk-17-jdk-headless"
install_packages fakeroot binutils librsvg2-bin
build

OUT="$ROOT/target/package"
ICON="$ROOT/browser/src/main/resources/org/vicinity/browser/display/vicinity.svg"
VERSION=$(sed -n 's/.*<version>\(.*\)-SNAPSHOT<\/version>.*/\1/p' "$ROOT/pom.xml" | head -n 1)
rm -rf "$OUT"; mkdir -p "$OUT/input"
jar=$(ls "$ROOT"/browser/target/browser-*-SNAPSHOT.jar)
IFS=: read -ra jars <<<"$(cat "$ROOT/browser/target/classpath")"
cp "$jar" "${jars[@]}" "$OUT/input/"

rsvg-convert --width 256 --height 256 --output "$OUT/vicinity.png" "$ICON"

say "vicinity: making the package (a minute or two; log: target/package/jpackage.log)"
# Uncompressed, because it is packed anew below.
DPKG_DEB_COMPRESSOR_TYPE=none jpackage --type deb --dest "$OUT/temp" --temp "$OUT/temp/work" --verbose \
  --name vicinity --app-version "$VERSION" --vendor Vicinity \
  --description "Web browser that reaches the devices next to you" \
  --install-dir /usr --input "$OUT/input" --main-jar "$(basename "$jar")" \
  --main-class org.vicinity.browser.Main \
  --add-modules "$MODULES" \
  --jlink-options "--strip-debug --no-header-files --no-man-pages --compress=2" \
  --icon "$OUT/vicinity.png" --linux-app-category web \
  --linux-deb-maintainer vicinity@example.org --linux-package-name vicinity \
  --linux-package-deps "$(printf '%s, ' "${DEPENDS[@]}" | sed 's/, $//')" \
  >"$OUT/jpackage.log" 2>&1 || { tail -n 15 "$OUT/jpackage.log" >&2; die "jpackage failed; the whole log is $OUT/jpackage.log"; }

# The desktop entry as a file of the package: jpackage's own way is a script at installation that fails on
# a system without a desktop.
raw=$(ls "$OUT"/temp/*.deb)
dpkg-deb --raw-extract "$raw" "$OUT/tree"
rm "$OUT"/tree/DEBIAN/{preinst,postinst,prerm,postrm} "$OUT"/tree/usr/lib/vicinity/vicinity{-vicinity.desktop,.png}
# A script instead of jpackage's own starter, which cannot set the environment and asks dpkg for its files at each start.
rm -r "$OUT"/tree/usr/bin/vicinity "$OUT"/tree/usr/lib/vicinity/{lib,app/vicinity.cfg}
install -m 644 "$ROOT/browser/jvm.options" "$ROOT/scripts/environment.sh" "$OUT/tree/usr/lib/vicinity/"
install -m 755 "$ROOT/scripts/package/vicinity" "$OUT/tree/usr/bin/vicinity"
sed -i 's/ xdg-utils,//' "$OUT/tree/DEBIAN/control"
install -D -m 644 "$ROOT/scripts/package/vicinity.desktop" "$OUT/tree/usr/share/applications/vicinity.desktop"
install -D -m 644 "$ICON" "$OUT/tree/usr/share/icons/hicolor/scalable/apps/vicinity.svg"
package="$OUT/$(basename "$raw")"
# The engine and most archives are compressed already: a better method costs minutes and saves 2 %.
dpkg-deb --root-owner-group -Zgzip --build "$OUT/tree" "$package" >>"$OUT/jpackage.log" 2>&1
rm -rf "$OUT/temp" "$OUT/tree" "$OUT/input" "$OUT/vicinity.png"
say "vicinity: ${package#"$ROOT/"}, $(du -m "$package" | cut -f 1) MB; $(dpkg-deb -f "$package" Installed-Size | awk '{printf "%d MB", $1 / 1024}') installed,
  and about 400 MB in ~/.cache/vicinity from the first start on (the unpacked engine).
  Install it with: sudo apt-get install ./${package#"$ROOT/"}"
[ "$check" = no ] || exec "$ROOT/scripts/package/check.sh" "$package"
