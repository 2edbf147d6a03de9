"""A proofreading sheet made of a checked draft and what was decided about its findings."""

from __future__ import annotations

from collections import Counter
from datetime import datetime
from typing import TYPE_CHECKING

from core.base.about import TITLE, VERSION
from core.check.registry import all_rules, known_rule
from core.forms.keys import TableKey
from core.model.finding import Category, Finding, Mark, NotAssessable, SectionMark, Severity, TextMark
from core.model.mark_places import leading_mark, mark_spans, place_of
from core.output.sheet.model import (
    SIGNERS,
    CheckRow,
    Conclusion,
    Entry,
    FindingRow,
    IgnoredRow,
    OpenRow,
    Sheet,
    printable,
)
from core.review.decisions import Standing, State, tally
from core.review.signoff import Role, SignOff
from core.review.verdict import decided_verdict

if TYPE_CHECKING:
    from collections.abc import Sequence

    from core.model.document import Document
    from core.model.report import Report
    from core.pipeline.checked import Checked

_SHORT = 8  # a quote of fewer characters is shown with its surroundings
_AROUND = 8  # characters of them on either side
_LONG = 60  # of a longer quote so many characters are shown
_MOST = 3  # of several places of one finding so many are quoted
_TABLES = tuple(TableKey)
_CAPACITIES = dict(zip(Role, SIGNERS, strict=True))


def build_sheet(
    checked: Checked,
    stands: Sequence[Standing] = (),
    *,
    at: datetime | None = None,
    checker: str = "",
    signatures: Sequence[SignOff] = (),
) -> Sheet:
    """The sheet of one draft.

    ``stands`` says how the findings and then the relations that could not be checked stand; empty where nothing was
    decided. ``at`` is the moment of the check, by default the draft's own, ``checker`` who checked, empty to be
    filled in by hand. ``signatures`` are those under the draft, the latest first; one that a later change has made void
    is left out.
    """
    at = at or checked.at or datetime.now().astimezone()
    report, result = checked.report, checked.result
    outcomes = (*result.findings, *result.not_assessable)
    states = tuple(stands) or (Standing(),) * len(outcomes)
    findings = list(zip(result.findings, states[: len(result.findings)], strict=True))
    opens = zip(result.not_assessable, states[len(result.findings) :], strict=True)
    standing = [pair for pair in findings if pair[1].state.stands]
    aside = [pair for pair in findings if not pair[1].state.stands]
    # a hint that was set aside is no matter of responsibility: it is only counted
    told = [pair for pair in aside if pair[1].state is State.IGNORED and pair[0].severity is not Severity.HINT]
    sheet = Sheet(
        draft_name=checked.path.name,
        made=at,
        head=_head(checked, at, checker),
        conclusion=_conclusion(checked, states),
        findings=tuple(_finding_row(n, finding, standing, report) for n, (finding, standing) in enumerate(standing, 1)),
        ignored=tuple(_ignored_row(n, finding, standing, report) for n, (finding, standing) in enumerate(told, 1)),
        open=tuple(_open_row(n, item, standing) for n, (item, standing) in enumerate(opens, 1)),
        scope=_scope(checked),
        checks=() if standing else _checks(checked),
        ignored_note=_not_listed(aside, len(told)),
        open_note=_not_run(checked),
        signed=_signed(checked, signatures),
    )
    return printable(sheet)


def moment(at: datetime) -> str:
    """Day and minute as a clerk writes them: 2025年3月7日 09:05."""
    return f"{at.year}年{at.month}月{at.day}日 {at:%H:%M}"


def _head(checked: Checked, at: datetime, checker: str) -> tuple[Entry, ...]:
    report, source = checked.report, checked.document.source
    recognised = any(table.form for table in report.tables.values())
    return (
        Entry("单位", report.organ or "未识别"),
        Entry("年度", f"{report.year}年" if report.year else "未识别"),
        Entry("格式", report.form.title if recognised else "未识别"),
        Entry("稿件", checked.path.name),
        Entry("最后修改", moment(source.modified) if source else "粘贴的稿件，没有文件"),
        Entry("校对时间", moment(at)),
        Entry("SHA-256", source.sha256 if source else "粘贴的稿件，没有文件"),
        Entry("校对程序", f"{TITLE} {VERSION}"),
        Entry("校对人", checker),
    )


