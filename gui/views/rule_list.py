"""A searchable list of the rules beside a page; help and settings both have one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QLineEdit,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from gui.models.rules import Index, RuleRole, RulesFilter, RulesModel
from gui.style.theme import colours, theme

if TYPE_CHECKING:
    from core.check.registry import Rule

_TEXT = 30  # logical pixels before the code: edge, sign and the gap behind it
_EDGE = 6
_AIR = 6  # above and below, together


class SearchLine(QLineEdit):
    """A search field; its up and down keys move the selection of a list."""

    def __init__(self, target: QListView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._target = target
        self.setClearButtonEnabled(True)

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        """Up and down move in the list, everything else is text."""
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._target.keyPressEvent(event)
        else:
            super().keyPressEvent(event)


class _List(QListView):
    def paintEvent(self, event: QPaintEvent, /) -> None:
        """Explain an empty list."""
        super().paintEvent(event)
        if self.model() is not None and not self.model().rowCount():
            painter = QPainter(self.viewport())
            painter.setPen(QColor(colours().muted))
            painter.drawText(self.viewport().rect(), Qt.AlignmentFlag.AlignCenter, "没有相符的规则")
            painter.end()


class _RuleRows(QStyledItemDelegate):
    """Codes in a column of their own: their letters are not of one width."""

    def __init__(self, view: QListView, model: RulesModel) -> None:
        super().__init__(view)
        self._codes = model.codes

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index, /) -> None:
        """The style has ground and sign to draw, and the room for the code."""
        super().initStyleOption(option, index)
        option.text = ""  # type: ignore[attr-defined]

    def sizeHint(self, option: QStyleOptionViewItem, index: Index, /) -> QSize:
        """One height in every window, whether or not it wore its style sheet when it was first asked."""
        font: QFont = option.font  # type: ignore[attr-defined]
        return QSize(super().sizeHint(option, index).width(), QFontMetrics(font).height() + _AIR)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index, /) -> None:
        """Ground and sign by the style, then code and title."""
        super().paint(painter, option, index)
        font: QFont = option.font  # type: ignore[attr-defined]
        metrics = QFontMetrics(font)
        rect: QRect = option.rect  # type: ignore[attr-defined]
        rest = rect.adjusted(_TEXT, 0, -_EDGE, 0)
        ink = index.data(Qt.ItemDataRole.ForegroundRole)
        painter.save()
        painter.setFont(font)
        painter.setPen(ink if isinstance(ink, QColor) else QColor(colours().text))
        painter.drawText(rest, Qt.AlignmentFlag.AlignVCenter, index.data(RuleRole.RULE).code)
        widest = max(map(metrics.horizontalAdvance, self._codes))
        rest.setLeft(rest.left() + widest + metrics.horizontalAdvance("国"))
        shown = metrics.elidedText(index.data(RuleRole.NAME), Qt.TextElideMode.ElideRight, rest.width())
        painter.drawText(rest, Qt.AlignmentFlag.AlignVCenter, shown)
        painter.restore()


class RuleList(QWidget):
    """Search line over list. ``chosen(Rule)``."""

    chosen = Signal(object)

    def __init__(self, model: RulesModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = model
        self.filter = RulesFilter(self)
        self.filter.setSourceModel(model)
        self.view = _List()
        self.view.setModel(self.filter)
        self.view.setAccessibleName("规则")
        self.view.setFrameShape(QFrame.Shape.NoFrame)
        self.view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.view.setIconSize(QSize(16, 16))
        self.view.setUniformItemSizes(True)
        self.view.setItemDelegate(_RuleRows(self.view, model))
        self.view.setObjectName("rules")
        self.search = SearchLine(self.view)
        self.search.setPlaceholderText("在全部规则中搜索")
        self.search.setAccessibleName("搜索规则")
        self.search.textChanged.connect(self._search)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(self.search)
        layout.addWidget(self.view, 1)
        self.view.selectionModel().currentChanged.connect(self._current)
        theme().changed.connect(model.repaint)

    def _search(self, text: str) -> None:
        self.filter.set_text(text)
        if text.strip() and self.filter.rowCount() and not self.view.currentIndex().isValid():
            self.view.setCurrentIndex(self.filter.index(0, 0))

    def _current(self, index: QModelIndex) -> None:
        if index.isValid():
            self.chosen.emit(index.data(RuleRole.RULE))

    @property
    def rule(self) -> Rule | None:
        """The current rule."""
        index = self.view.currentIndex()
        return index.data(RuleRole.RULE) if index.isValid() else None

    def show_rule(self, code: str) -> bool:
        """Make a rule current, lifting a search that hides it; False for an unknown code."""
        try:
            row = self.model.row_of(code)
        except ValueError:
            return False
        index = self.filter.mapFromSource(self.model.index(row))
        if not index.isValid():
            self.search.clear()
            index = self.filter.mapFromSource(self.model.index(row))
        self.view.setCurrentIndex(index)
        self.view.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtCenter)
        return True

    def clear_current(self) -> None:
        """Clear the current rule."""
        self.view.clearSelection()
        self.view.setCurrentIndex(QModelIndex())
