"""Cards of the locations of the selected finding: the number in the prose, the cells of the sum, last year's cell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QEnterEvent,
    QFont,
    QFontMetricsF,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractButton, QGridLayout, QSizePolicy, QWidget

from gui.state.listed_findings import CheckedDraft, ListedFinding, place_text
from gui.state.locations import Counterpart, counterparts
from gui.style.plain_text import plain_tip
from gui.style.theme import base_font, colours, scaled
from gui.views.badges import badge_size, draw_ordinal

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence, Set

    from gui.state.session import Session

_SHOWN = 8  # a sum may have twenty members; the tables show them all
_SHORT = 16  # characters that go on one line with their place
_EDGE = 8.0
_TWO = 24  # characters of width from which on numbers stand two in a row


class LocationCard(QAbstractButton):
    """A button for one location: its number, its text and its place. Pressing it shows the location in every pane."""

    def __init__(
        self, counterpart: Counterpart, finding: ListedFinding, session: Session, known: Set[str] = frozenset()
    ) -> None:
        super().__init__()
        self.counterpart, self._finding = counterpart, finding
        # Beside others of the same row or column, only the words that differ are shown where room is short.
        self.short_place = place_text(w for w in counterpart.words if w not in known) or counterpart.where
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        role = f"参与 {counterpart.ordinal}" if counterpart.ordinal else "有问题的地方"
        self.setText(self.value_text())
        self.setAccessibleName(f"{role}：{counterpart.where}，{self.value_text()}")
        self.setAccessibleDescription("按下转到这一处")
        self.setToolTip(plain_tip(f"{counterpart.where}\n{self.value_text()}\n点击转到这一处"))
        self.clicked.connect(lambda: session.point_at(counterpart.location))

    def value_text(self) -> str:
        """The text of the location, and last year's."""
        before = f"　去年 {self.counterpart.before}" if self.counterpart.before is not None else ""
        return f"{self.counterpart.text}{before}"

    def sizeHint(self) -> QSize:
        """Height for one line of text, or two."""
        height = QFontMetricsF(base_font()).height()
        if not self.is_short:
            height += QFontMetricsF(self._small()).height()
        return QSize(160, round(height + (1.0 if self.is_short else 1.6) * _EDGE))

    @property
    def is_short(self) -> bool:
        """True for a text that fits on one line with its place."""
        return self.counterpart.around is None and len(self.value_text()) <= _SHORT

    def _small(self) -> QFont:
        return scaled(base_font(), 0.86)

    def enterEvent(self, event: QEnterEvent, /) -> None:
        """Highlight the card."""
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent, /) -> None:
        """End the highlight."""
        super().leaveEvent(event)
        self.update()

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        """Enter presses the button as Space does."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent, /) -> None:
        """Draw frame, number and text."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        c, tone = colours(), colours().tone(self._finding.kind)
        fault = self.counterpart.role == "fault"
        rect = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        focus = self.hasFocus()
        pen = QPen(QColor(c.accent if focus else tone.mark if fault else c.border), 2.0 if focus else 1.2)
        pen.setStyle(Qt.PenStyle.SolidLine if fault or focus else Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(QColor(c.hover if self.underMouse() or self.isDown() else c.panel))
        painter.drawRoundedRect(rect, 5, 5)
        small = self._small()
        left = rect.left() + _EDGE
        if self.counterpart.ordinal:
            font = scaled(base_font(), 0.78)
            corner = QPointF(left, rect.center().y() - badge_size(font) / 2)
            draw_ordinal(painter, corner, self.counterpart.ordinal, font, tone.text, c.base)
            left += badge_size(font) + _EDGE
        width = rect.right() - left - _EDGE
        if self.is_short:
            self._one_line(painter, QRectF(left, rect.top(), width, rect.height()), small)
        else:
            self._two_lines(painter, left, rect.top() + 0.7 * _EDGE, width, small)
        painter.end()

    def _one_line(self, painter: QPainter, line: QRectF, small: QFont) -> None:
        strong = scaled(base_font(), 1.0, bold=self.counterpart.role == "fault")
        painter.setFont(strong)
        painter.setPen(QColor(colours().text))
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, self.value_text())
        metrics = QFontMetricsF(small)
        line.setLeft(line.left() + QFontMetricsF(strong).horizontalAdvance(self.value_text()) + 1.5 * _EDGE)
        painter.setFont(small)
        painter.setPen(QColor(colours().muted))
        whole = metrics.horizontalAdvance(self.counterpart.where) <= line.width()
        shown = metrics.elidedText(
            self.counterpart.where if whole else self.short_place, Qt.TextElideMode.ElideRight, line.width()
        )
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, shown)

    def _two_lines(self, painter: QPainter, left: float, top: float, width: float, small: QFont) -> None:
        c = colours()
        strong, plain = scaled(base_font(), 1.0, bold=True), base_font()
        before, quote, after = self.counterpart.around or ("", self.value_text(), "")
        widths = [QFontMetricsF(font).horizontalAdvance(t) for t, font in ((before, plain), (quote, strong))]
        # The words themselves are seen whatever the width; what stands before them has half of the rest.
        room = max(width - widths[1], 0.0)
        lead = min(widths[0], max(room / 2, room - QFontMetricsF(plain).horizontalAdvance(after)))
        lead = lead if lead > QFontMetricsF(plain).height() else 0.0
        words = min(widths[1], width)
        right, left_out = Qt.TextElideMode.ElideRight, Qt.TextElideMode.ElideLeft
        x, step = left, QFontMetricsF(small).height()
        for text, font, ink, share, elide, y in (
            (self.counterpart.where, small, c.muted, width, right, top),
            (before, plain, c.muted, lead, left_out, top + step),
            (quote, strong if self.counterpart.around else plain, c.text, words, right, top + step),
            (after, plain, c.muted, max(width - lead - words, 0.0), right, top + step),
        ):
            metrics = QFontMetricsF(font)
            if y > top:
                x, at = x + share, x
            else:
                at = left
            painter.setFont(font)
            painter.setPen(QColor(ink))
            shown = metrics.elidedText(text, elide, share + 1) if share > 0 else ""
            painter.drawText(QRectF(at, y, share + 2, metrics.height()), Qt.AlignmentFlag.AlignVCenter, shown)


