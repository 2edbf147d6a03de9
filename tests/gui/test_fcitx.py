"""Typing Chinese by fcitx 4 (gui/app/fcitx), with a stand-in for it on a bus of its own."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
from itertools import count
from typing import TYPE_CHECKING

import pytest
import shiboken6
from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QSpinBox, QTableWidget, QVBoxLayout, QWidget

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from gui.app.main_window import MainWindow

needs_bus = pytest.mark.skipif(
    not (sys.platform.startswith("linux") and shutil.which("dbus-daemon")), reason="needs dbus-daemon"
)
pytest.importorskip("PySide6.QtDBus")  # not everywhere
from PySide6.QtDBus import QDBusConnection  # noqa: E402

from gui.app.fcitx import service as service_module  # noqa: E402
from gui.app.fcitx.service import Service  # noqa: E402
from gui.app.fcitx.typing import Typing  # noqa: E402
from gui.app.input_method import takes_chinese  # noqa: E402
from tests.support import stand_in_fcitx  # noqa: E402
from tests.support.typed_keys import ESCAPE, F8, SHIFT, press  # noqa: E402

NAME = "org.fcitx.Fcitx-7"
_buses = count()


class Fcitx:
    """The stand-in, which can be stopped, woken and ended."""

    def __init__(self, address: str, folder: Path) -> None:
        self.record = folder / "record"
        self._environment = {**os.environ, "DBUS_SESSION_BUS_ADDRESS": address}
        self.process: subprocess.Popen[str] | None = None

    def start(self, *manner: str) -> None:
        self.process = subprocess.Popen(
            [sys.executable, stand_in_fcitx.__file__, NAME, str(self.record), *manner], env=self._environment,
            stdout=subprocess.PIPE, encoding="utf-8",
        )  # fmt: skip
        assert self.process.stdout is not None
        assert self.process.stdout.readline().strip() == "ready"

    def signal(self, number: signal.Signals) -> None:
        assert self.process is not None
        self.process.send_signal(number)

    def end(self) -> None:
        if self.process is not None:
            self.process.kill()
            self.process.communicate()
            self.process = None

    def calls(self, what: str) -> list[list[object]]:
        lines = self.record.read_text("utf-8").splitlines() if self.record.exists() else []
        return [call[1:] for call in map(json.loads, lines) if call[0] == what]


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    daemon = subprocess.Popen(
        ["dbus-daemon", "--session", "--nofork", "--print-address"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
        encoding="utf-8",
    )  # fmt: skip
    assert daemon.stdout is not None
    yield daemon.stdout.readline().strip()
    daemon.kill()
    daemon.communicate()


@pytest.fixture
def fcitx(address: str, tmp_path: Path) -> Iterator[Fcitx]:
    made = Fcitx(address, tmp_path)
    yield made
    made.end()


@pytest.fixture
def bus(address: str) -> Iterator[QDBusConnection]:
    name = f"test-{next(_buses)}"
    yield QDBusConnection.connectToBus(address, name)
    QDBusConnection.disconnectFromBus(name)


class Form(QWidget):
    """Fields that take Chinese, and fields that take none."""

    def __init__(self) -> None:
        super().__init__()
        self.field, self.note = QLineEdit(), QPlainTextEdit()
        self.secret, self.number = QLineEdit(), QSpinBox()
        self.secret.setEchoMode(QLineEdit.EchoMode.Password)
        layout = QVBoxLayout(self)
        for widget in (self.field, self.note, self.secret, self.number):
            layout.addWidget(widget)
        self.composed: list[str] = []
        self.field.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        if isinstance(event, QInputMethodEvent):
            self.composed.append(event.preeditString())
        return False


@pytest.fixture
def form(app: QApplication, qtbot: QtBot) -> Form:
    made = Form()
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    made.field.setFocus()
    qtbot.waitUntil(made.field.hasFocus)
    return made


_LONG = 30_000  # milliseconds: what is no test of waiting must not fail where much else runs


def until(qtbot: QtBot, holds: Callable[[], bool]) -> None:
    qtbot.waitUntil(holds, timeout=_LONG)


@pytest.fixture(autouse=True)
def _patient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(service_module, "_PATIENCE", _LONG)


@pytest.fixture
def service(app: QApplication, bus: QDBusConnection) -> Iterator[Service]:
    made = Service(bus, 7, app)
    typing = Typing(app, made, takes_chinese)
    yield made
    shiboken6.delete(typing)
    shiboken6.delete(made)


@needs_bus
def test_what_is_composed_is_shown_and_what_is_chosen_is_typed(
    fcitx: Fcitx, form: Form, service: Service, qtbot: QtBot
) -> None:
    fcitx.start()
    until(qtbot, lambda: service.ready)
    press(form.field, "nihao")
    assert (form.field.text(), form.composed[-1]) == ("", "nihao")
    press(form.field, " ")
    assert (form.field.text(), form.composed[-1]) == ("你好", "")
    # A digit is not for fcitx, a comma is, a full stop is given back; all stands in the order of the keys.
    press(form.field, "3,gongkai .4")
    assert form.field.text() == "你好3，公开.4"
    assert fcitx.calls("create") == [["gouji"]]
    assert fcitx.calls("focus")[0] == [True]
    assert fcitx.calls("capacity") == [[0b100010]]  # what is composed is shown here; it is finished here
    keys = fcitx.calls("key")
    assert keys[:2] == [[ord("n"), 38, 0, 0], [ord("n"), 38, 0, 1]]  # pressed, released, and asked of once
    assert len(keys) == 2 * len("nihao 3,gongkai .4")


@needs_bus
def test_keys_that_fcitx_needs_are_no_shortcuts(fcitx: Fcitx, form: Form, service: Service, qtbot: QtBot) -> None:
    fcitx.start()
    until(qtbot, lambda: service.ready)
    assert press(form.field, ESCAPE) == [False]  # closes the bar
    assert press(form.field, "ni" + ESCAPE) == [True, True, True]
    assert (form.field.text(), form.composed[-1]) == ("", "")
    assert press(form.field, ESCAPE) == [False]


@needs_bus
def test_the_note_is_typed_into_and_a_click_ends_what_is_composed(
    fcitx: Fcitx, form: Form, service: Service, qtbot: QtBot
) -> None:
    fcitx.start()
    until(qtbot, lambda: service.ready)
    form.note.setFocus()
    press(form.note, "gongkai nihao")
    layout = form.note.textCursor().block().layout()
    assert (form.note.toPlainText(), layout.preeditAreaText()) == ("公开", "nihao")
    QTest.mouseClick(form.note.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(2, 8))
    assert (form.note.toPlainText(), layout.preeditAreaText()) == ("公开nihao", "")
    assert form.note.textCursor().position() == 0
    press(form.note, "a")
    assert layout.preeditAreaText() == "a"  # fcitx has forgotten the rest


@needs_bus
def test_who_loses_the_keyboard_keeps_what_was_composed(
    fcitx: Fcitx, form: Form, service: Service, qtbot: QtBot
) -> None:
    fcitx.start()
    until(qtbot, lambda: service.ready)
    press(form.field, "nihao")
    form.note.setFocus()
    assert (form.field.text(), form.note.toPlainText()) == ("nihao", "")
    press(form.note, "gongkai ")
    assert (form.field.text(), form.note.toPlainText()) == ("nihao", "公开")
    assert fcitx.calls("focus") == [[True], [False], [True]]
    assert len(fcitx.calls("reset")) == 1


@needs_bus
def test_a_field_may_go_while_something_is_composed_in_it(
    fcitx: Fcitx, form: Form, service: Service, qtbot: QtBot
) -> None:
    fcitx.start()
    until(qtbot, lambda: service.ready)
    press(form.field, "nihao")
    shiboken6.delete(form.field)
    form.note.setFocus()
    press(form.note, "gongkai ")
    assert form.note.toPlainText() == "公开"


@needs_bus
def test_a_cell_is_typed_into_from_its_table(fcitx: Fcitx, form: Form, service: Service, qtbot: QtBot) -> None:
    """The table's field is opened by the first word, and has the keyboard then."""
    fcitx.start()
    until(qtbot, lambda: service.ready)
    table = QTableWidget(1, 1, form)
    table.show()
    table.setCurrentCell(0, 0)
    table.setFocus()
    press(table, "nihao ")
    cell = QApplication.focusWidget()
    assert isinstance(cell, QLineEdit)
    press(cell, "gongkai ")
    assert cell.text() == "你好公开"


