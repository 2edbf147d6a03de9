"""What one reading of a table gives: which stretch of the draft is which cell or label."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from core.forms.grid_notation import CellKey, DataLine
from core.model.document import View
from core.model.geometry import Box

#: The doubt about numbers behind a label that is hardly like the form's.
UNSURE_LABEL = "行标签与规定格式相差太大，不能确定是哪一行的数字"
#: The doubt about a blank cell beside numbers that no cell has.
UNPLACED = "旁边有未能对应到单元格的数字，不能确定这里读得对"
#: On a page the line between two rows may be missing, and the places of the words tell their numbers apart; where a
#: number reaches down beside another row's label, nothing tells that the other one has none.
UNRULED = "本行与相邻一行之间没有表格线，未能对应到行"
REACHED = "上面一行的单元格占到了本行，未能对应到行"
#: The doubt about cells below drawn heads that end their table.
NO_ROW = "本表列标题下面没有填数字的一行，不能当作空白"


@dataclass(frozen=True)
class TableToken:
    """A blank-separated piece of text: a number (or a stroke in its place), or part of a label.

    ``boxes`` are those of the whole draft, by offset; ``box`` is a number's place where it stands on one line of one
    page, or what its pieces on the first page cover if it was put together of pieces. ``line`` counts the line ends
    of the draft before it.
    """

    view: View
    number: bool
    boxes: Sequence[Box | None] = ()
    box: Box | None = None
    line: int = 0


@dataclass(frozen=True)
class CellText:
    """The text that stands in a cell.

    ``doubt`` is a Chinese sentence when the assignment is not sure; ``several`` when the text is that of a
    whole row whose numbers could not be told apart by column; ``settled`` when no other reading can know better.
    """

    view: View
    box: Box | None = None
    doubt: str = ""
    several: bool = False
    settled: bool = False


@dataclass(frozen=True)
class FoundLabel:
    """A row label as written; ``view`` is empty when the row is there but its label is lost."""

    view: View
    found: bool
    likeness: float


@dataclass
class Reading:
    """Cells and row labels by one method; ``notes`` are Chinese sentences about numbers that belong to no row."""

    slots: dict[CellKey, CellText] = field(default_factory=dict)
    labels: dict[str, FoundLabel] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)

    def doubt(self, keys: Sequence[CellKey], views: Sequence[View], why: str) -> None:
        """All of a row's numbers as one text in each of its cells: they could not be told apart by column."""
        joined = View(" ".join(v.text for v in views), [o for v in views for o in (*v.offsets, v.offsets[-1])][:-1])
        for key in keys:
            self.slots[key] = CellText(joined, doubt=why, several=True)

    def distrust(self, lines: Iterable[DataLine], why: str = UNSURE_LABEL) -> None:
        """All cells of these lines are in doubt, by default since their labels are."""
        for line in lines:
            for key in line.keys:
                slot = self.slots.get(key)
                if slot is not None and not slot.doubt:
                    self.slots[key] = replace(slot, doubt=why)

    @property
    def filled(self) -> int:
        """Cells with text that was assigned without doubt."""
        return len([s for s in self.slots.values() if s.view.text and not s.doubt])
