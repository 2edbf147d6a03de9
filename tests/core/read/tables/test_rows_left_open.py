"""Rows of which a number ran into a label, a row beside or a line of its own: no cell is blank for certain there."""

from __future__ import annotations

from dataclasses import replace

import pytest

from core.load import load_text
from core.read import read_report
from tests.commands.fuzz.made import MAKERS, Damaged, Maker, Piece, copied
from tests.support.changed_cells import all_tables, certain, read, row_of

LINES, OFD = (next(m for m in MAKERS if m.format == "ofd" and m.name == name) for name in ("line", "none"))
WORD, PIPED, SPACED, ONE_A_LINE, PIPES, INSIDE, TABBED, BLANKS, CENTRED, PAGE = (
    next(m for m in MAKERS if m.name == name)
    for name in (
        "paragraphs", "pipe_per_cell", "cell_per_line_spaced", "cell_per_line", "pipes", "pipes_inside",
        "tabs_ragged", "blanks", "blanks_centred_numbers", "page",
    )
)  # fmt: skip


@pytest.fixture(scope="module")
def draft() -> Damaged:
    """A draft with all tables, every number another one."""
    return all_tables()


def test_a_number_that_reaches_down_leaves_the_lower_row_not_blank(draft: Damaged) -> None:
    table = copied(draft.tables["proactive"])
    row_of(table, "penalty")[-1].rowspan = 2
    del row_of(table, "coercion")[-1]
    assert certain(read(LINES, draft, "proactive", table), "proactive", "coercion", "decisions") is None


def test_a_number_in_the_cell_of_its_label_leaves_none_of_the_row_certain(draft: Damaged) -> None:
    """The numbers behind it have moved up, and a blank cell has come in at the end."""
    table = copied(draft.tables["proactive"])
    row = row_of(table, "normative_document")
    row[0].text += f"耇{row[1].text}"
    row[1:] = [Piece(row[2].text, key=row[1].key), Piece(row[3].text, key=row[2].key), Piece("", key=row[3].key)]
    report = read(WORD, draft, "proactive", table)
    assert [certain(report, "proactive", *p.key) for p in row if p.key] == [None] * 3


def test_a_label_broken_behind_its_numeral_leaves_its_row_not_blank(draft: Damaged) -> None:
    """The numbers stand between the numeral and the words, so that the row above has too many."""
    table = copied(draft.tables["requests"])
    row = row_of(table, "result.otherwise.other")
    label = next(p for p in row if p.text.startswith("3."))
    label.text = "3."
    below = [Piece("其他" if p is label else "", p.colspan) for p in row]
    table.insert(table.index(row) + 1, below)
    for number, other in enumerate(table):
        for piece in other:
            if piece.rowspan > 1 and number <= table.index(row) < number + piece.rowspan:
                piece.rowspan += 1
    report = read(OFD, draft, "requests", table)
    assert "" not in [certain(report, "requests", *p.key) for p in row if p.key]


def test_a_heading_amid_a_table_leaves_the_row_it_cuts_not_blank(draft: Damaged) -> None:
    text = ONE_A_LINE.make(draft).decode()
    number = draft.value("proactive", ("normative_document", "issued"))
    cut = text.replace(f"行政规范性文件\n{number}\n", f"行政规范性文件\n六、其他需要报告的事项\n{number}\n", 1)
    assert cut != text
    assert certain(read_report(load_text(cut)), "proactive", "normative_document", "issued") is None


def test_blank_cells_at_the_end_of_rows_do_not_stand_for_those_at_their_beginning(draft: Damaged) -> None:
    """Cells that are but counted: a row that begins with a blank one is as long as a full one with two labels."""
    table = copied(draft.tables["requests"])
    rows = [numbers for row in table if (numbers := [p for p in row if p.key])]
    for row in rows:
        if not (row[0].key and row[0].key[0] == "result.refused.state_secret"):
            row[3].text = ""
    total = [p for p in row_of(table, "result.total") if p.key]
    total[0].text = ""
    report = read(PIPED, draft, "requests", table)
    shown = {p.key: p.text for row in rows for p in row if p.key}
    found = {k: certain(report, "requests", *k) for k in shown}
    assert {k: v for k, v in found.items() if v not in (None, shown[k])} == {}


