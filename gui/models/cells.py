"""One table of the report, laid out as the official form draws it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Literal

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from core.forms.grid_notation import LayoutCell
from core.model.finding import CellMark, Role
from core.model.report import Cell, RowLabel, TableReading
from gui.features.last_year.changes import NO_CHANGE, Change
from gui.models.cell_face import CellRole, Face, label_places, says
from gui.state.listed_findings import Draft, Entry, Kind, table_spec
from gui.state.locations import CellKey, ordinals

Index = QModelIndex | QPersistentModelIndex
_FEW = 8


class CellsModel(QAbstractTableModel):
    """Rows and columns of the form's grid; covered places of merged cells are empty."""

    def __init__(self, key: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.key = key
        self.layout: tuple[LayoutCell, ...] = ()
        self.label_columns = 0  # columns left of the first number
        self._draft: Draft | None = None
        self._anchors: dict[tuple[int, int], LayoutCell] = {}
        self._row_keys: dict[tuple[int, int], str] = {}
        self._size = (0, 0)
        self._kinds: frozenset[Kind] = frozenset()
        self._hidden: frozenset[Entry] = frozenset()
        self._entry: Entry | None = None
        self._ordinals: dict[tuple[str, str | None], int] = {}
        self._pointed: frozenset[CellKey] = frozenset()
        self._changes: Mapping[CellKey, Change] = {}

    def set_draft(self, draft: Draft | None) -> None:
        """Show this draft's table; None empties the model."""
        self.beginResetModel()
        self._draft, self._entry = draft, None
        self._ordinals, self._pointed = {}, frozenset()
        self.layout, self._anchors, self._row_keys, self._size = (), {}, {}, (0, 0)
        if draft is not None:
            spec = table_spec(draft.checked.report, self.key)
            self.layout = spec.layout
            self._anchors = {(c.row, c.col): c for c in self.layout}
            self._size = (max(c.row + c.rowspan for c in self.layout), max(c.col + c.colspan for c in self.layout))
            self._row_keys = label_places(self.layout, spec.rows)
        self.label_columns = min((c.col for c in self.layout if c.key), default=0)
        self.endResetModel()

    def set_shown(self, kinds: frozenset[Kind], entry: Entry | None, hidden: frozenset[Entry] = frozenset()) -> None:
        """Choose the kinds that are marked, the selected entry, and those set aside by the user."""
        before = self._entry
        everywhere = (kinds, hidden) != (self._kinds, self._hidden)
        if entry is before and not everywhere:
            return
        self._kinds, self._entry, self._hidden = kinds, entry, hidden
        numbers = ordinals(entry)
        self._ordinals = {
            (m.row, m.column): numbers[i]
            for i, m in enumerate(entry.marks if entry else ())
            if i in numbers and isinstance(m, CellMark) and m.table == self.key
        }
        if everywhere:
            self._changed()
            return
        for index in self._marked_by(before, entry):
            self.dataChanged.emit(index, index)

    def _marked_by(self, *entries: Entry | None) -> list[QModelIndex]:
        """The cells that look different when one of these is selected."""
        marks = {(m.row, m.column) for e in entries if e for m in e.marks if isinstance(m, CellMark)
                 if m.table == self.key}  # fmt: skip
        rows = {row for row, column in marks if column is None}
        found = [c for c in self.layout if c.key and (c.key in marks or c.key[0] in rows)]
        found += [self._anchors[place] for place, row in self._row_keys.items() if row in rows]
        return [self.index(c.row, c.col) for c in found]

    def set_pointed(self, cells: Iterable[CellKey]) -> None:
        """Frame the cells that the user points at."""
        chosen = frozenset(cells)
        changed, self._pointed = self._pointed ^ chosen, chosen
        for key in changed:
            index = self.place_of(*key)
            if index.isValid():
                self.dataChanged.emit(index, index)

    def set_changes(self, changes: Mapping[CellKey, Change]) -> None:
        """Show under the numbers how they differ from last year's; nothing when empty."""
        self._changes = changes
        self._changed()

    @property
    def compared(self) -> bool:
        """True while differences from last year are shown."""
        return bool(self._changes)

    def _changed(self) -> None:
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

    def key_at(self, index: Index) -> CellKey | None:
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
        places = [self._anchors.get((index.row(), index.column())) for index in indexes]
        return [self._number(place) for place in places if place is not None and place.key]

    def place_of(self, table: str, row: str, column: str | None) -> QModelIndex:
        """The index of a number cell, or with ``column`` None of the row's label; invalid when not in this form."""
        if table != self.key:
            return QModelIndex()
        for cell in self.layout:
            if column is not None and cell.key == (row, column):
                return self.index(cell.row, cell.col)
        if column is None:
            for place, name in self._row_keys.items():
                if name == row:
                    return self.index(*place)
        return QModelIndex()

    def entries_at(self, index: Index) -> list[Entry]:
        """Entries that mark the cell, those at fault first."""
        return [entry for entry, _ in self._owners(index)]

    def raw_of(self, cell: LayoutCell) -> str:
        """What the draft says in a number cell; empty where it says nothing."""
        number = self._number(cell)
        return number.raw.strip() if number else ""

    def faults_of(self, cell: LayoutCell) -> list[Entry]:
        """Entries at fault at this place, of whatever kind: any of them may come to show its number there."""
        return [entry for entry, role in self._owners(self.index(cell.row, cell.col)) if role == "fault"]

    def _owners(self, index: Index) -> list[tuple[Entry, Role]]:
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
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable if index.isValid() else Qt.ItemFlag.NoItemFlags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole, /) -> Any:
        """Text, tool tip, accessible texts and the delegate's ``Face``."""
        cell = self._anchors.get((index.row(), index.column())) if index.isValid() else None
        if cell is None:
            return None
        if role == CellRole.FACE:
            return self.face(cell)
        if role == Qt.ItemDataRole.DisplayRole:
            return self.face(cell).text
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleDescriptionRole):
            return self._says(cell) or None
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._name(cell)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignCenter
        return None

    def face(self, cell: LayoutCell) -> Face:
        """What is drawn of a cell."""
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
        faults = tuple(e for e, role in owners if role == "fault" and self._shows(e) and e not in whole)
        selected: Role | Literal["row"] | None = next((role for e, role in owners if e is self._entry), None)
        if self._entry in whole:
            selected = "row"
        kind = self._entry.kind if self._entry and selected else None
        row = next((e for e in whole if self._shows(e)), None)
        numbered = bool(faults) and self._bears_number(faults[0], cell)
        key = self.key_at(self.index(cell.row, cell.col))
        ordinal = self._ordinals.get(key[1:]) if key else None
        return Face(
            text, state, certain, note, faults, numbered, row, selected, kind, cell.rowspan > 3,
            ordinal if selected == "participant" else None, key in self._pointed,
            self._change(cell).text if cell.key and self._changes else None,
        )  # fmt: skip

    def _change(self, cell: LayoutCell) -> Change:
        return self._changes.get((self.key, *cell.key), NO_CHANGE) if cell.key else NO_CHANGE

    def _shows(self, entry: Entry) -> bool:
        return entry.kind in self._kinds and entry not in self._hidden

    def _bears_number(self, entry: Entry, cell: LayoutCell) -> bool:
        """Every cell of a finding about a few; of one about many (blank cells) only the first."""
        marked = [m for m in entry.marks if isinstance(m, CellMark) and m.role == "fault"]
        return len(marked) <= _FEW or cell.key is None or (marked[0].row, marked[0].column) == cell.key

    def _row_owners(self, cell: LayoutCell) -> list[Entry]:
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

    def _says(self, cell: LayoutCell) -> str:
        return says(self.face(cell), bool(cell.key), self._change(cell).sentence)

    def _name(self, cell: LayoutCell) -> str:
        if not cell.key or self._draft is None:
            return cell.text
        where = table_spec(self._draft.checked.report, self.key).where(*cell.key)
        face = self.face(cell)
        return f"{where}：{face.text or '空'}"
