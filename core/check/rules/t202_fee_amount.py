"""T202: fees are counted in units of ten thousand yuan."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from core.check.example import cells, model
from core.check.needs import Cells
from core.check.registry import Outcome, Outcomes, rule
from core.check.rules._claims import text_marks
from core.forms.keys import TableKey
from core.language.organs import is_government
from core.language.sought import Sought
from core.model.claim_kinds import ClaimKind
from core.model.finding import Category, CellMark, Severity, TextMark
from core.model.numbers import show

if TYPE_CHECKING:
    from collections.abc import Iterator

    from core.model.report import Report

_TABLE = TableKey.PROACTIVE
#: 万元: more than this is seldom collected by one organ, by a government and all its organs.
_MUCH, _MUCH_TOGETHER = Decimal(1000), Decimal(100_000)
_LEAST_CLAIM = Decimal(100)
#: A line over the table: （单位：元）, 计量单位：件、元.
_CAPTION = Sought(r"单位\s*[:：]\s*(?:件|个|项|[、，,/\s])*元")


@rule(
    "T202",
    "收费金额的单位或数量请核对",
    Category.TABLE,
    Severity.HINT,
    demands="表二“行政事业性收费”以万元计；单元格里写“元”的、与正文以元计的信息处理费数字相同的存疑，金额特别大的作提示。",
    basis="国办公开办函〔2021〕30号所附表二“本年收费金额（单位：万元）”",
    bad=cells({(_TABLE, "fees", "amount"): "3800元"}),
    good=model(),
    needs=(Cells(_TABLE, "fees", "amount"),),
)
def check(report: Report, outcomes: Outcomes) -> Iterator[Outcome]:
    """元 in the cell, or the very number of 元 of section six, is a warning; a large amount a hint."""
    reading = report.tables[_TABLE]
    cell = reading.get("fees", "amount")
    if cell is None or cell.value is None:
        return
    spec = report.table_spec(_TABLE)
    for view in report.section(_TABLE).paragraphs:
        if len(view) <= 30 and (caption := _CAPTION.search(view.text)):
            yield outcomes.finding(
                f"{spec.title}上方写“{view.text.strip()}”，规定的格式里收费金额以万元计，请核对金额",
                [TextMark(section=_TABLE, spans=view.spans(*caption.span()))],
                severity=Severity.WARNING,
                expected="单位：万元",
                actual=caption.group(),
            )
    place = spec.place("fees", "amount")
    mark = CellMark(table=_TABLE, row="fees", column="amount", spans=cell.spans)
    amount = show(cell.value)
    same = [c for c in report.claims if c.kind is ClaimKind.FEE and c.value == cell.value >= _LEAST_CLAIM]
    if "元" in cell.raw.replace("万元", "") and cell.value:
        yield outcomes.finding(
            f"写作“{cell.raw.strip()}”，这一列的单位是万元，请核对是否把元当作了万元",
            [mark],
            place=place,
            severity=Severity.WARNING,
            expected=show(cell.value / 10000),
            actual=cell.raw.strip(),
            suggestion=f"如果是{amount}元，应填{show(cell.value / 10000)}。",
        )
    elif same and cell.certain:
        yield outcomes.finding(
            f"填的是{amount}（万元），与正文信息处理费{amount}元的数字相同，请核对是否把元当作了万元",
            [mark, *(replace(m, role="participant") for m in text_marks(same))],
            place=place,
            severity=Severity.WARNING,
            expected=show(cell.value / 10000),
            actual=amount,
            suggestion=f"如果是{amount}元，应填{show(cell.value / 10000)}。",
        )
    elif cell.certain and cell.value >= (_MUCH_TOGETHER if is_government(report.organ or "") else _MUCH):
        yield outcomes.finding(
            f"填的是{amount}万元，数额较大，请核对单位是否为万元",
            [mark],
            place=place,
            actual=amount,
            suggestion=f"如果是{amount}元，应填{show(cell.value / 10000)}。",
        )
