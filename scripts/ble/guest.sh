#!/usr/bin/env bash
# Runs a command beside the real BlueZ: in a small virtual machine with two virtual Bluetooth
# controllers. See --help.
set -euo pipefail
HERE=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
ROOT=$(cd "$HERE/../.." && pwd)
. "$ROOT/scripts/prerequisites.sh"

usage() {
  cat <<'TEXT'
  scripts/ble/guest.sh [--logs DIR] [--limit SECONDS] COMMAND [ARG…]
  scripts/ble/guest.sh --prepare

Boots Debian's kernel in QEMU's software emulation (no KVM, no Bluetooth hardware, no root once the
packages are there), with this machine's file system read-only under a layer in memory, a system bus,
btvirt's two LE controllers hci0 and hci1, and bluetoothd. Runs the command there as root, prints
what it wrote and ends with its exit status; 125 when the guest itself failed.

  --logs DIR         where output, bluetoothd.log, dmesg.log, console.log … go (default: target/ble-guest/logs)
  --prepare          only see that packages and kernel are there; says why not, and ends with 1
  --limit SECONDS    give up after that time (default: 300)

In the guest, $EXCHANGE is a directory for results; it is the --logs directory outside.

  scripts/ble/guest.sh bluetoothctl list
TEXT
}

CACHE="$ROOT/target/ble-guest"
BLE_PACKAGES=(qemu-system-x86 busybox-static cpio kmod xz-utils bluez bluez-test-tools dbus iproute2 procps)
BOOT_MODULES=(virtio_pci 9pnet_virtio 9p overlay)

# Debian's kernel, only unpacked: kernel image and modules under $CACHE/kernel.
unpack_kernel() {
  [ -e "$CACHE/kernel/done" ] && return 0
  [ "$(dpkg --print-architecture)" = amd64 ] || die "the Bluetooth guest is made for amd64"
  rm -rf "$CACHE/kernel"; mkdir -p "$CACHE/kernel/tree"
  local package
  package=$(apt-cache depends linux-image-amd64 2>/dev/null | sed -n 's/^ *Depends: \(linux-image-[^ ]*\)$/\1/p' | head -n 1)
  [ -n "$package" ] || die "apt knows no kernel package linux-image-amd64. Try: apt-get update"
  say "vicinity: fetching Debian's $package for the Bluetooth guest (it is unpacked, not installed)"
  (cd "$CACHE/kernel" && apt-get -qq download "$package" 2>"$CACHE/kernel/apt.log") ||
    { cat "$CACHE/kernel/apt.log" >&2; die "could not fetch $package. Is the network up? Try: apt-get update"; }
  dpkg -x "$CACHE"/kernel/linux-image-*.deb "$CACHE/kernel/tree"
  rm -f "$CACHE"/kernel/linux-image-*.deb
  cp "$CACHE"/kernel/tree/boot/vmlinuz-* "$CACHE/kernel/vmlinuz"
  # The package brings no modules.dep: its installation would make it.
  depmod -b "$CACHE/kernel/tree" "$(kernel_version)"
  touch "$CACHE/kernel/done"
}

kernel_version() { ls "$CACHE/kernel/tree/lib/modules"; }

make_initramfs() {
  [ "$CACHE/initramfs" -nt "$HERE/guest-init.sh" ] && [ "$CACHE/initramfs" -nt "$CACHE/kernel/done" ] && return 0
  local tree=$CACHE/initramfs.tree module file number=100
  rm -rf "$tree"; mkdir -p "$tree/bin" "$tree/modules"
  cp "$(command -v busybox)" "$tree/bin/busybox"
  cp "$HERE/guest-init.sh" "$tree/init"; chmod 755 "$tree/init"
  # In the order in which they must be loaded; one that others need appears once, first.
  for module in "${BOOT_MODULES[@]}"; do
    modprobe -d "$CACHE/kernel/tree" -S "$(kernel_version)" --show-depends "$module"
  done | sed -n 's/^insmod \([^ ]*\).*/\1/p' | awk '!seen[$0]++' | while read -r file; do
    number=$((number + 1))
    case "$file" in
      *.xz) xz -dc "$file" >"$tree/modules/$number-$(basename "$file" .xz)" ;;
      *) cp "$file" "$tree/modules/$number-$(basename "$file")" ;;
    esac
  done
  [ -n "$(ls "$tree/modules")" ] || die "found no modules for the guest in $CACHE/kernel/tree"
  (cd "$tree" && find . | cpio --quiet -o -H newc) | gzip -1 >"$CACHE/initramfs.new"
  mv "$CACHE/initramfs.new" "$CACHE/initramfs"
  rm -rf "$tree"
}

logs=$CACHE/logs limit=300 prepare=no
while [ $# -gt 0 ]; do
  case "$1" in
    --logs) [ $# -ge 2 ] || { usage >&2; exit 2; }; logs=$2; shift 2 ;;
    --prepare) prepare=yes; shift ;;
    --limit) [ $# -ge 2 ] || { usage >&2; exit 2; }; limit=$2; shift 2 ;;
    -h|--help) usage; exit 0 ;;
    -*) usage >&2; die "no such option: $1" ;;
    *) break ;;
  esac
done
[ $# -gt 0 ] || [ $prepare = yes ] || { usage >&2; exit 2; }

install_packages "${BLE_PACKAGES[@]}"
# Administrators' tools are not on everybody's path.
PATH=$PATH:/usr/sbin:/sbin
mkdir -p "$CACHE"
exec 8>"$CACHE/lock"; flock 8
unpack_kernel
make_initramfs
flock -u 8
[ $prepare = no ] || exit 0

rm -rf "$logs"; mkdir -p "$logs"; logs=$(cd "$logs" && pwd)
cp "$HERE/guest-main.sh" "$logs/guest-main.sh"
printf '%s\n' "$CACHE/kernel/tree/lib/modules" >"$logs/modules-directory"
{ echo 'export EXCHANGE=/run/exchange'; printf '%q ' "$@"; echo; } >"$logs/command.sh"

status=0
timeout --kill-after=5 "$limit" qemu-system-x86_64 \
  -accel tcg,thread=multi -cpu Nehalem -M q35 -m 3072 -smp 2 \
  -nodefaults -display none -no-reboot -serial "file:$logs/console.log" \
  -kernel "$CACHE/kernel/vmlinuz" -initrd "$CACHE/initramfs" \
  -append "console=ttyS0 quiet panic=-1 mitigations=off" \
  -virtfs "local,path=/,mount_tag=host,security_model=none,readonly=on,multidevs=remap" \
  -virtfs "local,path=${logs//,/,,},mount_tag=exchange,security_model=none,multidevs=remap" \
  8>&- </dev/null >"$logs/qemu.log" 2>&1 || status=$?

[ ! -e "$logs/output" ] || cat "$logs/output"
if [ -s "$logs/status" ]; then
  status=$(cat "$logs/status")
  [ "$status" -ne 125 ] || tail -n 3 "$logs/guest.log" >&2
elif [ "$status" -eq 124 ] || [ "$status" -eq 137 ]; then
  say "vicinity: the Bluetooth guest did not end within $limit s"; status=125
else
  say "vicinity: the Bluetooth guest ended without a result: $(tail -n 2 "$logs/qemu.log" "$logs/console.log" 2>/dev/null | tr '\n' ' ')"
  status=125
fi
[ "$status" -eq 0 ] || say "vicinity: logs of the Bluetooth guest: $logs"
exit "$status"