@needs_bus
def test_what_takes_no_chinese_is_left_alone(fcitx: Fcitx, form: Form, service: Service, qtbot: QtBot) -> None:
    fcitx.start()
    until(qtbot, lambda: service.ready)
    form.number.selectAll()
    for widget in (form.secret, form.number):
        widget.setFocus()
        press(widget, "7")
    form.field.setFocus()
    form.field.setReadOnly(True)
    press(form.field, "a")
    assert (form.secret.text(), form.number.value(), form.field.text()) == ("7", 7, "")
    assert fcitx.calls("key") == []


@needs_bus
def test_a_fcitx_that_hangs_is_not_waited_for_and_used_again_when_it_answers(
    fcitx: Fcitx, form: Form, service: Service, qtbot: QtBot
) -> None:
    fcitx.start()
    until(qtbot, lambda: service.ready)
    press(form.field, "ni")
    assert service._context is not None
    fcitx.signal(signal.SIGSTOP)
    service._context.setTimeout(100)
    press(form.field, "a")
    assert not service.ready
    assert form.field.text() == "nia"  # nothing that was typed is lost
    press(form.field, "bcd ")
    assert form.field.text() == "niabcd "
    fcitx.signal(signal.SIGCONT)
    until(qtbot, lambda: service.ready)
    service._context.setTimeout(_LONG)
    assert form.field.text() == "niabcd "
    assert "nia" not in form.composed  # what it makes of the late key is not taken
    press(form.field, "nihao ")
    assert form.field.text() == "niabcd 你好"
    symbols = [call[0] for call in fcitx.calls("key")]
    assert ord("a") in symbols
    assert ord("b") not in symbols  # it was not asked while it hung
    fcitx.signal(signal.SIGSTOP)
    service._context.setTimeout(100)
    press(form.field, "a")
    form.secret.setFocus()
    fcitx.signal(signal.SIGCONT)
    until(qtbot, lambda: fcitx.calls("focus")[-1] == [False])  # it is told what it has missed


