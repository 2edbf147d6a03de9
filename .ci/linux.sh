#!/bin/sh
# The program for Linux offices: the folder dist/gouji. Needs the package
# registries (apt as root, pip). Made with the Python of .venv; whoever has another names it: PYTHON=/opt/bin/python3.11.
set -eu
cd "$(dirname "$0")/.."
sh .ci/setup.sh --system binutils icu-devtools libpython3.11
python="${PYTHON:-.venv/bin/python}"
[ -x "$python" ] || python="$(command -v python3.11)"
want="$(cat .ci/package/requirements.lock; "$python" -c 'import sys; print(sys.version, sys.executable)')"
if ! [ -f build/python/.ready ] || [ "$(cat build/python/.ready)" != "$want" ]; then
  rm -rf build/python
  "$python" -m venv build/python
  build/python/bin/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes \
    --requirement .ci/package/requirements.lock
  printf '%s' "$want" >build/python/.ready
fi
rm -rf dist/gouji
build/python/bin/pyinstaller --noconfirm --log-level ERROR --workpath build --distpath dist build.spec
du -sh dist/gouji