@pytest.mark.parametrize("sign", ["|", "０.", "7."])
def test_a_sign_alone_in_the_line_of_a_number_is_no_blank_cell(draft: Damaged, sign: str) -> None:
    table = copied(draft.tables["proactive"])
    row_of(table, "licensing")[-1].text = sign
    assert certain(read(ONE_A_LINE, draft, "proactive", table), "proactive", "licensing", "decisions") != ""


def test_two_numbers_in_one_field_before_blank_ones_are_not_those_of_two_columns(draft: Damaged) -> None:
    table = copied(draft.tables["proactive"])
    row = [p for p in row_of(table, "normative_document") if p.key]
    row[0].text, row[1].text, row[2].text = f"{row[0].text} {row[1].text} {row[2].text}", "", ""
    report = read(PIPES, draft, "proactive", table)
    assert [certain(report, "proactive", *p.key) for p in row if p.key] == [None] * 3


@pytest.mark.parametrize(
    ("maker", "key", "name"),
    [
        (INSIDE, "review_litigation", "reconsideration"),
        (TABBED, "review_litigation", "reconsideration"),
    ],
    ids=lambda m: getattr(m, "name", ""),
)
def test_a_blank_first_cell_before_a_number_too_many(draft: Damaged, maker: Maker, key: str, name: str) -> None:
    """So many numbers as the row has cells, and a blank one before them: which is the stranger nobody can say."""
    table = copied(draft.tables[key])
    row = row_of(table, name)
    numbers = [p for p in row if p.key]
    numbers[0].text = ""
    row.insert(row.index(numbers[4]), Piece("99991"))
    report = read(maker, draft, key, table)
    found = {p.key: certain(report, key, *p.key) for p in numbers if p.key}
    shown = {p.key: p.text for p in numbers}
    assert {k: v for k, v in found.items() if v not in (None, shown[k])} == {}


def test_a_mark_right_before_a_line_of_numbers_is_none_of_markdown(draft: Damaged) -> None:
    table = copied(draft.tables["review_litigation"])
    piece = next(p for row in table for p in row if p.key)
    piece.text = f">{piece.text}"
    assert piece.key
    assert certain(read(BLANKS, draft, "review_litigation", table), "review_litigation", *piece.key) is None


@pytest.mark.parametrize("sign", ["\x08", "\x1f"])
@pytest.mark.parametrize("maker", [TABBED, PIPES, PAGE], ids=lambda m: m.name)
def test_a_control_character_alone_in_a_cell_is_not_blank(draft: Damaged, maker: Maker, sign: str) -> None:
    table = copied(draft.tables["proactive"])
    row_of(table, "penalty")[-1].text = sign
    assert certain(read(maker, draft, "proactive", table), "proactive", "penalty", "decisions") is None


@pytest.mark.parametrize("maker", [OFD, BLANKS], ids=lambda m: m.name)
@pytest.mark.parametrize("upper", [True, False])
def test_of_two_rows_of_one_label_one_without_a_number(draft: Damaged, maker: Maker, upper: bool) -> None:
    table = copied(draft.tables["proactive"])
    row = row_of(table, "penalty")
    blank = [Piece(p.text if not p.key else "", p.colspan) for p in row]
    table.insert(table.index(row) + (0 if upper else 1), blank)
    report = read(maker, draft, "proactive", table)
    assert certain(report, "proactive", "penalty", "decisions") is None
    assert certain(report, "proactive", "licensing", "decisions")


def _certain_cells(text: str, table: str) -> dict[tuple[str, str], str]:
    return {k: c.raw for k, c in read_report(load_text(text)).tables[table].cells.items() if c.certain}