def _signed(checked: Checked, signatures: Sequence[SignOff]) -> tuple[Entry, ...]:
    """The latest signature in each capacity that still holds."""
    holding: dict[str, str] = {}
    for signature in signatures:
        if not signature.changes(checked.report):
            at = datetime.fromisoformat(signature.at)
            told = f"{signature.name}（程序内签名）　{at.year}年{at.month}月{at.day}日"
            holding.setdefault(_CAPACITIES[signature.role], told)
    return tuple(Entry(*item) for item in holding.items())


def _conclusion(checked: Checked, states: Sequence[Standing]) -> Conclusion:
    result = checked.result
    counted = tally((*result.findings, *result.not_assessable), states)
    shown = decided_verdict(result, counted)
    coverage = result.coverage
    return Conclusion(
        shown.level or "passed",
        f"{shown.sentence}。",
        (
            Entry("应核", f"{coverage.checked} 项"), Entry("相符", f"{coverage.passed} 项"),
            Entry("不符", f"{coverage.failed} 项"), Entry("未能核对", f"{coverage.not_assessable} 项"),
        ),
        tuple(Entry(severity.label, f"{counted.standing.get(severity.value, 0)} 处") for severity in Severity),
    )  # fmt: skip


def _finding_row(number: int, finding: Finding, standing: Standing, report: Report) -> FindingRow:
    notes = ("数字已变，原来的处理不再有效" if standing.reopened else "", standing.note)
    return FindingRow(
        number, _places(finding, report), _original(finding, report), finding.message, suggestion(finding),
        finding.severity.value, finding.severity.label, standing.state.label, "；".join(filter(None, notes)),
        finding.rule,
    )  # fmt: skip


def _ignored_row(number: int, finding: Finding, standing: Standing, report: Report) -> IgnoredRow:
    return IgnoredRow(
        number, _places(finding, report), finding.message, finding.severity.value, finding.severity.label,
        "；".join(filter(None, (standing.reason or "没有写理由", standing.note))),
    )  # fmt: skip


def _open_row(number: int, item: NotAssessable, standing: Standing) -> OpenRow:
    states = {State.PENDING: "待人工核对", State.ADOPTED: "要改", State.IGNORED: "已人工核对"}
    told = (states.get(standing.state, standing.state.label), standing.reason, standing.note)
    return OpenRow(number, item.relation, item.reason, "；".join(filter(None, told)))


def suggestion(finding: Finding) -> str:
    """What to do about a finding, never empty."""
    if finding.replacement and finding.suggestion == finding.replacement:
        return f"改为“{finding.replacement}”。"
    if finding.suggestion:
        return finding.suggestion
    return f"应为 {finding.expected}，请核对。" if finding.expected else "请核对。"


def _faults(finding: Finding) -> tuple[Mark, ...]:
    return tuple(mark for mark in finding.marks if mark.role == "fault") or finding.marks


def _places(finding: Finding, report: Report) -> str:
    """The place of a finding, and how many more there are."""
    mark = leading_mark(finding.marks)
    if mark is None:
        return "全文"
    places = dict.fromkeys(place_of(mark, report).text for mark in _faults(finding))
    more = f" 等 {len(places)} 处" if len(places) > 1 else ""
    return f"{place_of(mark, report).text}{more}"


def _original(finding: Finding, report: Report) -> str:
    """What the draft has there, in its own words."""
    quotes = list(dict.fromkeys(filter(None, (_quote(mark, report) for mark in _faults(finding)))))
    return "；".join(quotes[:_MOST]) + ("…" if len(quotes) > _MOST else "")


def _quote(mark: Mark, report: Report) -> str:
    spans = mark_spans(report, mark)
    words = " ".join(report.document.quote(spans).split())
    if isinstance(mark, TextMark):
        return _in_context(mark, words, report.document)
    if isinstance(mark, SectionMark):
        return words or "（没有这一部分）"
    reading = report.tables.get(mark.table)
    if mark.column is None:
        label = reading.labels.get(mark.row) if reading else None
        return label.text if label and label.found else words or "（没有这一行）"
    cell = reading.get(mark.row, mark.column) if reading else None
    if cell is None:
        return words or "（没有这一格）"
    return " ".join(cell.raw.split()) or "（空白）"


