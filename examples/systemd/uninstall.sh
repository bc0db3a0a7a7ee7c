#!/bin/bash
# Removes the Helix services. Their data stays unless somebody says that it may go. May be run again at any time.
set -euo pipefail

prefix=/opt/helix
destination=${DESTDIR:-}
answer=

usage() {
    cat <<'TEXT'
uninstall.sh [--prefix DIRECTORY] [--purge | --keep-data]
  --prefix     where the services lie  [/opt/helix]
  --purge      removes time series, audit trail, settings, drop-ins and the user without asking
  --keep-data  keeps them without asking, as happens where there is nobody to ask
DESTDIR=… removes them from the image of a file system.
TEXT
}

while [ $# -gt 0 ]; do
    case $1 in
        --prefix) prefix=${2:?--prefix needs a directory} && shift ;;
        --purge) answer=yes ;;
        --keep-data) answer=no ;;
        -h | --help) usage && exit 0 ;;
        *) usage >&2 && exit 2 ;;
    esac
    shift
done

case $prefix in
    / | "" | */../* | */..) echo "uninstall.sh: '$prefix' is not a place of the Helix services." >&2 && exit 2 ;;
    /*) ;;
    *) echo "uninstall.sh: --prefix must be an absolute path." >&2 && exit 2 ;;
esac
[ -n "$destination" ] || [ "$(id -u)" -eq 0 ] || { echo "uninstall.sh: must be run as root (or with DESTDIR)." >&2 && exit 1; }

root=$destination$prefix
units=$destination/etc/systemd/system
data=$destination/var/lib/helix
services=(helix-shadow-metrics.service helix-dissonance.service)
dropins=("$units/helix-shadow-metrics.service.d" "$units/helix-dissonance.service.d")

stop_and_disable() {
    if [ -z "$destination" ] && [ -d /run/systemd/system ]; then
        systemctl --quiet disable --now "${services[@]}" 2>/dev/null || true
    fi
    rm -f "${services[@]/#/$units/multi-user.target.wants/}"
}

remove_programs() {
    rm -f "${services[@]/#/$units/}" "$destination/etc/tmpfiles.d/helix.conf"
    rm -rf "${root:?}/lib" "${root:?}/bin"
    rm -f "$root/README.md" "$root/env.conf.new"
    rm -rf "$destination/run/helix"
    [ -n "$destination" ] || [ ! -d /run/systemd/system ] || systemctl daemon-reload
}

ask() {
    if [ -z "$answer" ] && [ -t 0 ] && { [ -e "$data" ] || [ -e "$root" ]; }; then
        echo "The time series and the audit trail in $data, the settings in $root and the drop-ins are still there."
        read -r -p "Remove them for good? Type yes: " answer
    fi
    [ "$answer" = yes ]
}

remove_data() {
    rm -rf "$data" "$root" "${dropins[@]}"
    if [ -z "$destination" ] && id helix >/dev/null 2>&1; then
        userdel helix
    fi
}

stop_and_disable
remove_programs
if ask; then
    remove_data
    echo "removed, with all data"
else
    echo "removed; kept: $data, $root/env.conf, drop-ins in $units, the user helix"
fi
