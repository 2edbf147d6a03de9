"""The rule book as a list, and the search over it."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QSortFilterProxyModel, Qt
from PySide6.QtGui import QColor

from core.check.registry import Rule, all_rules
from gui.state.listed_findings import Kind
from gui.style.plain_text import plain_tip
from gui.style.theme import colours, icon, kind_icon

if TYPE_CHECKING:
    from collections.abc import Callable

    from core.model.finding import Severity

Index = QModelIndex | QPersistentModelIndex


class RuleRole(IntEnum):
    """Roles beyond Qt's own."""

    RULE = Qt.ItemDataRole.UserRole + 1
    TEXT = Qt.ItemDataRole.UserRole + 2
    NAME = Qt.ItemDataRole.UserRole + 3


class RulesModel(QAbstractListModel):
    """One row per rule. ``standing`` tells how the office has set a rule: (on, severity)."""

    def __init__(
        self, parent: QObject | None = None, standing: Callable[[Rule], tuple[bool, Severity]] | None = None
    ) -> None:
        super().__init__(parent)
        self._rules = all_rules()
        self._texts = [search_text(rule) for rule in self._rules]
        self._standing = standing or (lambda rule: (True, rule.severity))

    def repaint(self) -> None:
        """Colours or settings changed."""
        self.dataChanged.emit(self.index(0), self.index(len(self._rules) - 1))

    @property
    def codes(self) -> list[str]:
        """The codes, in order."""
        return [rule.code for rule in self._rules]

    def row_of(self, code: str) -> int:
        """The row of a rule; ValueError for an unknown code."""
        return self.codes.index(code)

    def rowCount(self, parent: Index = QModelIndex(), /) -> int:  # noqa: B008 (Qt's own signature)
        """Number of rules."""
        return 0 if parent.isValid() else len(self._rules)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole, /) -> Any:
        """Code and title, the severity's shape, and what is searched."""
        if not index.isValid():
            return None
        rule = self._rules[index.row()]
        if role == RuleRole.RULE:
            return rule
        if role == RuleRole.TEXT:
            return self._texts[index.row()]
        on, severity = self._standing(rule)
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{rule.code}　{_name(rule, on)}"
        if role == RuleRole.NAME:
            return _name(rule, on)
        if role == Qt.ItemDataRole.DecorationRole:
            return kind_icon(Kind(severity.value)) if on else icon("missing", colours().muted)
        if role == Qt.ItemDataRole.ForegroundRole:
            return None if on else QColor(colours().muted)
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(f"{rule.title}\n{rule.demands}")
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{rule.title}，{severity.label if on else '已关闭'}，{rule.code}"
        return None


class RulesFilter(QSortFilterProxyModel):
    """Keeps the rules that contain every word of a search."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words: tuple[str, ...] = ()

    def set_text(self, text: str) -> None:
        """Search for these words."""
        self._words = tuple(text.casefold().split())
        self.invalidateFilter()

    def filterAcceptsRow(self, source_row: int, source_parent: Index, /) -> bool:
        """All words occur."""
        if not self._words:
            return True
        text = self.sourceModel().index(source_row, 0, source_parent).data(RuleRole.TEXT)
        return all(word in text for word in self._words)


def _name(rule: Rule, on: bool) -> str:
    """The title as it is listed."""
    return rule.title if on else f"{rule.title}（已关闭）"


def search_text(rule: Rule) -> str:
    """Everything that a search may find a rule by."""
    return "\n".join(
        (rule.code, rule.title, rule.category.label, rule.severity.label, rule.demands, rule.basis, rule.bad.text)
    ).casefold()
