"""The strip under the verdict: which report of last year lies beside the draft, and what of it is shown."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton, QWidget

from gui.features.last_year.control import LastYear
from gui.state.session import Session
from gui.style.theme import colours, icon, pixmap, theme


class LastYearStrip(QFrame):
    """Hidden unless there is a report of last year, or one to offer. ``other_asked`` asks for another file."""

    other_asked = Signal()

    def __init__(self, last_year: LastYear, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._last_year, self._session = last_year, session
        self.setObjectName("strip")
        self.icon = QLabel()
        self.text = QLabel()
        self.text.setTextFormat(Qt.TextFormat.PlainText)
        self.text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.differences = _toggle("显示与去年的差", "在表格里显示每一格与去年报告的差（Ctrl+D）")
        self.differences.toggled.connect(last_year.show_differences)
        self.passages = _toggle("沿用去年的句子", "在原文里标出去年报告中也有的句子")
        self.passages.toggled.connect(last_year.show_passages)
        self.next_button = QToolButton()
        self.next_button.setText("下一处")
        self.next_button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.next_button.setToolTip("看下一处沿用去年的文字")
        self.next_button.clicked.connect(last_year.step)
        self.accept_button = QPushButton("对照")
        self.accept_button.clicked.connect(lambda: last_year.choose(last_year.offer))
        self.decline_button = QPushButton("不用")
        self.decline_button.clicked.connect(last_year.decline)
        self.other_button = QPushButton("另选一份…")
        self.other_button.clicked.connect(self.other_asked)
        self.end_button = QPushButton("不再对照")
        self.end_button.clicked.connect(lambda: last_year.choose(None))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 4, 8, 4)
        layout.setSpacing(8)
        layout.addWidget(self.icon)
        layout.addWidget(self.text, 1)
        self._compared = (self.differences, self.passages, self.next_button)
        self._offered = (self.accept_button, self.decline_button)
        for button in (*self._compared, *self._offered, self.other_button, self.end_button):
            if isinstance(button, QPushButton):
                button.setProperty("small", True)
            layout.addWidget(button)
        last_year.changed.connect(self.show_state)
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

    def show_state(self) -> None:
        """Follow what is compared or offered."""
        history, offer = self._last_year.history, self._last_year.offer
        self.setVisible(history is not None or offer is not None)
        compared = history is not None and not history.problem
        for button in self._compared:
            button.setVisible(compared)
        for button in self._offered:
            button.setVisible(history is None)
        self.other_button.setVisible(history is not None and bool(history.problem))
        self.end_button.setVisible(history is not None)
        if history is None:
            self.text.setText(f"“{_name(offer)}”像是同一单位去年的报告，要与它对照吗？" if offer else "")
        elif history.problem:
            self.text.setText(f"没有对照：{history.problem}")
        else:
            self._show_counts(history.name, len(history.copied), history.sentences)
        self.text.setToolTip(self.text.text())
        self.setAccessibleName(self.text.text())

    def _show_counts(self, name: str, copied: int, sentences: int) -> None:
        path = self._session.path
        previous = self._last_year.previous_of(path) if path else None
        file = f"　{_name(previous)}" if previous else ""
        shown = self.text.fontMetrics().elidedText(file, Qt.TextElideMode.ElideMiddle, 260)
        self.text.setText(f"已与去年的报告对照：{name}{shown}")
        self.passages.setText(f"沿用去年的句子 {copied}/{sentences}")
        self.passages.setEnabled(copied > 0)
        self.next_button.setEnabled(copied > 0)
        for button, on in ((self.differences, self._last_year.differences), (self.passages, self._last_year.passages)):
            with QSignalBlocker(button):
                button.setChecked(on)


def _name(path: Path | None) -> str:
    return path.name if path else ""


def _toggle(text: str, tip: str) -> QToolButton:
    button = QToolButton()
    button.setText(text)
    button.setCheckable(True)
    button.setProperty("filter", True)
    button.setToolTip(tip)
    return button
