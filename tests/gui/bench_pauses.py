"""How long the window's thread stands still while a thick PDF is read, checked, shown and leafed through.

Run by hand, in the checkout: python -m tests.gui.bench_pauses [pages]. A timer of the window's own thread beats
every few milliseconds; the longest gap between two beats, less the interval, is the longest pause. What is done by
hand (a key, a wheel, a click) is done from the same thread, so its whole cost shows as a gap. Beside each pause stands
the processor time that the thread itself took: on a busy machine the rest is waiting for other programs.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEventLoop, QObject, Qt, QTimer
from PySide6.QtTest import QTest

from gui.app import make_application
from gui.main_window import MainWindow
from gui.session import Stage
from gui.settings import Settings
from tests.gui.thick import write_thick

_BEAT = 2  # milliseconds


class Heartbeat(QObject):
    """Measures gaps between beats in the thread it lives in."""

    def __init__(self) -> None:
        super().__init__()
        self.gaps: list[float] = []
        self.work: list[float] = []
        self._last = time.perf_counter()
        self._last_work = time.thread_time()
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(_BEAT)
        self._timer.timeout.connect(self._beat)

    def start(self) -> None:
        """Begin to measure."""
        self.gaps.clear()
        self.work.clear()
        self._last, self._last_work = time.perf_counter(), time.thread_time()
        self._timer.start()

    def stop(self) -> list[float]:
        """Milliseconds of pause, one per beat."""
        self._beat()
        self._timer.stop()
        return [max(0.0, gap - _BEAT) for gap in self.gaps]

    def _beat(self) -> None:
        now = time.perf_counter()
        self.gaps.append((now - self._last) * 1000)
        self._last = now
        done = time.thread_time()
        self.work.append((done - self._last_work) * 1000)
        self._last_work = done


def wait(seconds: float, until: Callable[[], bool] = lambda: False) -> None:
    """Let the event loop run."""
    loop = QEventLoop()
    end = time.monotonic() + seconds
    look = QTimer()
    look.setInterval(20)
    look.timeout.connect(lambda: loop.quit() if until() or time.monotonic() > end else None)
    look.start()
    loop.exec()


class Bench:
    """Runs steps and prints what they cost."""

    def __init__(self) -> None:
        self.heart = Heartbeat()
        self.worst = 0.0
        self.worst_work = 0.0

    def step(self, name: str, action: Callable[[], object], seconds: float, until: Callable[[], bool]) -> None:
        """Do it, wait until it is done, say how long the pauses were."""
        self.heart.start()
        begun = time.perf_counter()
        action()
        wait(seconds, until)
        took = time.perf_counter() - begun
        gaps = sorted(self.heart.stop(), reverse=True)
        work = max(self.heart.work)
        self.worst_work = max(self.worst_work, work)
        over = sum(1 for gap in gaps if gap > 50)
        self.worst = max(self.worst, gaps[0])
        most = "、".join(f"{gap:.0f}" for gap in gaps[:3])
        pause = f"最长停顿 {gaps[0]:.0f} ms，其中本线程用时 {work:.0f} ms"
        print(f"{name}\t{took:.2f} s\t{pause}\t超过 50 ms：{over} 次\t（{most}）", flush=True)


def main(pages: int) -> int:
    """The whole walk; 0 when no pause was over 50 ms."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    sys.setswitchinterval(0.001)
    with tempfile.TemporaryDirectory() as folder:
        path = write_thick(Path(folder), pages)
        app = make_application([], "light")
        window = MainWindow(Settings(Path(folder) / "settings.ini"))
        window.show()
        app.processEvents()
        wait(0.5)
        bench, desk, session = Bench(), window.desk, window.session
        settled = lambda: desk.pdf.is_settled  # noqa: E731
        bench.step("打开并校对", lambda: window.open_paths([path]), 120, lambda: session.stage is Stage.READY)
        print(f"\t{len(session.draft.checked.document.page_sizes) if session.draft else 0} 页")
        bench.step("画出首页", lambda: None, 20, settled)
        for _ in range(len(session.visible())):
            bench.step("下一处（F8）", lambda: QTest.keyClick(window, Qt.Key.Key_F8), 20, settled)
        bar = desk.pdf.verticalScrollBar()
        for part in (0.3, 0.7, 1.0):
            target = round(bar.minimum() + (bar.maximum() - bar.minimum()) * part)
            bench.step(f"翻到 {part:.0%}", lambda target=target: bar.setValue(target), 20, settled)
        bench.step("放大", lambda: desk.pdf.zoom(4), 20, settled)
        bench.step("适合宽度", lambda: desk.pdf.zoom(0), 20, settled)
        bench.step("显示提示", desk.findings.bar.buttons[list(desk.findings.bar.buttons)[2]].click, 5, settled)
        for name in EXTRA:
            bench.step(name, lambda name=name: EXTRA[name](window), 10, settled)
        bench.step("重新校对", session.recheck, 120, lambda: not session.running)
        print(f"\t全程最长停顿 {bench.worst:.0f} ms，本线程用时最长 {bench.worst_work:.0f} ms")
        window.close()
    return 0 if bench.worst <= 50 else 1


#: Further steps: name and what to do with the window.
EXTRA: dict[str, Callable[[MainWindow], object]] = {}


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 200))
