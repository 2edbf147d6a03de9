"""S104: section headings bear the numerals 一 to 六."""

import re
from collections.abc import Iterator

from core.check.example import model, swap
from core.check.registry import Outcome, Outcomes, rule
from core.language.letters import letters
from core.language.numerals import ORDINALS
from core.model.finding import Category, SectionMark, Severity
from core.model.report import Heading, Report

_BRACKETS = "（(【〔"
_ROMAN = "ⅠⅡⅢⅣⅤⅥ"
#: The marks behind a numeral of the due kind, and those that many use for the right one.
_MARKS = re.compile(rf"[{ORDINALS}]\s*(?P<marks>[、。；，：．.,;:]+)")
_POINTS = (".", "．")


def _starts(heading: Heading) -> str:
    """The first character of a heading, without the marks of a plain-text draft."""
    return heading.view.text.lstrip("#* ")[:1] or " "


@rule(
    "S104",
    "标题序号不对",
    Category.SECTION,
    Severity.WARNING,
    demands="六个部分的标题依次编号一、二、三、四、五、六。",
    basis="国办公开办函〔2021〕30号",
    bad=swap("五、存在的主要问题及改进情况", "四、存在的主要问题及改进情况"),
    good=model(),
)
def check(report: Report, outcomes: Outcomes) -> Iterator[Outcome]:
    """A wrong numeral is a warning; a missing one too where other headings are numbered; where none is, one hint.

    Numerals of another kind are told once for all headings that have them: in brackets they are those of a lower
    level; in Arabic or Roman digits they matter less, unless other headings have the due kind.
    """
    found = [(section, heading) for section in report.sections for heading in section.headings]
    bracketed = [(s, h) for s, h in found if h.number is not None and _starts(h) in _BRACKETS]
    digits = [(s, h) for s, h in found if h.number is not None and _starts(h).isdecimal()]
    roman = [(s, h) for s, h in found if h.number is None and _starts(h) in _ROMAN]
    bare = [(s, h) for s, h in found if h.number is None and (s, h) not in roman]
    for kind, what, level in (
        (bracketed, "标题用了“（一）”一类的序号（共{}处），六个部分是第一层标题，应写作“{}”", None),
        (digits, "标题用阿拉伯数字编号（共{}处），应写作“{}”", Severity.HINT),
        (roman, "标题用罗马数字编号（共{}处），应写作“{}”", Severity.HINT),
        (bare if len(bare) == len(found) else [], "各部分的标题都没有序号（共{}处），应写作“{}”", Severity.HINT),
    ):
        if not kind:
            continue
        first, heading = kind[0]
        title = report.form.numbered(first.key)
        yield outcomes.finding(
            what.format(len(kind), title),
            [SectionMark(section=s.key, spans=h.view.spans()) for s, h in kind],
            severity=level if len(kind) == len(found) else None,
            expected=title,
            actual=heading.view.text,
            suggestion="六个部分的标题用“一、”至“六、”编号。",
        )
    if len(bare) == len(found):
        return
    for section, heading in found:
        title, text = report.form.numbered(section.key), heading.view.text.lstrip("#* ")
        due = report.form.ordinal(section.key)
        mark = SectionMark(section=section.key, spans=heading.view.spans())
        if (section, heading) in roman:
            continue
        if heading.number != due:
            fact = f"标题“{heading.view.text}”{'没有序号' if heading.number is None else '的序号不对'}，应为“{title}”"
            severity = None
        elif text[:1] == title[0] and letters(text[1:2]):
            fact, severity = f"标题“{heading.view.text}”的序号后面没有顿号，应为“{title}”", Severity.HINT
        elif (marks := _MARKS.match(text)) and marks["marks"] != "、":
            fact = f"标题“{heading.view.text}”的序号后面应是顿号，应为“{title}”"
            severity = Severity.HINT if marks["marks"] in _POINTS else None
        else:
            continue
        yield outcomes.finding(
            fact,
            [mark],
            severity=severity,
            expected=title,
            replacement=title,
            actual=heading.view.text,
            suggestion=f"改为“{title}”。",
        )
