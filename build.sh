#!/usr/bin/env bash
# The tasks of the repository. `./build.sh` lists them.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1

test_projects=(AosOps.Tests AosOps.Cli.Tests AosOps.Integrations.Tests Helix.Tests)
# Debian package = the program that shows that it is installed
declare -A servers=([redis-server]=redis-server [postgresql]=/usr/lib/postgresql [prometheus]=prometheus
    [shellcheck]=shellcheck [systemd]=systemd-analyze)

say() { printf '\n== %s\n' "$*"; }

publish() { # project, destination
    dotnet publish "src/$1" --configuration Release --use-current-runtime --self-contained false --output "$2" \
        --nologo --verbosity quiet
}

build() {
    say "Building the program and the module"
    rm -rf out/bin out/AosOps out/stage module/bin en-US
    publish AosOps.Integrations out/stage/deps
    publish AosOps.Module out/stage/module
    publish AosOps.Cli out/bin
    rm -f out/stage/deps/AosOps.dll out/stage/deps/AosOps.xml

    mkdir -p module/bin en-US
    cp out/stage/module/AosOps{,.Module}.dll module/bin/
    cp -r out/stage/deps module/bin/deps
    cp -r out/stage/deps out/bin/deps

    build_help
    cp -r en-US out/bin/en-US
    cp -r out/bin module/bin/host

    mkdir -p out/AosOps
    cp -r AosOps.psd1 LICENSE en-US out/AosOps/
    cp -r module out/AosOps/module
    rm -rf out/stage out/AosOps/module/en-US
    build_helix
    echo "program: out/bin/aosops    module: out/AosOps    services: out/helix"
}

# As examples/systemd/install.sh takes them, which goes with them into the archive.
build_helix() {
    rm -rf out/helix
    publish Helix.ShadowMetrics out/helix/lib/shadow-metrics
    publish Helix.DissonanceResearch out/helix/lib/dissonance-research
    cp -r examples/systemd out/helix/systemd
    cp LICENSE out/helix/
}

build_help() {
    dotnet run --project src/AosOps.HelpBuilder --configuration Release --verbosity quiet -- \
        out/stage/module/AosOps.Module.dll en-US/AosOps.Module.dll-Help.xml
    cp module/en-US/about_*.help.txt en-US/
}

