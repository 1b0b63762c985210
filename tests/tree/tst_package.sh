#!/usr/bin/env bash
# tst_package.sh CPACK BUILD_DIR VERSION: makes the Debian package, unpacks it elsewhere and runs what is in it.
set -euo pipefail
cpack=$1 build=$2 version=$3
id=io.github.hubscope.Hubscope

work=$(mktemp -d)
hub=
cleanup() {
    [ -z "$hub" ] || kill -KILL "$hub" 2>/dev/null || true
    rm -rf "$work"
}
trap cleanup EXIT
step() { echo "-- $*"; }
fail() { echo "FAILED: $*" >&2; exit 1; }

# Nothing of the machine's user is read or written.
export HOME=$work/home XDG_DATA_HOME=$work/home/data XDG_CONFIG_HOME=$work/home/config XDG_RUNTIME_DIR=$work/home
export QT_QPA_PLATFORM=offscreen
mkdir -m 700 "$work/home"

step "the package is made"
"$cpack" --config "$build/CPackConfig.cmake" -B "$work/made" >"$work/cpack.log" 2>&1 ||
    { cat "$work/cpack.log" >&2; fail "cpack"; }
packages=("$work"/made/*.deb)
[ ${#packages[@]} = 1 ] || fail "expected one package, got: ${packages[*]}"
deb=${packages[0]}
field() { dpkg-deb --field "$deb" "$1"; }
[ "$(field Package)" = hubscope ] || fail "the package is named $(field Package)"
[ "$(field Version)" = "$version" ] || fail "the package has version $(field Version), not $version"
[[ "$(field Depends)" == *libqt6widgets6* ]] || fail "the dependencies lack Qt: $(field Depends)"
[[ "$(field Recommends)" == *fonts-inter* ]] || fail "the fonts are not recommended: $(field Recommends)"

step "it unpacks into an empty root"
root=$work/root
dpkg-deb --extract "$deb" "$root"
for file in \
    bin/hubscope bin/hubscope-hub bin/hubscope-client \
    share/applications/$id.desktop share/metainfo/$id.metainfo.xml share/icons/hicolor/scalable/apps/$id.svg \
    share/man/man1/hubscope.1.gz share/man/man1/hubscope-hub.1.gz share/man/man1/hubscope-client.1.gz \
    share/doc/hubscope/copyright share/doc/hubscope/changelog.gz; do
    [ -s "$root/usr/$file" ] || fail "/usr/$file is missing or empty"
done
# Headers, libraries or tests would mean that an install rule caught too much.
extra=$(cd "$root" && find . -type f ! -path './usr/bin/hubscope*' ! -path './usr/share/*')
[ -z "$extra" ] || fail "unexpected files: $extra"

step "desktop entry and metainfo are valid"
desktop-file-validate "$root/usr/share/applications/$id.desktop"
appstreamcli validate --no-net "$root/usr/share/metainfo/$id.metainfo.xml"
command=$(sed -n 's/^Exec=\([^ ]*\).*/\1/p' "$root/usr/share/applications/$id.desktop" | sort -u)
[ "$command" = hubscope ] || fail "the desktop entry starts: $command"

step "the programs are hardened"
for program in hubscope hubscope-hub hubscope-client; do
    binary=$root/usr/bin/$program
    readelf -h "$binary" | grep -q 'Type:.*DYN' || fail "$program does not load at a random address"
    readelf -l "$binary" | grep -q GNU_RELRO || fail "$program has no read-only relocations"
    readelf -d "$binary" | grep -q 'FLAGS.*NOW' || fail "$program binds lazily"
    readelf -d "$binary" | grep -Eq 'R(UN)?PATH' && fail "$program looks for libraries in a path of its own"
    readelf -S "$binary" | grep -q '\.debug_info' && fail "$program is not stripped"
    "$binary" --version | grep -qF "$version" || fail "$program --version lacks $version"
done

step "the window opens and closes"
timeout 60 "$root/usr/bin/hubscope" --exit-after 2 || fail "hubscope ended with $?"

step "the hub starts, answers, serves the client and ends"
: >"$work/hub.out"
"$root/usr/bin/hubscope-hub" --port 0 --quiet >"$work/hub.out" 2>"$work/hub.err" &
hub=$!
for ((i = 0; i < 200; i++)); do
    [ "$(wc -l <"$work/hub.out")" -ge 2 ] && break
    kill -0 "$hub" 2>/dev/null || break
    sleep 0.05
done
port=$(sed -n 's|^Endpoint: http://[^:]*:\([0-9]*\).*|\1|p' "$work/hub.out")
[ -n "$port" ] || { cat "$work/hub.out" "$work/hub.err" >&2; fail "hubscope-hub told no endpoint"; }
exec 3<>"/dev/tcp/127.0.0.1/$port"
printf 'HEAD /api/health HTTP/1.1\r\nHost: localhost:%s\r\nConnection: close\r\n\r\n' "$port" >&3
IFS= read -r -t 10 answer <&3 || fail "the hub gave no answer"
exec 3<&-
[[ "$answer" == HTTP/1.1\ [1-5][0-9][0-9]* ]] || fail "the hub answered: $answer"
connection_string=$(sed -n 's/^ConnectionString: //p' "$work/hub.out")
said=$(WEBPUBSUB_CONNECTION_STRING=$connection_string "$root/usr/bin/hubscope-client" --json --hub chat \
    <<<'{"id":1,"call":"start"}') || fail "hubscope-client ended with $?"
[[ "$said" == *'{"id":1,"ok":true}'* ]] || fail "hubscope-client said: $said"
kill -TERM "$hub"
status=0
wait "$hub" || status=$?
hub=
[ "$status" = 0 ] || fail "hubscope-hub ended with $status after SIGTERM"

echo "The package works: $(basename "$deb"), $(stat -c %s "$deb") bytes."
