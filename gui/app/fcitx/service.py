"""fcitx 4 on the session's bus: its interfaces org.fcitx.Fcitx.InputMethod and org.fcitx.Fcitx.InputContext.

Source: src/frontend/ipc/ipc.c of fcitx 4.2.9, what it answers to Introspect.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Q_ARG, Q_RETURN_ARG, SLOT, QCoreApplication, QMetaObject, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtDBus import QDBusConnection, QDBusInterface, QDBusMessage, QDBusPendingCallWatcher, QDBusServiceWatcher

from core.base.about import NAME

if TYPE_CHECKING:
    from collections.abc import Callable

_METHODS, _CONTEXT = "org.fcitx.Fcitx.InputMethod", "org.fcitx.Fcitx.InputContext"
#: The name of fcitx 5, which may answer to the name of fcitx 4 too; it is served by Qt's plugin for ibus.
_NEWER = "org.fcitx.Fcitx5"

#: Of the capacities in fcitx's frontend.h: what is composed is shown in the text; it is taken over by us, not by fcitx,
#: when the keyboard goes elsewhere.
_PREEDIT, _CLIENT_UNFOCUS_COMMIT = 1 << 1, 1 << 5

_PATIENCE = 500  # milliseconds a key may wait for fcitx, once; after that it is asked no more until it answers again
_LONG = 60_000  # milliseconds for what nobody waits for
_AGAIN = 2_000  # milliseconds until what fcitx has refused is tried once more
_WIDE = 0xFFFF_FFFF  # what an unsigned number of the bus can hold
_KEY_METHOD = "ProcessKeyEvent(uint,uint,uint,int,uint)"
#: Texts, which is what these calls take; their declarations say bytes.
_SAID = cast("bytes", SLOT("_said(QDBusMessage)"))
_PROCESS_KEY_EVENT, _SET_CAPACITY = cast("bytes", "ProcessKeyEvent"), cast("bytes", "SetCapacity")

Rectangle = tuple[int, int, int, int]


class Service(QObject):
    """One input context of fcitx, made when fcitx comes and made anew when it comes again.

    Only ``takes`` waits for fcitx. What fcitx says before it answers a key has been told when ``takes`` returns.
    """

    committed = Signal(str)
    #: What is being composed, and where in it the cursor stands, in bytes of UTF-8.
    composed = Signal(str, int)
    #: A key that fcitx gives back: its X symbol, the X modifiers, whether it is a release.
    forwarded = Signal(int, int, bool)
    #: fcitx no longer answers, or has gone: what it was composing will not be finished.
    lost = Signal()
    #: fcitx can be asked: it is there, or there again.
    found = Signal()

    def __init__(self, bus: QDBusConnection, display: int, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bus, self._name = bus, f"org.fcitx.Fcitx-{display}"
        self._owner = self._path = ""
        self._context: QDBusInterface | None = None
        self._answers = self._focused = False
        watcher = QDBusServiceWatcher(self._name, bus, QDBusServiceWatcher.WatchModeFlag.WatchForOwnerChange, self)
        watcher.addWatchedService(_NEWER)
        watcher.serviceOwnerChanged.connect(self._look)
        self._look()

    @property
    def ready(self) -> bool:
        """True while keys can be given to fcitx."""
        return self._answers

    def takes(self, symbol: int, code: int, modifiers: int, time: int, *, release: bool) -> bool:
        """Give a key to fcitx; True when fcitx keeps it. Symbol, code, modifiers and time are those of X."""
        context = self._context
        if context is None or not self._answers:
            return False
        # By the interface that fcitx tells of itself: the numbers of a message made here would have the wrong types.
        kept = QMetaObject.invokeMethod(
            context, _PROCESS_KEY_EVENT, Qt.ConnectionType.DirectConnection, Q_RETURN_ARG("int"),
            Q_ARG("uint", symbol), Q_ARG("uint", code), Q_ARG("uint", modifiers), Q_ARG("int", int(release)),
            Q_ARG("uint", time & _WIDE),
        )  # fmt: skip
        if context.lastError().isValid():
            self._give_up()
            return False
        QCoreApplication.sendPostedEvents(self, 0)
        return bool(kept)

    def focus(self, focused: bool) -> None:
        """Something that takes Chinese has the keyboard, or nothing has it any more."""
        self._focused = focused
        self._tell("FocusIn" if focused else "FocusOut")

    def reset(self) -> None:
        """Forget what is being composed."""
        self._tell("Reset")

    def place(self, rectangle: Rectangle) -> None:
        """Where the cursor is on the screen (x, y, width, height), in the pixels of the screen."""
        self._tell("SetCursorRect", *rectangle)

    def close(self) -> None:
        """The program ends."""
        self._tell("DestroyIC")

    def _tell(self, method: str, *arguments: int) -> None:
        if self._context is not None and self._answers:
            self._bus.asyncCall(self._message(self._path, _CONTEXT, method, *arguments), _LONG)

    def _message(self, path: str, interface: str, method: str, *arguments: int | str) -> QDBusMessage:
        message = QDBusMessage.createMethodCall(self._owner, path, interface, method)
        message.setArguments(list(arguments))
        return message

    def _ask(self, message: QDBusMessage, then: Callable[[QDBusMessage], None]) -> None:
        """Call ``then`` with the answer or the error, unless another fcitx has come meanwhile."""
        owner = self._owner
        watcher = QDBusPendingCallWatcher(self._bus.asyncCall(message, _LONG), self)

        def answered() -> None:
            watcher.deleteLater()
            if self._owner == owner:
                then(watcher.reply())

        watcher.finished.connect(answered)

    def _look(self) -> None:
        """See who stands on the bus."""
        names = self._bus.interface()
        newer = names.isServiceRegistered(_NEWER).value()
        owner = "" if newer else names.serviceOwner(self._name).value() or ""
        if owner != self._owner:
            self._drop()
            self._owner = owner
            self._create()

    def _drop(self) -> None:
        if self._path:
            self._bus.disconnect(self._owner, self._path, _CONTEXT, "", self, _SAID)
        if self._context is not None:
            self._context.deleteLater()
        self._context, self._path = None, ""
        if self._answers:
            self._answers = False
            self.lost.emit()

    def _create(self) -> None:
        if self._owner and not self._path:
            self._ask(self._message("/inputmethod", _METHODS, "CreateICv3", NAME, os.getpid()), self._created)

    def _created(self, answer: QDBusMessage) -> None:
        if self._path:  # asked for twice: it had refused, and was started anew meanwhile
            return
        number = (answer.arguments() or [None])[0]
        if answer.type() != QDBusMessage.MessageType.ReplyMessage or not isinstance(number, int):
            QTimer.singleShot(_AGAIN, self, self._create)
            return
        self._path = f"/inputcontext_{number}"
        self._bus.connect(self._owner, self._path, _CONTEXT, "", self, _SAID)
        # Asks fcitx, which has just answered, what it has; Qt keeps that for every later fcitx.
        self._context = QDBusInterface(self._owner, self._path, _CONTEXT, self._bus, self)
        self._context.setTimeout(_PATIENCE)
        if self._context.metaObject().indexOfMethod(_KEY_METHOD) >= 0 and self._set_capacity():
            self._begin()
        else:
            self._renew_later()

    def _set_capacity(self) -> bool:
        assert self._context is not None
        told = QMetaObject.invokeMethod(
            self._context, _SET_CAPACITY, Qt.ConnectionType.DirectConnection,
            Q_ARG("uint", _PREEDIT | _CLIENT_UNFOCUS_COMMIT),
        )  # fmt: skip
        return bool(told) and not self._context.lastError().isValid()

    def _begin(self) -> None:
        self._answers = True
        self._tell("FocusIn" if self._focused else "FocusOut")
        self.found.emit()

    def _give_up(self) -> None:
        """It hangs: ask it no more, but for one word of life, behind the keys that it may still be working on."""
        self._answers = False
        self.lost.emit()
        self._ask(self._message(self._path, _CONTEXT, "Reset"), self._lives)

    def _lives(self, answer: QDBusMessage) -> None:
        if answer.type() == QDBusMessage.MessageType.ReplyMessage:
            self._begin()
        else:
            self._renew_later()

    def _renew_later(self) -> None:
        self._bus.asyncCall(self._message(self._path, _CONTEXT, "DestroyIC"), _LONG)
        self._drop()
        QTimer.singleShot(_AGAIN, self, self._create)

    @Slot(QDBusMessage)
    def _said(self, message: QDBusMessage) -> None:
        """A signal of the input context; what comes from a fcitx that was given up is not heard."""
        if not self._answers:
            return
        match message.member(), message.arguments():
            case "CommitString", [str(text)]:
                self.committed.emit(text)
            case "UpdatePreedit", [str(text), int(cursor)]:
                self.composed.emit(text, cursor)
            case "ForwardKey", [int(symbol), int(modifiers), int(release)]:
                self.forwarded.emit(symbol, modifiers, bool(release))
            case _:
                pass
