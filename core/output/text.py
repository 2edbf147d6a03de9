"""The text that ``gouji check`` prints for people: verdict, findings by severity, what could not be checked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.base.errors import GoujiError
from core.model import finding_text
from core.model.finding import CellMark, Finding, Mark, SectionMark, Severity, TextMark
from core.review.verdict import coverage, verdict

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from core.model.document import Span
    from core.model.report import Report
    from core.pipeline.check_draft import Checked

_WIDTH = 24  # characters of a quote that are shown before it is cut


def joined(entries: Iterable[str]) -> Iterator[str]:
    """The whole output of ``gouji check`` for the entries of its files, each as it comes."""
    for number, one in enumerate(entries):
        yield f"\n{one}" if number else one


def entry(file: str, outcome: Checked | GoujiError) -> str:
    """What is said of one file, checked or not; ends with a line end."""
    if isinstance(outcome, GoujiError):
        return f"{file}\n  未能校对：{outcome.message}\n"
    return _checked(file, outcome)


def _checked(file: str, checked: Checked) -> str:
    report, result = checked.report, checked.result
    year = f"{report.year}年" if report.year else "年份未识别"
    lines = [
        file,
        f"  {report.organ or '机关名称未识别'}　{year}　{report.form.title}",
        f"  结论：{verdict(result).sentence}",
        f"  {coverage(result)}",
    ]
    if result.switched_off:
        lines.append(f"  按本单位设置停用的规则：{'、'.join(result.switched_off)}")
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
    if isinstance(mark, SectionMark):
        return f"第{report.form.numeral(mark.section)}部分“{report.form.section(mark.section).heading}”"
    if isinstance(mark, TextMark):
        quote = "".join(report.document.quote(mark.spans).split())
        shown = f"{quote[:_WIDTH]}…" if len(quote) > _WIDTH else quote
        return f"“{shown}”{_where(mark.spans, report)}"
    return _cell_place(mark, report)


def _cell_place(mark: CellMark, report: Report) -> str:
    spec, table = report.form.tables[mark.table], report.tables.get(mark.table)
    cell = table.get(mark.row, mark.column) if table and mark.column else None
    where = _where(mark.spans or (cell.spans if cell else ()), report)
    if mark.row not in spec.row_keys or (mark.column is not None and mark.column not in spec.columns):
        return f"{spec.title}{where}"  # a row of the other form
    shown = f"：{cell.raw.strip() or '空白'}" if cell else ""
    return f"{spec.where(mark.row, mark.column)}{where}{shown}"


def _where(spans: Sequence[Span], report: Report) -> str:
    """（第3页） in a draft with pages, （第12行） in plain text; nothing where neither means anything to the reader."""
    document = report.document
    if not spans:
        return ""
    if document.boxes:
        box = next((b for b in document.boxes[spans[0].start : spans[0].start + 200] if b is not None), None)
        return f"（第{box.page}页）" if box else ""
    return f"（第{document.line_of(spans[0].start)}行）" if document.format == "text" else ""
