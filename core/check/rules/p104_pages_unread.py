"""P104: every page of the report can be read."""

from collections.abc import Iterator

from core.check.example import Example, model
from core.check.registry import Outcome, Outcomes, rule
from core.check.rules._notices import noticed, text_marks, unread_at
from core.model.document import Span
from core.model.finding import Category, Severity
from core.model.report import Report


@rule(
    "P104",
    "有页面或填写的内容读不出，没有核对",
    Category.SECTION,
    Severity.WARNING,
    about_reading=True,
    demands="报告各页都是可读取的文字；只有图片的页面、填写的表单域没有核对，须人工核对。",
    basis="读不出的内容不能视为已经核对",
    bad=Example(
        "第 2 页是扫描图片，读不出文字。",
        notices=(("scanned_pages", "第 2 页是图片，没有可读取的文字，未参与核对", "二、主动公开政府信息情况"),),
    ),
    good=model(),
)
def check(report: Report, outcomes: Outcomes) -> Iterator[Outcome]:
    """A warning within the report; a hint for a cover or an annex, when nothing of the report is missing."""
    for notice in noticed(report, "scanned_pages"):
        outside = _complete(report) and all(_outside(report, span) for span in notice.spans)
        lost = _lost(report)
        yield outcomes.finding(
            notice.message + (f"；{lost}可能在这些页上" if lost else ""),
            text_marks(report, notice.spans),
            severity=Severity.HINT if outside else None,
            suggestion="换成可读取文字的页面后重新核对，或人工核对这些页面。",
        )
    for notice in noticed(report, "unread_entries"):
        lost = _lost(report)
        yield outcomes.finding(
            notice.message + (f"；{lost}可能在这些页上" if lost else ""),
            text_marks(report, notice.spans),
            suggestion="请由原稿重新导出 PDF（不带表单域和打字批注）后核对，或人工核对这些内容。",
        )


def _lost(report: Report) -> str:
    """What was not found and may be on the pages."""
    parts: list[str] = []
    for section in report.form.sections:
        if not unread_at(report, section.key):
            continue
        if not report.section(section.key).found:
            parts.append(f"“{section.heading}”部分")
        reading = report.tables[section.table] if section.table else None
        if reading is not None and not reading.found:
            parts.append(report.form.tables[reading.key].title)
        elif reading is not None and reading.missing_rows:
            parts.append(f"{report.table_spec(reading.key).title}的 {len(reading.missing_rows)} 行")
    return "、".join(parts)


def _complete(report: Report) -> bool:
    tables = report.tables.values()
    return all(s.found for s in report.sections) and all(t.found and not t.missing_rows for t in tables)


def _outside(report: Report, span: Span) -> bool:
    starts = [h.view.start for s in report.sections for h in s.headings]
    return span.end <= min(starts) or span.start >= max(starts)
