"""What changed between two versions of a draft, as a table: place, then, now."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtCore import Qt

from core.review.versions import CellChange, TextChange, marked
from gui.models.record_table import RecordTable
from gui.style.plain_text import plain_tip

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

    from core.model.report import Report
    from core.review.versions import Changes


class ChangeColumn(IntEnum):
    """The columns."""

    PLACE = 0
    BEFORE = 1
    AFTER = 2


class ChangeRole(IntEnum):
    """Roles beyond Qt's own."""

    CHANGE = Qt.ItemDataRole.UserRole + 1


class _Change(NamedTuple):
    place: str
    before: str
    after: str
    change: CellChange | TextChange


class ChangesModel(RecordTable[_Change]):
    """One row per difference, cells first. ``versions`` names the earlier and the later one."""

    def __init__(self, parent: QObject | None = None, versions: tuple[str, str] = ("签名时", "现在")) -> None:
        super().__init__(("位置", *versions), parent)

    def set_changes(self, changes: Changes | None, report: Report | None) -> None:
        """Show these; ``report`` is the later version."""
        shown: list[_Change] = []
        if changes is not None and report is not None:
            for cell in changes.cells:
                place = report.table_spec(cell.place[0]).where(cell.place[1], cell.place[2])
                shown.append(_Change(place, _cell(cell.before), _cell(cell.after), cell))
            for text in changes.text:
                before, after = marked(text.before, text.after)
                shown.append(_Change("正文", before or "（没有这一段）", after or "（已删去）", text))
        self.show_records(shown)

    def value(self, record: _Change, column: int, role: int) -> Any:
        """Texts, what differs in 【】; the difference itself."""
        if role == ChangeRole.CHANGE:
            return record.change
        text = (record.place, record.before, record.after)[column]
        if role == Qt.ItemDataRole.DisplayRole:
            return text
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(text)
        return None


def _cell(text: str | None) -> str:
    return "（没有这一格）" if text is None else text or "（空白）"
