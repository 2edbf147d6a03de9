#!/bin/sh
# Set up, then run the tests (arguments go to pytest). No screen is needed.
set -eu
cd "$(dirname "$0")/.."
sh .ci/setup.sh
export QT_QPA_PLATFORM=offscreen
exec .venv/bin/python -m pytest "$@"
