#!/bin/sh
# Set up, then open the desk with the example draft (or the drafts given). Where no screen can be reached (a server, a
# container, a display that refuses this user) a picture of the same window is made instead.
set -eu
here="$(cd "$(dirname "$0")/.." && pwd)"
sh "$here/.ci/setup.sh"
[ $# -gt 0 ] || set -- "$here/resources/examples/澄阳县水务局2024年年报（示例）.docx"
probe='from PySide6.QtGui import QGuiApplication; raise SystemExit(QGuiApplication([]).platformName() == "offscreen")'
# Qt aborts where it finds no screen: asked in a shell of its own, which keeps that to itself.
if sh -c 'ulimit -c 0; "$0" -c "$1"; exit $?' "$here/.venv/bin/python" "$probe" >/dev/null 2>&1; then
  exec "$here/.venv/bin/gouji" "$@"
fi
echo "没有可用的图形显示，改为离屏绘制，窗口的图片写到 gouji.png：" >&2
exec "$here/.venv/bin/gouji" --selftest "$1" --screenshot gouji.png -platform offscreen