@pytest.mark.parametrize("sign", ["/", "71"])
def test_what_stands_behind_a_piped_table_is_no_number_of_its_last_row(draft: Damaged, sign: str) -> None:
    """A blank first cell and blank ones at the rows' ends leave the drawn row in doubt."""
    rows = ["规章 | 14 | 15 | 16", "行政许可 |  | 24 | ", "行政处罚 | 34 |  | ", "行政强制 | 44 |  | "]
    text = "\n".join(["二、主动公开政府信息情况", "信息内容 | 上一年项目数量 | 本年增/减 | 处理决定数量", *rows])
    text += "\n行政事业性收费 | 0 | 0 | \n信息内容 | 采购项目数量 | 采购总金额 | \n政府集中采购 |  | 5 | \n"
    found = _certain_cells(f"{text}{sign}\n三、收到和处理政府信息公开申请情况\n", "proactive")
    assert found.get(("procurement", "amount"), "5") == "5"
    assert found.get(("procurement", "items"), "") == ""


@pytest.mark.parametrize("sign", ["/", "7"])
def test_a_pipe_that_became_a_number_leaves_the_row_it_cuts_in_doubt(sign: str) -> None:
    head = ["第二十条第（一）项", "信息内容", "本年制发件数", "本年废止件数", "现行有效件数"]
    cells = [*head, f"规章 {sign}", "", "0", "31", "行政规范性文件", "4", "5", "6", "行政许可", "9"]
    text = "\n".join(cell if cell.endswith(sign) else f"{cell} |" for cell in cells)
    found = _certain_cells(text, "proactive")
    assert [key for key in found if key[0] == "regulation"] == []
    assert found["normative_document", "repealed"] == "5"


@pytest.mark.parametrize("maker", [WORD, PAGE], ids=lambda m: m.format)
def test_a_cell_too_many_behind_a_blank_one_leaves_the_row_in_doubt(draft: Damaged, maker: Maker) -> None:
    """The row has as many numbers as it should, and a blank amid them; the heads are lost."""
    table = copied(draft.tables["requests"])
    for piece in (p for row in table[:3] for p in row):
        piece.text = "项目"
    row = row_of(table, "result.refused.administrative_inquiry")
    numbers = [p for p in row if p.key]
    numbers[3].text = ""
    row.append(Piece("71"))
    report = read(maker, draft, "requests", table)
    assert [certain(report, "requests", *p.key) for p in numbers[3:] if p.key] == [None] * 4
    assert certain(report, "requests", "result.refused.enforcement_file", "company")


@pytest.mark.parametrize("maker", [WORD, PAGE, INSIDE, TABBED], ids=lambda m: m.name)
def test_below_heads_that_end_their_table_nothing_is_blank(draft: Damaged, maker: Maker) -> None:
    table = copied(draft.tables["review_litigation"])
    assert any(p.key for p in table.pop())
    report = read(maker, draft, "review_litigation", table)
    assert [c for c in report.tables["review_litigation"].cells.values() if c.certain] == []


@pytest.mark.parametrize("maker", [WORD, PAGE, TABBED], ids=lambda m: m.name)
def test_a_blank_row_below_the_heads_is_blank(draft: Damaged, maker: Maker) -> None:
    table = copied(draft.tables["review_litigation"])
    for piece in table[-1]:
        piece.text = ""
    report = read(maker, draft, "review_litigation", table)
    assert {c.raw for c in report.tables["review_litigation"].cells.values() if c.certain} == {""}


@pytest.mark.parametrize("maker", [WORD, PAGE, INSIDE], ids=lambda m: m.name)
def test_a_second_row_of_numbers_that_is_cut_off_leaves_both_in_doubt(draft: Damaged, maker: Maker) -> None:
    table = copied(draft.tables["review_litigation"])
    table.append([Piece(str(9000 + i)) for i in range(12)])
    report = read(maker, replace(draft, ragged=True), "review_litigation", table)
    assert [c for c in report.tables["review_litigation"].cells.values() if c.certain] == []


def test_a_number_behind_the_head_of_the_rows_above_is_not_the_row_s(draft: Damaged) -> None:
    """Head and label have changed places."""
    table = copied(draft.tables["proactive"])
    row = row_of(table, "coercion")
    head = next(p for r in table for p in r if p.text == "第二十条第（六）项")
    row_of(table, "penalty")[-1].text = ""
    label = next(p for p in row if p.text == "行政强制")
    head.text, label.text = label.text, head.text
    for maker in (BLANKS, OFD):
        report = read(maker, draft, "proactive", table)
        assert certain(report, "proactive", "penalty", "decisions") in ("", None), maker.format


