"""Finding words in the source: a field, the number of hits, previous and next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QToolButton, QWidget

from core.review.search import MOST
from gui.style.accessibility import announce
from gui.style.plain_text import PlainLabel, plain_tip
from gui.style.style_sheet import wear_sheet
from gui.style.theme import colours, icon, theme

if TYPE_CHECKING:
    from collections.abc import Sequence

    from core.model.document import Span
    from gui.state.listed_findings import CheckedDraft
    from gui.state.session import Session

_PAUSE = 120  # milliseconds after the last key


class FindBar(QWidget):
    """Searches the session's draft. ``hits_changed(hits, current)``: ranges per hit, current index or -1."""

    hits_changed = Signal(object, int)
    closed = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.hits: Sequence[tuple[Span, ...]] = ()
        self.current = -1
        self.field = QLineEdit()
        self.field.setPlaceholderText("在原文中查找")
        self.field.setAccessibleName("查找内容")
        self.field.setAccessibleDescription("回车到下一处，Shift 加回车到上一处，Esc 关闭")
        self.field.setClearButtonEnabled(True)
        self.field.setMinimumWidth(120)
        self.count = PlainLabel()
        self.count.setObjectName("paneTitle")
        self._icons: dict[QToolButton, str] = {}
        row = self._row = QHBoxLayout(self)
        row.setContentsMargins(8, 3, 4, 3)
        row.setSpacing(4)
        row.addWidget(self.field, 1)
        row.addWidget(self.count)
        self.previous_button = self._button("查找上一处", "previous", "查找上一处（Shift+F3）", -1)
        self.next_button = self._button("查找下一处", "next", "查找下一处（F3）", 1)
        self.close_button = self._button("关闭查找", "cancel", "关闭查找（Esc）", 0)
        self._search_timer = QTimer(self)
        self._search_timer.setSingleShot(True)
        self._search_timer.setInterval(_PAUSE)
        self._search_timer.timeout.connect(self._search)
        self.field.textChanged.connect(
            lambda _text: self._search_timer.start()
        )  # not sent while a word is being composed
        self.field.returnPressed.connect(lambda: self.step(1))
        for keys, slot in (("Shift+Return", lambda: self.step(-1)), ("Esc", self.close_bar)):
            shortcut = QShortcut(QKeySequence(keys), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(slot)
        session.draft_changed.connect(self._draft_changed)
        theme().changed.connect(self._colour)
        self._colour()
        self.hide()

    def _button(self, name: str, picture: str, tip: str, step: int) -> QToolButton:
        button = QToolButton()
        button.setText(name)
        button.setToolTip(plain_tip(tip))
        button.setAccessibleName(name)
        button.setIconSize(QSize(14, 14))
        button.setProperty("small", True)
        button.clicked.connect(lambda: self.step(step) if step else self.close_bar())
        self._icons[button] = picture
        self._row.addWidget(button)
        return button

    def _colour(self) -> None:
        for button, picture in self._icons.items():
            button.setIcon(icon(picture, None, 14))
        self._update_count()

    def open_bar(self, words: str = "") -> None:
        """Show the bar with the field ready to type in; ``words`` are put into it."""
        self.show()
        if words:
            self.field.setText(words)
        self.field.selectAll()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._search()

    def close_bar(self) -> None:
        """Hide the bar and take the hits off the source."""
        self.hide()
        self._set((), -1)
        self.closed.emit()

    def step(self, by: int) -> None:
        """Go to the next or previous hit, round the end."""
        if self._search_timer.isActive():
            self._search()
        elif self.hits:
            self._set(self.hits, (self.current + by) % len(self.hits))

    def _draft_changed(self, draft: CheckedDraft | None) -> None:
        self._set((), -1)
        if self.isVisible() and draft is not None:
            QTimer.singleShot(0, self, self._search)

    def _search(self) -> None:
        self._search_timer.stop()
        draft = self._session.draft
        if draft is None or self.isHidden():
            return
        hits = draft.searcher.find(self.field.text())
        same = 0 <= self.current < len(hits) and self.current < len(self.hits)
        if same and hits[self.current] == self.hits[self.current]:
            self._set(hits, self.current)
        else:
            self._set(hits, 0 if hits else -1)

    def _set(self, hits: Sequence[tuple[Span, ...]], current: int) -> None:
        self.hits, self.current = hits, current
        self._update_count()
        self.hits_changed.emit(hits, current)
        if self.isVisible():
            announce(self.count, self.count.text())
        location = (
            self._session.locations.at(hits[current][0].start) if self._session.locations and current >= 0 else None
        )
        if current >= 0:
            self._session.point_at(location)

    def _update_count(self) -> None:
        tone = colours().tone(None) if self.hits else colours().kinds[next(iter(colours().kinds))]
        missed = bool(self.field.text().strip()) and not self.hits
        more = "（只列前面的）" if len(self.hits) >= MOST else ""
        self.count.setText(
            f"第 {self.current + 1} 处，共 {len(self.hits)} 处{more}" if self.hits else "没有找到" if missed else ""
        )
        wear_sheet(self.count, f"color: {tone.text if missed else colours().muted}")
        self.previous_button.setEnabled(bool(self.hits))
        self.next_button.setEnabled(bool(self.hits))
