#!/bin/sh
# The program for Linux offices: the folder dist/gouji and the package dist/gouji_VERSION_ARCHITECTURE.deb. On Debian 12;
# needs the package registries (apt as root, pip). "--folder": the folder alone; "--recognition", once the program has been
# made: the component that reads scans, dist/recognition and dist/gouji-recognition_VERSION_ARCHITECTURE.deb.
# It is made with a Python for old systems (interpreter.sh); whoever has another names it: PYTHON=/opt/bin/python3.11.
set -eu
cd "$(dirname "$0")/.."
sh .ci/setup.sh --system binutils icu-devtools python3-venv
python="${PYTHON:-$(sh .ci/package/interpreter.sh)}" && old=yes || {
  # a build that says so is better than none
  echo "The Python for glibc 2.28 could not be made here: this program starts on systems as new as this one." >&2
  python=python3 old=no
}
# Wheels for glibc up to 2.28 and none for a newer one; the newest that pip would take for this machine is not asked. For
# ARM there is no older Qt than one for 2.39.
newest=28
[ "$(uname -m)" = x86_64 ] || newest=39
platforms="$(for minor in $(seq 5 $newest); do printf -- '--platform manylinux_2_%s_%s ' "$minor" "$(uname -m)"; done)"
packages() { # FOLDER LOCK: a Python with these packages
  want="$(cat "$2" .ci/linux.sh && echo "$python" && "$python" -VV)"
  [ "$(cat "$1/.ready" 2>/dev/null)" != "$want" ] || return 0
  rm -rf "$1"
  "$python" -m venv --without-pip "$1"
  [ -x build/pip/bin/python ] || python3 -m venv build/pip
  # shellcheck disable=SC2086
  build/pip/bin/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes --no-compile \
    $platforms --platform "manylinux2014_$(uname -m)" --python-version 3.11 --implementation cp --abi cp311 --abi abi3 \
    --abi none --only-binary :all: --target "$1/lib/python3.11/site-packages" --requirement "$2"
  printf '%s' "$want" >"$1/.ready"
}
made() { # PYTHON SPEC
  "$1" -m PyInstaller --noconfirm --log-level ERROR --workpath build --distpath dist "$2"
}
export PYTHONHASHSEED=0 PYTHONNODEBUGRANGES=1
if [ "${1:-}" = --recognition ]; then
  sh .ci/setup.sh --system gcc
  packages build/recognition-python .ci/package/recognition.lock
  rm -rf dist/recognition dist/gouji-recognition_*.deb
  made build/recognition-python/bin/python .ci/package/recognition.spec
  build/python/bin/python .ci/package/floor.py dist/recognition || [ $old = no ]
  du -sh dist/recognition
  build/python/bin/python .ci/package/debian.py dist/recognition dist
  exit 0
fi
packages build/python .ci/package/requirements.lock
rm -rf dist/gouji dist/gouji_*.deb
made build/python/bin/python build.spec
build/python/bin/python .ci/package/floor.py dist/gouji || [ $old = no ]
du -sh dist/gouji
[ "${1:-}" != --folder ] || exit 0
build/python/bin/python .ci/package/debian.py dist/gouji dist
