"""One line below the verdict: the draft was saved elsewhere, what a re-check changed, what went wrong."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy, QToolButton

from gui.state.listed_findings import Kind
from gui.style.accessibility import announce
from gui.style.plain_text import PlainLabel, plain_tip
from gui.style.theme import colours, icon, kind_pixmap, theme

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent


@dataclass(frozen=True)
class BannerMessage:
    """One message of the banner. ``kind`` is its colour and shape (None: all is well), ``actions`` its buttons."""

    text: str
    kind: Kind | None = None
    actions: tuple[tuple[str, Callable[[], None]], ...] = ()
    tip: str = ""


class Banner(QFrame):
    """Hidden until there is a message; never takes the keyboard. ``turned(bool)`` when it comes and goes."""

    turned = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("banner")
        self.message: BannerMessage | None = None
        self._one_line = False
        self.icon = PlainLabel()
        self.text = PlainLabel()
        self.text.setWordWrap(True)
        self.text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.buttons: list[QPushButton] = []
        self.close_button = QToolButton()
        self.close_button.setIconSize(QSize(10, 10))
        self.close_button.setToolTip("收起这一行")
        self.close_button.setAccessibleName("收起这一行")
        self.close_button.clicked.connect(self.clear)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(12, 3, 6, 3)
        self._row.setSpacing(8)
        self._row.addWidget(self.icon)
        self._row.addWidget(self.text, 1)
        self._row.addWidget(self.close_button)
        theme().changed.connect(self._colour)
        self.hide()

    def show_message(self, message: BannerMessage) -> None:
        """Show this message instead of the one before."""
        self._drop_buttons()
        self.message = message
        self._write()
        for name, act in message.actions:
            button = QPushButton(name)
            button.setProperty("small", True)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # it goes as soon as it is clicked; the keyboard stays
            button.clicked.connect(lambda _checked=False, act=act: act())
            self._row.insertWidget(self._row.count() - 1, button)
            self.buttons.append(button)
        self.setAccessibleName(message.text)
        self._colour()
        self.show()
        self.turned.emit(True)
        announce(self, message.text)

    def set_one_line(self, on: bool) -> None:
        """Cut a long message at the end of its line, where there is no room for two; the tip has all of it."""
        self._one_line = on
        self.text.setWordWrap(not on)
        across = QSizePolicy.Policy.Ignored if on else QSizePolicy.Policy.Preferred
        self.text.setSizePolicy(across, QSizePolicy.Policy.Preferred)
        self._write()

    def resizeEvent(self, event: QResizeEvent, /) -> None:
        """More or less of a message has room."""
        super().resizeEvent(event)
        self._write()

    def _write(self) -> None:
        if self.message is None:
            return
        text, tip = self.message.text, self.message.tip
        if self._one_line:
            self._row.activate()
            tip = "\n".join(filter(None, (text, tip)))
            text = self.text.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, self.text.width())
        self.text.setText(text)
        self.setToolTip(plain_tip(tip))

    def clear(self) -> None:
        """Hide the message."""
        self._drop_buttons()
        self.message = None
        self.hide()
        self.turned.emit(False)

    def _drop_buttons(self) -> None:
        for button in self.buttons:
            button.hide()
            self._row.removeWidget(button)
            button.deleteLater()
        self.buttons = []

    def _colour(self) -> None:
        if self.message is None:
            return
        tone = colours().tone(self.message.kind)
        self.icon.setPixmap(kind_pixmap(self.message.kind, 16, self.devicePixelRatioF()))
        self.close_button.setIcon(icon("cancel", colours().muted, 10))
        self.setStyleSheet(
            f"QFrame#banner {{ background: {tone.tint}; border: 1px solid {colours().border}; border-radius: 6px; }}"
            f"QFrame#banner QLabel {{ color: {tone.text}; background: transparent; }}"
            "QFrame#banner QPushButton { padding: 2px 10px; }"
        )


class NoticeStrip(QFrame):
    """A strip that shares its line with the banner."""

    def give_way(self, on: bool) -> None:
        """Be out of sight while a small window has no room for it; its actions stand in the menus too."""
        raise NotImplementedError

    def set_beside_banner(self, on: bool) -> None:
        """Leave the words out while the banner has the line."""
        raise NotImplementedError
