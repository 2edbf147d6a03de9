"""Keys as Qt tells of them on X: with the numbers that X has for them, first as what might override a shortcut."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

SHIFT, F8, ESCAPE = "\x01", "\x02", "\x1b"
SYMBOLS = {
    ESCAPE: (Qt.Key.Key_Escape, 0xFF1B), SHIFT: (Qt.Key.Key_Shift, 0xFFE1), F8: (Qt.Key.Key_F8, 0xFFC5),
    " ": (Qt.Key.Key_Space, 0x20),
}  # fmt: skip
_moments = count(1000)


def press(widget: QWidget, keys: str) -> list[bool]:
    """Press and release keys as Qt tells of them on X; for each whether it was kept from the shortcuts."""
    kept = []
    for character in keys:
        key, symbol = SYMBOLS.get(character, (ord(character.upper()), ord(character)))
        text = character if character.isprintable() else ""
        pressed, released = next(_moments), next(_moments)
        types = QEvent.Type
        for kind, moment in (
            (types.ShortcutOverride, pressed), (types.KeyPress, pressed), (types.KeyRelease, released),
        ):  # fmt: skip
            event = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, 38, symbol, 0, text)
            event.setTimestamp(moment)
            event.ignore()
            handled = QApplication.sendEvent(widget, event)
            if kind == types.ShortcutOverride:
                kept.append(handled and event.isAccepted())
    return kept
