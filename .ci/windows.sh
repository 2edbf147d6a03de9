#!/usr/bin/env bash
# The program for Windows offices, made under Wine on Debian 12: the folder dist/windows/gouji and the installer beside it
# with its hash. Needs apt (as root) and pip. On Windows itself .github/workflows does the same.
#
#   bash .ci/windows.sh [--quick]       --quick: an installer that is packed less (for working on it)
#   bash .ci/windows.sh --prepare       nothing but what the above needs: system packages and the Windows Python
#
# The Wine prefix with the Windows Python is kept in the user's cache folder and made again only when the lock file or its
# recipe changes. Exit status 3, with one line that says why, where Wine cannot be had.
set -euo pipefail
cd "$(dirname "$0")/.."
step() { printf -- '-- %s (%ds)\n' "$1" "$SECONDS"; }
prefix=${XDG_CACHE_HOME:-$HOME/.cache}/gouji/wine
step "Windows Python"
bash .ci/windows/python.sh "$prefix"
sh .ci/setup.sh --system nsis
[[ ${1:-} != --prepare ]] || exit 0
export WINEPREFIX=$prefix WINEARCH=win64 WINEDEBUG=-all DISPLAY= WINEDLLOVERRIDES='mscoree=;mshtml='

step "folder"
rm -rf dist/windows
wine cmd /c exit </dev/null >/dev/null 2>&1 || true # the first process of a prefix keeps the pipe
PYTHONUTF8=1 PYTHONNODEBUGRANGES=1 timeout 1500 wine 'C:\py311\python.exe' -m PyInstaller --noconfirm --log-level ERROR \
  --workpath build/windows --distpath dist/windows build.spec </dev/null 2>&1 | { grep -v 'api-ms-win\|INFO:' || true; }
.venv/bin/python .ci/package/sizes.py dist/windows/gouji

step "installer"
.venv/bin/python .ci/windows/installer.py "$@" dist/windows/gouji dist/windows
step "made"
