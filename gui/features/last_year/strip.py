"""The strip below the verdict: which report of last year the draft is compared with, and what is shown of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QToolButton, QWidget

from gui.style.plain_text import ElidedLabel, PlainLabel, plain_tip
from gui.style.theme import colours, icon, pixmap, theme
from gui.views.banner import NoticeStrip

if TYPE_CHECKING:
    from pathlib import Path

    from gui.features.last_year.choice import LastYearChoice
    from gui.state.session import Session


class LastYearStrip(NoticeStrip):
    """Hidden unless there is a report of last year, or one to offer. ``other_asked`` asks for another file."""

    other_asked = Signal()

    def __init__(self, choice: LastYearChoice, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._choice, self._session = choice, session
        self.setObjectName("strip")
        self._beside_banner = self._gives_way = False
        self.icon = PlainLabel()
        self.text = ElidedLabel()
        self.differences = _toggle("显示与去年的差", "在表格里显示每一格与去年报告的差（Ctrl+D）")
        self.differences.toggled.connect(choice.show_differences)
        self.sentences = _toggle("沿用去年的句子", "在原文里标出去年报告中也有的句子")
        self.sentences.toggled.connect(choice.show_copied)
        self.next_button = QToolButton()
        self.next_button.setText("下一句")
        self.next_button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.next_button.setToolTip("看下一句沿用去年的文字")
        self.next_button.clicked.connect(choice.step)
        self.accept_button = QPushButton("对照")
        self.accept_button.clicked.connect(lambda: choice.choose(choice.offer))
        self.decline_button = QPushButton("不用")
        self.decline_button.clicked.connect(choice.decline)
        self.other_button = QPushButton("另选一份…")
        self.other_button.clicked.connect(self.other_asked)
        self.end_button = QPushButton("不再对照")
        self.end_button.clicked.connect(lambda: choice.choose(None))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 3, 8, 3)
        layout.setSpacing(8)
        layout.addWidget(self.icon)
        layout.addWidget(self.text, 1)
        self._compared = (self.differences, self.sentences, self.next_button)
        self._offered = (self.accept_button, self.decline_button)
        for button in (*self._compared, *self._offered, self.other_button, self.end_button):
            if isinstance(button, QPushButton):
                button.setProperty("small", True)
            layout.addWidget(button)
        choice.changed.connect(self.show_state)
        theme().changed.connect(self._colour)
        self._colour()
        self.show_state()

    def _colour(self) -> None:
        c = colours()
        self.icon.setPixmap(pixmap("last-year", c.accent, 18, self.devicePixelRatioF()))
        self.next_button.setIcon(icon("next"))
        self.setStyleSheet(
            f"QFrame#strip {{ background: {c.panel}; border: 1px solid {c.border}; border-radius: 6px; }}"
            f"QFrame#strip QPushButton {{ padding: 2px 10px; }}"
        )

    def set_beside_banner(self, on: bool) -> None:
        """While the banner has the line only the buttons stay; the words are in the tool tip."""
        self._beside_banner = on
        self._show_words()

    def give_way(self, on: bool) -> None:
        """Be out of sight while a small window has no room for it."""
        if on != self._gives_way:
            self._gives_way = on
            self.show_state()

    def _show_words(self) -> None:
        """What is asked or went wrong is said at all times."""
        comparison = self._choice.comparison
        self.text.setVisible(not self._beside_banner or comparison is None or bool(comparison.problem))
        self.icon.setToolTip(plain_tip(self.text.text()))

    def show_state(self) -> None:
        """Follow what is compared or offered."""
        comparison, offer = self._choice.comparison, self._choice.offer
        self.setVisible((comparison is not None or offer is not None) and not self._gives_way)
        compared = comparison is not None and not comparison.problem
        for button in self._compared:
            button.setVisible(compared)
        for button in self._offered:
            button.setVisible(comparison is None)
        self.other_button.setVisible(comparison is not None and bool(comparison.problem))
        self.end_button.setVisible(comparison is not None)
        if comparison is None:
            self.text.setText(f"“{_name(offer)}”像是同一单位去年的报告，要与它对照吗？" if offer else "")
        elif comparison.problem:
            self.text.setText(f"没有对照：{comparison.problem}")
        else:
            self._show_counts(comparison.name, len(comparison.copied), comparison.sentences)
        self._show_words()
        self.setAccessibleName(self.text.text())

    def _show_counts(self, name: str, copied: int, sentences: int) -> None:
        path = self._session.path
        previous = self._choice.previous_of(path) if path else None
        file = f"　{_name(previous)}" if previous else ""
        shown = self.text.fontMetrics().elidedText(file, Qt.TextElideMode.ElideMiddle, 260)
        self.text.setText(f"已与去年的报告对照：{name}{shown}")
        self.sentences.setText(f"沿用去年的句子 {copied}/{sentences}")
        self.sentences.setEnabled(copied > 0)
        self.next_button.setEnabled(copied > 0)
        for button, on in ((self.differences, self._choice.differences), (self.sentences, self._choice.show_sentences)):
            with QSignalBlocker(button):
                button.setChecked(on)


def _name(path: Path | None) -> str:
    return path.name if path else ""


def _toggle(text: str, tip: str) -> QToolButton:
    button = QToolButton()
    button.setText(text)
    button.setCheckable(True)
    button.setProperty("filter", True)
    button.setToolTip(plain_tip(tip))
    return button
