"""The program on a real X server (Xvfb), driven by real key and mouse events, as a process of its own.

What happened is read from a record that a small starter writes beside the program, and from pictures of the screen.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest
from PIL import Image, ImageGrab

from core.base.resources import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

needs_screen = pytest.mark.skipif(
    not (sys.platform.startswith("linux") and shutil.which("Xvfb") and shutil.which("xdotool")),
    reason="needs Xvfb and xdotool",
)

#: The program as it is started by a user, with a recorder beside it: after every event loop turn that changed
#: something, the state goes to a file as one JSON line.
STARTER = """
import json, os, sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QMenu
import gui.app.application
from gui.app import launch
from gui.app.main_window import MainWindow

out = Path(os.environ["TRACE"])
last = None

def place(widget, point):
    p = widget.mapToGlobal(point)
    return [p.x(), p.y()]

def menus(window):
    bar = window.menuBar()
    return {a.text(): place(bar, bar.actionGeometry(a).center()) for a in bar.actions()}

def items():
    menu = QApplication.activePopupWidget()
    shown = [a for a in menu.actions() if a.isEnabled() and a.text()] if isinstance(menu, QMenu) else []
    return {a.text(): place(menu, menu.actionGeometry(a).center()) for a in shown}

def state(window):
    s, d = window.session, window.desk
    port = d.tables.views["requests"].viewport()
    cells = d.tables.models["requests"]
    def cell(row, column):
        return place(port, d.tables.views["requests"].visualRect(cells.index_of("requests", row, column)).center())
    focus = QApplication.focusWidget()
    return {
        "stage": s.stage.name, "finding": s.finding.number if s.finding else None, "count": len(s.visible()),
        "rule": s.finding.rule if s.finding else None, "running": s.running,
        "state": s.decisions.state(s.finding).name if s.finding else None,
        "states": sorted(s.decisions.state(e).name for e in s.draft.findings) if s.draft else [],
        "files": [p.name for p in s.files], "banner": d.banner.message.text if d.banner.message else "",
        "find": d.source.finder.isVisible(), "words": d.source.finder.field.text(), "hits": len(d.source.finder.hits),
        "pointed": [list(k) for k in d.tables.pointed()], "framed": d.text.pointed(),
        "card": d.detail.texts(), "note": window.finding_actions.bar.note.toPlainText(), "focus": type(focus).__name__,
        "tally": window.status.tally.text(), "cell": cell("carried_in", "company"),
        "other": cell("result.granted", "company"), "middle": place(window, window.rect().center()),
        "dialog": any(w.isVisible() for w in QApplication.topLevelWidgets() if isinstance(w, QFileDialog)),
        "active": window.isActiveWindow(), "visible": window.isVisible(), "veil": window.drop_overlay.isVisible(),
        "hot": window.start.target.hot, "menus": menus(window), "items": items(),
        "dialogs": [type(w).__name__ for w in QApplication.topLevelWidgets() if w.isVisible() and w is not window],
        "named": next((w.findChild(QLineEdit).text() for w in QApplication.topLevelWidgets()
                       if isinstance(w, QFileDialog) and w.isVisible()), ""),
        "batch": window.batch.showing and window.batch.page.export_button.isEnabled(),
        "export": place(window.batch.page.export_button, window.batch.page.export_button.rect().center()),
    }

class Recorded(MainWindow):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self._recorder = QTimer(self)
        self._recorder.setInterval(30)
        self._recorder.timeout.connect(self.record)
        self._recorder.start()

    def record(self):
        global last
        now = json.dumps(state(self), ensure_ascii=False)
        if now != last:
            last = now
            self.write(now)

    def write(self, text):
        beside = out.with_suffix(".tmp")
        beside.write_text(text, encoding="utf-8")
        os.replace(beside, out)  # whoever reads finds one state or the next, never half of one

    def closeEvent(self, event):
        self._recorder.stop()
        super().closeEvent(event)
        self.write(json.dumps({"closed": True}))

if __name__ == "__main__":
    gui.app.application.MainWindow = Recorded
    sys.exit(launch.main(sys.argv[1:]))
"""

#: Another program, from which a file is dragged: a small window at the edge of the screen.
SOURCE = """
import sys
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QDrag
from PySide6.QtWidgets import QApplication, QLabel

class Source(QLabel):
    def mouseMoveEvent(self, event):
        if event.buttons() & Qt.MouseButton.LeftButton:
            drag, data = QDrag(self), QMimeData()
            data.setUrls([QUrl.fromLocalFile(sys.argv[1])])
            drag.setMimeData(data)
            drag.exec(Qt.DropAction.CopyAction)

