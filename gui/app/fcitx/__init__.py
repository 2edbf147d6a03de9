"""Chinese input by fcitx 4, which Qt 6 has no plugin for: a client of what fcitx 4 offers on the session's bus.

Qt's plugin for fcitx is made with the private headers of the very Qt it is for, and the maintained one (fcitx5-qt) is
published for newer systems than those that still have fcitx 4. So the program speaks to fcitx itself, from above Qt:
``service`` is fcitx on the bus, ``typing`` stands between the keyboard and the widget that has it, ``key_events`` makes
the keys that fcitx gives back. Nothing of it is imported before gui/app/input_method.py has seen a need.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtWidgets import QApplication

    from gui.app.fcitx.typing import Takes


def start(app: QApplication, takes: Takes) -> None:
    """Use fcitx 4 in each widget that ``takes`` Chinese, while it stands on the bus; without a bus nothing."""
    try:
        from PySide6.QtDBus import QDBusConnection

        from gui.app.fcitx.service import Service
        from gui.app.fcitx.typing import Typing
    except ImportError:  # the system's library for the bus is missing
        return
    bus = QDBusConnection.sessionBus()
    if bus.isConnected():
        Typing(app, Service(bus, display_number(os.environ), app), takes)


def display_number(environment: Mapping[str, str]) -> int:
    """The number of the screen that fcitx's name on the bus ends with; 0 where there is none, as fcitx has it."""
    number = environment.get("DISPLAY", "").partition(":")[2].partition(".")[0]
    return int(number) if number.isdecimal() else 0
