#!/usr/bin/env bash
# Try the installer that .ci/windows.sh has made, and that of the component for scans where it is made too, under Wine,
# with a screen that nobody sees. Needs apt (as root).
set -euo pipefail
cd "$(dirname "$0")/../.."
sh .ci/setup.sh --system wine wine64 nsis osslsigncode openssl xvfb xdotool imagemagick locales
cache=${XDG_CACHE_HOME:-$HOME/.cache}/gouji

# Signing, with a certificate of a minute and the two small programs alone.
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/folder" && cp dist/windows/gouji/*.exe "$work/folder"
openssl req -x509 -newkey rsa:2048 -nodes -days 1 -subj "/CN=Gouji try" -addext extendedKeyUsage=codeSigning \
  -keyout "$work/key.pem" -out "$work/certificate.pem" 2>/dev/null
openssl pkcs12 -export -in "$work/certificate.pem" -inkey "$work/key.pem" -out "$work/try.pfx" -passout pass:try
GOUJI_SIGN_PFX=$work/try.pfx GOUJI_SIGN_PASSWORD=try GOUJI_SIGN_TIMESTAMP='' \
  .venv/bin/python .ci/windows/installer.py --quick "$work/folder" "$work"
for file in "$work"/folder/*.exe "$work"/*-setup.exe; do
  osslsigncode verify -CAfile "$work/certificate.pem" -in "$file" >/dev/null || { echo "not signed: ${file##*/}" >&2; exit 1; }
done
echo "ok  signed where a certificate is given"

# Office PCs work with code page 936, which Wine takes from the host's locale.
[[ -d $cache/locale/zh_CN.utf8 ]] || { mkdir -p "$cache/locale" && localedef -i zh_CN -f UTF-8 "$cache/locale/zh_CN.utf8"; }

Xvfb -displayfd 3 -screen 0 1920x1080x24 3>"$work/display" 2>/dev/null &
screen=$!
trap 'kill $screen 2>/dev/null || true; rm -rf "$work"' EXIT
for _ in $(seq 50); do [[ -s $work/display ]] && break; sleep 0.2; done
if [[ -s $work/display ]]; then DISPLAY=:$(cat "$work/display"); export DISPLAY; else unset DISPLAY; fi
scans=()
for file in dist/windows/gouji-recognition-*-setup.exe; do [[ ! -f $file ]] || scans=(--scans "$file"); done
env LOCPATH="$cache/locale" LANG=zh_CN.UTF-8 LC_ALL=zh_CN.UTF-8 \
  .venv/bin/python .ci/windows/try_installer.py --lacking "$cache/wine/lacking" "${scans[@]}" \
  dist/windows/gouji-[0-9]*-setup.exe dist/windows/gouji
