"""A sentence beside its wording of last year, what is different coloured: plain text with formats, never markup."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QColor, QFont, QResizeEvent, QTextCharFormat
from PySide6.QtWidgets import QFrame, QSizePolicy, QTextEdit, QWidget

from core.review.versions import marked, stretches
from gui.state.listed_findings import Kind
from gui.style.theme import base_font, colours, scaled

if TYPE_CHECKING:
    from collections.abc import Iterable


class ComparedText(QTextEdit):
    """As tall as its text; hidden until there is one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setReadOnly(True)
        self.setAccessibleName("与去年的句子对照")
        self.setAcceptDrops(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setTabChangesFocus(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFont(scaled(base_font(), 1.08))
        self.document().setDocumentMargin(0)
        self.viewport().setAutoFillBackground(False)
        self.hide()

    def show_sentences(self, now: str, before: str) -> None:
        """Both wordings, this year's first."""
        self.clear()
        parts = stretches(before, now)
        self._line("今年：", ((part.after, part.same) for part in parts))
        self.textCursor().insertBlock()
        self._line("去年：", ((part.before, part.same) for part in parts))
        then, this = marked(before, now)
        self.setAccessibleName(f"今年：{this}。去年：{then}")
        self.show()
        self._fit()

    def _line(self, name: str, parts: Iterable[tuple[str, bool]]) -> None:
        cursor, plain, muted = self.textCursor(), QTextCharFormat(), QTextCharFormat()
        muted.setForeground(QColor(colours().muted))
        cursor.insertText(name, muted)
        tone = colours().tone(Kind.WARNING)
        other = QTextCharFormat()
        other.setBackground(QColor(tone.tint))
        other.setForeground(QColor(tone.text))
        other.setFontWeight(QFont.Weight.Bold)
        for text, same in parts:
            cursor.insertText(text, plain if same else other)
        self.setTextCursor(cursor)

    def coloured(self) -> list[str]:
        """The stretches that are coloured, in the order of the text."""
        found: list[str] = []
        block = self.document().begin()
        while block.isValid():
            for one in block:  # type: ignore[attr-defined]  # PySide declares no iterator of a block
                if one.fragment().charFormat().fontWeight() == QFont.Weight.Bold:
                    found.append(one.fragment().text())
            block = block.next()
        return found

    def _fit(self) -> None:
        self.document().setTextWidth(self.viewport().width())
        self.setFixedHeight(max(1, round(self.document().size().height()) + 2))

    def resizeEvent(self, event: QResizeEvent, /) -> None:
        """Lines break anew."""
        super().resizeEvent(event)
        self._fit()

    def sizeHint(self) -> QSize:
        """As tall as the text."""
        return QSize(200, self.height())

    def changeEvent(self, event: QEvent, /) -> None:
        """Another font needs another height."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._fit()
