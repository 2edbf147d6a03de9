"""Between the keyboard and the widget that has it: keys go to fcitx first, what fcitx makes of them to the widget."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QGuiApplication, QInputMethodEvent, QKeyEvent, QTextCharFormat, QTextFormat
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QWidget

from gui.app.fcitx.key_events import key_event

if TYPE_CHECKING:
    from collections.abc import Callable

    from gui.app.fcitx.service import Rectangle, Service

    #: Whether Chinese can be typed into a widget.
    Takes = Callable[[QWidget | None], bool]

_PRESSES = (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress)
_HELD = (range(0xFE01, 0xFE10), range(0xFFE1, 0xFFEF), (0xFF7F,))  # X symbols of Shift, Control, Num Lock and the like
_ENDS = (QEvent.Type.MouseButtonPress, QEvent.Type.FocusOut)


class Typing(QObject):
    """Follows the keyboard from widget to widget, and stands before the one that takes Chinese, as ``takes`` says.

    Only that widget is watched: a filter on the whole application would see everything that happens in it.
    """

    def __init__(self, app: QApplication, service: Service, takes: Takes) -> None:
        super().__init__(app)
        self._service, self._takes = service, takes
        self._widget: QWidget | None = None
        self._composed = ""
        self._placed: Rectangle | None = None
        self._asked: tuple[int, int, int] | None = None
        self._taken = False
        service.committed.connect(self._commit)
        service.composed.connect(self._compose)
        service.forwarded.connect(self._forward)
        service.found.connect(self._replace)
        service.lost.connect(self._finish)
        app.focusChanged.connect(self._follow)
        app.aboutToQuit.connect(service.close)
        QGuiApplication.inputMethod().cursorRectangleChanged.connect(self._place)
        self._follow(None, QApplication.focusWidget())

    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        """Keys go to fcitx; what is being composed ends before a click moves the cursor, or the widget takes leave."""
        kind = event.type()
        if isinstance(event, QKeyEvent):
            return self._key(event, kind in _PRESSES)
        if kind in _ENDS and self._composed:
            self._end()
        return False

    def _key(self, event: QKeyEvent, pressed: bool) -> bool:
        symbol, code = event.nativeVirtualKey(), event.nativeScanCode()
        if not symbol or not self._service.ready or not self._takes(self._widget):
            return False
        # A key that is pressed comes first as what might override a shortcut: there fcitx is asked, so that it has
        # Esc before the button that Esc would press; and then as the key itself, of which fcitx has been asked.
        moment = (event.timestamp(), code, int(pressed))
        if moment != self._asked:
            self._place()
            modifiers = event.nativeModifiers()
            self._taken = self._service.takes(symbol, code, modifiers, event.timestamp(), release=not pressed)
            if pressed and not self._taken and not any(symbol in held for held in _HELD):
                self._end()  # it will do something else: go to another finding, say, whose note comes into the widget
        self._asked = moment if event.type() == QEvent.Type.ShortcutOverride else None
        if self._taken:
            event.accept()
        return self._taken

    def _follow(self, _before: QWidget | None, now: QWidget | None) -> None:
        if self._widget is not None:
            self._end()
            for watched in self._watched():
                watched.removeEventFilter(self)
            self._widget = None
            self._service.focus(False)
        if now is not None and self._takes(now):
            self._widget = now
            for watched in self._watched():
                watched.installEventFilter(self)
            self._service.focus(True)
            self._replace()

    def _watched(self) -> list[QWidget]:
        """The widget, and what of it is clicked."""
        widget = self._widget
        if widget is None or not _lives(widget):
            return []
        return [widget, widget.viewport()] if isinstance(widget, QAbstractScrollArea) else [widget]

    def _end(self) -> None:
        """What is being composed is taken as it stands, as fcitx's own plugins do; fcitx forgets it."""
        if self._composed:
            self._service.reset()
            self._finish()

    def _finish(self) -> None:
        if self._composed:
            self._commit(self._composed)

    def _commit(self, text: str) -> None:
        self._composed = ""
        event = QInputMethodEvent()
        event.setCommitString(text)
        self._send(event)

    def _compose(self, text: str, cursor: int) -> None:
        self._composed = text
        before = text.encode()[: max(cursor, 0)].decode(errors="ignore")
        underlined = QTextCharFormat()
        underlined.setFontUnderline(True)
        kinds = QInputMethodEvent.AttributeType
        attributes = [
            QInputMethodEvent.Attribute(kinds.TextFormat, 0, _length(text), QTextFormat(underlined)),
            QInputMethodEvent.Attribute(kinds.Cursor, _length(before), 1, None),
        ]
        self._send(QInputMethodEvent(text, attributes))

    def _forward(self, symbol: int, modifiers: int, release: bool) -> None:
        event = key_event(symbol, modifiers, release=release)
        if event is not None:
            self._send(event)

    def _send(self, event: QEvent) -> None:
        if self._widget is not None and _lives(self._widget):
            QApplication.sendEvent(self._widget, event)

    def _replace(self) -> None:
        self._placed = None
        self._place()

    def _place(self) -> None:
        """Tell fcitx where the cursor is, so that its list of words stands there."""
        window = QGuiApplication.focusWindow()
        if self._widget is None or window is None or not self._service.ready:
            return
        rectangle = QGuiApplication.inputMethod().cursorRectangle().toRect()
        scale, origin = window.devicePixelRatio(), window.screen().geometry().topLeft()
        corner = (window.mapToGlobal(rectangle.topLeft()) - origin) * scale + origin
        size = rectangle.size() * scale
        placed = (corner.x(), corner.y(), size.width(), size.height())
        if placed != self._placed:
            self._placed = placed
            self._service.place(placed)


def _lives(widget: QWidget) -> bool:
    """False for one that is being destroyed, which loses the keyboard while Python can no longer ask it anything."""
    try:
        widget.objectName()
    except RuntimeError:
        return False
    return True


def _length(text: str) -> int:
    """In the units that Qt counts a text in."""
    return len(text.encode("utf-16-le")) // 2
