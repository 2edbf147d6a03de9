#!/usr/bin/env bash
# A Windows Python 3.11 under Wine with all that the packaged program is made of, on Debian 12:
#
#   bash .ci/windows/python.sh PREFIX      afterwards C:\py311\python.exe in that Wine prefix
#
# Packages are those of .ci/package/requirements.lock, by their hashes. A second call with the same lock and the same
# recipe returns at once. Exit status 3, with one line that says why, where Wine or a Python 3.11 of the host cannot be had.
# Needs Debian packages (installed if missing, as root), the package registries and a Python 3.11 of the host.
#
# Where the parts come from: the interpreter's libraries are python.org's own, signed by the Python Software Foundation, as
# the panda3d wheel carries them (3.11.9, the last 3.11 that python.org has made for Windows); the library written in
# Python is Debian's, with the fixes of security's faults since then; python.exe (a tool of the build) and python3.dll (a
# forwarder to python311.dll) are made here with mingw. The file "fixes" beside python.exe says which version of Debian's.
set -euo pipefail
cd "$(dirname "$0")/../.."
lock=$PWD/.ci/package/requirements.lock parts=$PWD/.ci/windows/parts
prefix=$(realpath -m "${1:?usage: python.sh PREFIX}")
host=$(command -v python3.11) || { echo "Windows: not built, this machine has no Python 3.11" >&2; exit 3; }
sh .ci/setup.sh --system wine wine64 gcc-mingw-w64-x86-64-win32 binutils-mingw-w64-x86-64 mingw-w64-x86-64-dev \
  osslsigncode unzip ca-certificates || { echo "Windows: not built, Wine and mingw cannot be installed here" >&2; exit 3; }
version=$(wine --version 2>/dev/null | grep -o '[0-9]*' | head -1)
((version >= 8)) || { echo "Windows: not built, it needs Wine 8 and this is Wine $version" >&2; exit 3; }
stamp=$prefix/.ready; want=$(cat "$lock" .ci/windows/{python,packages}.sh "$parts"/*.c | sha256sum | cut -d" " -f1)
[[ -f $stamp && $(cat "$stamp") == "$want" ]] && exit 0


work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
rm -rf "$prefix"; mkdir -p "$prefix"
export WINEPREFIX=$prefix WINEARCH=win64 WINEDEBUG=-all DISPLAY= WINEDLLOVERRIDES='mscoree=;mshtml='
wine wineboot -i </dev/null >/dev/null 2>&1
wine winecfg /v win10 </dev/null >/dev/null 2>&1
py=$prefix/drive_c/py311; mkdir -p "$py/DLLs" "$py/Lib/site-packages"

"$host" -m pip download -qq --no-deps --platform win_amd64 --python-version 3.11 --only-binary=:all: -d "$work" panda3d==1.10.16
wheel=$(ls "$work"/panda3d-*.whl)
echo "37acfb92655c4226879f95c988e2ef1449a53c54486d6c1ebc00e2772429af82  $wheel" | sha256sum -c --quiet
unzip -q "$wheel" 'deploy_libs/*' -d "$work"
libs=$work/deploy_libs
names=(python311.dll libcrypto-3.dll libssl-3.dll libffi-8.dll sqlite3.dll)
for file in "${names[@]/#/$libs/}" "$libs"/*.pyd; do
  osslsigncode verify -ignore-crl -ignore-timestamp -time 1714000000 -in "$file" >/dev/null ||
    { echo "bad signature: ${file##*/}" >&2; exit 1; }
done
cp "$libs/python311.dll" "$py/"
cp "$libs"/*.pyd "${names[@]/#/$libs/}" "$py/DLLs/"; rm "$py/DLLs/python311.dll"
mkdir "$work/debian"
library() { (cd "$work/debian" && apt-get -qq download libpython3.11-minimal libpython3.11-stdlib 2>/dev/null); }
library || { apt-get -qq update && library; } ||
  { echo "Windows: not built, Debian's library of Python 3.11 cannot be had here" >&2; exit 3; }
for file in "$work"/debian/*.deb; do dpkg-deb --extract "$file" "$work/debian"; done
echo "Debian $(dpkg-deb --field "$work"/debian/libpython3.11-stdlib_*.deb Version) (Lib)" >"$py/fixes"
tar cf - -C "$work/debian/usr/lib/python3.11" --exclude=__pycache__ --exclude=./lib-dynload --exclude=./test \
  --exclude='./config-*' --exclude=./idlelib --exclude=./turtledemo --exclude='_sysconfigdata*' --exclude='*/tests' \
  --exclude='*/test' --exclude=./sitecustomize.py . | tar xf - -C "$py/Lib"

cc=x86_64-w64-mingw32-gcc
$cc -O2 -municode -s -o "$py/python.exe" "$parts/python.c"
{
  printf 'LIBRARY python3.dll\nEXPORTS\n'
  x86_64-w64-mingw32-objdump -p "$py/python311.dll" | sed -n \
    '/Ordinal\/Name Pointer/,/^$/s/^[[:space:]]*\[ *[0-9]*\] \(_\{0,1\}Py[A-Za-z0-9_]*\)$/  \1=python311.\1/p'
} >"$work/python3.def"
echo 'int __stdcall DllMain(void *h, unsigned long r, void *p) { return 1; }' >"$work/python3.c"
$cc -shared -nostdlib -Wl,-e,DllMain -s -o "$py/python3.dll" "$work/python3.c" "$work/python3.def"
# What Wine 8 lacks; each says at its head what for. For this prefix and the one of the tries, never shipped.
mkdir -p "$prefix/lacking"
for name in bcryptprimitives windows.ui; do
  $cc -shared -nostdlib -Wl,-e,DllMain -O2 -fno-builtin -s -o "$prefix/lacking/$name.dll" "$parts/$name.c" -ladvapi32
  [[ -e $prefix/drive_c/windows/system32/$name.dll ]] || cp "$prefix/lacking/$name.dll" "$prefix/drive_c/windows/system32/"
done
numbers=wine-lacks-crt-math-l1-1-0
{
  printf 'LIBRARY %s.dll\nEXPORTS\n' $numbers
  x86_64-w64-mingw32-objdump -p "$prefix/drive_c/windows/system32/ucrtbase.dll" | sed -n \
    '/Ordinal\/Name Pointer/,/^$/s/^[[:space:]]*\[ *[0-9]*\] \([A-Za-z_][A-Za-z0-9_]*\)$/\1/p' |
    sed '/^c\(real\|imag\)[fl]\{0,1\}$/!s/.*/  &=ucrtbase.&/'
} >"$work/numbers.def"
$cc -shared -nostdlib -Wl,-e,DllMain -O2 -fno-builtin -s -o "$prefix/lacking/$numbers.dll" \
  "$parts/wine-lacks-crt-math.c" "$work/numbers.def"
cp "$prefix/lacking/$numbers.dll" "$prefix/drive_c/windows/system32/"

bash .ci/windows/packages.sh "$lock" "$py/Lib/site-packages"
cp "$py"/Lib/site-packages/shiboken6/*140*.dll "$py/"
wine 'C:\py311\python.exe' -c 'import sys, ssl, sqlite3, ctypes, PyInstaller; print(sys.version, sys.platform)' \
  </dev/null 2>&1 | cat
echo "$want" >"$stamp"
