"""Text drafts: decoding, wrapped lines, tables with tabs and pipes."""

from typing import Any

import pytest

from core.base.errors import EmptyError, GarbledError
from core.load import load_text
from core.load.charsets import decode
from core.load.text.loader import load
from core.load.text.tables import find_tables
from core.model.document import Span

TEXT = "澄阳县水务局2024年政府信息公开工作年度报告\n\n一、总体情况\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le", "utf-16-be"])
def test_encodings_with_and_without_bom(encoding: str) -> None:
    assert load(TEXT.encode(encoding), "a.txt").text == TEXT


def test_bytes_that_are_no_text_are_garbled() -> None:
    with pytest.raises(GarbledError):
        decode(bytes(range(1, 32)) * 40)


def test_blank_text_is_empty() -> None:
    with pytest.raises(EmptyError):
        load_text(" \n\t\n")


def test_wrapped_lines_join_over_blank_lines_and_page_numbers() -> None:
    body = "全县水务系统聚焦供水安全，围绕河湖治理，持续推进政府信息公开各项重点工作落地见效并形成长效机制同时加强培训"
    lines = [body[i : i + 26] for i in range(0, len(body), 26)]
    wrapped = "\n\n".join([*lines * 8, "— 3 —", "就此结束。"])
    views = load_text(wrapped).paragraphs
    assert "— 3 —" not in [v.text for v in views]
    joined = views[0]
    assert joined.text.startswith(body[:40])
    assert [load_text(wrapped).text[o] for o in joined.offsets] == list(joined.text)


def test_one_paragraph_per_line_is_not_joined() -> None:
    text = "\n".join(["第一段很短。", "第二段" + "长" * 90 + "。", "第三段。", "第四段" + "宽" * 70 + "。"])
    assert len(load_text(text).paragraphs) == 4


def test_blanks_go_next_to_chinese_but_stay_between_latin_words() -> None:
    assert load_text("共收到 5 件，使用 Open Office 软件").paragraphs[0].text == "共收到5件，使用Open Office软件"


def test_tabs_and_pipes_make_grids_and_prose_does_not() -> None:
    document = load_text("前文。\n规章\t1\t2\t3\n行政许可\t4\t\t\n\n| 甲 | 乙 |\n|---|---|\n| 5 | 6 |\n后文。")
    assert [[len(r) for r in g.rows()] for g in document.grids] == [[4, 4], [2, 2]]
    assert [v.text for v in document.paragraphs] == ["前文。", "后文。"]


def test_markdown_marks_are_no_text() -> None:
    views = load_text("# 标题\n\n这是**重点**内容。").paragraphs
    assert [v.text for v in views] == ["标题", "这是重点内容。"]


@pytest.mark.parametrize("sign", "\x0b\x1c\x1d\x1e\x1f")
def test_control_characters_beside_digits_are_no_blanks(sign: str) -> None:
    """Python strips them as white space; what may be left of a digit is read as such, in its place."""
    document = load_text(f"规章\t72{sign}\t{sign}9\t3\n行政许可\t4\t5\t6\n后{sign}文。")
    assert [c.view.text for c in document.grids[0].cells][:4] == ["规章", "72\ufffd", "\ufffd9", "3"]
    assert document.text.endswith(f"后{sign}文。")


def test_a_title_or_heading_as_wide_as_the_wrapped_text_stands_alone() -> None:
    body = "全县水务系统聚焦供水安全，围绕河湖治理，持续推进政府信息公开各项重点工作落地见效，"
    lines = [line for _ in range(4) for line in (body[:20], body[20:])]
    title, heading = "澄阳县水务局2024年政府信息公开工作年度报告", "四、政府信息公开行政复议、行政诉讼情况"
    text = "\n".join(
        [title, "", *lines, "就此结束。", "", heading, "2024年，我局未发生政府信息", "公开行政复议、行政诉讼。"]
    )
    views = [view.text for view in load_text(text).paragraphs]
    assert views[0] == title
    assert heading in views


def test_a_number_with_the_marks_behind_it_that_went_to_the_next_line_is_joined() -> None:
    body = "全县水务系统聚焦供水安全，围绕河湖治理，持续推进政府信息公开各项工作，落地见效"
    lines = [body[i : i + 20] for i in range(0, len(body), 20)]
    text = "\n".join([*lines * 5, "请与县水务局联系，电话：", "12345）。", "", "一、总体情况"])
    assert load_text(text).paragraphs[0].text.endswith("电话：12345）。")


class _Asked(list[Span]):
    """Lines that count how often one of them is asked for."""

    times = 0

    def __getitem__(self, at: Any) -> Any:
        self.times += 1
        return super().__getitem__(at)


@pytest.mark.parametrize("line", ["", "|", "|--|", "\t甲", "甲\t乙", "甲\t", "甲|乙", "甲|", "甲", "<table"])
def test_a_run_of_lines_that_is_no_table_is_gone_through_once(line: str) -> None:
    def asked(count: int) -> int:
        lines = _Asked(Span(i * (len(line) + 1), i * (len(line) + 1) + len(line)) for i in range(count))
        find_tables(f"{line}\n" * count, lines)
        return lines.times

    assert asked(400) <= 4 * asked(100) + 40