def test_cells_are_not_counted_from_the_label_where_no_row_has_its_first_one(draft: Damaged) -> None:
    """A blank cell before the numbers of each row, and none in its last: where the row begins nobody can say."""
    for maker in (PIPES, TABBED):
        table = copied(draft.tables["proactive"])
        for name in ("regulation", "normative_document"):
            row = row_of(table, name)
            row[-1].text = ""
            row.insert(1, Piece(""))
        report = read(maker, draft, "proactive", table)
        found = [certain(report, "proactive", "regulation", c) for c in ("issued", "repealed", "in_force")]
        assert found == [None] * 3, maker.name


def test_a_pipe_at_the_end_of_some_rows_opens_a_blank_cell(draft: Damaged) -> None:
    table = copied(draft.tables["review_litigation"])
    table[-1][-1].text = ""
    report = read(INSIDE, draft, "review_litigation", table)
    assert certain(report, "review_litigation", "litigation_after", "total") == ""
    assert certain(report, "review_litigation", "litigation_after", "pending") == table[-1][-2].text


def test_counted_cells_that_are_shifted_as_those_of_no_other_row_are_in_doubt(draft: Damaged) -> None:
    """The first number stands in the label's cell, and a later one is cut in two: as many cells as ever."""
    table = copied(draft.tables["requests"])
    row = row_of(table, "new")
    first, *_, last = [p for p in row if p.key]
    first.text = ""
    row.insert(row.index(last), Piece("71"))
    report = read(PIPES, draft, "requests", table)
    assert [certain(report, "requests", *p.key) for p in row if p.key] == [None] * 7
    assert certain(report, "requests", "carried_in", "company")


def test_one_number_too_many_before_a_blank_last_cell(draft: Damaged) -> None:
    table = copied(draft.tables["review_litigation"])
    table[-1][-1].text = ""
    table[-1].insert(5, Piece(table[-1][5].text))
    report = read(PIPED, replace(draft, ragged=True), "review_litigation", table)
    assert [c for c in report.tables["review_litigation"].cells.values() if c.certain] == []


def test_a_row_without_a_label_and_with_numbers_too_many_is_not_that_of_a_lost_label(draft: Damaged) -> None:
    table = copied(draft.tables["proactive"])
    row = row_of(table, "licensing")
    row[:] = [Piece(""), Piece("346", key=("licensing", "decisions")), Piece("956"), Piece("98")]
    for maker in (WORD, PAGE):
        assert certain(read(maker, draft, "proactive", table), "proactive", "licensing", "decisions") is None
    row[:] = [Piece("9"), Piece("346", 3, key=("licensing", "decisions"))]
    assert certain(read(WORD, draft, "proactive", table), "proactive", "licensing", "decisions") == "346"


@pytest.mark.parametrize("maker", [WORD, PAGE], ids=lambda m: m.format)
@pytest.mark.parametrize("key", ["review_litigation", "requests"])
def test_a_row_with_a_blank_and_one_cell_more_than_all_others(draft: Damaged, maker: Maker, key: str) -> None:
    """Where the cell too many came in nobody can say."""
    table = copied(draft.tables[key])
    row = table[-1]
    numbers = [p for p in row if p.key]
    numbers[3].text = numbers[-1].text = ""
    row.insert(row.index(numbers[1]), Piece(""))
    report = read(maker, replace(draft, ragged=True), key, table)
    assert [certain(report, key, *p.key) for p in numbers if p.key] == [None] * len(numbers)


@pytest.mark.parametrize("maker", [WORD, PAGE], ids=lambda m: m.format)
def test_a_row_that_another_one_s_head_has_run_into_is_in_doubt(draft: Damaged, maker: Maker) -> None:
    table = copied(draft.tables["proactive"])
    row = row_of(table, "regulation")
    numbers = [p for p in row if p.key]
    row.remove(numbers[0])
    row.append(Piece("第二十条第（六）项"))
    report = read(maker, replace(draft, ragged=True), "proactive", table)
    assert [certain(report, "proactive", *p.key) for p in numbers if p.key] == [None] * 3
    assert certain(report, "proactive", "normative_document", "issued")


