"""Tables of which a number cannot be told: what is read for certain there is what the draft shows, or nothing."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from core.base.errors import DamagedError
from core.load import load_bytes, load_text
from core.read import read_report
from tests.commands.fuzz.binary import PDF_TEXT, pdf_string
from tests.commands.fuzz.made import MAKERS, Damaged, Maker, Piece, copied, made
from tests.support import layouts
from tests.support.changed_cells import all_tables, certain, read, row_of
from tests.support.drafts import distinct
from tests.support.drafts_doc import to_doc
from tests.support.layouts import render_layout
from tests.support.thinned import thinned

DOCX = next(m for m in MAKERS if m.name == "paragraphs")
DRAWN = [m for m in MAKERS if m.name in ("paragraphs", "typed", "page")]
RULED, PLAIN, LEVEL = (next(m for m in MAKERS if m.format == "pdf" and m.name == n) for n in ("ruled", "none", "level"))
OFD = next(m for m in MAKERS if (m.format, m.name) == ("ofd", "none"))


@pytest.fixture(scope="module")
def draft() -> Damaged:
    """A draft with all tables, every number another one."""
    return all_tables()


@pytest.mark.parametrize("odd", thinned(["80969余", "7l", "709。", "第88", "o"], 2))
@pytest.mark.parametrize("maker", [PLAIN, OFD], ids=["pdf", "ofd"])
def test_a_lone_text_that_is_no_number_leaves_no_blank_row(draft: Damaged, maker: Maker, odd: str) -> None:
    table = copied(draft.tables["proactive"])
    row_of(table, "coercion")[-1].text = odd
    assert certain(read(maker, draft, "proactive", table), "proactive", "coercion", "decisions") != ""


def test_a_character_without_a_shape_on_a_page_may_have_been_a_digit(draft: Damaged) -> None:
    table = copied(draft.tables["review_litigation"])
    piece = table[-1][3]
    piece.text = f"\x86{piece.text[1:]}"
    assert piece.key
    assert certain(read(OFD, draft, "review_litigation", table), "review_litigation", *piece.key) is None


def test_a_stroke_beside_a_number_on_a_page_is_part_of_it(draft: Damaged) -> None:
    table = copied(draft.tables["proactive"])
    row_of(table, "penalty")[-1].text = "|274"
    assert certain(read(LEVEL, draft, "proactive", table), "proactive", "penalty", "decisions") is None


def test_a_run_of_numbers_broken_by_a_text_leaves_none_of_the_rest_blank(draft: Damaged) -> None:
    table = copied(draft.tables["review_litigation"])
    table[-1][12].text = "第885"
    report = read(OFD, draft, "review_litigation", table)
    assert [c for c in report.tables["review_litigation"].cells.values() if c.certain and c.state == "blank"] == []


@pytest.mark.parametrize("maker", [OFD, PLAIN], ids=["ofd", "pdf"])
def test_a_row_pasted_twice_on_a_page_is_no_row_of_broken_numbers(draft: Damaged, maker: Maker) -> None:
    table = copied(draft.tables["review_litigation"])
    table.append([Piece(p.text) for p in table[-1]])
    report = read(maker, draft, "review_litigation", table)
    wanted = {p.key: p.text for p in table[-2]}
    assert {
        k: v for k in wanted if k and (v := certain(report, "review_litigation", *k)) not in (None, wanted[k])
    } == {}


def test_of_two_rows_on_a_ruled_page_neither_is_taken(draft: Damaged) -> None:
    table = copied(draft.tables["review_litigation"])
    table.append([Piece("9" + p.text[:3]) for p in table[-1]])
    report = read(RULED, draft, "review_litigation", table)
    assert not any(c.certain for c in report.tables["review_litigation"].cells.values())


def test_two_numbers_of_one_line_are_not_those_of_two_rows() -> None:
    text = render_layout(distinct("2021"), layouts.cell_per_line)
    start, end = text.index("行政处罚"), text.index("第二十条第（八）项")
    text = f"{text[:start]}行政处罚\n5|1\n{text[end:]}"
    report = read_report(load_text(text))
    assert certain(report, "proactive", "penalty", "decisions") is None
    assert certain(report, "proactive", "coercion", "decisions") is None


def test_two_numbers_in_one_field_beside_others_are_not_those_of_two_columns() -> None:
    draft = distinct("2019")
    text = render_layout(draft, layouts.tabs_merged_empty)
    change, decisions = (draft.value("proactive", ("licensing", c)) for c in ("change", "decisions"))
    assert f"{change}\t{decisions}" in text
    report = read_report(load_text(text.replace(f"{change}\t{decisions}", f"{change} {decisions}\t", 1)))
    assert certain(report, "proactive", "licensing", "change") is None


@pytest.mark.parametrize("maker", DRAWN, ids=lambda m: m.format)
def test_a_column_that_is_not_the_forms_fills_no_blank_cell(draft: Damaged, maker: Maker) -> None:
    table = copied(draft.tables["proactive"])
    for row in table:
        row.append(Piece("70001" if any(p.key for p in row) else "上年"))
    row_of(table, "coercion")[-2].text = ""
    row_of(table, "normative_document")[-3].text = ""
    report = read(maker, draft, "proactive", table)
    assert certain(report, "proactive", "coercion", "decisions") in (None, "")
    wanted = {p.key: p.text for p in row_of(table, "normative_document") if p.key}
    found = {key: certain(report, "proactive", *key) for key in wanted}
    assert all(text in (None, wanted[key]) for key, text in found.items())


@pytest.mark.parametrize("maker", DRAWN, ids=lambda m: m.format)
def test_other_exchanged_with_another_head_makes_both_columns_unsure(draft: Damaged, maker: Maker) -> None:
    table = copied(draft.tables["requests"])
    heads = {p.text: p for row in table for p in row if p.text in ("社会公益组织", "其他")}
    heads["社会公益组织"].text, heads["其他"].text = "其他", "社会公益组织"
    report = read(maker, draft, "requests", table)
    assert certain(report, "requests", "new", "other") is None
    assert certain(report, "requests", "new", "public_welfare") is None
    assert certain(report, "requests", "new", "company") is not None


@pytest.mark.parametrize("maker", DRAWN, ids=lambda m: m.format)
def test_of_a_row_other_that_is_there_twice_neither_is_taken(draft: Damaged, maker: Maker) -> None:
    table = copied(draft.tables["requests"])
    row = row_of(table, "result.otherwise.other")
    again = [Piece(p.text if p.key is None else "9" + p.text, p.colspan) for p in row if p.key or p.rowspan == 1]
    table.insert(table.index(row) + 1, again)
    for other in table[: table.index(row)]:
        for piece in other:
            if piece.text.startswith(("（六）", "三、")):
                piece.rowspan += 1
    assert certain(read(maker, draft, "requests", table), "requests", "result.otherwise.other", "company") is None


@pytest.mark.parametrize("maker", DRAWN, ids=lambda m: m.format)
def test_numbers_behind_another_rows_label_are_not_this_rows(draft: Damaged, maker: Maker) -> None:
    table = copied(draft.tables["proactive"])
    row_of(table, "regulation")[1].rowspan += 1  # one cell over two rows
    row = row_of(table, "normative_document")
    numbers = [p for p in row if p.key]
    row.remove(numbers[0])
    first, second = row_of(table, "licensing"), row_of(table, "fees")
    first[0].text, second[0].text = second[0].text, first[0].text
    report = read(maker, draft, "proactive", table)
    wanted = {p.key: p.text for p in numbers[1:]}
    found = {key: certain(report, "proactive", *key) for key in wanted if key}
    assert all(text in (None, wanted[key]) for key, text in found.items())


@pytest.mark.parametrize("cut", ["复议后起诉", "行政诉讼"])
def test_a_table_cut_off_amid_its_heads_is_not_blank(draft: Damaged, cut: str) -> None:
    table = copied(draft.tables["review_litigation"])
    for row in table:
        for piece in row:
            if piece.text == cut or piece.key:
                piece.text = ""
    report = read(DOCX, draft, "review_litigation", table)
    assert not any(c.certain for c in report.tables["review_litigation"].cells.values())


def test_a_damaged_word_file_whose_text_has_another_width_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("core.load.word.convert.to_docx", lambda data, streams: pytest.fail("handed on"))
    sound = to_doc(distinct("2021"))
    damaged = sound.replace("行政许可\x07".encode("utf-16-le"), "行政许\u3038\u0707".encode("utf-16-le")).replace(
        "行政处罚\x07".encode("utf-16-le"), "行政处\u3038\u0707".encode("utf-16-le")
    )
    assert damaged != sound
    with pytest.raises(DamagedError):
        load_bytes(damaged, "年报.doc")


@pytest.mark.parametrize("text", thinned(["٧٢", "۷۲", "७२", "7\u202e2", "7²", "72①", "7,2", "7..2", "72*"]))
@pytest.mark.parametrize("maker", DRAWN, ids=lambda m: m.format)
def test_odd_digits_and_signs_make_no_number(draft: Damaged, maker: Maker, text: str) -> None:
    table = copied(draft.tables["proactive"])
    row_of(table, "coercion")[-1].text = text
    assert certain(read(maker, draft, "proactive", table), "proactive", "coercion", "decisions") is None


@pytest.mark.parametrize("maker", DRAWN, ids=lambda m: m.format)
def test_a_row_pasted_twice_and_blank_once_is_neither(draft: Damaged, maker: Maker) -> None:
    table = copied(draft.tables["proactive"])
    row = row_of(table, "coercion")
    table.insert(table.index(row), [replace(p, key=None, text="" if p.key else p.text) for p in row])
    assert certain(read(maker, draft, "proactive", table), "proactive", "coercion", "decisions") is None


@pytest.mark.parametrize("maker", DRAWN, ids=lambda m: m.format)
def test_the_rest_of_a_row_is_not_the_row_that_was_lost(draft: Damaged, maker: Maker) -> None:
    table = copied(draft.tables["proactive"])
    row, lost = row_of(table, "regulation"), row_of(table, "normative_document")
    at = table.index(lost)
    table[at] = [Piece("", p.colspan) for p in row[:-2]] + [Piece(p.text, p.colspan) for p in row[-2:]]
    for piece in row[-2:]:
        piece.text = ""
    report = read(maker, draft, "proactive", table)
    keys = [p.key for p in (*row, *lost) if p.key]
    assert {
        k: v for k in keys if (v := certain(report, "proactive", *k)) not in (None, dict(truthful(row)).get(k))
    } == {}


def truthful(row: list[Piece]) -> list[tuple[tuple[str, str], str]]:
    """The cells of a row that show what they are."""
    return [(p.key, p.text) for p in row if p.key and p.text]


@pytest.mark.parametrize(
    ("layout", "good", "broken"),
    [
        (layouts.pipes_inside, "{} | {} | {}", "{} | {} |  | {}"),
        (layouts.pipes, "| {} | {} | {} |", "| {} | {} |  | {} |"),
    ],
    ids=["inside", "markdown"],
)
def test_a_blank_amid_a_piped_row_that_has_a_cell_too_many(layout: layouts.TableLayout, good: str, broken: str) -> None:
    draft = distinct("2021")
    text = render_layout(draft, layout)
    numbers = [draft.value("proactive", ("regulation", c)) for c in ("issued", "repealed", "in_force")]
    assert good.format(*numbers) in text
    report = read_report(load_text(text.replace(good.format(*numbers), broken.format(*numbers), 1)))
    assert certain(report, "proactive", "regulation", "in_force") is None


def test_a_number_with_a_full_stop_alone_in_its_line_is_no_blank_cell() -> None:
    draft = distinct("2021")
    text = render_layout(draft, layouts.cell_per_line_spaced)
    value = draft.value("proactive", ("coercion", "decisions"))
    report = read_report(load_text(text.replace(f"行政强制\n\n{value}\n", "行政强制\n\n27.\n", 1)))
    assert certain(report, "proactive", "coercion", "decisions") is None


def test_what_stands_in_a_field_of_a_web_page_does_not_run_on() -> None:
    page = "<html><body><table><tr><td>行政许可</td><td><input value='9'>58</td></tr></table></body></html>"
    assert [c.view.text for g in load_bytes(page.encode(), "a.html").grids for c in g.cells] == ["行政许可", "9 58"]


def test_a_broken_word_xml_is_not_read_as_plain_text() -> None:
    whole = next(m for m in MAKERS if m.format == "flat_xml").make(made(random.Random(1)))
    broken = whole.replace(b"mso-application", b"xso-application").replace(b"<w:p>", b"<w*p>", 1)
    for data in (broken, "）".encode() + whole, whole[whole.index(b"?>") + 2 :].replace(b"<w:tc>", b"w:tc>", 1)):
        with pytest.raises(DamagedError):
            load_bytes(data, "年报.xml")


def test_digits_that_run_over_the_edge_of_their_cell_are_of_no_cell(draft: Damaged) -> None:
    table = copied(draft.tables["review_litigation"])
    one, two = (p for p in table[-1] if p.key and p.key[1] in ("pending", "total") and p.key[0] == "reconsideration")
    one.text, two.text = "20571", "7583"
    data = RULED.make(replace(draft, tables={**draft.tables, "review_litigation": table}))
    first, second = (next(m for m in PDF_TEXT.finditer(data) if pdf_string(m[5]) == p.text) for p in (one, two))
    behind = float(first[1]) + 5 * 0.462 * 9  # where the first number ends
    moved = second[0].replace(second[1], b"%.2f" % behind, 1)
    report = read_report(load_bytes(data.replace(second[0], moved), "年报.pdf"))
    assert [certain(report, "review_litigation", *p.key) for p in (one, two) if p.key] == [None, None]


def test_a_number_too_long_to_be_one_is_of_no_cell(draft: Damaged) -> None:
    table = copied(draft.tables["proactive"])
    row_of(table, "coercion")[-1].text = "65777629115"
    assert certain(read(DOCX, draft, "proactive", table), "proactive", "coercion", "decisions") is None


def test_a_number_broken_by_a_sign_leaves_its_rest_to_no_cell(draft: Damaged) -> None:
    table = copied(draft.tables["review_litigation"])
    table[-1][0].text = "60271*2"
    report = read(PLAIN, draft, "review_litigation", table)
    assert not any(c.certain for c in report.tables["review_litigation"].cells.values())


@pytest.mark.parametrize("last", ["3。", "3、", "3元/件"])
def test_a_number_broken_before_its_last_digit_with_a_sign_is_not_the_rest(draft: Damaged, last: str) -> None:
    table = copied(draft.tables["requests"])
    piece = row_of(table, "result.total")[-7]
    assert piece.key
    piece.text = f"６０７\n{last}"
    assert certain(read(PLAIN, draft, "requests", table), "requests", *piece.key) is None


@pytest.mark.parametrize("maker", DRAWN, ids=lambda m: m.format)
def test_a_number_too_many_in_one_cell_does_not_make_up_for_two_cells_put_together(
    draft: Damaged, maker: Maker
) -> None:
    table = copied(draft.tables["review_litigation"])
    row = table[-1]
    own = {piece.key: piece.text for piece in row if piece.key}
    row[0].colspan = 2
    second = row.pop(1)
    assert second.key
    row[4].text += " 1"
    report = read(maker, draft, "review_litigation", table)
    found = {key: certain(report, "review_litigation", *key) for key in own if key}
    assert {k: v for k, v in found.items() if v not in (None, own[k])} == {}
    assert found[second.key] is None


@pytest.mark.parametrize("maker", DRAWN, ids=lambda m: m.format)
def test_a_cell_put_together_with_the_one_below_leaves_none_blank(draft: Damaged, maker: Maker) -> None:
    """A row with a cell too many gives all others an empty one at their end, which is not the lower row's."""
    table = copied(draft.tables["proactive"])
    upper, lower = row_of(table, "penalty"), row_of(table, "coercion")
    key = next(p.key for p in lower if p.key)
    upper[-1].rowspan = 2
    lower[:] = [p for p in lower if not p.key]
    row_of(table, "fees").append(Piece("99991"))
    assert certain(read(maker, draft, "proactive", table), "proactive", *key) is None


