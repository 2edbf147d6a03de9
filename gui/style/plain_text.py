"""Texts shown as they are, whatever stands in them.

Qt takes a text for HTML as soon as it looks like it, in labels, tool tips and message boxes alike, and then opens what
its pictures name: a file, or a share of another machine that Windows logs in to. So no text of a draft, a file name, a
list of organs or a profile reaches such a place but through this module; a wall in the tests keeps it so.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QStaticText
from PySide6.QtWidgets import QLabel, QMessageBox, QPlainTextEdit, QWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QInputMethodEvent, QPaintEvent


class PlainLabel(QLabel):
    """A label that shows markup as text."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(text)


class ElidedLabel(PlainLabel):
    """One line that gives way: what does not fit is cut off with dots, and the tool tip has it whole."""

    def setText(self, text: str, /) -> None:
        """Show this text as far as there is room."""
        super().setText(text)
        self.setToolTip(plain_tip(text))

    def sizeHint(self) -> QSize:
        """Room for the whole text."""
        return QSize(self.fontMetrics().horizontalAdvance(self.text()) + 4, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """Room for a few characters."""
        few = self.fontMetrics().horizontalAdvance("国国国…")
        return QSize(min(few, self.sizeHint().width()), super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent, /) -> None:
        """The text, cut at its end."""
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        room = self.contentsRect()
        shown = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, self.alignment() | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, shown)
        painter.end()


class PlainEdit(QPlainTextEdit):
    """A field of several lines whose hint makes room for the first word while it is composed; Qt's stays below it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hint = ""

    def setPlaceholderText(self, text: str, /) -> None:
        """What is shown while nothing is written."""
        self._hint = text
        super().setPlaceholderText(text)

    def inputMethodEvent(self, event: QInputMethodEvent, /) -> None:
        """A word is being composed, or is there."""
        super().inputMethodEvent(event)
        super().setPlaceholderText("" if event.preeditString() else self._hint)

    def focusOutEvent(self, event: QFocusEvent, /) -> None:
        """Nothing is composed any more, whether the input method says so or not."""
        super().focusOutEvent(event)
        super().setPlaceholderText(self._hint)


def plain_static(text: str) -> QStaticText:
    """A text that is laid out once and painted often."""
    made = QStaticText()
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setText(text)
    return made


def plain_tip(text: str) -> str:
    """The text for a tool tip, whose format cannot be set: what could be markup is escaped, line breaks kept.

    Qt decides by the first tag or entity (``Qt::mightBeRichText``); a text with neither sign is never taken for HTML.
    """
    return f"<p style='white-space: pre-wrap'>{escape(text)}</p>" if "<" in text or "&" in text else text


def menu_text(text: str) -> str:
    """The text for a menu entry or a button, where a single ampersand would become a shortcut."""
    return text.replace("&", "&&")


def plain_box(parent: QWidget | None = None) -> QMessageBox:
    """A message box that shows markup as text."""
    box = QMessageBox(parent)
    box.setTextFormat(Qt.TextFormat.PlainText)
    return box
