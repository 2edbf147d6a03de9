"""The title's form: full name of the organ, year, 政府信息公开工作年度报告."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from core.check.example import model, swap
from core.check.registry import Outcome, Outcomes, rule
from core.check.wording.lexicon import title_forms
from core.check.wording.passages import plain_text
from core.language.organs import is_written_with_place, lacks_place, shortened, words
from core.language.sought import Sought
from core.model.document import View
from core.model.finding import Category, Severity, TextMark
from core.model.normalise import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from core.model.report import Report

_NAME = "政府信息公开工作年度报告"
#: A year of the title, to find one that is written twice.
_YEAR = re.compile(r"(20\d\d)年度?")
#: 2023年度年, 2023年年度 before the name.
_YEAR_TWICE = Sought(r"20\d\d(?P<year>年度年度?|年年度?|度年度?)(?=政府信息公开工作)")
#: The letter that came with the report, in its place.
_LETTER = Sought(r"年度报告(?P<more>的(?:报告|公告|公示|通知|说明))[)》]?$")
#: What schools, hospitals and enterprises report on.
_OF_SERVICES = Sought("(?<!政府)(?<!政务)信息公开(?:工作)?(?:年度)?报告$")
_OTHER_NAME = re.compile(
    r"""(?x) [\u4e00-\u9fff\d]{0,30}
    (?: 政[务府](?:信息)? | 信息 ) 公开 (?:工作)? (?:20\d\d)?年?度? (?:工作)?
    (?: 报告? | 年报 | 总结 | 情况 )"""
)


@rule(
    "M101",
    "标题不合规定",
    Category.WORDING,
    Severity.WARNING,
    demands="标题写作“机关全称＋年份＋政府信息公开工作年度报告”，机关用全称，年份写全。",
    basis="《中华人民共和国政府信息公开条例》第四十九条、第五十条；国办公开办函〔2021〕30号",
    bad=swap("澄阳县水务局2024年政府信息公开工作年度报告", "县水务局2024年政府信息公开工作年度报告"),
    good=model(),
)
def check(report: Report, outcomes: Outcomes) -> Iterator[Outcome]:
    """Organ, year and name of the title. A draft without a title line is no matter of this rule."""
    title = report.title
    if title.view is None:
        yield from _untitled(report, outcomes)
        return
    if title.organ is None:
        mark = TextMark(section=None, spans=title.view.spans())
        yield outcomes.finding("标题没有写明是哪个机关的报告", [mark], replacement=_example(report))
    else:
        organ = title.organ.text
        mark = TextMark(section=None, spans=title.organ.spans())
        if lacks_place(organ) or is_written_with_place(organ, plain_text(report)):
            full = report.organ if report.organ and report.organ != organ and not lacks_place(report.organ) else None
            fact = f"标题中的机关“{organ}”不是全称" + (f"，应为“{full}”" if full else "，应写明所在地")
            yield outcomes.finding(fact, [mark], expected=full, actual=organ, replacement=full)
        elif short := shortened(organ):
            full = organ[: -len(short[0])] + short[1]
            fact = f"标题中的“{short[0]}”是简称，机关名称宜用全称"
            known = any(full in line.text for line in (*report.preface, *report.closing))
            severity = Severity.WARNING if known else Severity.HINT  # the draft itself has the full name
            yield outcomes.finding(fact, [mark], severity=severity, actual=organ, replacement=full)
        elif organ.endswith(("镇", "乡", "街道")):
            full = organ + ("办事处" if organ.endswith("街道") else "人民政府")
            fact = f"标题中的“{organ}”是地名，机关名称宜写全称“{full}”"
            yield outcomes.finding(fact, [mark], severity=Severity.HINT, actual=organ, replacement=full)
    if title.year is None:
        mark = TextMark(section=None, spans=title.view.spans())
        yield outcomes.finding("标题没有写明报告年份", [mark], replacement=_example(report))
    text = fold(title.view.text)
    if len(years := list(_YEAR.finditer(text))) > 1 and len({m[1] for m in years}) == 1:
        mark = TextMark(section=None, spans=title.view.spans(*years[-1].span()))
        yield outcomes.finding(f"标题中年份“{years[0][1]}年”写了两遍，请删去一处", [mark], actual=years[-1].group())
    if doubled := _YEAR_TWICE.search(text):
        mark = TextMark(section=None, spans=title.view.spans(*doubled.span("year")))
        fact = f"标题中的“{doubled['year']}”多了字，年份写作“××年”"
        yield outcomes.finding(fact, [mark], actual=doubled["year"], replacement="年")
    for start, end, fact, right in _damaged(text):
        mark = TextMark(section=None, spans=title.view.spans(start, end))
        yield outcomes.finding(fact, [mark], actual=text[start:end], replacement=right or None)
        if right == _NAME:
            return
    if letter := _LETTER.search(text):
        mark = TextMark(section=None, spans=title.view.spans(*letter.span("more")))
        fact = f"标题“{_NAME}”后面多出“{letter['more']}”，发布的是报告本身，不是报送或公布的文"
        yield outcomes.finding(fact, [mark], actual=letter["more"])
    if _OF_SERVICES.search(text) and (report.organ or "").endswith(words().names.services):
        return
    if _NAME in text:
        if doubled := re.search(r"20\d\d(年度)(?=政府信息公开工作年度报告)", text):
            mark = TextMark(section=None, spans=title.view.spans(*doubled.span(1)))
            fact = "标题中“年度”出现两次，规定名称是“××年政府信息公开工作年度报告”"
            yield outcomes.finding(fact, [mark], severity=Severity.HINT, replacement="年")  # many print it so
        return
    if near := _near(text):
        mark = TextMark(section=None, spans=title.view.spans(*near))
        written = title.view.text[slice(*near)]
        fact = f"标题“{written}”与规定名称“{_NAME}”差一字"
        yield outcomes.finding(fact, [mark], expected=_NAME, actual=written, replacement=_NAME)
        return
    for form in title_forms():
        if hit := next(form.hits(text), None):
            written, severity = text[hit.start : hit.end], form.severity
            if severity is Severity.HINT and written.endswith("工作报告") and "年度" not in text:
                severity = Severity.WARNING
            mark = TextMark(section=None, spans=title.view.spans(hit.start, hit.end))
            fact = f"标题“{written}”：{form.reason}"
            yield outcomes.finding(fact, [mark], severity=severity, expected=_NAME, actual=written, replacement=_NAME)
            return


#: The end of the prescribed name, which a title may have with a word written twice or a character lost.
_OPENS, _ENDS = "政府信息公开", "工作年度报告"
_TWICE = re.compile("(?:工作){1,2}(?:年度){1,2}(?:报告){1,2}$")
_LOST = frozenset(_ENDS[:at] + _ENDS[at + 1 :] for at in range(len(_ENDS)))
#: 2021政府信息公开: the year without its 年.
_BARE_YEAR = Sought(r"20\d\d(?=政府信息公开)")
#: A blank of a template.
_BLANK = Sought("[XxＸ×]{2,}(?=[省市县区旗州乡镇街])|[某○*＊]{2,}(?=[省市县区旗州乡镇街])")


def _damaged(text: str) -> Iterator[tuple[int, int, str, str]]:
    """Places where a title is damaged, each with what is wrong and what should stand there."""
    if blank := _BLANK.search(text):
        yield *blank.span(), "标题中的空白没有填写", ""
    if year := _BARE_YEAR.search(text):
        yield *year.span(), "标题中的年份后面漏“年”字", f"{year.group()}年"
    start = text.rfind(_OPENS)
    tail = text[start + len(_OPENS) :]
    if start >= 0 and tail != _ENDS and (_TWICE.match(tail) or tail in _LOST):
        yield start, len(text), f"标题“{text[start:]}”与规定名称“{_NAME}”不符，多字或漏字", _NAME


def _near(text: str) -> tuple[int, int] | None:
    """Where the title has the prescribed name with one character wrong."""
    for start in range(len(text) - len(_NAME) + 1):
        window = text[start : start + len(_NAME)]
        if sum(a != b for a, b in zip(window, _NAME, strict=True)) == 1:
            return start, start + len(_NAME)
    return None


def _untitled(report: Report, outcomes: Outcomes) -> Iterator[Outcome]:
    """A first line that is a title by another name."""
    head = report.preface[:3]
    for view in (*head[:2], *(_wrapped(a, b) for a, b in pairwise(head))):
        match = _OTHER_NAME.fullmatch(fold(view.text))
        if match:
            mark = TextMark(section=None, spans=view.spans())
            fact = f"标题“{view.text}”与规定名称“{_NAME}”不同"
            yield outcomes.finding(fact, [mark], expected=_NAME, actual=view.text, suggestion=_example(report))
            return


def _wrapped(first: View, second: View) -> View:
    """A title on two lines as one."""
    return View(first.text + second.text, [*first.offsets, *second.offsets], first.at)


def _example(report: Report) -> str:
    organ = report.organ or "机关全称"
    return f"{organ}{report.year or '××××'}年{_NAME}"
