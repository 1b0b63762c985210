#!/usr/bin/env bash
# tst_dev.sh SOURCE_DIR: the words of ./dev, with stand-ins for the tools that would change the machine.
set -euo pipefail
dev=$1/dev
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
fail() { echo "FAILED: $*" >&2; exit 1; }

# A machine of its own: only what is linked here can be called.
bin=$work/bin
mkdir "$bin"
for tool in bash env cat grep dirname; do ln -s "$(command -v $tool)" "$bin/$tool"; done
stand_in() { # name, script
    printf '#!%s\n%s\n' "$(command -v bash)" "$2" >"$bin/$1"
    chmod +x "$bin/$1"
}
stand_in apt-get 'echo "${DEBIAN_FRONTEND-unset} $*" >>"$LOG"'
stand_in id 'echo "${FAKE_UID-0}"'
stand_in node :
stand_in npm :
# Says that every package it is asked for is installed, but for those in $MISSING.
stand_in dpkg-query 'shift 2
for p; do case " ${MISSING-} " in *" $p "*) ;; *) echo "installed $p" ;; esac; done'

dev() { # words: runs ./dev on that machine; output in $out, apt-get calls in $apt
    : >"$work/log"
    status=0
    out=$(PATH=$bin LOG=$work/log "$bin/bash" "$dev" "$@" 2>&1) || status=$?
    apt=$(cat "$work/log")
}
expect() { [ "$status" = "$1" ] || fail "$2: status $status, output: $out"; }
says() { [[ "$out" == *"$1"* ]] || fail "expected \"$1\" in: $out"; }

dev setup
expect 0 "nothing is missing"
says "Every package is installed"
[ -z "$apt" ] || fail "apt-get was called although nothing is missing: $apt"

MISSING="libwslay-dev xvfb" dev setup
expect 0 "two are missing"
says "Installing missing Debian packages: libwslay-dev xvfb"
[ "$apt" = "noninteractive update
noninteractive install -y --no-install-recommends libwslay-dev xvfb" ] || fail "apt-get was called with: $apt"

rm "$bin/npm" "$bin/node"
dev setup
says "Installing missing Debian packages: nodejs npm"
stand_in nodejs :
dev setup
says "Installing missing Debian packages: npm"
stand_in npm :

MISSING=xvfb FAKE_UID=1000 dev setup
expect 1 "no root and no sudo"
says "As root, run: env DEBIAN_FRONTEND=noninteractive apt-get update"
stand_in sudo 'echo "sudo" >>"$LOG"; exec "$@"'
MISSING=xvfb FAKE_UID=1000 dev setup
expect 0 "sudo is there"
[[ "$apt" == *$'sudo\nnoninteractive install'* ]] || fail "not through sudo: $apt"

rm "$bin/dpkg-query"
dev setup
expect 0 "no Debian"
says "no Debian system"
[ -z "$apt" ] || fail "apt-get was called on another system"

dev fuzz
expect 1 "fuzz"
says "not there yet"
dev help
expect 0 "help"
for word in run test bench soak fuzz format package setup; do says "$word"; done
dev dance
expect 1 "an unknown word"
says "unknown word: dance"
echo "./dev does what it says."
