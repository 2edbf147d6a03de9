"""The keys that fcitx gives back, as Qt has them. Source of the numbers: X's keysymdef.h."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent

_NAMED = {
    0xFF08: Qt.Key.Key_Backspace, 0xFF09: Qt.Key.Key_Tab, 0xFF0D: Qt.Key.Key_Return, 0xFF1B: Qt.Key.Key_Escape,
    0xFF50: Qt.Key.Key_Home, 0xFF51: Qt.Key.Key_Left, 0xFF52: Qt.Key.Key_Up, 0xFF53: Qt.Key.Key_Right,
    0xFF54: Qt.Key.Key_Down, 0xFF55: Qt.Key.Key_PageUp, 0xFF56: Qt.Key.Key_PageDown, 0xFF57: Qt.Key.Key_End,
    0xFF63: Qt.Key.Key_Insert, 0xFF8D: Qt.Key.Key_Enter, 0xFFFF: Qt.Key.Key_Delete,
}  # fmt: skip
_MODIFIERS = {
    1 << 0: Qt.KeyboardModifier.ShiftModifier,
    1 << 2: Qt.KeyboardModifier.ControlModifier,
    1 << 3: Qt.KeyboardModifier.AltModifier,
    1 << 6: Qt.KeyboardModifier.MetaModifier,
}
_LATIN_1 = (range(0x20, 0x7F), range(0xA0, 0x100))  # symbols that are their characters' numbers
_UNICODE = range(0x0100_0100, 0x0111_0000)  # symbols of all other characters: the number, raised by 0x1000000


def key_event(symbol: int, modifiers: int, *, release: bool) -> QKeyEvent | None:
    """The event of an X symbol with X modifiers; None for keys that no text field has a use for.

    It has no native codes, by which it is known not to come from the keyboard.
    """
    kind = QEvent.Type.KeyRelease if release else QEvent.Type.KeyPress
    held = Qt.KeyboardModifier.NoModifier
    for bit, modifier in _MODIFIERS.items():
        if modifiers & bit:
            held |= modifier
    if symbol in _NAMED:
        return QKeyEvent(kind, _NAMED[symbol], held)
    if any(symbol in part for part in _LATIN_1):
        text = chr(symbol)
    elif symbol in _UNICODE:
        text = chr(symbol & 0xFF_FFFF)
    else:
        return None
    return QKeyEvent(kind, ord(text.upper()[0]), held, text)
