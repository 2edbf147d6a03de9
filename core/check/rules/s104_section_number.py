"""S104: section headings bear the numerals 一 to 六."""

from collections.abc import Iterator

from core.check.example import model, swap
from core.check.registry import Outcome, Outcomes, rule
from core.language.letters import letters
from core.model.finding import Category, SectionMark, Severity
from core.model.report import Report


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
    """A wrong numeral is a warning; a missing one too where other headings are numbered; where none is, one hint."""
    bracketed = [(s, h) for s in report.sections for h in s.headings if h.view.text.lstrip("#* ")[:1] in ("（", "(")]
    if bracketed:
        first, heading = bracketed[0]
        title = report.form.numbered(first.key)
        yield outcomes.finding(
            f"标题用了“（一）”一类的序号（共{len(bracketed)}处），六个部分是第一层标题，应写作“{title}”",
            [SectionMark(section=s.key, spans=h.view.spans()) for s, h in bracketed],
            expected=title,
            actual=heading.view.text,
            suggestion="六个部分的标题改用“一、”至“六、”编号。",
        )
    found = [(section, heading) for section in report.sections for heading in section.headings]
    bare = [(section, heading) for section, heading in found if heading.number is None]
    if bare and len(bare) == len(found):
        first, heading = bare[0]
        title = report.form.numbered(first.key)
        yield outcomes.finding(
            f"各部分的标题都没有序号（共{len(bare)}处），应写作“{title}”",
            [SectionMark(section=s.key, spans=h.view.spans()) for s, h in bare],
            severity=Severity.HINT,
            expected=title,
            actual=heading.view.text,
            suggestion="六个部分的标题用“一、”至“六、”编号。",
        )
        return
    for section, heading in found:
        title, text = report.form.numbered(section.key), heading.view.text.lstrip("#* ")
        due = report.form.ordinal(section.key)
        mark = SectionMark(section=section.key, spans=heading.view.spans())
        if heading.number != due:
            fact = f"标题“{heading.view.text}”{'没有序号' if heading.number is None else '的序号不对'}，应为“{title}”"
            severity = None
        elif text[:1] == title[0] and letters(text[1:2]):
            fact, severity = f"标题“{heading.view.text}”的序号后面没有顿号，应为“{title}”", Severity.HINT
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
