"""T108: column heads, block titles and group labels stand as the form prints them, units included."""

from collections.abc import Iterator

from core.check.example import model, swap
from core.check.registry import Outcome, Outcomes, rule
from core.check.rules._difference import difference
from core.forms.place import Place
from core.language.letters import letters, strict
from core.language.numerals import ORDINALS, value
from core.language.sought import Sought
from core.model.finding import Category, Severity, TextMark
from core.model.report import HeadLabel, Report

_HAN = Sought(f"[{ORDINALS}]+")


@rule(
    "T108",
    "表头与规定格式不同",
    Category.TABLE,
    Severity.WARNING,
    demands="表格的列标题、项目名称和计量单位与规定格式一致；只多加括注、序号写法不同或多加序号、没有写单位、说明文字有出入的只作提示。",
    basis="国办公开办函〔2021〕30号、〔2019〕60号所附表格",
    bad=swap("本年收费金额（单位：万元）", "本年收费金额（单位：元）"),
    good=model(),
)
def check(report: Report, outcomes: Outcomes) -> Iterator[Outcome]:
    """Heads whose letters or digits differ; drafts without drawn cells have none that could be told."""
    # a group's label set upright and cut by a page end is read piece by piece: its order says nothing
    upright = report.document.format == "pdf"
    for key, reading in report.tables.items():
        spec = report.table_spec(key)
        for head in reading.heads:
            if head.text == head.expected:
                continue
            want, got = _plain(head.expected), _plain(head.text)
            if want == got or (upright and sorted(want) == sorted(got)):
                continue
            section = next((s.key for s in report.form.sections if s.table == key), None)
            yield outcomes.finding(
                _fact(head),
                [TextMark(section=section, spans=head.spans)],
                place=Place(spec.title, part=f"表头“{head.text}”"),
                severity=Severity.HINT if _slight(head) else None,
                expected=head.expected,
                actual=head.text,
                suggestion=f"改为“{head.expected}”。",
            )


def _plain(text: str) -> str:
    return "".join(c for c in strict(text) if letters(c) or c.isdigit())


def _slight(head: HeadLabel) -> bool:
    """Only an explanation in brackets more, only the unit left out, numerals written otherwise or one put in front.

    And the long note on how the sums go.
    """
    want, got = strict(head.expected), strict(head.text)
    if "勾稽关系" in want or _in_digits(_plain(want)) in (_in_digits(_plain(got)), _unnumbered(_plain(got))):
        return True
    if "单位" in want and "元" not in got.replace("万元", ""):
        return _plain(want.partition("(")[0]) == _plain(got.partition("(")[0]) and not any(map(str.isdigit, got))
    return "元" not in got.replace("万元", "") and got.startswith(f"{want}(")


def _in_digits(text: str) -> str:
    return _HAN.regex.sub(lambda numeral: str(value(numeral[0])), text)


def _unnumbered(text: str) -> str:
    return text.lstrip(f"{ORDINALS}0123456789")


def _fact(head: HeadLabel) -> str:
    want, got = strict(head.expected), strict(head.text)
    if "万元" in want and "元" in got and "万元" not in got:
        return "的单位与规定格式不同：规定为万元，这里写作元，数字也请一并核对"
    return f"与规定的“{head.expected}”不同：{difference(head.expected, head.text)}"
