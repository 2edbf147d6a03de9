"""A narrow bar beside a long text: where in the whole draft the marked places are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from gui.state.listed_findings import Kind, ListedFinding
from gui.style.theme import colours

if TYPE_CHECKING:
    from gui.state.session import Session


@dataclass(frozen=True)
class Tick:
    """A marked place at a fraction of the whole height."""

    fraction: float
    finding: ListedFinding


class OverviewBar(QWidget):
    """Ticks along the right edge of a scroll area; a click selects the nearest finding."""

    WIDTH = 10
    chosen = Signal(object)

    def __init__(self, session: Session, area: QAbstractScrollArea) -> None:
        super().__init__(area)
        self._session = session
        self._area = area
        self._ticks: list[Tick] = []
        self._layers: tuple[int, list[tuple[Kind, list[QRectF]]]] | None = None
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setToolTip("全文中有问题的位置")
        area.viewport().installEventFilter(self)
        session.selected.connect(lambda _finding: self.update())

    def set_ticks(self, ticks: list[Tick]) -> None:
        """Show these places."""
        if ticks != self._ticks:
            self._ticks, self._layers = ticks, None
            self.update()

    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        """Stay beside the viewport."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Move, QEvent.Type.Show):
            place = self._area.viewport().geometry()
            self.setGeometry(place.right() + 1, place.top(), self.WIDTH, place.height())
        return super().eventFilter(watched, event)

    def _y(self, tick: Tick) -> float:
        return 4 + tick.fraction * (self.height() - 8)

    def paintEvent(self, event: QPaintEvent, /) -> None:
        """One stroke per place; the selected one is wider."""
        painter = QPainter(self)
        c = colours()
        painter.fillRect(self.rect(), QColor(c.panel))
        painter.setPen(Qt.PenStyle.NoPen)
        layers = list(self._strokes())
        selected = self._session.finding
        if selected is not None:
            layers.append((selected.kind, [self._stroke(t, 0, 4.0) for t in self._ticks if t.finding is selected]))
        for kind, rects in layers:
            painter.setBrush(QColor(c.tone(kind).mark))
            painter.drawRects(rects)
        painter.end()

    def _strokes(self) -> list[tuple[Kind, list[QRectF]]]:
        """All places by their kind, what is worse last; worked out once for a height."""
        if self._layers is None or self._layers[0] != self.height():
            of: dict[Kind, dict[int, Tick]] = {kind: {} for kind in reversed(Kind)}
            for tick in self._ticks:  # of those that fall on one pixel, one is drawn: a thick draft has hundreds
                of[tick.finding.kind].setdefault(round(self._y(tick)), tick)
            strokes = [(kind, [self._stroke(tick, 2, 2.5) for tick in ticks.values()]) for kind, ticks in of.items()]
            self._layers = (self.height(), strokes)
        return self._layers[1]

    def _stroke(self, tick: Tick, inset: float, thick: float) -> QRectF:
        return QRectF(inset, self._y(tick) - thick / 2, self.WIDTH - 2 * inset, thick)

    def mousePressEvent(self, event: QMouseEvent, /) -> None:
        """Select the nearest finding."""
        if self._ticks:
            y = event.position().y()
            self.chosen.emit(min(self._ticks, key=lambda t: abs(self._y(t) - y)).finding)
