"""The window under a real X server, driven by real key and mouse events, as a process of its own.

Skipped where Xvfb or xdotool is missing. What happened is read from a record that the test's own small starter writes
beside the program, and from a picture of the screen.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PIL import Image, ImageGrab

from core.model_draft import load_model
from core.resources import ROOT

pytestmark = pytest.mark.skipif(
    not (sys.platform.startswith("linux") and shutil.which("Xvfb") and shutil.which("xdotool")),
    reason="needs Xvfb and xdotool",
)

#: The program as it is started by a user, with a recorder beside it: after every event loop turn that changed
#: something, the state goes to a file as one JSON line.
STARTER = """
import json, os, sys
from pathlib import Path
from PySide6.QtCore import QPoint, QTimer
import gui.app
from gui import launch
from gui.main_window import MainWindow

out = Path(os.environ["TRACE"])
last = None

def state(window):
    s, d = window.session, window.desk
    view = d.tables.view
    model = view.model()
    cell = d.tables.models["requests"].place_of("requests", "carried_in", "company")
    spot = d.tables.views["requests"].visualRect(cell).center()
    end = d.tables.models["requests"].place_of("requests", "result.granted", "company")
    other = d.tables.views["requests"].visualRect(end).center()
    port = d.tables.views["requests"].viewport()
    def place(point):
        p = port.mapToGlobal(point)
        return [p.x(), p.y()]
    return {
        "stage": s.stage.name, "entry": s.entry.number if s.entry else None, "count": len(s.visible()),
        "find": d.source.finder.isVisible(), "words": d.source.finder.field.text(), "hits": len(d.source.finder.hits),
        "pointed": [list(k) for k in d.tables.pointed()], "framed": d.text.pointed(),
        "tally": window.status.tally.text(), "cell": place(spot), "other": place(other),
        "active": window.isActiveWindow(), "visible": window.isVisible(),
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
            out.write_text(now, encoding="utf-8")

    def closeEvent(self, event):
        self._recorder.stop()
        super().closeEvent(event)
        out.write_text(json.dumps({"closed": True}), encoding="utf-8")

if __name__ == "__main__":
    gui.app.MainWindow = Recorded
    sys.exit(launch.main(sys.argv[1:]))
"""


class Screen:
    """A server of its own and the program on it."""

    def __init__(self, folder: Path, draft: Path) -> None:
        self.trace = folder / "trace.json"
        read, write = os.pipe()
        self.server = subprocess.Popen(
            ["Xvfb", "-displayfd", str(write), "-screen", "0", "1400x900x24", "-nolisten", "tcp"],
            pass_fds=(write,), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        os.close(write)
        with os.fdopen(read) as answer:
            self.display = f":{answer.readline().strip()}"
        starter = folder / "starter.py"
        starter.write_text(STARTER, encoding="utf-8")
        self.environment = {
            **os.environ, "DISPLAY": self.display, "QT_QPA_PLATFORM": "xcb", "TRACE": str(self.trace),
            "PYTHONPATH": str(ROOT.parent), "XDG_CONFIG_HOME": str(folder), "XDG_DATA_HOME": str(folder),
        }  # fmt: skip
        self.program = subprocess.Popen(
            [sys.executable, str(starter), str(draft)], env=self.environment, cwd=folder,
            stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, encoding="utf-8",
        )  # fmt: skip

    def state(self) -> dict[str, object]:
        """What the program recorded last."""
        try:
            return json.loads(self.trace.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}

    def until(self, holds: Callable[[dict[str, object]], bool], seconds: float = 90) -> dict[str, object]:
        """Wait until the state is as wanted."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            ended = self.program.poll() is not None  # asked first: what it wrote last is read after that
            now = self.state()
            if now and holds(now):
                return now
            if ended and not now.get("closed"):
                said = self.program.stderr.read() if self.program.stderr else ""
                raise AssertionError(f"the program ended with {self.program.returncode}: {said}")
            time.sleep(0.1)
        raise AssertionError(f"never came about: {self.state()}")

    def do(self, *arguments: object) -> None:
        """Send real events."""
        subprocess.run(["xdotool", *map(str, arguments)], env=self.environment, check=True, capture_output=True)

    def picture(self) -> Image.Image:
        """A photograph of the screen."""
        return ImageGrab.grab(xdisplay=self.display)

    def end(self) -> None:
        """Stop both."""
        for process in (self.program, self.server):
            if process.poll() is None:
                process.terminate()
                process.wait(20)
        if self.program.stderr is not None:
            self.program.stderr.close()


@pytest.fixture
def screen(tmp_path: Path) -> Iterator[Screen]:
    model = load_model("2021")
    draft = tmp_path / "draft.txt"
    draft.write_text(
        model.text().replace("\t15\n", "\t16\n", 1).replace("行政诉讼1件", "行政诉讼4件"), encoding="utf-8"
    )
    made = Screen(tmp_path, draft)
    yield made
    made.end()


def test_a_walk_with_keys_and_mouse(screen: Screen, tmp_path: Path) -> None:
    first = screen.until(lambda s: s.get("stage") == "READY" and s.get("entry") is not None)
    assert first["visible"]
    window = subprocess.run(
        ["xdotool", "search", "--onlyvisible", "--name", "draft.txt"], env=screen.environment, capture_output=True,
        encoding="utf-8", check=True,
    ).stdout.split()[0]  # fmt: skip
    screen.do("windowfocus", "--sync", window)
    screen.until(lambda s: bool(s.get("active")))

    assert isinstance(first["count"], int)
    assert first["count"] >= 2
    screen.do("key", "F8")
    screen.until(lambda s: s.get("entry") not in (None, first["entry"]))
    screen.do("key", "shift+F8")
    screen.until(lambda s: s.get("entry") == first["entry"])

    x, y = screen.state()["cell"]  # type: ignore[misc]
    screen.do("mousemove", x, y, "click", 1)
    clicked = screen.until(lambda s: s.get("pointed") == [["requests", "carried_in", "company"]])
    assert clicked["framed"] == ["0"]

    x, y = screen.state()["cell"]  # type: ignore[misc]
    to_x, to_y = screen.state()["other"]  # type: ignore[misc]
    screen.do("mousemove", x, y, "mousedown", 1, "mousemove", x, (y + to_y) // 2, "mousemove", to_x, to_y, "mouseup", 1)
    screen.until(lambda s: s.get("tally") == "选中 2 格，合计 2")

    screen.do("key", "ctrl+f")
    screen.until(lambda s: bool(s.get("find")))
    screen.do("type", "2024")
    found = screen.until(lambda s: s.get("words") == "2024" and bool(s.get("hits")))
    assert isinstance(found["hits"], int)
    assert found["hits"] > 1
    picture = screen.picture()
    picture.save(tmp_path / "screen.png")
    assert (
        len(picture.resize((350, 225)).getcolors(100_000) or []) > 30
    )  # a window with text and colours, not a blank one
    screen.do("key", "Escape")
    screen.until(lambda s: s.get("find") is False)

    screen.do("key", "ctrl+q")
    screen.until(lambda s: bool(s.get("closed")))
    assert screen.program.wait(60) == 0
