#!/bin/bash
# Installs the Helix services, or brings an installation up to date. May be run again at any time.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
prefix=/opt/helix
destination=${DESTDIR:-}
programs=
start=yes

usage() {
    cat <<'TEXT'
install.sh [--prefix DIRECTORY] [--from DIRECTORY] [--no-start]
  --prefix    where the services are to lie                 [/opt/helix]
  --from      the programs as ./build.sh build leaves them  [beside this script, or out/helix of the repository]
  --no-start  enables the services and does not start them
DESTDIR=… installs into the image of a file system: no user is made and nothing is started.
env.conf and drop-ins that were changed stay as they are; the new ones are put beside them as *.new.
TEXT
}

fail() {
    echo "install.sh: $*" >&2
    exit 1
}

while [ $# -gt 0 ]; do
    case $1 in
        --prefix) prefix=${2:?--prefix needs a directory} && shift ;;
        --from) programs=${2:?--from needs a directory} && shift ;;
        --no-start) start= ;;
        -h | --help) usage && exit 0 ;;
        *) usage >&2 && exit 2 ;;
    esac
    shift
done

find_programs() {
    local candidate
    for candidate in "${programs:-$here/..}" "$here/../../out/helix"; do
        [ -d "$candidate/lib/shadow-metrics" ] && programs=$(cd "$candidate" && pwd) && return
        [ -z "$programs" ] || break
    done
    fail "there are no programs to install. ./build.sh build makes them, --from names their directory."
}

# The programs bring no .NET of their own, and say themselves what they miss. They are asked as systemd starts them: without
# the environment of whoever installs, in which a DOTNET_ROOT may name a .NET that only he has.
require_runtime() {
    local program=$programs/lib/shadow-metrics/helix-shadow-metrics message
    message=$(env -i "$program" --help 2>&1 >/dev/null) && return
    if [ -n "$destination" ]; then
        echo "note: the services do not start on this machine. Where the image is to run, the ASP.NET Core 10 runtime must be."
        return
    fi
    fail "the services need the ASP.NET Core 10 runtime, and do not start here. Nothing was installed.
  Install it (the package aspnetcore-runtime-10.0; https://learn.microsoft.com/dotnet/core/install/linux says from where)
  for all users, under /usr/share/dotnet or /usr/lib/dotnet, and run install.sh again. What the program said:
${message:0:2000}"
}

# Owners are set only where there is somebody to own: an image gets them when it is unpacked.
owned() { # owner, path…
    local owner=$1
    shift
    [ -n "$destination" ] || chown "$owner" "$@"
}

make_user() {
    [ -z "$destination" ] || return 0
    id helix >/dev/null 2>&1 ||
        useradd --system --user-group --home-dir "$prefix" --no-create-home --shell /usr/sbin/nologin helix
}

# The units name /opt/helix.
place() { # mode, file, target
    mkdir -p "$(dirname "$3")"
    sed "s|/opt/helix|$prefix|g" "$2" >"$3.tmp"
    chmod "$1" "$3.tmp"
    mv -f "$3.tmp" "$3"
}

# What an operator changes is kept.
place_unless_changed() { # mode, file, target
    local wanted=$3
    if [ -e "$3" ] && ! sed "s|/opt/helix|$prefix|g" "$2" | cmp -s - "$3"; then
        wanted=$3.new
        echo "kept: $3 (the new one is $(basename "$wanted"))"
    fi
    place "$1" "$2" "$wanted"
}

# The old programs are there until the new ones are complete.
install_programs() {
    local root=$destination$prefix service
    mkdir -p "$root/bin" "$root/lib"
    for service in shadow-metrics dissonance-research; do
        [ -d "$programs/lib/$service" ] || fail "$programs/lib/$service is missing."
        rm -rf "$root/lib/$service.new"
        cp -R "$programs/lib/$service" "$root/lib/$service.new"
        chmod -R u=rwX,go=rX "$root/lib/$service.new"
        rm -rf "$root/lib/$service.old"
        [ ! -e "$root/lib/$service" ] || mv "$root/lib/$service" "$root/lib/$service.old"
        mv "$root/lib/$service.new" "$root/lib/$service"
        rm -rf "$root/lib/$service.old"
    done
    ln -sfn ../lib/shadow-metrics/helix-shadow-metrics "$root/bin/helix-shadow-metrics"
    ln -sfn ../lib/dissonance-research/helix-dissonance "$root/bin/helix-dissonance"
    place 0755 "$here/bin/seed-dissonance.sh" "$root/bin/seed-dissonance.sh"
    place 0644 "$here/README.md" "$root/README.md"
    place_unless_changed 0640 "$here/env.conf" "$root/env.conf"
    owned root:root -R "$root/lib"
    owned helix:helix "$root" "$root/bin"
    owned root:helix "$root/env.conf"
}

install_units() {
    local units=$destination/etc/systemd/system
    place 0644 "$here/units/helix-shadow-metrics.service" "$units/helix-shadow-metrics.service"
    place 0644 "$here/units/helix-dissonance.service" "$units/helix-dissonance.service"
    place_unless_changed 0644 "$here/units/helix-dissonance.service.d/z99-execstart.conf" "$units/helix-dissonance.service.d/z99-execstart.conf"
    place 0644 "$here/tmpfiles.d/helix.conf" "$destination/etc/tmpfiles.d/helix.conf"
}

enable_and_start() {
    local services=(helix-shadow-metrics.service helix-dissonance.service)
    if [ -n "$destination" ]; then
        ! command -v systemctl >/dev/null || systemctl --root="$destination" --quiet enable "${services[@]}"
        return
    fi
    if [ ! -d /run/systemd/system ]; then
        echo "systemd does not run here: nothing is enabled or started."
        return
    fi
    systemd-tmpfiles --create /etc/tmpfiles.d/helix.conf
    systemctl daemon-reload
    systemctl --quiet enable "${services[@]}"
    [ -z "$start" ] || systemctl restart "${services[@]}"
}

case $prefix in
    /*) [[ $prefix != *[\|\&\\[:space:]]* ]] || fail "--prefix must not have blanks, |, & or \\ in it." ;;
    *) fail "--prefix must be an absolute path." ;;
esac
find_programs
[ -n "$destination" ] || [ "$(id -u)" -eq 0 ] || fail "must be run as root (or with DESTDIR)."
require_runtime
make_user
install_programs
install_units
enable_and_start
echo "installed: $destination$prefix"
