"""What ``gouji check`` prints of one draft: verdict, findings by severity, what could not be checked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.base.names import one_line
from core.model import finding_text
from core.model.finding import Finding, Mark, SectionMark, Severity, TextMark
from core.model.mark_places import place_of
from core.review.verdict import coverage, verdict

if TYPE_CHECKING:
    from collections.abc import Iterator

    from core.model.report import Report
    from core.pipeline.checked import Checked

_WIDTH = 24  # characters of a quote that are shown before it is cut


def text_of(file: str, checked: Checked) -> str:
    """The lines on a draft that was checked; ends with a line end."""
    report, result = checked.report, checked.result
    year = f"{report.year}年" if report.year else "年份未识别"
    lines = [
        one_line(file),
        f"  {report.organ or '单位未识别'}　{year}　{report.form.title}",
        f"  结论：{verdict(result).sentence}",
        f"  {coverage(result)}",
    ]
    if result.switched_off:
        lines.append(f"  本单位关闭的规则：{'、'.join(result.switched_off)}")
    if result.left_out:
        left_out = "；".join(f"{item.rule}（没有{item.missing}）" for item in result.left_out)
        lines.append(f"  不适用于这一格式的规则：{left_out}")
    number = 0
    for severity in Severity:
        group = [finding for finding in result.findings if finding.severity is severity]
        if group:
            lines += ["", f"  【{severity.label}】{len(group)} 处"]
        for finding in group:
            number += 1
            lines += _finding(number, finding, report)
    if result.not_assessable:
        lines += ["", f"  【未能核对】{len(result.not_assessable)} 项"]
        lines += [f"    · {finding_text.open_line(item.relation, item.reason)}" for item in result.not_assessable]
    return "\n".join(lines) + "\n"


def _finding(number: int, finding: Finding, report: Report) -> Iterator[str]:
    yield f"  {number:>3}. [{finding.rule} {finding.category.label}] {finding.message}"
    places = _places(finding, report)
    if places and finding.severity is not Severity.HINT:
        yield f"       位置：{places}"
    if both := finding_text.numbers(finding):
        yield f"       {both}"
    yield from (f"       · {sentence}" for sentence in finding_text.detail(finding))
    if finding.suggestion:
        yield f"       建议：{finding.suggestion}"


def _places(finding: Finding, report: Report) -> str:
    """Where to look: every stretch of text up to four, else the first cell or section (the message names the rest)."""
    faults = [mark for mark in finding.marks if mark.role == "fault"] or list(finding.marks)
    texts = [mark for mark in faults if isinstance(mark, TextMark)]
    places = list(dict.fromkeys(_place(mark, report) for mark in texts or faults[:1]))
    more = f"等 {len(places)} 处" if len(places) > 4 else ""
    return "；".join(places[:4]) + more


def _place(mark: Mark, report: Report) -> str:
    place = place_of(mark, report)
    counted = f"（{place.counted}）" if place.counted and not isinstance(mark, SectionMark) else ""
    if isinstance(mark, SectionMark):
        return f"第{report.form.numeral(mark.section)}部分“{place.heading}”"
    if isinstance(mark, TextMark):
        quote = "".join(report.document.quote(mark.spans).split())
        shown = f"{quote[:_WIDTH]}…" if len(quote) > _WIDTH else quote
        return f"“{shown}”{counted if place.paragraph is None else ''}"
    table = report.tables.get(mark.table)
    cell = table.get(mark.row, mark.column) if table and mark.column else None
    shown = f"：{cell.raw.strip() or '空白'}" if cell and place.row else ""
    return f"{place.in_form}{counted}{shown}"
