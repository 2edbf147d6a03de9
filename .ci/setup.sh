#!/bin/sh
# Everything the program and its tests need on Debian 12 (or Ubuntu 22.04 and later): system libraries by apt, Python
# packages by pip into .venv. Changes nothing else; a second run finds all in place and takes a second.
# Arguments: further Debian packages to have; "--system" as the first: only these and the system libraries.
set -eu
cd "$(dirname "$0")/.."

# For Qt without a screen; for a window on X11; for Chinese glyphs.
offscreen="libgl1 libegl1 libxkbcommon0 libdbus-1-3 libfontconfig1 libglib2.0-0"
window="libxcb-cursor0 libxkbcommon-x11-0 libx11-xcb1 libxcb-icccm4 libxcb-image0 libxcb-keysyms1 libxcb-randr0
  libxcb-render-util0 libxcb-shape0 libxcb-xkb1 libxcb-sync1 libxcb-xfixes0"
fonts="fonts-noto-cjk"

system=""
if [ "${1:-}" = --system ]; then
  system=only
  shift
fi

has() { dpkg-query -W -f '${db:Status-Status}' "$1" 2>/dev/null | grep -qx installed; }
usable() { "$1" -c 'import sys, venv, ensurepip; sys.exit(not (3, 11) <= sys.version_info[:2] < (3, 14))' 2>/dev/null; }

if command -v apt-get >/dev/null; then
  missing=""
  for package in $offscreen $window $fonts "$@"; do
    # A library renamed by the 64-bit-time transition counts under its new name too.
    has "$package" || has "${package}t64" || missing="$missing $package"
  done
  [ -x .venv/bin/python ] || for python in python3.11 python3.12 python3.13 python3; do usable "$python" && break; done ||
    missing="$missing python3 python3-venv"
  if [ -n "$missing" ]; then
    as_root=""
    [ "$(id -u)" = 0 ] || as_root="$(command -v sudo || true)"
    if [ "$(id -u)" != 0 ] && [ -z "$as_root" ]; then
      echo "需要管理员安装这些软件包：$missing" >&2
      exit 1
    fi
    echo "安装系统软件包：$missing" >&2
    $as_root apt-get update -qq
    # shellcheck disable=SC2086
    $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing >/dev/null
  fi
else
  echo "不是 Debian 系统：请自行安装 Qt 6 所需的系统库（$offscreen）。" >&2
fi

[ -z "$system" ] || exit 0
if ! [ -x .venv/bin/python ]; then
  for python in python3.11 python3.12 python3.13 python3; do usable "$python" && break; done
  usable "$python" || { echo "需要 Python 3.11、3.12 或 3.13（含 venv）。" >&2; exit 1; }
  "$python" -m venv .venv
fi
if ! [ .venv/.ready -nt pyproject.toml ]; then
  echo "安装 Python 包到 .venv …" >&2
  .venv/bin/python -m pip install --quiet --disable-pip-version-check --editable '.[test]'
  rm -f core/base/__pycache__/prepared.*.bin
  touch .venv/.ready
fi
# So that the program, which many tests start, starts in two thirds of the time.
prepared="$(ls core/base/__pycache__/prepared.*.bin 2>/dev/null | head -n 1)"
[ -n "$prepared" ] && [ -z "$(find core resources -newer "$prepared" -type f ! -path '*/__pycache__/*' | head -n 1)" ] ||
  .venv/bin/python -m core.pipeline.prepare
