#!/bin/bash
# Runs in the guest as its first process: a system bus, two virtual Bluetooth controllers and the
# real bluetoothd, then the host's command. Everything it leaves goes to the exchange directory.
set -u
exchange=/run/exchange
# Daemons log into memory: a write to the host costs more than what they do. Kept every few seconds,
# so that a guest that is stopped from outside leaves them as well.
logs=/run/logs
keep_logs() { cp "$logs"/* "$exchange/"; }
export PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LANG=C.UTF-8

say() { echo "guest: $*" >>"$exchange/guest.log"; }
finish() { # STATUS
  dmesg >"$logs/dmesg.log" 2>&1
  ps -eo time,args --sort=-time | head -n 15 | cut -c 1-120 >"$logs/processor-time.log"
  keep_logs
  echo "$1" >"$exchange/status"
  sync
  busybox reboot -f
}
fail() { say "$*"; finish 125; }

# Waits for a condition of the boot; no event tells of these.
until_true() { # SECONDS COMMAND…
  local end=$((SECONDS + $1)); shift
  until "$@"; do [ $SECONDS -lt $end ] || return 1; sleep 0.1; done
}

mkdir -p "$logs" /dev/shm /dev/pts /run/dbus /run/lock /lib/modules /var/lib/bluetooth
ln -s /proc/self/fd /dev/fd
mount -t tmpfs shm /dev/shm
mount -t devpts pts /dev/pts
mount -t tmpfs bonds /var/lib/bluetooth
mount --bind "$(cat "$exchange/modules-directory")" /lib/modules
modprobe -a hci_vhci uhid cmac ecb algif_hash algif_skcipher ecdh_generic || fail "no Bluetooth modules"
hostname vicinity-guest
ip link set lo up multicast on
ip route add 224.0.0.0/4 dev lo

while sleep 15; do keep_logs; done 2>/dev/null &

dbus-daemon --system --fork || fail "the system bus does not start"

# Read from the host once, so that a reset is not answered late for want of a page of btvirt.
btvirt -h >/dev/null 2>&1
/usr/libexec/bluetooth/bluetoothd -n -d >"$logs/bluetoothd.log" 2>&1 &

resets_lost() { dmesg | grep -c 'Opcode 0x0c03 failed'; }
powered() {
  [ "$(dbus-send --system --dest=org.bluez --print-reply / \
        org.freedesktop.DBus.ObjectManager.GetManagedObjects 2>/dev/null |
      grep -A 1 '"Powered"' | grep -c 'boolean true')" -eq 2 ]
}
settled() { [ "$(resets_lost)" -gt "$lost" ] || powered; }
# Two LE-only controllers: the dual-mode ones of btvirt upset the kernel after bonding. A first HCI
# reset gets lost on a busy host, so they may be made again.
ready=no
for attempt in 1 2 3 4; do
  lost=$(resets_lost)
  btvirt -L -l2 >"$logs/btvirt.log" 2>&1 & btvirt=$!
  if until_true 40 settled && [ "$(resets_lost)" -eq "$lost" ]; then ready=yes; break; fi
  say "controllers not ready at attempt $attempt"
  kill $btvirt; wait $btvirt
done
[ $ready = yes ] || fail "two powered Bluetooth controllers did not come up"

# A virtual controller tells of an advertisement once, when scanning or advertising begins, and the
# kernel drops what it hears before its own "discovery has begun": a scan would hear nothing at every
# second start. Real devices advertise several times a second. A second advertisement makes the kernel
# take turns, and each turn is told anew: hci0 is heard every other second. (btmgmt wants a terminal.)
script -qec "btmgmt --index 0 add-adv -c -u 180f -D 1 5" /dev/null </dev/null >"$logs/btmgmt.log" 2>&1
grep -q 'Instance added' "$logs/btmgmt.log" || fail "hci0 does not repeat its advertisement"
say "ready after $(cut -d ' ' -f 1 /proc/uptime) s"

cd / || fail "no root directory"
bash "$exchange/command.sh" </dev/null >"$exchange/output" 2>&1
status=$?
say "command ended with $status after $(cut -d ' ' -f 1 /proc/uptime) s"
finish $status
