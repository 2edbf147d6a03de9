#!/usr/bin/env bash
# Try the installer that .ci/windows.sh has made, under Wine, with a screen that nobody sees. Needs apt (as root).
set -euo pipefail
cd "$(dirname "$0")/../.."
sh .ci/setup.sh --system wine wine64 xvfb x11-utils xdotool imagemagick locales
cache=${XDG_CACHE_HOME:-$HOME/.cache}/gouji

# Office PCs work with code page 936, which Wine takes from the host's locale.
[[ -d $cache/locale/zh_CN.utf8 ]] || { mkdir -p "$cache/locale" && localedef -i zh_CN -f UTF-8 "$cache/locale/zh_CN.utf8"; }
export LOCPATH=$cache/locale LANG=zh_CN.UTF-8 LC_ALL=zh_CN.UTF-8

number=$(mktemp)
Xvfb -displayfd 3 -screen 0 1366x900x24 3>"$number" 2>/dev/null &
screen=$!
trap 'kill $screen 2>/dev/null || true; rm -f "$number"' EXIT
for _ in $(seq 50); do [[ -s $number ]] && break; sleep 0.2; done
if [[ -s $number ]]; then DISPLAY=:$(cat "$number"); export DISPLAY; else unset DISPLAY; fi
.venv/bin/python .ci/windows/try_installer.py --lacking "$cache/wine/lacking" dist/windows/gouji-*-setup.exe \
  dist/windows/gouji
