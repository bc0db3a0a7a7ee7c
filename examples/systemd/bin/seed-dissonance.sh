#!/bin/sh
# Writes the seed file of Helix Shadow Metrics, whole or not at all; the service sees it at once.
set -eu

usage() {
    cat <<'TEXT'
seed-dissonance.sh [--if-missing] [VALUE]
  VALUE         the dissonance value; without one SEED_VALUE of the environment, else of env.conf, else 0.12
  --if-missing  leaves a seed file that is there as it is
The file is HELIX_SEED_FILE, or /run/helix/dissonance.env.
TEXT
}

fail() {
    echo "seed-dissonance.sh: $*" >&2
    exit 1
}

# The file belongs to the service, so it is searched and not executed.
configured() {
    sed -n 's/^[[:space:]]*SEED_VALUE[[:space:]]*=[[:space:]]*\(.*\)$/\1/p' "$1" | tail -n 1 |
        sed -e 's/[[:space:]]*$//' -e "s/^'\(.*\)'\$/\1/" -e 's/^"\(.*\)"$/\1/'
}

configuration=${HELIX_CONFIGURATION:-/opt/helix/env.conf}
file=${HELIX_SEED_FILE:-/run/helix/dissonance.env}
value=${SEED_VALUE:-}
if_missing=
while [ $# -gt 0 ]; do
    case $1 in
        --if-missing) if_missing=yes ;;
        -h | --help) usage && exit 0 ;;
        --*) usage >&2 && exit 2 ;;
        *) value=$1 ;;
    esac
    shift
done

[ -z "$if_missing" ] || [ ! -e "$file" ] || exit 0
[ -n "$value" ] || [ ! -r "$configuration" ] || value=$(configured "$configuration")
value=${value:-0.12}
case $value in *[!0-9.eE+-]*) fail "'$value' is not a number." ;; esac
printf '%s\n' "$value" | grep -Eqx '[-+]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][-+]?[0-9]+)?' || fail "'$value' is not a number."

directory=$(dirname "$file")
if [ ! -d "$directory" ]; then
    mkdir -p "$directory" || fail "$directory cannot be made: run this as root or as helix."
    [ "$(id -u)" -ne 0 ] || chown helix:helix "$directory"
fi
temporary=$(mktemp "$file.XXXXXX") || fail "$directory cannot be written to: run this as root or as helix."
trap 'rm -f "$temporary"' EXIT
printf 'SEED_VALUE=%s\n' "$value" >"$temporary"
chmod 0644 "$temporary"
mv -f "$temporary" "$file"
trap - EXIT
echo "$file: SEED_VALUE=$value"
