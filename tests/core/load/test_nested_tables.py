"""Tables in cells of a table: the numbers of a row, small tables side by side, in Word drafts and web pages."""

from __future__ import annotations

import copy
import io
from typing import TYPE_CHECKING, Any

import docx
import pytest
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from core.load import load_bytes
from core.load.block_types import Block, BlockCell, BlockTable, Paragraph
from core.load.blocks import plain
from core.load.nested_tables import unnested
from core.read import read_report
from tests.support.drafts import distinct, expected, save, to_docx, to_html, word_table
from tests.support.odd_tables import with_parts
from tests.support.reading import assert_all_cells

if TYPE_CHECKING:
    from core.forms.model_draft import ModelDraft


def table(*rows: str) -> BlockTable:
    """Cells by row, divided by bars."""
    cells = [
        BlockCell(r, c, 1, 1, [Paragraph(text)]) for r, row in enumerate(rows) for c, text in enumerate(row.split("|"))
    ]
    return BlockTable(cells)


def holding(outer: BlockTable, at: int, inner: BlockTable, *more: Block) -> BlockTable:
    outer.cells[at].blocks = [inner, *more, Paragraph("")]
    return outer


def places(made: BlockTable) -> set[tuple[int, int, int, int, str]]:
    return {(c.row, c.col, c.rowspan, c.colspan, plain(c.blocks)) for c in made.cells}


def test_cells_of_the_inner_table_take_the_place_of_the_cell() -> None:
    made = unnested(holding(table("a|b", "c|d"), 3, table("1|2|3", "4|5|6")))
    assert places(made) == {
        (0, 0, 1, 1, "a"), (0, 1, 1, 3, "b"), (1, 0, 2, 1, "c"),
        *((1 + i // 3, 1 + i % 3, 1, 1, str(i + 1)) for i in range(6)),
    }  # fmt: skip


def test_inner_tables_of_one_column_share_its_parts() -> None:
    outer = holding(holding(table("a|b", "c|d"), 1, table("1|2|3")), 3, table("4|5"))
    assert places(unnested(outer)) == {
        (0, 0, 1, 1, "a"), (0, 1, 1, 1, "1"), (0, 2, 1, 1, "2"), (0, 3, 1, 1, "3"),
        (1, 0, 1, 1, "c"), (1, 1, 1, 1, "4"), (1, 2, 1, 2, "5"),
    }  # fmt: skip


def test_what_has_words_of_its_own_or_is_one_cell_stays() -> None:
    for outer in (
        holding(table("a|b"), 0, table("1|2"), Paragraph("words")),
        holding(table("a|b"), 0, table("1|2"), table("3|4")),
        holding(table("a|b"), 0, table("1")),
        table("a|b"),
    ):
        assert unnested(outer) is outer


def test_very_many_columns_stay_as_they_are() -> None:
    outer = holding(table("a|b"), 0, table("|".join("1" * 300)))
    assert unnested(outer) is outer


def numbers_in_tables(draft: ModelDraft) -> bytes:
    """The numbers of each row of table three as a table of their own in one cell."""
    word = docx.Document(io.BytesIO(to_docx(draft)))
    made: Any = word.tables[1]._tbl
    for row in made.tr_lst:
        numbers = [cell for cell in row.tc_lst if "".join(cell.itertext()).strip().isdigit()]
        if len(numbers) != 7:
            continue
        inner: Any = OxmlElement("w:tbl")
        inner_row: Any = OxmlElement("w:tr")
        inner.append(inner_row)
        holder = copy.deepcopy(numbers[0])
        numbers[0].addprevious(holder)
        inner_row.extend(numbers)
        for paragraph in holder.findall(qn("w:p")):
            holder.remove(paragraph)
        holder.get_or_add_tcPr().get_or_add_gridSpan().val = 7
        holder.append(inner)
        holder.append(OxmlElement("w:p"))
    return save(word)


def test_every_cell_where_rows_of_numbers_are_tables() -> None:
    draft = distinct()
    document = load_bytes(numbers_in_tables(draft), "年报.docx")
    assert_all_cells(document, draft, expected(draft))


PARTS = [
    f"{title} <5>\n结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计\n{{{row}/*}}"
    for title, row in (
        ("行政复议", "reconsideration"), ("未经复议直接起诉", "litigation_direct"), ("复议后起诉", "litigation_after"),
    )
]  # fmt: skip


def side_by_side(draft: ModelDraft, kind: str) -> bytes:
    """Table four as three tables in three cells beside one another."""
    parts = with_parts(draft, review_litigation=PARTS)
    if kind == "html":
        page = to_html(parts).decode()
        head, rest = page.split('<table><tbody><tr><td rowspan="1" colspan="5"><p><span>行政复议', 1)
        inner, tail = rest.rsplit("</table>", 1)
        first = f'<table><tbody><tr><td rowspan="1" colspan="5"><p><span>行政复议{inner}</table>'
        cells = "".join(f"<td>{one.strip()}</table></td>" for one in first.split("</table>")[:3])
        return f"{head}<table><tr>{cells}</tr></table>{tail}".encode()
    word = docx.Document(io.BytesIO(to_docx(draft)))
    old: Any = word.tables[2]._tbl
    outer = word.add_table(rows=1, cols=3)
    for i in range(3):
        word_table(outer.cell(0, i), parts, f"review_litigation#{i}")  # type: ignore[arg-type]
        outer.cell(0, i).add_paragraph()
    old.addprevious(outer._tbl)
    old.getparent().remove(old)
    return save(word)


@pytest.mark.parametrize("kind", ["docx", "html"])
def test_small_tables_side_by_side(kind: str) -> None:
    draft = distinct()
    read = read_report(load_bytes(side_by_side(draft, kind), f"年报.{kind}")).tables["review_litigation"]
    assert len(read.cells) == 15
    for (row, column), cell in read.cells.items():
        assert (cell.raw, cell.certain) == (draft.value("review_litigation", (row, column)), True)
