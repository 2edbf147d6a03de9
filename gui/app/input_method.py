"""Chinese input by fcitx, whose plugin for Qt the program does not bring.

Qt has a plugin for ibus alone. fcitx 5 also speaks as ibus does, to whoever asks for it by the name that portals have
(its addon "ibusfrontend", part of every fcitx 5). fcitx 4 does not: the program speaks to it itself (gui/app/fcitx).
"""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLibraryInfo, Qt
from PySide6.QtWidgets import QApplication, QWidget

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

_FCITX = ("fcitx", "fcitx5")
_GONE = "xim"  # what Qt had before version 5; who asks for it means the input method that XMODIFIERS names
#: Fields that take Latin letters or digits only, and those whose text nobody is to see.
_NOT_CHINESE = (
    Qt.InputMethodHint.ImhExclusiveInputMask | Qt.InputMethodHint.ImhHiddenText | Qt.InputMethodHint.ImhSensitiveData
)


def application(argv: Sequence[str]) -> QApplication:
    """The application there is, or a new one that takes input from what the desktop has; ``argv`` goes to Qt."""
    existing = QApplication.instance()
    if isinstance(existing, QApplication):
        return existing
    with _set(by_ibus(os.environ, _plugins())):
        return QApplication(list(argv))


def _plugins() -> list[str]:
    folder = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.PluginsPath), "platforminputcontexts")
    return [file.name for file in folder.glob("*")]


def _asked(environment: Mapping[str, str]) -> tuple[str, list[str]]:
    """The variable by which Qt can be told otherwise, and the input methods that the desktop asks for."""
    name = "QT_IM_MODULES" if environment.get("QT_IM_MODULES") else "QT_IM_MODULE"
    asked = [each for each in environment.get(name, "").split(";") if each not in ("", _GONE)]
    general = environment.get("XMODIFIERS", "").removeprefix("@im=")
    return name, asked or ([general] if general else [])


def by_ibus(environment: Mapping[str, str], plugins: Sequence[str]) -> dict[str, str]:
    """What must stand in the environment for a desktop with fcitx 5 to be understood, nothing where all is well.

    ``plugins`` are the files of Qt's plugins for input methods.
    """
    name, asked = _asked(environment)
    if not set(asked).intersection(_FCITX) or any("fcitx" in plugin for plugin in plugins):
        return {}
    return {name: ";".join("ibus" if each in _FCITX else each for each in asked), "IBUS_USE_PORTAL": "1"}


def may_have_fcitx4(environment: Mapping[str, str], plugins: Sequence[str]) -> bool:
    """True where fcitx 4 may be what the user types with: fcitx is asked for, or nothing is; and there is a bus."""
    asked = _asked(environment)[1] or [each for each in (environment.get("GTK_IM_MODULE"),) if each]
    if any("fcitx" in plugin for plugin in plugins) or (asked and not set(asked).intersection(_FCITX)):
        return False
    folder = environment.get("XDG_RUNTIME_DIR")
    # Where neither is, Qt's library would start a bus, on which nobody stands.
    return bool(environment.get("DBUS_SESSION_BUS_ADDRESS") or (folder and Path(folder, "bus").exists()))


def follow_fcitx4(app: QApplication) -> None:
    """Be ready for fcitx 4; it is looked for when something that takes Chinese first has the keyboard."""
    if not sys.platform.startswith("linux") or not may_have_fcitx4(os.environ, _plugins()):
        return

    def focused(_before: QWidget | None, now: QWidget | None) -> None:
        if takes_chinese(now):
            app.focusChanged.disconnect(focused)
            from gui.app import fcitx  # not before: with Qt's module for the bus it takes some ten milliseconds

            fcitx.start(app, takes_chinese)

    app.focusChanged.connect(focused)
    focused(None, QApplication.focusWidget())


def takes_chinese(widget: QWidget | None) -> bool:
    """True for a widget into which Chinese can be typed."""
    if widget is None or not widget.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled):
        return False
    return not widget.inputMethodHints() & _NOT_CHINESE


@contextmanager
def _set(values: Mapping[str, str]) -> Iterator[None]:
    """Qt looks once, when the application is made; what the program starts later (WPS) finds all as it was."""
    before = {name: os.environ.get(name) for name in values}
    os.environ.update(values)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value
