"""A stand-in for fcitx 4 on the session's bus, a process of its own: ``python stand_in_fcitx.py NAME RECORD``.

Letters are composed; a blank makes words of them, Esc throws them away; a comma is answered with a Chinese one, a full
stop is given back; all else is not for it. What it is called with
goes to the file RECORD, a line of JSON for each call.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import ClassInfo, QCoreApplication, QObject, QTimer, Signal, Slot
from PySide6.QtDBus import QDBusConnection

if TYPE_CHECKING:
    from collections.abc import Callable

WORDS = {"nihao": "你好", "gongkai": "公开"}
_CONTROL = 1 << 2
UINT = cast("type", "uint")  # a name, which is how Signal and Slot take what Python has not
interface = cast("Callable[[dict[str, str]], Callable[[type], type]]", ClassInfo)


class Record:
    """The file of calls."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def add(self, *call: object) -> None:
        """One line more."""
        with self._path.open("a", encoding="utf-8") as file:
            print(json.dumps(call, ensure_ascii=False), file=file)


@interface({"D-Bus Interface": "org.fcitx.Fcitx.InputContext"})
class Context(QObject):
    """One input context."""

    CommitString = Signal(str)
    UpdatePreedit = Signal(str, int)
    ForwardKey = Signal(UINT, UINT, int)

    def __init__(self, record: Record, parent: QObject) -> None:
        super().__init__(parent)
        self._record = record
        self._letters = ""

    def _show(self, letters: str) -> None:
        self._letters = letters
        self.UpdatePreedit.emit(letters, len(letters))

    @Slot(UINT, UINT, UINT, int, UINT, result=int)
    def ProcessKeyEvent(self, symbol: int, code: int, state: int, kind: int, time: int) -> int:
        self._record.add("key", symbol, code, state, kind)
        if kind or state & _CONTROL:
            return 0
        character = chr(symbol) if symbol < 0x80 else ""
        if character.isalpha():
            self._show(self._letters + character)
        elif character == " " and self._letters:
            words = WORDS.get(self._letters, self._letters)
            self._record.add("commit", words)
            self.CommitString.emit(words)
            self._show("")
        elif symbol == 0xFF1B and self._letters:
            self._show("")
        elif character == ",":
            self.CommitString.emit("，")
        elif character == ".":
            self.ForwardKey.emit(symbol, state, kind)
        else:
            return 0
        return 1

    @Slot()
    def FocusIn(self) -> None:
        self._record.add("focus", True)

    @Slot()
    def FocusOut(self) -> None:
        self._record.add("focus", False)

    @Slot()
    def Reset(self) -> None:
        self._record.add("reset")
        if self._letters:
            self._show("")

    @Slot()
    def DestroyIC(self) -> None:
        self._record.add("destroy")

    @Slot(int, int, int, int)
    def SetCursorRect(self, x: int, y: int, width: int, height: int) -> None:
        self._record.add("place", x, y, width, height)

    @Slot(UINT)
    def SetCapacity(self, capacity: int) -> None:
        self._record.add("capacity", capacity)


@interface({"D-Bus Interface": "org.fcitx.Fcitx.InputMethod"})
class Methods(QObject):
    """What makes input contexts."""

    def __init__(self, bus: QDBusConnection, record: Record, *, faulty: bool) -> None:
        super().__init__()
        self._bus, self._record, self._faulty = bus, record, faulty
        self._made = 0

    @Slot(str, int, result=int)
    def CreateICv3(self, program: str, process: int) -> int:  # fcitx answers with five values more
        self._record.add("create", program)
        self._made += 1
        if self._faulty and self._made == 1:
            return self._made
        whole = QDBusConnection.RegisterOption
        context = Context(self._record, self)
        self._bus.registerObject(f"/inputcontext_{self._made}", context, whole.ExportAllSlots | whole.ExportAllSignals)
        return self._made


def main(name: str, record: Path, *manner: str) -> None:
    """Stand on the bus until killed; says "ready" when it does.

    In a ``faulty`` manner it answers nothing at first, and then with an input context that is not there.
    """
    app = QCoreApplication([])
    bus = QDBusConnection.sessionBus()
    methods = Methods(bus, Record(record), faulty="faulty" in manner)

    def begin() -> None:
        bus.registerObject("/inputmethod", methods, QDBusConnection.RegisterOption.ExportAllSlots)

    if manner:
        QTimer.singleShot(100, begin)
    else:
        begin()
    if not bus.registerService(name):
        sys.exit(f"{name} is taken")
    print("ready", flush=True)
    app.exec()


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), *sys.argv[3:])