def _in_context(mark: TextMark, words: str, document: Document) -> str:
    """A long quote cut, a short one between what stands around it: …应当按照【己】有规定…."""
    if not mark.spans:
        return ""
    if len(words) >= _SHORT:
        return words if len(words) <= _LONG else f"{words[:_LONG]}…"
    first, last = mark.spans[0].start, mark.spans[-1].end
    line, end = document.text.rfind("\n", 0, first) + 1, document.text.find("\n", last)
    end = end if end >= 0 else len(document.text)
    before = " ".join(document.text[max(line, first - _AROUND) : first].split())
    after = " ".join(document.text[last : min(end, last + _AROUND)].split())
    return f"{'…' if first - _AROUND > line else ''}{before}【{words}】{after}{'…' if last + _AROUND < end else ''}"


def _not_listed(aside: Sequence[tuple[Finding, Standing]], listed: int) -> str:
    """What was set aside and is not listed one by one."""
    states = Counter(standing.state for _, standing in aside)
    hints, allowed = states[State.IGNORED] - listed, states[State.ALLOWED]
    parts = (f"忽略提示 {hints} 处" if hints else "", f"不再提示的词语 {allowed} 处" if allowed else "")
    told = "，".join(filter(None, parts))
    return f"另有{told}，未逐条列出。" if told else ""


def _not_run(checked: Checked) -> str:
    """The rules that were not run, and why."""
    result = checked.result
    parts = []
    if result.switched_off:
        parts.append(f"本单位关闭的规则：{'、'.join(_rule_name(code) for code in result.switched_off)}。")
    if result.left_out:
        codes, form = "、".join(item.rule for item in result.left_out), checked.report.form.title
        parts.append(f"{form}没有相应栏目，{len(result.left_out)} 条规则不适用：{codes}。")
    return "".join(parts)


def _rule_name(code: str) -> str:
    """Code and title; the code alone for what is no rule."""
    rule = known_rule(code)
    return f"{code} {rule.title}" if rule else code


def _scope(checked: Checked) -> tuple[Entry, ...]:
    """What of the draft was looked at."""
    report = checked.report
    missing = [report.form.numeral(section.key) for section in report.sections if not section.found]
    sections = f"缺少第{'、'.join(missing)}部分" if missing else f"{len(report.sections)} 个部分齐全"
    not_run = {*(item.rule for item in checked.result.left_out), *checked.result.switched_off}
    kinds = Counter(rule.category for rule in all_rules() if rule.code not in not_run)
    if report.previous is None:
        del kinds[Category.HISTORY]
    rules = "、".join(f"{category.label} {kinds[category]} 条" for category in Category if kinds[category])
    last = report.previous
    if last is not None:
        history = f"与{last.year or '去'}年的报告“{last.document.name}”对照"
    else:
        history = report.previous_problem or "没有提供去年的报告，没有与去年对照"
    return (
        Entry("章节", sections),
        Entry("表格", "、".join(_table_read(report, key) for key in _TABLES)),
        Entry("正文与表", f"正文中与表格对应的数字 {len(report.claims)} 处，逐一与表格核对"),
        Entry("与去年", history),
        Entry("规则", f"共 {sum(kinds.values())} 条：{rules}"),
    )


def _table_read(report: Report, key: str) -> str:
    title, reading = report.table_spec(key).title, report.tables.get(key)
    if reading is None or not reading.found:
        return f"{title}没有找到"
    unsure = sum(1 for cell in reading.cells.values() if not cell.certain or cell.state == "unreadable")
    return f"{title}读出 {len(reading.cells)} 格" + (f"（{unsure} 格读不准）" if unsure else "")


def _checks(checked: Checked) -> tuple[CheckRow, ...]:
    """Every rule that held something against something, with what came of it."""
    result = checked.result
    passed = Counter(item.rule for item in result.passed)
    failed = Counter(rule for finding in result.findings for rule in [finding.rule] * len(finding.related))
    unsure = Counter(item.rule for item in result.not_assessable)
    rows = []
    for code in sorted({*passed, *failed, *unsure}):
        counts = passed[code], failed[code], unsure[code]
        rule = known_rule(code)
        rows.append(CheckRow(f"{code} {rule.demands}" if rule else code, sum(counts), *counts))
    return tuple(rows)
