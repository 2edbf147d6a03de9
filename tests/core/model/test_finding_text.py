"""Sentences made of a finding's parts: one golden sentence for each way in which the parts come together."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from core.forms.model_draft import load_model
from core.forms.place import Place
from core.load import load_text
from core.model import finding_text
from core.model.facts import Addend, Cause, CauseOrder, FailedTogether, Footing, Mismatch, Side, Statement
from core.pipeline.check_draft import check_document

if TYPE_CHECKING:
    from core.model.finding import Finding

ROW = Place("表三", row="一、本年新收")
COLUMN = Place("表三", column="自然人")


def addends(*numbers: tuple[str, int]) -> tuple[Addend, ...]:
    return tuple(Addend(name, Decimal(value)) for name, value in numbers)


def footing(place: Place, left: tuple[Addend, ...], right: tuple[Addend, ...]) -> Footing:
    return Footing(place, "各行总计", left, right)


def side(clause: str, value: int) -> Side:
    return Side(clause, Decimal(value))


ONE_TERM = footing(ROW, addends(("总计", 5)), addends(("自然人", 4), ("商业企业", 0)))
BOTH_WAYS = footing(COLUMN, addends(("新收", 12), ("结转", 2)), addends(("总计", 15), ("结转下年", 0)))
TOO_LITTLE = footing(ROW, addends(("总计", 4)), addends(("自然人", 3), ("商业企业", 2)))
ALL_NOUGHT = footing(ROW, addends(("总计", 1)), addends(("自然人", 0), ("商业企业", 0)))
MANY = footing(ROW, addends(("总计", 16)), addends(*((name, 3) for name in "甲乙丙丁戊"), ("己", 0)))
PROSE = Statement(fact=Mismatch(side("正文称行政复议5件", 5), side("表四为4", 4)), relation="正文行政复议（5）＝表四")


def together(*footings: Footing) -> FailedTogether:
    return FailedTogether(tuple(Statement(fact=f, place=f.place) for f in footings))


@pytest.mark.parametrize(
    ("statement", "sentence"),
    [
        (Statement(fact="没有写明报告年份"), "没有写明报告年份。"),
        (
            Statement(fact="填的是-1，不能是负数", place=Place("表三", row="总计", column="自然人")),
            "表三“总计”行“自然人”列填的是-1，不能是负数。",
        ),
        (Statement(fact="与规定不同", place=Place("表三", part="表头“单位”")), "表三表头“单位”与规定不同。"),
        (Statement(fact=ONE_TERM, place=ROW), "表三“一、本年新收”行：自然人4＋其余0＝4，“总计”填的是5，多1。"),
        (Statement(fact=TOO_LITTLE, place=ROW), "表三“一、本年新收”行：自然人3＋商业企业2＝5，“总计”填的是4，少1。"),
        (Statement(fact=ALL_NOUGHT, place=ROW), "表三“一、本年新收”行：自然人0＋其余0＝0，“总计”填的是1，多1。"),
        (Statement(fact=MANY, place=ROW), "表三“一、本年新收”行：5 个分项之和为15，“总计”填的是16，多1。"),
        (
            Statement(fact=BOTH_WAYS, place=COLUMN),
            "表三“自然人”列：新收12＋结转2＝14，总计15，两边应相等，相差1。",
        ),
        (PROSE, "正文称行政复议5件，表四为4，相差1。"),
        (
            replace(PROSE, cause=Cause("这个数等于上年结转", CauseOrder.FOLLOWS)),
            "正文称行政复议5件，表四为4，相差1；这个数等于上年结转。",
        ),
        (replace(PROSE, caution="文字由图片识别。"), "正文称行政复议5件，表四为4，相差1（文字由图片识别。）"),
        (
            Statement(fact=ONE_TERM, place=Place("表三"), cause=Cause("“商业企业”列疑应为1", CauseOrder.LEADS)),
            "表三“商业企业”列疑应为1（自然人4＋其余0＝4，“总计”填的是5，多1）。",
        ),
        (
            Statement(fact=ONE_TERM, place=ROW, cause=Cause("“总计”疑应为4", CauseOrder.SUGGESTED)),
            "表三“一、本年新收”行：自然人4＋其余0＝4，“总计”填的是5，多1。",
        ),
        (
            Statement(
                fact=together(ONE_TERM, BOTH_WAYS), place=Place("表三"), cause=Cause("某格填错", CauseOrder.LEADS)
            ),
            "表三某格填错，因此有 2 项对不上，都相差1。",
        ),
        (
            Statement(
                fact=FailedTogether((Statement(fact=ONE_TERM, place=ROW), PROSE)),
                place=Place("表三"),
                cause=Cause("某格填错", CauseOrder.LEADS),
            ),
            "表三某格填错，因此有 2 项对不上（含正文 1 处），相差1。",
        ),
        (
            Statement(
                fact=together(ONE_TERM, replace(BOTH_WAYS, left=addends(("新收", 9)))),
                place=Place("表三"),
                cause=Cause("数字错开了一列", CauseOrder.LEADS, has_numbers=False),
            ),
            "表三数字错开了一列，因此有 2 项对不上（“一、本年新收”行5≠4、“自然人”列9≠15）。",
        ),
        (
            Statement(
                fact=together(ONE_TERM, BOTH_WAYS),
                place=Place("表三"),
                cause=Cause("可能是：①甲；②乙", CauseOrder.FOLLOWS),
            ),
            "表三“一、本年新收”行5≠4、“自然人”列14≠15对不上，都相差1，可能是：①甲；②乙。",
        ),
        (
            Statement(
                fact=together(*(replace(ONE_TERM, place=Place("表三", row=name)) for name in "甲乙丙丁")),
                place=Place("表三"),
                cause=Cause("可能是：①甲；②乙", CauseOrder.FOLLOWS),
            ),
            "表三“甲”行5≠4、“乙”行5≠4、“丙”行5≠4等 4 处对不上，都相差1，可能是：①甲；②乙。",
        ),
    ],
)
def test_the_sentence_of_every_kind_of_statement(statement: Statement, sentence: str) -> None:
    assert finding_text.message(statement) == sentence


def test_detail_gives_the_sums_that_the_message_cuts_short() -> None:
    assert finding_text.detail(Statement(fact=ONE_TERM, place=ROW)) == ()
    long = "表三“一、本年新收”行：甲3＋乙3＋丙3＋丁3＋戊3＝15，“总计”填的是16，多1。"
    assert finding_text.detail(Statement(fact=MANY, place=ROW)) == (long,)
    both = Statement(fact=FailedTogether((Statement(fact=MANY, place=ROW), PROSE)), place=Place("表三"))
    assert finding_text.detail(both) == (long, "正文称行政复议5件，表四为4，相差1。")


@pytest.mark.parametrize(
    ("expected", "actual", "line"),
    [("4", "5", ""), ("四件", "五件", "应为 四件，实为 五件"), ("四件", None, ""), (None, "五件", "")],
)
def test_both_numbers_are_added_where_the_message_lacks_them(
    expected: str | None, actual: str | None, line: str
) -> None:
    assert finding_text.numbers(replace(PROSE, expected=expected, actual=actual)) == line


def one(**changes: Any) -> Finding:
    """The finding on relations that the model draft raises with other numbers."""
    model = load_model("2021")
    values = {**model.values, **{("requests", row, column): value for (row, column), value in changes["cells"].items()}}
    checked = check_document(load_text(replace(model, values=values).text()), Path("甲.txt"))
    (finding,) = [f for f in checked.result.findings if f.relation]
    return finding


def test_sums_of_one_slip_come_each_for_itself_without_zeros() -> None:
    """One number too many breaks its row and its column."""
    row, column = finding_text.detail(one(cells={("new", "other"): "5"}))
    assert row.startswith("表三“一、本年新收”行：")
    assert "其他5＝" in row
    assert column.startswith("表三“其他”列：")
    assert not any("0＋" in re.sub("[1-9]0", "", sentence) for sentence in (row, column))


def test_what_the_prose_says_is_a_line_of_the_sum() -> None:
    grouped = one(cells={("new", "total"): "51"})
    assert finding_text.detail(grouped)[-1].startswith("正文称收到政府信息公开申请15件")
