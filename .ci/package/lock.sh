#!/bin/sh
# Make the lock files anew: every package that goes into the program that offices install, or that makes it, with the
# version that the tests have run with and the hashes of its files, for Linux and Windows. Needs .venv (sh .ci/setup.sh).
# The packages are written in pyproject.toml: dependencies and the extra "package" make requirements.lock, with the extra
# "ocr" beside them recognition.lock.
set -eu
cd "$(dirname "$0")/../.."
mkdir -p build
[ -x build/uv/bin/uv ] || { python3 -m venv build/uv && build/uv/bin/python -m pip install --quiet 'uv>=0.5,<1'; }
.venv/bin/python -m pip freeze --exclude-editable --disable-pip-version-check >build/tested.txt
made() { # FILE ARGUMENT…
  file="$1"
  shift
  build/uv/bin/uv pip compile --quiet pyproject.toml --extra package --universal --python-version 3.11 \
    --generate-hashes --custom-compile-command 'sh .ci/package/lock.sh' --no-annotate --output-file "$file" "$@"
}
made .ci/package/requirements.lock --constraint build/tested.txt "$@"
made .ci/package/recognition.lock --extra ocr --constraint .ci/package/requirements.lock
