"""How long until the window is there, and until a dropped draft has its verdict.

Run in the checkout: python -m tests.commands.bench_start [--runs 5] [--only-window]. The program is started as a user
starts it, some times over, with byte code and a settings folder of its own, offscreen. Every moment is given twice, the
least of the runs: seconds of processor of the window's own process and seconds on the wall, both from the start of the
process; those of a dropped draft of four pages count from the drop.

splash    the program's name is on the screen
window    the window was painted for the first time
verdict   from the drop until the strip above the panes has its sentence and the list its findings; ``at once`` drops it
          as soon as the window is painted, ``later`` when the worker has had two seconds to get ready
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.support.drafts import to_docx
from tests.support.drafts_with_errors import with_errors
from tests.support.pdf_drafts import to_pdf

#: Runs in the started program: notes the moments, drops the draft, ends.
STARTER = """
import json, os, sys, time
from pathlib import Path

moments = {}

def note(name):
    moments[name] = time.process_time(), time.time() - float(os.environ["BEGUN"])

from gui.app import launch, splash
from PySide6 import QtCore, QtGui, QtWidgets
show_splash, enter = splash.show_splash, QtWidgets.QApplication.exec

def shown(*args):
    made = show_splash(*args)
    note("splash")
    return made

class Watch(QtCore.QObject):
    def eventFilter(self, window, event):
        if event.type() == QtCore.QEvent.Type.Paint and "window" not in moments:
            moments["window"] = None
            QtCore.QTimer.singleShot(0, lambda: painted(window))
        return False

def exec_(_app=None):
    window = next(w for w in QtWidgets.QApplication.topLevelWidgets() if type(w).__name__ == "MainWindow")
    watch = Watch(window)
    window.installEventFilter(watch)
    window.update()
    return enter()

def painted(window):
    note("window")
    draft = os.environ.get("DRAFT")
    QtCore.QTimer.singleShot(int(os.environ.get("PAUSE", "0")), lambda: drop(window, draft) if draft else end(window))

def drop(window, draft):
    note("drop")
    window.session.stage_changed.connect(lambda _stage: failed(window))
    window.session.draft_shown.connect(lambda: QtCore.QTimer.singleShot(0, lambda: verdict(window)))
    data = QtCore.QMimeData()
    data.setUrls([QtCore.QUrl.fromLocalFile(draft)])
    event = QtGui.QDropEvent(
        QtCore.QPointF(200, 200), QtCore.Qt.DropAction.CopyAction, data, QtCore.Qt.MouseButton.LeftButton,
        QtCore.Qt.KeyboardModifier.NoModifier)
    window.dropEvent(event)

def failed(window):
    if window.session.failure is not None:
        print(window.session.failure.detail, file=sys.__stderr__, flush=True)
        os._exit(1)

def verdict(window):
    assert window.desk.findings.list.model().rowCount(), "nothing found"
    note("verdict")
    end(window)

def end(window):
    print(json.dumps(moments), flush=True)
    window.close()

splash.show_splash, QtWidgets.QApplication.exec = shown, exec_
sys.exit(launch.main([]))
"""

Moments = dict[str, tuple[float, float]]


def start(folder: Path, draft: Path | None = None, pause: int = 0) -> Moments:
    """One start of the program; when what happened. ``pause`` in milliseconds between window and drop."""
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    environment |= {
        "QT_QPA_PLATFORM": os.environ.get("QT_QPA_PLATFORM", "offscreen"), "PYTHONPATH": os.getcwd(),
        "XDG_CONFIG_HOME": str(folder), "XDG_DATA_HOME": str(folder), "APPDATA": str(folder), "PAUSE": str(pause),
        "DRAFT": str(draft or ""), "BEGUN": repr(time.time()),
    }  # fmt: skip
    starter = folder / "starter.py"  # workers read it too, and have nothing to do with what it does
    starter.write_text("if __name__ == '__main__':\n    import watched", encoding="utf-8")
    (folder / "watched.py").write_text(STARTER, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, str(starter)], env=environment, capture_output=True, encoding="utf-8", check=False, timeout=60
    )
    if done.returncode or not done.stdout.strip():
        raise SystemExit(done.stderr or "the program ended without a word")
    return {name: (moment[0], moment[1]) for name, moment in json.loads(done.stdout.splitlines()[-1]).items()}


def least(runs: list[Moments], name: str, since: str = "") -> str:
    """The least processor time and wall time of a moment, from another moment where one is named."""
    times = [[run[name][i] - (run[since][i] if since else 0) for run in runs] for i in (0, 1)]
    return f"processor {min(times[0]):.2f} s, wall {min(times[1]):.2f} s"


def main() -> None:
    """Print one line for each moment."""
    parser = argparse.ArgumentParser(prog="python -m tests.commands.bench_start")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--only-window", action="store_true")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        start(folder)  # writes the byte code, reads what is not in the cache of the system
        runs = [start(folder) for _ in range(options.runs)]
        for moment in ("splash", "window"):
            print(f"{moment:24}{least(runs, moment)}", flush=True)
        if options.only_window:
            return
        drafts = {"docx": folder / "年报.docx", "pdf": folder / "年报.pdf"}
        drafts["docx"].write_bytes(to_docx(with_errors()))
        drafts["pdf"].write_bytes(to_pdf(with_errors()).data)
        for kind, draft in drafts.items():
            for told, pause in (("at once", 0), ("later", 2000)):
                runs = [start(folder, draft, pause) for _ in range(options.runs)]
                print(f"{f'verdict, {kind}, {told}':24}{least(runs, 'verdict', 'drop')}", flush=True)


if __name__ == "__main__":
    main()
