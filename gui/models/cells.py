"""One table of the report, laid out as the official form draws it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from core.model.finding import CellMark, Role
from gui.models.cell_face import CellFace, CellRole, describe_cell, label_positions
from gui.state.locations import CellOrLabel, ordinals
from gui.state.year_comparison import NO_CHANGE, CellChange
from gui.style.plain_text import plain_tip

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from core.forms.grid_notation import FormCellKey, LayoutCell
    from core.model.report import Cell, RowLabel, TableReading
    from gui.state.listed_findings import CheckedDraft, Kind, ListedFinding

Index = QModelIndex | QPersistentModelIndex
_FEW = 8
_FLAGS = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable  # asked for at each cell of each paint


class CellsModel(QAbstractTableModel):
    """Rows and columns of the form's grid; covered places of merged cells are empty."""

    def __init__(self, key: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.key = key
        self.layout: tuple[LayoutCell, ...] = ()
        self.label_columns = 0  # columns left of the first number
        self._draft: CheckedDraft | None = None
        self._anchors: dict[tuple[int, int], LayoutCell] = {}
        self._row_keys: dict[tuple[int, int], str] = {}
        self._size = (0, 0)
        self._kinds: frozenset[Kind] = frozenset()
        self._hidden: frozenset[ListedFinding] = frozenset()
        self._ignored: frozenset[ListedFinding] = frozenset()
        self._finding: ListedFinding | None = None
        self._ordinals: dict[tuple[str, str | None], int] = {}
        self._pointed: frozenset[CellOrLabel] = frozenset()
        self._changes: Mapping[FormCellKey, CellChange] = {}
        self._verified: frozenset[CellOrLabel] = frozenset()
        self._faces: dict[tuple[int, int], CellFace] = {}  # as they were drawn last
        self._wrapping: list[tuple[LayoutCell, str, list[ListedFinding]]] | None = None

    def set_draft(self, draft: CheckedDraft | None) -> None:
        """Show this draft's table; None empties the model."""
        self.beginResetModel()
        self._draft, self._finding = draft, None
        self._ordinals, self._pointed = {}, frozenset()
        self._faces.clear()
        self._wrapping = None
        self.layout, self._anchors, self._row_keys, self._size = (), {}, {}, (0, 0)
        if draft is not None:
            spec = draft.checked.report.table_spec(self.key)
            self.layout = spec.layout
            self._anchors = {(c.row, c.col): c for c in self.layout}
            self._size = (max(c.row + c.rowspan for c in self.layout), max(c.col + c.colspan for c in self.layout))
            self._row_keys = label_positions(self.layout, spec.rows)
        self.label_columns = min((c.col for c in self.layout if c.key), default=0)
        self.endResetModel()

    def set_shown(
        self,
        kinds: frozenset[Kind],
        finding: ListedFinding | None,
        hidden: frozenset[ListedFinding] = frozenset(),
        ignored: frozenset[ListedFinding] = frozenset(),
    ) -> None:
        """Choose the kinds that are marked, the selected finding, those not shown, and those ignored by the user."""
        before, kinds_before = self._finding, self._kinds
        altered = (hidden ^ self._hidden) | (ignored ^ self._ignored)
        if finding is before and kinds == kinds_before and not altered:
            return
        self._kinds, self._finding, self._hidden, self._ignored = kinds, finding, hidden, ignored
        listed = self._draft.findings if self._draft else ()
        of_kinds = [e for e in listed if e.kind in kinds ^ kinds_before]
        numbers = ordinals(self._draft.checked.report, finding) if self._draft else {}
        self._ordinals = {
            (m.row, m.column): numbers[i]
            for i, m in enumerate(finding.marks if finding else ())
            if i in numbers and isinstance(m, CellMark) and m.table == self.key
        }
        for index in self._marked_by(before, finding, *altered, *of_kinds):
            self._look_again(index)

    def _marked_by(self, *findings: ListedFinding | None) -> list[QModelIndex]:
        """The cells that look different when one of these is selected, shown or ignored."""
        marks = {(m.row, m.column) for e in findings if e for m in e.marks if isinstance(m, CellMark)
                 if m.table == self.key}  # fmt: skip
        rows = {row for row, column in marks if column is None}
        marked = [c for c in self.layout if c.key and (c.key in marks or c.key[0] in rows)]
        marked += [self._anchors[position] for position, row in self._row_keys.items() if row in rows]
        return [self.index(c.row, c.col) for c in marked]

    def set_pointed(self, cells: Iterable[CellOrLabel]) -> None:
        """Frame the cells that the user points at."""
        chosen = frozenset(cells)
        changed, self._pointed = self._pointed ^ chosen, chosen
        for key in changed:
            index = self.index_of(*key)
            if index.isValid():
                self._look_again(index)

    def set_changes(self, changes: Mapping[FormCellKey, CellChange]) -> None:
        """Show under the numbers how they differ from last year's; nothing when empty."""
        self._changes = changes
        self._changed()

    def set_verified(self, cells: frozenset[CellOrLabel]) -> None:
        """Show a tick in these cells, which were checked and found right."""
        if cells != self._verified:
            self._verified = cells
            self._changed()

    @property
    def compared(self) -> bool:
        """True while differences from last year are shown."""
        return bool(self._changes)

    def _look_again(self, index: QModelIndex) -> None:
        """One cell has another face."""
        self._faces.pop((index.row(), index.column()), None)
        self.dataChanged.emit(index, index)

    def _changed(self) -> None:
        self._faces.clear()
        if self._size[0]:
            self.dataChanged.emit(self.index(0, 0), self.index(self._size[0] - 1, self._size[1] - 1))

    @property
    def reading(self) -> TableReading | None:
        """The table as found in the draft."""
        return self._draft.checked.report.tables.get(self.key) if self._draft else None

    @property
    def head_rows(self) -> int:
        """Rows above the first number, which stay in sight; 0 where heads stand between the numbers."""
        numbered = {c.row for c in self.layout if c.key}
        if len(numbered) < 2:
            return 0
        first, last = min(numbered), max(numbered)
        return first if all(row in numbered for row in range(first, last)) else 0

    def key_at(self, index: Index) -> CellOrLabel | None:
        """The number cell or row label at an index."""
        cell = self._anchors.get((index.row(), index.column()))
        if cell is None:
            return None
        row = self._row_keys.get((cell.row, cell.col))
        return (self.key, *cell.key) if cell.key else (self.key, row, None) if row else None

    def anchors_among(self, indexes: Iterable[Index]) -> int:
        """How many cells of the form these are; places covered by a merged cell do not count."""
        return sum(1 for index in indexes if (index.row(), index.column()) in self._anchors)

    def cells_at(self, indexes: Iterable[Index]) -> list[Cell | None]:
        """The number cells among these, None for those that the draft lacks."""
        anchors = [self._anchors.get((index.row(), index.column())) for index in indexes]
        return [self._number(anchor) for anchor in anchors if anchor is not None and anchor.key]

    def index_of(self, table: str, row: str, column: str | None) -> QModelIndex:
        """The index of a number cell, or with ``column`` None of the row's label; invalid when not in this form."""
        if table != self.key:
            return QModelIndex()
        for cell in self.layout:
            if column is not None and cell.key == (row, column):
                return self.index(cell.row, cell.col)
        if column is None:
            for position, name in self._row_keys.items():
                if name == row:
                    return self.index(*position)
        return QModelIndex()

    def selected_index(self) -> QModelIndex:
        """The cell pointed at, else the first at fault by the selected finding; invalid where this table has none."""
        for key in self._pointed:
            if (index := self.index_of(*key)).isValid():
                return index
        marks = [m for m in (self._finding.marks if self._finding else ()) if isinstance(m, CellMark)]
        for mark in sorted(marks, key=lambda m: m.role != "fault"):
            if (index := self.index_of(mark.table, mark.row, mark.column)).isValid():
                return index
        return QModelIndex()

    def findings_at(self, index: Index) -> list[ListedFinding]:
        """Entries that mark the cell, those at fault first."""
        return [finding for finding, _ in self._owners(index)]

    def raw_of(self, cell: LayoutCell) -> str:
        """The text of a number cell in the draft; empty where there is none."""
        number = self._number(cell)
        return number.raw.strip() if number else ""

    def wrapping(self, one_line: int) -> list[tuple[LayoutCell, str, list[ListedFinding]]]:
        """The cells that may need several lines, what spans fewest rows first: labels, and numbers of more characters.

        Each with its text and, of a label, what is at fault there; worked out once for a draft.
        """
        if self._wrapping is None:
            cells = sorted(self.layout, key=lambda cell: cell.rowspan)
            self._wrapping = [
                (cell, self.face(cell).text, [] if cell.key else self.faults_of(cell))
                for cell in cells if not cell.key or len(self.raw_of(cell)) > one_line
            ]  # fmt: skip
        return self._wrapping

    def faults_of(self, cell: LayoutCell) -> list[ListedFinding]:
        """Entries at fault at this place, of whatever kind: any of them may come to show its number there."""
        return [finding for finding, role in self._owners(self.index(cell.row, cell.col)) if role == "fault"]

    def _owners(self, index: Index) -> list[tuple[ListedFinding, Role]]:
        cell = self._anchors.get((index.row(), index.column()))
        if cell is None or self._draft is None:
            return []
        if cell.key:
            return self._draft.index.at_cell(self.key, *cell.key)
        row = self._row_keys.get((cell.row, cell.col))
        return self._draft.index.at_cell(self.key, row, None) if row else []

    def rowCount(self, parent: Index = QModelIndex(), /) -> int:  # noqa: B008 (Qt's own signature)
        """Rows of the form."""
        return 0 if parent.isValid() else self._size[0]

    def columnCount(self, parent: Index = QModelIndex(), /) -> int:  # noqa: B008
        """Columns of the form."""
        return 0 if parent.isValid() else self._size[1]

    def flags(self, index: Index, /) -> Qt.ItemFlag:
        """Nothing is edited here."""
        return _FLAGS if index.isValid() else Qt.ItemFlag.NoItemFlags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole, /) -> Any:
        """Text, tool tip, accessible texts and the delegate's ``CellFace``."""
        cell = self._anchors.get((index.row(), index.column())) if index.isValid() else None
        if cell is None:
            return None
        if role == CellRole.FACE:
            return self.face(cell)
        if role == Qt.ItemDataRole.DisplayRole:
            return self.face(cell).text
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(self._description(cell)) or None
        if role == Qt.ItemDataRole.AccessibleDescriptionRole:
            return self._description(cell) or None
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._name(cell)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignCenter
        return None

    def face_at(self, row: int, column: int) -> CellFace | None:
        """What is drawn of the cell there; None at a place that a merged cell covers."""
        known = self._faces.get((row, column))
        if known is not None:
            return known
        cell = self._anchors.get((row, column))
        return self.face(cell) if cell is not None else None

    def face(self, cell: LayoutCell) -> CellFace:
        """What is drawn of a cell."""
        known = self._faces.get((cell.row, cell.col))
        if known is None:
            known = self._faces[cell.row, cell.col] = self._face(cell)
        return known

    def _face(self, cell: LayoutCell) -> CellFace:
        text, state, certain, note = cell.text, "label", True, ""
        if cell.key:
            number = self._number(cell)
            text = number.raw.strip() if number else ""
            state = number.state if number else "absent"
            certain, note = (number.certain, number.note) if number else (True, "")
        else:
            label = self._label(cell)
            if label and label.altered and label.found:
                text, note = label.text, f"格式原文：{label.expected}"
            elif label is None and self._is_missing(cell):
                state, note = "absent", "稿件中没有找到这一行"
        owners = self._owners(self.index(cell.row, cell.col))
        whole = self._row_owners(cell)
        at_fault = [e for e, role in owners if role == "fault" and e not in whole]
        faults = tuple(e for e in at_fault if self._shows(e))
        selected: Role | Literal["row"] | None = next((role for e, role in owners if e is self._finding), None)
        if self._finding in whole:
            selected = "row"
        kind = self._finding.kind if self._finding and selected else None
        row = next((e for e in whole if self._shows(e)), None)
        numbered = bool(faults) and self._bears_number(faults[0], cell)
        key = self.key_at(self.index(cell.row, cell.col))
        ordinal = self._ordinals.get(key[1:]) if key else None
        return CellFace(
            text, state, certain, note, faults, numbered, row, selected, kind, cell.rowspan > 3,
            ordinal if selected == "participant" else None, key in self._pointed,
            self._change(cell).text if cell.key and self._changes else None,
            not faults and any(e in self._ignored for e in at_fault),
            key in self._verified and not at_fault and state == "number" and certain,
        )  # fmt: skip

    def _change(self, cell: LayoutCell) -> CellChange:
        return self._changes.get((self.key, *cell.key), NO_CHANGE) if cell.key else NO_CHANGE

    def _shows(self, finding: ListedFinding) -> bool:
        return finding.kind in self._kinds and finding not in self._hidden and finding not in self._ignored

    def _bears_number(self, finding: ListedFinding, cell: LayoutCell) -> bool:
        """Every cell of a finding about a few; of one about many (blank cells) only the first."""
        marked = [m for m in finding.marks if isinstance(m, CellMark) and m.role == "fault"]
        return len(marked) <= _FEW or cell.key is None or (marked[0].row, marked[0].column) == cell.key

    def _row_owners(self, cell: LayoutCell) -> list[ListedFinding]:
        """Entries that mark the number cell only because they mark its whole row."""
        if not cell.key or self._draft is None:
            return []
        own = [e for e, _ in self._draft.index.cells.get((self.key, *cell.key), [])]
        row = self._draft.index.at_cell(self.key, cell.key[0], None)
        return [e for e, role in row if role == "fault" and e not in own]

    def _number(self, cell: LayoutCell) -> Cell | None:
        return self.reading.get(*cell.key) if self.reading and cell.key else None

    def _label(self, cell: LayoutCell) -> RowLabel | None:
        row = self._row_keys.get((cell.row, cell.col))
        return self.reading.labels.get(row) if self.reading and row else None

    def _is_missing(self, cell: LayoutCell) -> bool:
        row = self._row_keys.get((cell.row, cell.col))
        return bool(self.reading and row and (row in self.reading.missing_rows or not self.reading.found))

    def _description(self, cell: LayoutCell) -> str:
        years = self._draft.years if self._draft else None
        change = years.changes.get((self.key, *cell.key), NO_CHANGE) if years and years.changes and cell.key else None
        return describe_cell(self.face(cell), bool(cell.key), change.sentence if change else "")

    def _name(self, cell: LayoutCell) -> str:
        if not cell.key or self._draft is None:
            return cell.text
        where = self._draft.checked.report.table_spec(self.key).where(*cell.key)
        face = self.face(cell)
        return f"{where}：{face.text or '空'}"
