"""The workbook of a summary: the sums as the form prints them, the differences, what makes each cell up, the rest."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from core.output.aggregate.text import heading, verdict_lines
from core.output.workbook.model import Merge, Page, Row, Value, Workbook

if TYPE_CHECKING:
    from collections.abc import Iterator

    from core.batch.aggregate import Aggregate, CellSum
    from core.forms.spec import FormSpec

TITLE = "政府信息公开工作年度报告汇总"


def workbook(summary: Aggregate) -> Workbook:
    """All sheets of a summary."""
    return Workbook(
        f"{summary.choice.year or ''}{'年度' if summary.choice.year else ''}{TITLE}",
        (_overview(summary), *_forms(summary), _differences(summary), _parts(summary), _gaps(summary), _left(summary)),
    )


def _overview(summary: Aggregate) -> Page:
    """Every cell in a row: the sum, the summary's number, the difference, and what is to be said of it."""
    compared = summary.comparison
    different = {_key(one.cell): one for one in compared.differences} if compared else {}
    apart = {_key(one.cell): one for one in compared.not_compared} if compared else {}
    rows: list[Row] = []
    for cell in summary.sums:
        key, place = _key(cell), _place(cell, summary.form)
        actual: Value = None
        told: list[str] = []
        tone = ""
        if key in different:
            actual, tone = different[key].actual, "error"
            told.append("不符，见“差额”")
        elif key in apart:
            actual, tone = apart[key].actual, "open"
            told.append(f"没有比对：{apart[key].reason}" if not cell.unaddable else f"不能相加：{cell.unaddable}")
        elif cell.unaddable:
            tone = "open"
            told.append(f"不能相加：{cell.unaddable}")
        elif compared:
            actual = cell.total
            told.append("相符")
        if cell.gaps and not cell.unaddable:
            told.append(f"{len(cell.gaps)} 家没有可计的数字")
        gap = actual - cell.total if isinstance(actual, Decimal) and not cell.unaddable else None
        shown = cell.total if cell.parts else None
        values = (*place, shown, actual, gap, len(cell.nonzero), len(cell.gaps), "；".join(told))
        rows.append(Row(values, tone, None if tone == "error" else len(values) - 1))  # type: ignore[arg-type]
    return Page(
        "汇总",
        ("表", "行", "列", "各单位之和", "汇总报告", "差额", "填有数字的单位数", "没有数字的单位数", "说明"),
        tuple(rows),
        (4, 22, 10, 7, 7, 7, 8, 8, 24),
        (TITLE, heading(summary), *verdict_lines(summary)),
        fixed=3,
    )


def _forms(summary: Aggregate) -> Iterator[Page]:
    """Each table as the form prints it, with the sums in its cells."""
    sums = {_key(cell): cell for cell in summary.sums}
    for key, spec in summary.form.tables.items():
        width = max(cell.col + cell.colspan for cell in spec.layout)
        height = max(cell.row + cell.rowspan for cell in spec.layout)
        grid: list[list[Value]] = [[None] * width for _ in range(height)]
        for place in spec.layout:
            value: Value = place.text
            if place.key:
                cell = sums[key, *place.key]
                value = f"{cell.total:f}（不能相加）" if cell.unaddable else cell.total if cell.parts else ""
            grid[place.row][place.col] = value
        merges = tuple(Merge(c.row, c.col, c.colspan, c.rowspan) for c in spec.layout)
        widths = tuple(7.0 if key != "proactive" else 14.0 for _ in range(width))
        notes = (f"{spec.title}　{spec.name}（各单位之和）", heading(summary))
        yield Page(spec.title, (), tuple(Row(tuple(line)) for line in grid), widths, notes, merges=merges)


def _differences(summary: Aggregate) -> Page:
    compared = summary.comparison
    rows: list[Row] = []
    for one in compared.differences if compared else ():
        suspects = "；".join(suspect.message for suspect in one.suspects) or "没有单位的数字能单独解释这一差额"
        organs = "、".join(dict.fromkeys(s.organ for s in one.suspects if s.organ))
        made_of = "、".join(f"{part.organ} {part.value:f}" for part in one.cell.nonzero)
        place = _place(one.cell, summary.form)
        rows.append(Row((*place, one.cell.total, one.actual, one.gap, organs, suspects, made_of), "error", 5))
    return Page(
        "差额",
        ("表", "行", "列", "各单位之和", "汇总报告", "差额", "先核对的单位", "可能的原因", "构成"),
        tuple(rows),
        (4, 20, 9, 7, 7, 6, 14, 30, 40),
        ("与汇总报告不符的格", *verdict_lines(summary)),
        fixed=3,
        empty="没有给出可以比对的汇总报告。" if compared is None else "没有不符的格。",
    )


def _parts(summary: Aggregate) -> Page:
    """Cells down, organs across; a cell of an organ without a number says why."""
    slips = summary.choice.slips
    rows: list[Row] = []
    for cell in summary.sums:
        found: dict[str, Value] = {part.file: part.value for part in cell.parts}
        found |= {gap.file: gap.nothing.reason for gap in cell.gaps}
        total: Value = cell.total if cell.parts else None
        values = (*_place(cell, summary.form), total, *(found.get(slip.file) for slip in slips))
        rows.append(Row(values, "muted", 3))
    return Page(
        "构成",
        ("表", "行", "列", "合计", *(slip.name for slip in slips)),
        tuple(rows),
        (4, 20, 9, 7, *(8 for _ in slips)),
        ("每一格的构成（各单位所填）", heading(summary)),
        fixed=4,
    )


def _gaps(summary: Aggregate) -> Page:
    rows = [
        Row((gap.organ, *_place(cell, summary.form), gap.nothing.reason, gap.file), "warning", 4)
        for cell in summary.incomplete
        for gap in cell.gaps
    ]
    return Page(
        "没有数字的格",
        ("单位", "表", "行", "列", "原因", "文件"),
        tuple(rows),
        (16, 4, 22, 10, 26, 30),
        ("有单位没有数字、没有计入的格",),
        empty="每一份计入的报告各格都有数字。",
    )


def _left(summary: Aggregate) -> Page:
    rows = [
        Row((one.organ, one.year, one.message, one.file), "error" if one.unread else "open", 2)
        for one in summary.left_out
    ]
    return Page(
        "没有计入",
        ("单位", "年度", "原因", "文件"),
        tuple(rows),
        (16, 5, 40, 40),
        ("没有计入的文件",),
        empty="所有文件都计入了。",
    )


def _key(cell: CellSum) -> tuple[str, str, str]:
    return cell.table, cell.row, cell.column


def _place(cell: CellSum, form: FormSpec) -> tuple[str, str, str]:
    spec = form.tables[cell.table]
    return spec.title, spec.short_label(cell.row), spec.column_label(cell.column)