app = QApplication([])
label = Source("draft")
label.setWindowFlags(Qt.WindowType.FramelessWindowHint | Qt.WindowType.X11BypassWindowManagerHint)
label.setGeometry(1300, 820, 90, 70)
label.show()
print("ready", flush=True)
app.exec()
"""


class Screen:
    """A server of its own and the program on it."""

    def __init__(self, folder: Path) -> None:
        self.trace = folder / "trace.json"
        self.folder = folder
        read, write = os.pipe()
        self.server = subprocess.Popen(
            ["Xvfb", "-displayfd", str(write), "-screen", "0", "1400x900x24", "-nolisten", "tcp"],
            pass_fds=(write,), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        os.close(write)
        with os.fdopen(read) as answer:
            self.display = f":{answer.readline().strip()}"
        self.starter, self.source = folder / "starter.py", folder / "source.py"
        self.starter.write_text(STARTER, encoding="utf-8")
        self.source.write_text(SOURCE, encoding="utf-8")
        self.environment = {
            **os.environ, "DISPLAY": self.display, "QT_QPA_PLATFORM": "xcb", "TRACE": str(self.trace),
            "PYTHONPATH": str(ROOT.parent), "XDG_CONFIG_HOME": str(folder), "XDG_DATA_HOME": str(folder),
            "QT_SCALE_FACTOR": "1",
        }  # fmt: skip
        self.others: list[subprocess.Popen[str]] = []
        self.program: subprocess.Popen[str] | None = None

    def start(self, *drafts: Path) -> None:
        """Start the program as a user would, and give its window the keyboard."""
        self.trace.unlink(missing_ok=True)
        self.program = subprocess.Popen(
            [sys.executable, str(self.starter), *map(str, drafts)], env=self.environment, cwd=self.folder,
            stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, encoding="utf-8",
        )  # fmt: skip
        self.until(lambda s: bool(s.get("visible")))
        self.focus()

    def focus(self) -> None:
        """Give the window the keyboard, as a window manager would."""
        window = subprocess.run(
            ["xdotool", "search", "--onlyvisible", "--name", "勾稽"], env=self.environment, capture_output=True,
            encoding="utf-8", check=True,
        ).stdout.split()[0]  # fmt: skip
        self.do("windowfocus", "--sync", window)
        self.until(lambda s: bool(s.get("active")))

    def drag(self, file: Path, to: tuple[int, int]) -> None:
        """Drag a file from another program's window and let go of it there."""
        source = subprocess.Popen(
            [sys.executable, str(self.source), str(file)], env=self.environment, stdout=subprocess.PIPE,
            encoding="utf-8",
        )  # fmt: skip
        self.others.append(source)
        assert source.stdout is not None
        assert source.stdout.readline().strip() == "ready"
        time.sleep(0.5)  # the server has yet to show it
        self.do("mousemove", 1340, 850, "mousedown", 1)
        for step in range(1, 11):
            x, y = (start + (end - start) * step // 10 for start, end in zip((1340, 850), to, strict=True))
            self.do("mousemove", x, y)
            time.sleep(0.05)
        self.until(lambda s: bool(s.get("hot") or s.get("veil")))
        self.do("mouseup", 1)

    def close(self) -> None:
        """Leave the program by its key."""
        self.do("key", "ctrl+q")
        self.until(lambda s: bool(s.get("closed")))
        assert self.program is not None
        assert self.program.wait(60) == 0
        if self.program.stderr is not None:
            self.program.stderr.close()

    def state(self) -> dict[str, object]:
        """What the program recorded last."""
        try:
            return json.loads(self.trace.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}

    def comes(self, holds: Callable[[dict[str, object]], bool], seconds: float = 5) -> bool:
        """Whether the state is as wanted within some seconds."""
        try:
            self.until(holds, seconds)
        except AssertionError:
            return False
        return True

    def until(self, holds: Callable[[dict[str, object]], bool], seconds: float = 90) -> dict[str, object]:
        """Wait until the state is as wanted."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            assert self.program is not None
            ended = self.program.poll() is not None  # asked first: what it wrote last is read after that
            now = self.state()
            if now and holds(now):
                return now
            if ended and not now.get("closed"):
                errors = self.program.stderr.read() if self.program.stderr else ""
                raise AssertionError(f"the program ended with {self.program.returncode}: {errors}")
            time.sleep(0.1)
        raise AssertionError(f"never came about: {self.state()}")

    def do(self, *arguments: object) -> None:
        """Send real events."""
        subprocess.run(["xdotool", *map(str, arguments)], env=self.environment, check=True, capture_output=True)

    def picture(self) -> Image.Image:
        """A photograph of the screen."""
        return ImageGrab.grab(xdisplay=self.display)

    def end(self) -> None:
        """Stop all of it."""
        programs = [*self.others, *([self.program] if self.program else [])]
        for process in (*programs, self.server):
            if process.poll() is None:
                process.terminate()
                process.wait(20)
        for process in programs:
            for pipe in (process.stdout, process.stderr):
                if pipe is not None:
                    pipe.close()
