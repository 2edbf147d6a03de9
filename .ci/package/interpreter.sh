#!/bin/sh
# The Python that the Linux package carries: made from Debian's source of Python 3.11, with the fixes of faults that Debian
# has put on it since, for glibc 2.28 (UOS 20, Kylin V10), whatever glibc the builder has (Debian 12). Prints where its
# executable is; the file "fixes" beside bin says which of Debian's versions it has the fixes of.
#
# Debian's own needs 2.35. The compiler is zig's, which links against the symbols of any glibc; zlib, libffi, xz
# and SQLite are linked in from Debian's libraries for that; libbz2, which cannot be, asks for no more than 2.4. The
# result is kept by content in $GOUJI_CACHE (~/.cache/gouji): a second call returns at once. When Debian has published new
# fixes, raise "fixes" below: it is the oldest version whose fixes will do, and makes everyone's kept Python anew.
# Needs apt as root, with source packages in reach, and pip; two to eight minutes.
set -eu
cd "$(dirname "$0")/../.."
version=3.11.2
fixes=3.11.2-6+deb12u8
source_sum=2411c74bda5bbcfcddaf4531f66d1adc73f247f529aee981b029513aefdbf849
glibc=2.28
cache="${GOUJI_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/gouji}"
key="$(cat .ci/package/interpreter.sh .ci/package/compiler.lock | sha256sum | cut -c1-16)"
made="$cache/python-$version-glibc$glibc-$(uname -m)-$key"
if [ -x "$made/bin/python3.11" ]; then
  echo "$made/bin/python3.11"
  exit 0
fi

sh .ci/setup.sh --system make dpkg-dev libffi-dev zlib1g-dev libbz2-dev liblzma-dev libsqlite3-dev python3-venv >&2
mkdir -p "$cache"
work="$(mktemp -d "$cache/making.XXXXXX")"
trap 'rm -rf "$work"' EXIT

# Debian's sources of where this system takes its packages from; its own lists are left as they are.
lists="$work/apt"
mkdir -p "$lists/lists/partial" "$lists/cache" "$lists/sources" "$work/source"
for file in /etc/apt/sources.list /etc/apt/sources.list.d/*; do
  [ -f "$file" ] || continue
  case "$file" in
    *.sources) sed 's/^Types:.*/Types: deb-src/' "$file" >"$lists/sources/$(basename "$file")" ;;
    *.list) sed -n 's/^deb /deb-src /p' "$file" >"$lists/sources/$(basename "$file")" ;;
  esac
done
apt() {
  apt-get -qq -o Dir::Etc::SourceList=/dev/null -o Dir::Etc::SourceParts="$lists/sources" \
    -o Dir::State::Lists="$lists/lists" -o Dir::Cache="$lists/cache" -o APT::Sandbox::User=root "$@"
}
apt update >&2 || true # a source without source packages is no reason to stop
# The newest that is in reach, which a security archive lists before every mirror has it. apt knows it by Debian's
# signature, and the release it is made of by the sum above.
mkdir -p "$work/debian"
for found in $(apt-cache -o Dir::State::Lists="$lists/lists" -o Dir::Cache="$lists/cache" -o Dir::Etc::SourceList=/dev/null \
  -o Dir::Etc::SourceParts="$lists/sources" showsrc python3.11 | sed -n "s/^Version: \($version-.*\)/\1/p" | sort -urV); do
  dpkg --compare-versions "$found" ge "$fixes" || continue
  (cd "$work/debian" && apt source --download-only "python3.11=$found" >&2) && break
done
archive="$work/debian/python3.11_$version.orig.tar.gz"
patches="$work/debian/python3.11_$found.debian.tar.xz"
[ -f "$patches" ] || { echo "Debian's python3.11 $fixes or newer is not in reach" >&2; exit 1; }
echo "$source_sum  $archive" | sha256sum --check --quiet >&2
tar -xzf "$archive" -C "$work/source" --strip-components=1
tar -xJf "$patches" -C "$work/debian"
# Of Debian's changes those that mend faults, security's and crashes; the others fit Python into Debian's own folders.
(
  cd "$work/source"
  sed -n '/^CVE-/p; /^000[0-9]-3\.11-/p; /-crash\.diff$/p; /-deadlock\.diff$/p; /-dereference\.patch$/p' \
    "$work/debian/debian/patches/series" | while read -r patch; do
    patch -p1 --silent --forward <"$work/debian/debian/patches/$patch"
  done
) >&2

