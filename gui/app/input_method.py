"""Chinese input by fcitx, whose plugin for Qt the program does not bring.

Qt has a plugin for ibus alone. fcitx 5 also speaks as ibus does, to whoever asks for it by the name that portals have
(its addon "ibusfrontend", part of every fcitx 5). fcitx 4 does not. From 4.2.9.7 on it answers to the name
org.freedesktop.portal.Fcitx, which the plugin of fcitx5-qt speaks to: that would serve both, but is made with the
private headers of the very Qt it is for, and for old systems nobody publishes it.
"""

from __future__ import annotations

import os
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLibraryInfo
from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

_FCITX = ("fcitx", "fcitx5")


def application(argv: Sequence[str]) -> QApplication:
    """The application there is, or a new one that takes input from what the desktop has; ``argv`` goes to Qt."""
    existing = QApplication.instance()
    if isinstance(existing, QApplication):
        return existing
    plugins = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.PluginsPath), "platforminputcontexts")
    with _set(by_ibus(os.environ, [file.name for file in plugins.glob("*")])):
        return QApplication(list(argv))


def by_ibus(environment: Mapping[str, str], plugins: Sequence[str]) -> dict[str, str]:
    """What must stand in the environment for a desktop with fcitx to be understood, nothing where all is well.

    ``plugins`` are the files of Qt's plugins for input methods.
    """
    name = "QT_IM_MODULES" if environment.get("QT_IM_MODULES") else "QT_IM_MODULE"
    asked = (environment.get(name) or environment.get("XMODIFIERS", "").removeprefix("@im=")).split(";")
    if not set(asked).intersection(_FCITX) or any("fcitx" in plugin for plugin in plugins):
        return {}
    return {name: ";".join("ibus" if each in _FCITX else each for each in asked), "IBUS_USE_PORTAL": "1"}


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
