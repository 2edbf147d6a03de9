"""How long the window's thread stands still while a thick PDF is read, checked, shown and leafed through.

Run by hand, in the checkout: python -m tests.commands.bench_pauses [pages [pdf|docx|txt]]. A timer of the window's own
thread beats every few milliseconds; the longest gap between two beats, less the interval, is the longest pause. What
is done by hand (a key, a wheel, a click) is done from the same thread, so its whole cost shows as a gap. Beside each
pause stands the processor time that the thread itself took: on a busy machine the rest is waiting for other programs.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEventLoop, QObject, QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from gui.app.application import make_application
from gui.app.main_window import MainWindow
from gui.jobs import gc_tuning
from gui.jobs.idle_queue import IdleQueue
from gui.state.session import Stage
from gui.state.settings import Settings
from gui.style.theme import theme
from tests.support.thick_drafts import write_thick

Walk = Callable[[MainWindow], object]

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


def main(pages: int, kind: str = "pdf") -> int:
    """The whole walk over a draft of so many pages; 0 when no pause was over 50 ms."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory() as folder:
        path = write_thick(Path(folder), pages, kind)
        app = make_application([], "light", stepwise=True)
        window = MainWindow(Settings(Path(folder) / "settings.ini"))
        window.showNormal()  # whatever the screen of this process is
        window.resize(1280, 800)
        app.processEvents()
        gc_tuning.tune()  # as the program itself does
        window.dispatcher.warm()
        wait(3.0)
        bench, session = Bench(), window.session

        queues = [
            *app.findChildren(IdleQueue),
            window.idle_queue,
        ]  # of the application, for recolouring, and of the window

        def settled() -> bool:
            return all(queue.idle for queue in queues) and theme().worn and window.desk.pdf.is_drawn

        bench.step("打开并校对", lambda: window.open_paths([path]), 120, lambda: session.stage is Stage.READY)
        print(f"\t{len(session.draft.checked.document.page_sizes) if session.draft else 0} 页", end="，")
        print(f"{len(session.draft.findings) if session.draft else 0} 处")
        for name, action in WALK:
            bench.step(name, lambda action=action: action(window), 20, settled)
        bench.step("重新校对", session.recheck, 120, lambda: not session.running)
        bench.step("重新校对之后", lambda: None, 20, settled)
        bench.step("取消校对", lambda: (session.recheck(), session.cancel()), 20, lambda: not session.running)
        bench.step(
            "打开第二份", window.opening.open_example, 60, lambda: session.stage is Stage.READY and not session.running
        )
        bench.step("回到第一份", lambda: session.show(path), 60, lambda: session.stage is Stage.READY)
        bench.step("回来之后", lambda: None, 20, settled)
        bench.step("关闭稿件", window.close_draft, 20, settled)
        print(f"\t全程最长停顿 {bench.worst:.0f} ms，本线程用时最长 {bench.worst_work:.0f} ms")
        window.close()
    return 0 if bench.worst <= 50 else 1


def scroll_to(window: MainWindow, part: float) -> None:
    """Drag the source's scroll bar."""
    bar = window.desk.source.current.verticalScrollBar()
    bar.setValue(round(bar.minimum() + (bar.maximum() - bar.minimum()) * part))


def turn_wheel(window: MainWindow) -> None:
    """One notch of the wheel over the source."""
    port = window.desk.source.current.viewport()
    middle = QPointF(port.rect().center())
    event = QWheelEvent(
        middle, port.mapToGlobal(middle), QPoint(0, -120), QPoint(0, -120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(port, event)


def click_cell(window: MainWindow) -> None:
    """A click on a cell where all is well."""
    view = window.desk.tables.views["requests"]
    window.desk.tables.tabs.setCurrentIndex(1)
    place = window.desk.tables.models["requests"].index_of("requests", "carried_in", "total")
    view.reveal([place])
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=view.visualRect(place).center())


def drag_cells(window: MainWindow) -> None:
    """Two cells selected by dragging."""
    view, model = window.desk.tables.views["requests"], window.desk.tables.models["requests"]
    cells = [model.index_of("requests", row, "company") for row in ("new", "carried_in")]
    first, last = (view.visualRect(cell).center() for cell in cells)
    QTest.mousePress(view.viewport(), Qt.MouseButton.LeftButton, pos=first)
    QTest.mouseMove(view.viewport(), last)
    QTest.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, pos=last)


def find(window: MainWindow, words: str) -> None:
    """Search the source."""
    window.desk.source.finder.open_bar(words)


def verb(name: str) -> Walk:
    """An action on the selected finding."""
    return lambda window: window.actions_[name].trigger()


def key(which: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> Walk:
    """A key pressed in the window."""
    return lambda window: QTest.keyClick(window, which, modifier)


#: What is done once the draft is shown: name and deed.
WALK: list[tuple[str, Walk]] = [
    ("画出首页", lambda window: None),
    *[("下一处（F8）", key(Qt.Key.Key_F8))] * 12,
    *[("滚轮", turn_wheel)] * 20,
    *[(f"翻到 {part:.0%}", lambda window, part=part: scroll_to(window, part)) for part in (0.3, 0.7, 1.0, 0.0)],
    ("下一页", key(Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)),
    ("放大", lambda window: window.desk.source.zoom(4)),
    ("适合宽度", lambda window: window.desk.source.zoom(0)),
    ("放大表格", lambda window: window.desk.tables.view.zoom(3)),
    ("表格适合宽度", lambda window: window.desk.tables.view.zoom(0)),
    ("点一格", click_cell),
    ("拖选几格", drag_cells),
    ("表二", lambda window: window.desk.tables.tabs.setCurrentIndex(0)),
    ("表四", lambda window: window.desk.tables.tabs.setCurrentIndex(2)),
    ("查找常见的词", lambda window: find(window, "群众")),
    *[("查找下一处（F3）", key(Qt.Key.Key_F3))] * 5,
    ("查找一个字", lambda window: find(window, "第")),
    ("关闭查找", lambda window: window.desk.source.finder.close_bar()),
    ("显示提示", lambda window: list(window.desk.findings.bar.buttons.values())[2].click()),
    ("按部分排列", lambda window: window.desk.findings.bar.grouped.click()),
    ("搜索问题", lambda window: window.desk.findings.bar.search.setText("引号")),
    ("清空搜索", lambda window: window.desk.findings.bar.search.clear()),
    ("忽略此处", verb("ignore")),
    ("撤销", verb("undo")),
    ("要改", verb("adopt")),
    ("深色", lambda window: theme().apply("dark")),
    ("浅色", lambda window: theme().apply("system")),
    ("窗口变大", lambda window: window.resize(1500, 900)),
    ("窗口变小", lambda window: window.resize(1280, 800)),
    ("打开设置", lambda window: window.settings_feature.dialog.show()),
    ("关闭设置", lambda window: window.settings_feature.dialog.reject()),
    ("规则说明（F1）", key(Qt.Key.Key_F1)),
    ("关闭说明", lambda window: window.help.window.close()),
]


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 200, *sys.argv[2:3]))
