"""Which input method Qt is told to use (gui/app/input_method.py), and what typing by it needs of the fields."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QLineEdit

from gui.app import input_method
from gui.app.fcitx import display_number
from gui.app.fcitx.key_events import key_event
from gui.app.input_method import takes_chinese
from gui.style.plain_text import PlainEdit

if TYPE_CHECKING:
    from pathlib import Path

PLUGINS = ["libcomposeplatforminputcontextplugin.so", "libibusplatforminputcontextplugin.so"]
PORTAL = {"IBUS_USE_PORTAL": "1"}


@pytest.mark.parametrize(
    ("environment", "told"),
    [
        ({"QT_IM_MODULE": "fcitx", "XMODIFIERS": "@im=fcitx"}, {"QT_IM_MODULE": "ibus", **PORTAL}),
        ({"QT_IM_MODULE": "fcitx5"}, {"QT_IM_MODULE": "ibus", **PORTAL}),
        ({"QT_IM_MODULE": "", "XMODIFIERS": "@im=fcitx"}, {"QT_IM_MODULE": "ibus", **PORTAL}),
        ({"QT_IM_MODULES": "wayland;fcitx", "QT_IM_MODULE": "x"}, {"QT_IM_MODULES": "wayland;ibus", **PORTAL}),
        ({"QT_IM_MODULE": "xim", "XMODIFIERS": "@im=fcitx"}, {"QT_IM_MODULE": "ibus", **PORTAL}),
        ({"QT_IM_MODULE": "ibus", "XMODIFIERS": "@im=fcitx"}, {}),
        ({"XMODIFIERS": "@im=ibus"}, {}),
        ({}, {}),
    ],
)
def test_a_desktop_with_fcitx_is_asked_as_ibus(environment: dict[str, str], told: dict[str, str]) -> None:
    assert input_method.by_ibus(environment, PLUGINS) == told
    assert input_method.by_ibus(environment, [*PLUGINS, "libfcitx5platforminputcontextplugin.so"]) == {}


@pytest.mark.parametrize(
    ("environment", "may"),
    [
        ({"QT_IM_MODULE": "fcitx"}, True),
        ({"XMODIFIERS": "@im=fcitx"}, True),
        ({"QT_IM_MODULE": "xim", "XMODIFIERS": "@im=fcitx"}, True),
        ({"GTK_IM_MODULE": "fcitx"}, True),
        ({}, True),
        ({"QT_IM_MODULE": "ibus", "XMODIFIERS": "@im=fcitx", "GTK_IM_MODULE": "fcitx"}, False),
        ({"XMODIFIERS": "@im=ibus"}, False),
        ({"GTK_IM_MODULE": "ibus"}, False),
    ],
)
def test_fcitx_4_is_looked_for_where_nothing_else_is_asked_for(
    environment: dict[str, str], may: bool, tmp_path: Path
) -> None:
    on_bus = {**environment, "DBUS_SESSION_BUS_ADDRESS": "unix:path=/run/user/1000/bus"}
    assert input_method.may_have_fcitx4(on_bus, PLUGINS) is may
    assert not input_method.may_have_fcitx4(on_bus, [*PLUGINS, "libfcitxplatforminputcontextplugin.so"])
    beside = {**environment, "XDG_RUNTIME_DIR": str(tmp_path)}
    assert not input_method.may_have_fcitx4(beside, PLUGINS)  # no bus: Qt would start one
    (tmp_path / "bus").touch()
    assert input_method.may_have_fcitx4(beside, PLUGINS) is may


def test_nothing_of_it_is_loaded_before_somebody_types() -> None:
    """Where a bus is and fcitx is asked for, at the moment when a field first has the keyboard; else never."""
    script = """
import sys
from PySide6.QtWidgets import QLineEdit, QPushButton, QVBoxLayout, QWidget
import gui.app.application
from gui.app.input_method import application, follow_fcitx4

def loaded():
    return any(name.startswith(("PySide6.QtDBus", "gui.app.fcitx")) for name in sys.modules)

