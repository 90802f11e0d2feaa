# shellcheck shell=bash
# What Vicinity needs from Debian, and how it gets it. Sourced by run and test.

# The engine's libraries, a display for machines without one, and what the walkthrough looks with.
VICINITY_PACKAGES=(
  libnss3 libgtk-3-0 libgbm1 libasound2 libxcomposite1 libxdamage1 libxrandr2 libxfixes3
  libatk-bridge2.0-0 libcups2 libxkbcommon0 libxshmfence1 libdrm2 libgl1 libegl1
  fonts-dejavu-core
  xvfb openbox xdotool iproute2 procps
)

say() { printf '%s\n' "$*" >&2; }
die() { say "vicinity: $*"; exit 1; }

# As root directly, else through sudo; fails with the command to give to an administrator.
as_root() {
  if [ "$(id -u)" -eq 0 ]; then "$@"
  elif command -v sudo >/dev/null 2>&1; then sudo "$@"
  else die "needs root for: $*
  Run that command as root (or install sudo), then start again."
  fi
}

install_packages() { # PACKAGE…
  local missing=() package present
  present=$(dpkg-query -W -f='${db:Status-Status} ${Package}\n' "$@" 2>/dev/null || true)
  for package in "$@"; do
    grep -qxF "installed $package" <<<"$present" || missing+=("$package")
  done
  [ ${#missing[@]} -eq 0 ] && return 0
  [ "${VICINITY_INSTALL:-yes}" != no ] ||
    die "Debian packages are missing: ${missing[*]}
  Install them with: apt-get install ${missing[*]}"
  command -v apt-get >/dev/null 2>&1 ||
    die "this is not a Debian system: install what corresponds to ${missing[*]}, then start again."
  say "vicinity: installing Debian packages: ${missing[*]}"
  local log; log=$(mktemp)
  if ! { as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq update &&
         as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq install -y --no-install-recommends "${missing[@]}"
       } >"$log" 2>&1; then
    tail -n 15 "$log" >&2
    die "could not install them (full log: $log). Is the network up? Try: apt-get install ${missing[*]}"
  fi
  rm -f "$log"
}

need_java() {
  { command -v javac && command -v mvn; } >/dev/null 2>&1 ||
    die "needs JDK 17 or newer and Maven. On Debian 12: apt-get install openjdk-17-jdk maven"
}

# A headless JDK can build, but cannot show a window: adds the rest of the same Java.
need_java_windows() {
  local home major
  home=$(java -XshowSettings:properties -version 2>&1 | sed -n 's/^ *java\.home = //p')
  [ ! -e "$home/lib/libawt_xawt.so" ] || return 0
  major=$(java -XshowSettings:properties -version 2>&1 | sed -n 's/^ *java\.specification\.version = //p')
  install_packages "openjdk-$major-jre"
  [ -e "$home/lib/libawt_xawt.so" ] ||
    die "the Java in $home cannot show windows; install one that can, such as: apt-get install openjdk-17-jdk"
}
