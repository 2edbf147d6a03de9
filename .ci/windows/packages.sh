#!/usr/bin/env bash
# The packages of a lock file as they are for Windows and Python 3.11, unpacked into a folder: packages.sh LOCK FOLDER.
# Works on any system that has a Python 3.11. pip asks the markers of the system it runs on, so the lines for Windows are
# given without them, those for other systems and newer Pythons not at all.
set -euo pipefail
lines=$(mktemp); trap 'rm -f "$lines"' EXIT
sed -e "/sys_platform == 'darwin'/,/^[a-z]/{/^[a-z]/!d;/darwin/d}" \
  -e "/python_full_version >= '3.12'/,/^[a-z]/{/^[a-z]/!d;/>= '3.12'/d}" -e 's/ ; .*[^\\] \\$/ \\/' "${1:?}" >"$lines"
python3.11 -m pip install -qq --disable-pip-version-check --root-user-action=ignore --platform win_amd64 \
  --python-version 3.11 --implementation cp --abi cp311 --abi abi3 --abi none --only-binary=:all: --no-deps \
  --require-hashes --target "${2:?}" --no-compile -r "$lines"