@pytest.mark.parametrize("more", ["z90", "90", "（90"])
@pytest.mark.parametrize("maker", DRAWN, ids=lambda m: m.format)
def test_a_number_that_ran_into_its_label_leaves_no_blank_cell(draft: Damaged, maker: Maker, more: str) -> None:
    table = copied(draft.tables["proactive"])
    label, cell = row_of(table, "coercion")
    assert cell.key
    label.text, cell.text = label.text + more, ""
    assert certain(read(maker, draft, "proactive", table), "proactive", *cell.key) != ""


def test_a_number_behind_a_blank_cell_that_no_other_row_has() -> None:
    draft = distinct("2021")
    text = render_layout(draft, layouts.pipes_inside)
    value = draft.value("proactive", ("licensing", "decisions"))
    report = read_report(load_text(text.replace(f"行政许可 | {value}", "行政许可 | |07", 1)))
    assert certain(report, "proactive", "licensing", "decisions") is None


def test_numbers_that_a_mark_turned_round_are_of_no_cell(draft: Damaged) -> None:
    table = copied(draft.tables["review_litigation"])
    piece = table[-1][3]
    assert piece.key
    piece.text = f"{piece.text[0]}\u202e{piece.text[1:]}"
    report = read(LEVEL, draft, "review_litigation", table)
    wanted = {p.key: p.text for p in table[-1] if p.key and p is not piece}
    found = {k: certain(report, "review_litigation", *k) for k in wanted}
    assert {k: v for k, v in found.items() if v not in (None, wanted[k])} == {}