install_servers() {
    local missing=()
    for package in "${!servers[@]}"; do
        command -v "${servers[$package]}" >/dev/null || [ -e "${servers[$package]}" ] || missing+=("$package")
    done
    [ ${#missing[@]} -gt 0 ] || return 0
    apt_install "${missing[@]}"
}

# Debian has no S3-compatible server that runs by itself; npm has one. It lies where the tests look for it.
install_object_store() {
    local home=${AOSOPS_S3RVER:-$HOME/.cache/aosops/s3rver} version=3.7.1
    [ ! -e "$home/node_modules/s3rver/bin/s3rver.js" ] || return 0
    command -v npm >/dev/null || apt_install nodejs npm
    command -v npm >/dev/null || return 0
    say "Installing s3rver $version from npm into $home"
    timeout 180 npm install --prefix "$home" --no-audit --no-fund --loglevel=error "s3rver@$version" >/dev/null ||
        echo "npm failed: the tests of copies to S3 will be skipped."
}

apt_install() { # packages
    if [ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null; then
        echo "Not installed, and may not be installed here: $*. Their tests will be skipped."
        return 0
    fi
    say "Installing what the integration tests talk to: $*"
    # The tests start servers of their own; none of these may start one.
    local guard=/usr/sbin/policy-rc.d
    [ -e $guard ] || { printf '#!/bin/sh\nexit 101\n' >$guard && chmod +x $guard && trap 'rm -f /usr/sbin/policy-rc.d' EXIT; }
    apt-get update -qq && DEBIAN_FRONTEND=noninteractive \
        apt-get install -y -qq --no-install-recommends "$@" >/dev/null ||
        echo "apt-get failed: the tests of what is missing will be skipped."
}

test() {
    install_servers
    install_object_store
    build
    run_suites "$@"
    pester
    summary
}

soak() {
    install_servers
    AOSOPS_SOAK=1 run_suites -trait Category=Soak "$@"
    summary
}

run_suites() {
    rm -rf out/test && mkdir -p out/test
    local project
    for project in "${test_projects[@]}"; do
        say "$project"
        dotnet build "tests/$project" --configuration Release --nologo --verbosity quiet
        "tests/$project/bin/Release/net10.0/$project" -noLogo -noColor "$@" 2>&1 | tee "out/test/$project.log" || true
    done
}

pester() {
    if ! command -v pwsh >/dev/null || ! pwsh -NoProfile -Command 'exit [int](-not (Get-Module -ListAvailable Pester))'; then
        say "Pester: not run, because pwsh or its Pester module is not installed"
        return 0
    fi
    say "Pester"
    pwsh -NoProfile -File tests/Pester/Invoke-Suite.ps1 2>&1 | tee out/test/Pester.log || true
}

# Every suite ends with a line `Total: N, Errors: N, Failed: N, Skipped: N`, and one in which nothing was to be run with
# `Total: 0`; a suite without one has not ended, and failed.
summary() {
    local log total=0 failed=0 skipped=0 line
    for log in out/test/*.log; do
        line=$(grep -oE 'Total: (0$|[0-9]+, Errors: [0-9]+, Failed: [0-9]+, Skipped: [0-9]+)' "$log" | tail -n 1) || true
        if [ -z "$line" ]; then
            echo "$log: the suite did not end"
            failed=$((failed + 1)) total=$((total + 1))
            continue
        fi
        read -r _ t _ e _ f _ s <<<"${line//,/}"
        total=$((total + t)) failed=$((failed + e + f)) skipped=$((skipped + s))
    done
    say "Skipped"
    grep -h '\[SKIP\]' out/test/*.log || echo "none"
    say "Failed"
    grep -h '\[FAIL\]' out/test/*.log || echo "none"
    printf '\n%d passed, %d failed, %d skipped\n' $((total - failed - skipped)) $failed $skipped
    [ $failed -eq 0 ]
}

drill() {
    build
    say "Tabletop drill"
    out/bin/aosops Invoke-TabletopDrill -Sandbox "$@"
}

bench() {
    build
    say "Benchmarks"
    dotnet run --project tests/AosOps.Benchmarks --configuration Release --verbosity quiet -- "$@"
}

package() {
    build
    local version platform
    version=$(sed -n "s/.*ModuleVersion *= *'\(.*\)'.*/\1/p" AosOps.psd1)
    platform=$(uname -s | tr '[:upper:]' '[:lower:]')-$(uname -m)
    tar -C out -czf "out/AosOps-$version.tar.gz" AosOps
    tar -C out -czf "out/aosops-$version-$platform.tar.gz" bin
    tar -C out -czf "out/helix-$version-$platform.tar.gz" helix
    echo "out/AosOps-$version.tar.gz  out/aosops-$version-$platform.tar.gz  out/helix-$version-$platform.tar.gz"
}

usage() {
    cat <<'TEXT'
./build.sh TASK
  build    the program at out/bin/aosops, an importable module at out/AosOps, the services at out/helix
  test     everything, then one line: N passed, N failed, N skipped
  soak     the tests that are long by nature, at full length; the last line is that of test
  drill    the tabletop drill in a sandbox
  bench    the figures of docs/benchmarks.md, measured here   [--quick | --inner-loops | --services]
  package  archives of the module, of the program and of the services in out/
TEXT
}

task=${1:-}
[ $# -gt 0 ] && shift
case "$task" in
    build | test | soak | drill | bench | package) "$task" "$@" ;;
    "" | help | -h | --help) usage ;;
    *) usage >&2; exit 2 ;;
esac
