#!/usr/bin/env bash
# Installs a package in a new, bare Debian 12 without JDK and Maven, and passes the walkthrough there.
# Called by ./run package --check; expects everything built.
set -euo pipefail
ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
. "$ROOT/scripts/prerequisites.sh"
PACKAGE=$1
MIRROR=${VICINITY_DEBIAN_MIRROR:-http://deb.debian.org/debian}
WORK="$ROOT/target/package/check"
BARE="$WORK/root"

[ "$(id -u)" -eq 0 ] || die "a Debian of its own can only be made by root: sudo ./run package --check"
install_packages debootstrap

# Everything that was mounted or started below the bare root.
undo() {
  local kind
  for kind in dev/pts dev/shm dev sys proc; do umount -l "$BARE/$kind" 2>/dev/null || true; done
  rm -rf "$BARE"
}
trap undo EXIT

rm -rf "$WORK"; mkdir -p "$BARE"
say "vicinity: making a bare Debian 12 (log: target/package/check/debootstrap.log)"
debootstrap --variant=minbase bookworm "$BARE" "$MIRROR" >"$WORK/debootstrap.log" 2>&1 ||
  die "debootstrap failed; see target/package/check/debootstrap.log"
cp /etc/resolv.conf /etc/hosts "$BARE/etc/"
mount -t proc proc "$BARE/proc"
mount --rbind /sys "$BARE/sys"; mount --make-rslave "$BARE/sys"
mount --rbind /dev "$BARE/dev"; mount --make-rslave "$BARE/dev"
in_bare() { env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LANG=C.UTF-8 DEBIAN_FRONTEND=noninteractive chroot "$BARE" "$@"; }

# The walkthrough's device and service are no part of the product, so they come from this build.
KIT="$BARE/opt/walkthrough"
mkdir -p "$KIT/lib"
IFS=: read -ra jars <<<"$(cat "$ROOT/demo/target/classpath")"
cp "$ROOT"/demo/target/demo-*-SNAPSHOT.jar "${jars[@]}" "$KIT/lib/"
cp "$ROOT/scripts/package/walkthrough.sh" "$KIT/run"
cp "$PACKAGE" "$BARE/tmp/vicinity.deb"
chmod a+r "$BARE/tmp/vicinity.deb"

say "vicinity: installing the package there"
in_bare sh -c 'apt-get -qq update && apt-get -qq install -y --no-install-recommends /tmp/vicinity.deb xvfb openbox xdotool procps' \
  >"$WORK/install.log" 2>&1 || { tail -n 15 "$WORK/install.log" >&2; die "the package cannot be installed"; }
! in_bare sh -c 'command -v java || command -v javac || command -v mvn' || die "there is a Java in the bare Debian"
in_bare useradd --create-home somebody
in_bare chown -R somebody /opt/walkthrough

say "vicinity: the walkthrough with the installed browser, as a user without rights (log: target/package/check/walkthrough.log)"
status=0
in_bare su somebody -c '/opt/walkthrough/run walkthrough' 2>&1 | tee "$WORK/walkthrough.log" || status=$?
cp -r "$KIT/target/walkthrough" "$WORK/" 2>/dev/null || true
[ "$status" -eq 0 ] || die "the walkthrough failed with the installed package"

in_bare apt-get -qq remove -y vicinity >>"$WORK/install.log" 2>&1
[ ! -e "$BARE/usr/lib/vicinity" ] && [ ! -e "$BARE/usr/bin/vicinity" ] ||
  die "removing the package left something: $(ls -d "$BARE"/usr/{bin,lib}/vicinity 2>/dev/null)"
say "vicinity: the package installs, starts, passes the walkthrough and is removed without a rest"