class Counterparts(QWidget):
    """The cards of the selected finding, those at fault first.

    Nothing is shown for a single place in a table. Cells of 0 that only take part are counted in ``zeros``, others that
    there is no room for in ``left_out``.
    """

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.cards: list[LocationCard] = []
        self.left_out = self.zeros = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(4)
        self._columns = 1
        self.setAccessibleName("相关位置")

    def show_finding(self, draft: CheckedDraft | None, finding: ListedFinding | None) -> None:
        """Show the places of a finding; None empties the list."""
        for card in self.cards:
            self._grid.removeWidget(card)
            card.hide()
            card.deleteLater()
        places: Sequence[Counterpart] = counterparts(draft, finding) if draft and finding else ()
        parts = [part for part in places if part.role == "fault" or not part.is_zero]
        self.zeros = len(places) - len(parts)
        self.left_out = max(0, len(parts) - _SHOWN)
        known = {
            role: _shared(counterpart for counterpart in parts if counterpart.role == role)
            for role in ("fault", "participant")
        }
        shown = parts[:_SHOWN]
        self.cards = [
            LocationCard(counterpart, finding, self._session, known[counterpart.role])
            for counterpart in shown
            if finding
        ]
        self._arrange()
        self.setVisible(bool(self.cards))

    def resizeEvent(self, event: QResizeEvent, /) -> None:
        """Arrange numbers in two columns where there is room, so that a whole sum is in sight."""
        super().resizeEvent(event)
        columns = 2 if self.width() >= _TWO * QFontMetricsF(base_font()).horizontalAdvance("国") else 1
        if columns != self._columns:
            self._columns = columns
            self._arrange()

    def _arrange(self) -> None:
        row = column = 0
        alone = sum(card.counterpart.role == "fault" for card in self.cards) == 1  # the one at fault leads the others
        for card in self.cards:
            wide = not card.is_short or self._columns == 1 or (alone and card.counterpart.role == "fault")
            if wide and column:
                row, column = row + 1, 0
            self._grid.addWidget(card, row, column, 1, self._columns if wide else 1)
            row, column = (row, 1) if not wide and column == 0 else (row + 1, 0)
        for number in range(2):
            self._grid.setColumnStretch(number, int(number < self._columns))


def _shared(parts: Iterable[Counterpart]) -> Set[str]:
    """The words that the places of several parts have in common: their table, their row or column, their page."""
    words = [set(counterpart.words) for counterpart in parts]
    return set.intersection(*words) if len(words) > 1 else set()
