#!/usr/bin/env bash
# The program for Windows offices, made under Wine on Debian 12: the folder dist/windows/gouji. Needs apt (as root) and
# pip. On Windows itself .github/workflows does it.
#
# The Wine prefix with the Windows Python is kept in build/wine and made again only when the lock file changes.
set -euo pipefail
cd "$(dirname "$0")/.."
step() { printf '== %s (%ds)\n' "$1" "$SECONDS"; }
prefix=$PWD/build/wine
step "Windows Python"
bash .ci/windows/python.sh "$prefix"
export WINEPREFIX=$prefix WINEARCH=win64 WINEDEBUG=-all DISPLAY= WINEDLLOVERRIDES='mscoree=;mshtml='

step "folder"
rm -rf dist/windows/gouji
wine cmd /c exit </dev/null >/dev/null 2>&1 || true # the first process of a prefix keeps the pipe
PYTHONUTF8=1 timeout 1500 wine 'C:\py311\python.exe' -m PyInstaller --noconfirm --log-level ERROR \
  --workpath build/windows --distpath dist/windows build.spec </dev/null 2>&1 | { grep -v 'api-ms-win' || true; }
du -sh dist/windows/gouji

step "answers"
wine dist/windows/gouji/gouji.exe --version </dev/null 2>&1 | cat | grep -q '^gouji [0-9]'
for draft in resources/examples/*.docx; do
  wine dist/windows/gouji/gouji.exe check --format json "Z:$PWD/$draft" </dev/null 2>/dev/null | cat | grep -q '"status": "checked"'
done
step "all is well"