def test_numbers_amid_the_heads_leave_no_blank_table(draft: Damaged) -> None:
    table = copied(draft.tables["review_litigation"])
    last = next(p for row in table for p in row if p.text == "复议后起诉")
    last.text = "0"
    table.append([Piece("复议后起诉", len(table[-1]))])
    cells = read(PLAIN, draft, "review_litigation", table).tables["review_litigation"].cells.values()
    assert [c for c in cells if c.certain and c.state == "blank"] == []


def test_the_rest_of_a_number_with_a_sign_is_no_number_of_its_own(draft: Damaged) -> None:
    table = copied(draft.tables["proactive"])
    row_of(table, "coercion")[-1].text = "7264\u061c3"
    assert certain(read(OFD, draft, "proactive", table), "proactive", "coercion", "decisions") in (None, "72643")


@pytest.mark.parametrize("maker", [*DRAWN, PLAIN], ids=lambda m: m.format)
def test_a_number_in_the_place_of_a_label_is_of_no_cell(draft: Damaged, maker: Maker) -> None:
    table = copied(draft.tables["proactive"])
    row = row_of(table, "normative_document")
    row[0].text, row[-1].text = "99991", ""
    report = read(maker, draft, "proactive", table)
    shown = {p.key: p.text for p in row if p.key}
    found = {k: certain(report, "proactive", *k) for k in shown}
    assert {k: v for k, v in found.items() if v not in (None, shown[k])} == {}


