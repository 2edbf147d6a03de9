"""The parts of the report in a row over the text: which are there, and how each stands. A click goes there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStyle, QStyleOptionToolButton, QToolButton, QWidget

from core.model.mark_places import OUTSIDE
from gui.state.listed_findings import Kind
from gui.state.locations import Location
from gui.style.plain_text import plain_tip
from gui.style.theme import base_font, colours, kind_pixmap, pixmap, scaled, theme

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from core.review.parts import PartState
    from gui.state.session import Session

_SIGN = 14
_SIDE = 5
_BETWEEN = 3


class PartButton(QToolButton):
    """One part: its numeral, the sign of the worst that stands, and how many; or 缺."""

    def __init__(self, state: PartState) -> None:
        super().__init__()
        self.state = state
        self.brief = False  # the count is left out: the sign says how the part stands
        self.setAutoRaise(True)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setFont(scaled(base_font(), 0.95))
        self.setToolTip(plain_tip(state.sentence))
        self.setAccessibleName(state.sentence)
        self.setAccessibleDescription("转到这一部分；有问题时选中其中一处")

    @property
    def words(self) -> tuple[str, str]:
        """What stands before the sign and behind it."""
        state = self.state
        behind = "缺" if not state.there else str(state.count) if state.count and not self.brief else ""
        return state.numeral or OUTSIDE, behind

    def sizeHint(self) -> QSize:
        """Room for the words and the sign."""
        return QSize(self._content() + 2 * _SIDE, QFontMetrics(self.font()).height() + 8)

    def minimumSizeHint(self) -> QSize:
        """Parts move together where there is little room; none is cut off."""
        return QSize(self._content() + 2, self.sizeHint().height())

    def _content(self) -> int:
        """The width of words and sign."""
        metrics = QFontMetrics(self.font())
        before, behind = (metrics.horizontalAdvance(word) for word in self.words)
        return before + _BETWEEN + _SIGN + (behind + _BETWEEN if behind else 0)

    def paintEvent(self, event: QPaintEvent, /) -> None:
        """The ground of a flat button, then numeral, sign and count."""
        option = QStyleOptionToolButton()
        self.initStyleOption(option)
        painter = QPainter(self)
        self.style().drawComplexControl(QStyle.ComplexControl.CC_ToolButton, option, painter, self)
        state, c = self.state, colours()
        kind = Kind(state.worst) if state.worst else None if state.there else Kind.OPEN
        before, behind = self.words
        metrics = QFontMetrics(self.font())
        painter.setFont(self.font())
        painter.setPen(QColor(c.text))
        x = max(1.0, (self.width() - self._content()) / 2)
        x = _word(painter, metrics, before, x, self.height())
        aside = kind is None and bool(state.ignored)  # what was ignored is not right: no tick
        ratio = self.devicePixelRatioF()
        sign = pixmap("ignored", c.muted, _SIGN, ratio) if aside else kind_pixmap(kind, _SIGN, ratio)
        painter.drawPixmap(QRectF(x + _BETWEEN, (self.height() - _SIGN) / 2, _SIGN, _SIGN).topLeft(), sign)
        painter.setPen(QColor(c.tone(kind).text))
        if behind:
            _word(painter, metrics, behind, x + 2 * _BETWEEN + _SIGN, self.height())
        painter.end()


class PartStrip(QWidget):
    """Follows the session: one button for each part of the shown draft. ``listed`` when its width may be another."""

    listed = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.setAccessibleName("报告的各个部分")
        self.buttons: list[PartButton] = []
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        session.draft_changed.connect(lambda _draft: session.follow_later(self._list))
        session.shown_changed.connect(lambda: session.follow_later(self._list))
        theme().changed.connect(self.update)

    def _list(self) -> None:
        states = self._session.decisions.part_states()
        if len(states) != len(self.buttons):
            self._make(states)
        for button, state in zip(self.buttons, states, strict=True):
            if button.state != state:
                button.state = state
                button.setToolTip(plain_tip(state.sentence))
                button.setAccessibleName(state.sentence)
                button.updateGeometry()
                button.update()
        self.listed.emit()

    @property
    def easy_width(self) -> int:
        """How wide the strip is with room between its parts."""
        return sum(button.sizeHint().width() for button in self.buttons)

    @property
    def least_width(self) -> int:
        """How narrow the strip can be without any of its words or signs being cut off."""
        return sum(button.minimumSizeHint().width() for button in self.buttons)

    def set_brief(self, on: bool) -> None:
        """Leave the counts out, or show them."""
        for button in self.buttons:
            if button.brief != on:
                button.brief = on
                button.updateGeometry()
                button.update()

    def _make(self, states: tuple[PartState, ...]) -> None:
        for button in self.buttons:
            button.hide()
            self._row.removeWidget(button)
            button.deleteLater()
        self.buttons = [PartButton(state) for state in states]
        for button in self.buttons:
            button.clicked.connect(lambda _checked=False, button=button: self.go_to(button.state))
            self._row.addWidget(button)

    def go_to(self, state: PartState) -> None:
        """Select the worst finding on a part, the next one at each click; its heading where there is none.

        Where the list leaves out all that stands on the part, the kind that the button shows is listed from now on.
        """
        kinds, session, draft = list(Kind), self._session, self._session.draft
        of_part = [finding for finding in session.visible() if finding.part == state.key]
        if of_part:
            session.select_among(sorted(of_part, key=lambda e: (kinds.index(e.kind), e.index)))
            return
        listed = draft.findings if draft else ()
        standing = [e for e in listed if e.part == state.key and session.decisions.state(e).stands]
        if standing:
            session.select(min(standing, key=lambda e: (kinds.index(e.kind), e.index)))
            return
        section = next((s for s in draft.checked.report.sections if s.key == state.key), None) if draft else None
        if draft is not None and section is not None and section.heading is not None:
            spans = section.heading.spans()
            boxes = tuple(draft.checked.document.boxes_of(spans))
            self._session.point_at(Location(spans, (), state.title, boxes, is_cell=False, place=state.title))


def _word(painter: QPainter, metrics: QFontMetrics, word: str, x: float, height: int) -> float:
    """Write a word and tell where it ends."""
    width = metrics.horizontalAdvance(word)
    painter.drawText(QRectF(x, 0, width + 1, height), Qt.AlignmentFlag.AlignVCenter, word)
    return x + width