@needs_bus
def test_a_fcitx_that_hangs_from_the_first_is_used_when_it_answers(
    fcitx: Fcitx, form: Form, bus: QDBusConnection, app: QApplication, qtbot: QtBot
) -> None:
    fcitx.start()
    fcitx.signal(signal.SIGSTOP)
    service = Service(bus, 7, app)
    typing = Typing(app, service, takes_chinese)
    press(form.field, "a")
    assert not service.ready
    fcitx.signal(signal.SIGCONT)
    until(qtbot, lambda: service.ready)
    press(form.field, "nihao ")
    assert form.field.text() == "a你好"
    shiboken6.delete(typing)
    shiboken6.delete(service)


@needs_bus
def test_a_fcitx_that_refuses_is_asked_again(
    fcitx: Fcitx, form: Form, service: Service, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(service_module, "_AGAIN", 1)
    fcitx.start("faulty")
    until(qtbot, lambda: service.ready)
    press(form.field, "nihao ")
    assert form.field.text() == "你好"
    assert len(fcitx.calls("create")) == 2


@needs_bus
def test_a_fcitx_that_is_started_again_is_found_again(fcitx: Fcitx, form: Form, service: Service, qtbot: QtBot) -> None:
    press(form.field, "x")
    for times in (1, 2):
        before = len(fcitx.calls("place"))
        fcitx.start()
        until(qtbot, lambda: service.ready)
        until(qtbot, lambda: len(fcitx.calls("place")) > before)  # noqa: B023 - each fcitx is told where the cursor is
        press(form.field, "nihao ni")
        fcitx.end()
        until(qtbot, lambda: not service.ready)
        press(form.field, "x")
        assert form.field.text() == "x" + "你好nix" * times
    assert len(fcitx.calls("create")) == 2


@needs_bus
def test_fcitx_5_is_left_to_qt(fcitx: Fcitx, service: Service, bus: QDBusConnection, qtbot: QtBot) -> None:
    """It may answer to the old name too."""
    assert bus.registerService("org.fcitx.Fcitx5")
    fcitx.start()
    qtbot.wait(50)
    assert fcitx.calls("create") == []
    bus.unregisterService("org.fcitx.Fcitx5")
    until(qtbot, lambda: service.ready)
    assert bus.registerService("org.fcitx.Fcitx5")
    until(qtbot, lambda: not service.ready)


@needs_bus
def test_the_list_of_words_stands_at_the_cursor(fcitx: Fcitx, form: Form, service: Service, qtbot: QtBot) -> None:
    fcitx.start()
    until(qtbot, lambda: service.ready)
    press(form.field, "1")
    first = QApplication.inputMethod().cursorRectangle().toRect()
    press(form.field, "234")
    second = QApplication.inputMethod().cursorRectangle().toRect()
    press(form.field, "5")  # tells where the cursor was when it was pressed, and where it is then
    window = form.windowHandle()
    told = fcitx.calls("place")
    for rectangle in (first, second):
        corner = window.mapToGlobal(rectangle.topLeft())
        assert [corner.x(), corner.y(), rectangle.width(), rectangle.height()] in told
    assert first.x() < second.x()


@needs_bus
def test_the_desk_is_typed_into(fcitx: Fcitx, desk: MainWindow, service: Service, qtbot: QtBot) -> None:
    fcitx.start()
    until(qtbot, lambda: service.ready)
    desk.activateWindow()
    QTest.keyClick(desk, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    finder = desk.desk.source.finder
    press(finder.field, "gongkai ")
    until(qtbot, lambda: bool(finder.hits))
    assert finder.field.text() == "公开"
    note = desk.finding_actions.bar.note
    desk.actions_["annotate"].trigger()
    press(note, "nihao shi")
    assert desk.session.draft is not None
    first = desk.session.draft.findings[0]
    assert (note.toPlainText(), desk.session.finding) == ("你好", first)
    press(note, SHIFT)
    assert note.toPlainText() == "你好"
    press(note, F8)  # goes to the next finding, whose note has nothing of it
    assert desk.session.decisions.standing(first).note == "你好shi"
    assert note.toPlainText() == ""
    second = desk.session.draft.findings[1]
    desk.actions_["annotate"].trigger()
    press(note, "ni")
    desk.desk.findings.list.setFocus()
    assert desk.session.decisions.standing(second).note == "ni"  # before it is saved it is there