def test_a_number_too_many_on_a_page_beside_a_lost_label_leaves_both_rows_open(draft: Damaged) -> None:
    table = copied(draft.tables["requests"])
    rows = [row_of(table, f"result.not_processed.{key}") for key in ("excessive", "reconfirm")]
    rows[0][-2].text += " 99991"
    label = next(p for p in rows[1] if p.key is None and p.text.startswith("5."))
    label.text = ""
    report = read(LEVEL, draft, "requests", table)
    shown = {p.key: p.text for row in rows for p in row if p.key}
    found = {k: certain(report, "requests", *k) for k in shown}
    assert {k: v for k, v in found.items() if v not in (None, shown[k])} == {}


def test_a_number_in_the_place_of_a_lost_label_on_a_page_moves_no_row(draft: Damaged) -> None:
    table = copied(draft.tables["requests"])
    row = row_of(table, "result.not_processed.petition")
    label = next(p for p in row if p.key is None and p.text.startswith("1."))
    label.text, row[-2].text = "99991", ""
    report = read(PLAIN, draft, "requests", table)
    shown = {p.key: p.text for p in row if p.key}
    found = {k: certain(report, "requests", *k) for k in shown}
    assert {k: v for k, v in found.items() if v not in (None, shown[k])} == {}


def test_two_numbers_in_a_narrow_cell_with_a_blank_between_are_not_one(draft: Damaged) -> None:
    table = copied(draft.tables["review_litigation"])
    piece = next(p for row in table for p in row if p.key)
    assert piece.key
    piece.text = "13912 711"
    assert certain(read(RULED, draft, "review_litigation", table), "review_litigation", *piece.key) is None