@pytest.mark.parametrize("maker", [WORD, PAGE], ids=lambda m: m.format)
def test_a_row_that_ends_before_the_others_with_a_blank_cell_lacks_one(draft: Damaged, maker: Maker) -> None:
    """All rows have a blank cell at their end; with it the row has as many cells as the form."""
    table = copied(draft.tables["requests"])
    for row in table:
        row.append(Piece(""))
    row = row_of(table, "result.refused.safety_stability")
    gone = next(p for p in row if p.key and p.key[1] == "other")
    keys = [p.key for p in row if p.key]
    row.remove(gone)
    report = read(maker, replace(draft, ragged=True), "requests", table)
    assert [certain(report, "requests", *key) for key in keys] == [None] * 7
    assert certain(report, "requests", "result.refused.state_secret", "other")


def test_words_amid_the_numbers_of_a_lost_label_leave_them_in_doubt(draft: Damaged) -> None:
    keys = [("result.unavailable.still_unclear", c) for c in draft.form.tables["requests"].columns]
    numbers = [draft.value("requests", key) for key in keys]
    text = BLANKS.make(draft).decode()
    line = next(line for line in text.splitlines() if line.rstrip().endswith(" ".join(numbers)))
    broken = f"3.补正后\n{numbers[1]}\n仍不明确\n{numbers[0]} 申请内容 {' '.join(numbers[2:])}"
    report = read_report(load_text(text.replace(line, broken)))
    assert certain(report, "requests", *keys[0]) is None
    assert certain(report, "requests", "result.not_processed.petition", "company")


def test_numbers_before_all_labels_leave_no_row_blank_for_certain() -> None:
    """A page whose table is broken has its first numbers before the labels."""
    rows = ["第二十条第（一）项", "710", "信息内容", "本年制发件数", "本年废止件数", "现行有效件数", "规章", "178"]
    rows += ["67", "716", "行政规范性文件", "100", "433", "9", "行政许可", "348", "行政处罚", "24", "行政强制"]
    text = "\n".join(["二、主动公开政府信息情况", *rows, "行政事业性收费", "5"])
    assert certain(read_report(load_text(text)), "proactive", "coercion", "decisions") is None
    text = text.replace("\n710\n", "\n")
    assert certain(read_report(load_text(text)), "proactive", "coercion", "decisions") == ""


def test_of_two_rows_of_one_label_one_with_its_numbers_amid_the_label(draft: Damaged) -> None:
    table = copied(draft.tables["requests"])
    row = row_of(table, "carried_in")
    numbers = [p for p in row if p.key]
    again = "\n".join(["二、上年结转政府信息公开申请数量", *(f"9{p.text}" for p in numbers)])
    text = CENTRED.make(draft).decode()
    line = next(line for line in text.splitlines() if line.endswith(" ".join(p.text for p in numbers)))
    report = read_report(load_text(text.replace(f"{line}\n公开申请数量\n", f"{line}\n公开申请数量\n{again}\n")))
    assert [certain(report, "requests", *p.key) for p in numbers if p.key] == [None] * 7
    assert numbers[0].key
    assert certain(read_report(load_text(text)), "requests", *numbers[0].key) == numbers[0].text


def test_words_between_a_label_and_its_number_may_be_an_altered_label_s(draft: Damaged) -> None:
    table = copied(draft.tables["proactive"])
    row_of(table, "penalty")[-1].text = ""
    row = row_of(table, "coercion")
    next(p for p in row if p.text == "行政强制").text = "行政不一"
    for maker in (SPACED, BLANKS):
        assert certain(read(maker, draft, "proactive", table), "proactive", "penalty", "decisions") in (None, "")
        assert certain(read(maker, draft, "proactive", table), "proactive", "licensing", "decisions"), maker.name