app = application([])
follow_fcitx4(app)
form = QWidget()
layout = QVBoxLayout(form)
button, field = QPushButton(), QLineEdit()
for widget in (button, field):
    layout.addWidget(widget)
form.show()
form.activateWindow()
for widget in (button, field):
    widget.setFocus()
    app.processEvents()
    assert widget.hasFocus()
    print(loaded())
"""
    bare = {name: value for name, value in os.environ.items() if not name.endswith(("IM_MODULE", "IM_MODULES"))}
    bare = {**bare, "QT_QPA_PLATFORM": "offscreen", "DBUS_SESSION_BUS_ADDRESS": "unix:path=/nowhere/bus"}
    for modifiers, later in (("@im=ibus", "False"), ("@im=fcitx", str(sys.platform.startswith("linux")))):
        environment = {**bare, "XMODIFIERS": modifiers}
        done = subprocess.run(
            [sys.executable, "-c", script], env=environment, capture_output=True, encoding="utf-8", check=True
        )
        assert done.stdout.split() == ["False", later], done.stderr


def test_a_hint_makes_room_for_the_word_that_is_composed(app: QApplication) -> None:
    def composing(hint: str) -> PlainEdit:
        made = PlainEdit()
        made.setCursorWidth(0)
        made.setPlaceholderText(hint)
        app.sendEvent(made, QInputMethodEvent("beizhu", []))
        return made

    bare, hinted = composing(""), composing("写备注")
    assert hinted.grab().toImage() == bare.grab().toImage()
    app.sendEvent(hinted, QInputMethodEvent("", []))
    assert hinted.placeholderText() == "写备注"
    assert hinted.grab().toImage() != bare.grab().toImage()


def test_fields_for_letters_and_digits_and_secrets_take_no_chinese(app: QApplication) -> None:
    field = QLineEdit()
    assert takes_chinese(field)
    assert not takes_chinese(None)
    for hint in (Qt.InputMethodHint.ImhDigitsOnly, Qt.InputMethodHint.ImhHiddenText, Qt.InputMethodHint.ImhLatinOnly):
        field.setInputMethodHints(hint)
        assert not takes_chinese(field)


@pytest.mark.parametrize(
    ("display", "number"), [(":0", 0), (":1.0", 1), ("localhost:10.0", 10), ("", 0), ("wayland-0", 0), (":x", 0)]
)
def test_the_number_of_the_screen(display: str, number: int) -> None:
    assert display_number({"DISPLAY": display}) == number
    assert display_number({}) == 0


@pytest.mark.parametrize(
    ("symbol", "key", "text"),
    [
        (ord("a"), Qt.Key.Key_A, "a"), (ord("3"), Qt.Key.Key_3, "3"), (0xFF08, Qt.Key.Key_Backspace, ""),
        (0x0100_4F60, 0x4F60, "你"), (0xA7, 0xA7, "§"),
    ],
)  # fmt: skip
def test_keys_that_fcitx_gives_back(symbol: int, key: int, text: str) -> None:
    event = key_event(symbol, 1 << 2, release=False)
    assert event is not None
    assert (event.key(), event.text(), event.modifiers()) == (key, text, Qt.KeyboardModifier.ControlModifier)
    assert event.nativeVirtualKey() == 0
    assert key_event(0xFFE1, 0, release=True) is None  # Shift alone


def test_programs_started_later_find_the_environment_as_it_was(monkeypatch: pytest.MonkeyPatch) -> None:
    """WPS has fcitx's own plugin and must go on using it."""
    monkeypatch.setenv("QT_IM_MODULE", "fcitx")
    monkeypatch.delenv("IBUS_USE_PORTAL", raising=False)
    before = dict(os.environ)
    with input_method._set({"QT_IM_MODULE": "ibus", **PORTAL}):
        assert (os.environ["QT_IM_MODULE"], os.environ["IBUS_USE_PORTAL"]) == ("ibus", "1")
    assert dict(os.environ) == before
