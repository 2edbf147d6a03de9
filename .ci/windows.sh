#!/usr/bin/env bash
# The program for Windows offices, made under Wine on Debian 12: the folder dist/windows/gouji and the installer beside it
# with its hash. Needs apt (as root) and pip. On Windows itself .github/workflows does the same.
#
#   bash .ci/windows.sh [--quick]       --quick: an installer that is packed less (for working on it)
#   bash .ci/windows.sh --recognition   once the program has been made: the component that reads scans, its installer
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
wine cmd /c exit </dev/null >/dev/null 2>&1 || true # the first process of a prefix keeps the pipe
made() { # SPEC
  PYTHONUTF8=1 PYTHONNODEBUGRANGES=1 timeout 1500 wine 'C:\py311\python.exe' -m PyInstaller --noconfirm --log-level ERROR \
    --workpath build/windows --distpath dist/windows "$1" </dev/null 2>&1 | { grep -v 'api-ms-win\|INFO:' || true; }
}
if [[ ${1:-} == --recognition ]]; then
  packages=build/windows-recognition
  step "recognition component: its packages"
  if [[ $(cat $packages/.ready 2>/dev/null) != "$(cat .ci/package/recognition.lock)" ]]; then
    rm -rf $packages
    bash .ci/windows/packages.sh .ci/package/recognition.lock $packages
    .venv/bin/python .ci/windows/for_wine.py $packages
    cp .ci/package/recognition.lock $packages/.ready
  fi
  step "recognition component: folder"
  rm -rf dist/windows/recognition
  PYTHONPATH="Z:$PWD/$packages" made .ci/package/recognition.spec
  .venv/bin/python .ci/windows/for_wine.py dist/windows/recognition --back
  .venv/bin/python .ci/package/sizes.py dist/windows/recognition
  .venv/bin/python .ci/windows/installer.py dist/windows/recognition dist/windows
  exit 0
fi

step "folder"
rm -rf dist/windows/gouji dist/windows/gouji-[0-9]*
made build.spec
.venv/bin/python .ci/package/sizes.py dist/windows/gouji

step "installer"
.venv/bin/python .ci/windows/installer.py "$@" dist/windows/gouji dist/windows
step "made"
