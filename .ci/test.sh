#!/bin/sh
# Set up, then run the tests on all processors (arguments go to pytest; "-m slow" runs the long ones instead). No screen
# is needed.
set -eu
cd "$(dirname "$0")/.."
sh .ci/setup.sh
export QT_QPA_PLATFORM=offscreen
unset PYTHONDONTWRITEBYTECODE # many tests start the program as a process of its own
exec .venv/bin/python -m pytest -n auto --dist worksteal "$@"
