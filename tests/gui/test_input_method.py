"""Which input method Qt is told to use (gui/app/input_method.py)."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from gui.app import input_method

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


def test_programs_started_later_find_the_environment_as_it_was(monkeypatch: pytest.MonkeyPatch) -> None:
    """WPS has fcitx's own plugin and must go on using it."""
    monkeypatch.setenv("QT_IM_MODULE", "fcitx")
    monkeypatch.delenv("IBUS_USE_PORTAL", raising=False)
    before = dict(os.environ)
    with input_method._set({"QT_IM_MODULE": "ibus", **PORTAL}):
        assert (os.environ["QT_IM_MODULE"], os.environ["IBUS_USE_PORTAL"]) == ("ibus", "1")
    assert dict(os.environ) == before
