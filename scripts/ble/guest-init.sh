#!/bin/busybox sh
# First program of the guest, in its initramfs: the host's root read-only over 9p, a writable layer
# in memory above it, then the program that the host left in the exchange directory.
BB=/bin/busybox
stop() { $BB echo "guest-init: $*"; $BB sync; $BB reboot -f; }

$BB mkdir -p /proc /sys /dev /host /layer /root
$BB mount -t proc proc /proc && $BB mount -t sysfs sysfs /sys && $BB mount -t devtmpfs dev /dev ||
  stop "the kernel's file systems do not mount"
for module in /modules/*.ko; do $BB insmod "$module" || stop "$module does not load"; done

P9=trans=virtio,version=9p2000.L,msize=512000
$BB mount -t 9p -o "ro,cache=loose,$P9" host /host || stop "the host's file system does not mount"
$BB mount -t tmpfs layer /layer && $BB mkdir /layer/upper /layer/work || stop "no memory layer"
$BB mount -t overlay -o lowerdir=/host,upperdir=/layer/upper,workdir=/layer/work overlay /root ||
  stop "the overlay does not mount"
$BB mount --move /proc /root/proc && $BB mount --move /sys /root/sys && $BB mount --move /dev /root/dev &&
  $BB mount -t tmpfs run /root/run && $BB mkdir /root/run/exchange &&
  $BB mount -t 9p -o "$P9" exchange /root/run/exchange || stop "the guest's tree is not complete"
exec $BB switch_root /root /bin/bash /run/exchange/guest-main.sh
