#!/bin/bash
# Boots systemd as process 1 of namespaces of its own, on a copy-on-write view of this machine's file system: what happens
# inside leaves nothing behind, and nothing of this machine's own services is started. It runs until standard input ends.
#   boot-systemd.sh EXCHANGE PROGRAMS DOTNET
#     EXCHANGE  an empty directory, inside /run/host/exchange; gets `pid`, the process id of that systemd, and its READY=1
#               is sent to the socket `notify` in it
#     PROGRAMS  a directory, inside /run/host/programs
#     DOTNET    where .NET is installed, inside /usr/share/dotnet
set -euo pipefail

exchange=$1
files=$exchange/files
root=$files/root

main() {
    [ "${INSIDE:-}" = namespaces ] && prepare_process "$@"
    [ "${INSIDE:-}" = cgroup ] && become_systemd "$@"
    [ "${INSIDE:-}" = mounts ] || INSIDE=mounts exec unshare --mount --propagation private "$0" "$@"
    serve "$@"
}

# The mounts go with the last process; only the control group has to be removed.
serve() {
    mkdir "$files"
    mount -t tmpfs tmpfs "$files"
    mkdir "$files/upper" "$files/work" "$root" "$files/cgroup"
    mount -t overlay overlay -o "lowerdir=/,upperdir=$files/upper,workdir=$files/work" "$root"
    mount -t cgroup2 cgroup2 "$files/cgroup"
    group=$(mktemp -d "$files/cgroup$(sed -n 's/^0:://p' /proc/self/cgroup)/aosops-systemd-XXXXXX")
    trap 'find "$group" -depth -type d -exec rmdir {} +' EXIT

    exec 3<&0
    INSIDE=namespaces CONTROL_GROUP=$group unshare --mount --pid --uts --ipc --net --fork --kill-child "$0" "$@" 3<&- </dev/null &
    local system=$! input
    cat <&3 >/dev/null &
    input=$!
    wait -n $system $input || true
    kill -KILL $input "$(cat "$exchange/pid")" 2>/dev/null || true
    wait
}

prepare_process() {
    # /proc still shows the process ids of the machine.
    local id
    read -r id _ </proc/self/stat
    echo "$id" >"$exchange/pid"
    echo 0 >"$CONTROL_GROUP/cgroup.procs"
    INSIDE=cgroup exec unshare --cgroup "$0" "$@"
}

become_systemd() {
    make_devices
    mount -t proc proc "$root/proc"
    mount -t sysfs -o ro sysfs "$root/sys"
    mount -t cgroup2 cgroup2 "$root/sys/fs/cgroup"
    mount -t tmpfs -o mode=755 tmpfs "$root/run"
    mount -t tmpfs -o mode=1777 tmpfs "$root/tmp"
    bind "$exchange" "$root/run/host/exchange"
    bind "$2" "$root/run/host/programs"
    bind "$3" "$root/usr/share/dotnet"
    configure
    mkdir "$root/run/host/machine"
    cd "$root"
    pivot_root . run/host/machine
    exec chroot . /bin/sh -c 'umount -l /run/host/machine && exec env -i container=aosops-test \
        PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin NOTIFY_SOCKET=/run/host/exchange/notify \
        /lib/systemd/systemd --system --unit=multi-user.target'
}

bind() { # directory, place
    mkdir -p "$2"
    mount --bind "$1" "$2"
}

make_devices() {
    local device
    mount -t tmpfs -o mode=755 tmpfs "$root/dev"
    for device in null zero full random urandom tty; do
        touch "$root/dev/$device"
        mount --bind "/dev/$device" "$root/dev/$device"
    done
    mkdir "$root/dev/pts" "$root/dev/shm"
    mount -t devpts -o newinstance,ptmxmode=0666 devpts "$root/dev/pts"
    mount -t tmpfs -o mode=1777 tmpfs "$root/dev/shm"
    ln -s pts/ptmx "$root/dev/ptmx"
    ln -s /proc/self/fd "$root/dev/fd"
}

# A machine that starts nothing but the journal, and has never seen Helix.
configure() {
    rm -rf "$root"/etc/{systemd,dotnet,fstab} "$root"/{,usr/}lib/systemd/{system/*.wants,system-generators} "$root/var/log/journal" "$root/opt/helix" "$root/var/lib/helix"
    mkdir -p "$root/etc/systemd/system/sysinit.target.wants" "$root/opt"
    ln -s /lib/systemd/system/systemd-journald.service "$root/etc/systemd/system/sysinit.target.wants/"
    tr -d - </proc/sys/kernel/random/uuid >"$root/etc/machine-id"
}

main "$@"