python3 -m venv "$work/zig"
"$work/zig/bin/python" -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes \
  --requirement .ci/package/compiler.lock >&2
zig="$(echo "$work"/zig/lib/python3*/site-packages/ziglang/zig)"
export ZIG_GLOBAL_CACHE_DIR="$work/zig-cache"
cat >"$work/cc" <<CC
#!/bin/sh
# CPython's setup.py names the system's own folders, where the headers are those of its glibc.
for argument; do
  shift
  case "\$argument" in -I/usr/* | -L/usr/*) ;; *) set -- "\$@" "\$argument" ;; esac
done
exec "$zig" cc -target "$(uname -m)-linux-gnu.$glibc" -fno-sanitize=all "\$@"
CC
chmod +x "$work/cc"

# Headers and libraries apart from the system's own, which would bring its glibc.
triplet="$(dpkg-architecture -qDEB_HOST_MULTIARCH)"
mkdir -p "$work/linked/include" "$work/linked/lib"
(cd /usr/include && cp -r zlib.h zconf.h bzlib.h lzma.h lzma sqlite3.h "$triplet/ffi.h" "$triplet/ffitarget.h" \
  "$work/linked/include")
(cd "/usr/lib/$triplet" && cp libz.a liblzma.a libsqlite3.a "$work/linked/lib" &&
  cp libffi_pic.a "$work/linked/lib/libffi.a" && cp -L libbz2.so "$work/linked/lib")
(
  cd "$work/source"
  # the day of the release instead of today, so that it can be made again
  sed -i 's/^#define DATE __DATE__/#define DATE "Feb  7 2023"/; s/^#define TIME __TIME__/#define TIME "00:00:00"/' \
    Modules/getbuildinfo.c
  # a fix uses what only Python's own modules may: Debian has pyexpat in the program itself, setup.py makes a library
  sed -i "s/Extension('pyexpat', sources=\['pyexpat.c'\]/&, extra_compile_args=['-DPy_BUILD_CORE_MODULE']/" setup.py
  export CC="$work/cc" AR="$zig ar" RANLIB="$zig ranlib" PKG_CONFIG=false LIBFFI_INCLUDEDIR="$work/linked/include"
  # -Bsymbolic: Debian's static libraries are made for programs, not for libraries
  ./configure --quiet --prefix=/opt/gouji-python --enable-shared --without-ensurepip --with-system-ffi \
    --without-static-libpython --disable-test-modules CPPFLAGS="-I$work/linked/include" \
    LDFLAGS="-L$work/linked/lib -Wl,-Bsymbolic -s -Wl,-rpath,\\\$\$ORIGIN/../lib" \
    ac_cv_header_uuid_h=no ac_cv_header_uuid_uuid_h=no
  sed -i 's/-Wl,-h/-Wl,-soname,/' Makefile # another spelling of the same
  make --silent --jobs "$(nproc)" PY3LIBRARY= # the one for extensions of any version of Python: nothing here asks for it
  make --silent install PY3LIBRARY= COMPILEALL_OPTS=-l DESTDIR="$work/made"
) >"$work/log" 2>&1 || { tail -30 "$work/log" >&2; exit 1; }
LD_LIBRARY_PATH='' "$work/made/opt/gouji-python/bin/python3.11" -c '
import _elementtree, bz2, ctypes, decimal, lzma, pyexpat, sqlite3, unicodedata, zlib, zoneinfo' >&2
if ls "$work"/made/opt/gouji-python/lib/python3.11/lib-dynload/ | grep _failed >&2; then exit 1; fi
echo "Debian $found" >"$work/made/opt/gouji-python/fixes"
rm -rf "$made"
mv "$work/made/opt/gouji-python" "$made"
echo "$made/bin/python3.11"
