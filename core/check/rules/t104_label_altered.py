"""T104: row labels stand as the form prints them."""

from collections.abc import Iterator

from core.check.example import model, swap
from core.check.registry import Outcome, Outcomes, rule
from core.check.rules._difference import difference
from core.language.letters import letters
from core.language.numerals import ORDINALS
from core.model.finding import Category, CellMark, Severity
from core.model.report import Report, RowLabel

#: Letters of a piece of a torn label, and of what a torn label must have of others.
_PIECE, _STRANGE = 3, 5


@rule(
    "T104",
    "行标签与规定格式不同",
    Category.TABLE,
    Severity.WARNING,
    demands="表格的行标签与规定格式逐字一致；仅标点不同或多加序号的只作提示。",
    basis="国办公开办函〔2021〕30号、〔2019〕60号所附表格",
    bad=swap("7.属于行政执法案卷", "7.属于行政执法档案"),
    good=model(),
)
def check(report: Report, outcomes: Outcomes) -> Iterator[Outcome]:
    """Lost and altered labels one by one; other punctuation or a numeral more as one hint per table."""
    for key, reading in report.tables.items():
        spec = report.table_spec(key)
        slight: list[RowLabel] = []
        torn: list[RowLabel] = []
        for row, label in reading.labels.items():
            mark = CellMark(table=key, row=row, spans=label.spans)
            if _torn(report, key, label):
                torn.append(label)
            elif not label.found:
                yield outcomes.finding(
                    f"{spec.title}中应为“{label.expected}”的一行，行标签缺失或被数字覆盖",
                    [mark],
                    expected=label.expected,
                    replacement=label.expected,
                    actual="",
                    suggestion=f"把行标签改回“{label.expected}”。",
                )
            elif not label.altered:
                continue
            elif letters(label.expected) in (letters(label.text), letters(label.text).lstrip(ORDINALS)):
                slight.append(label)
            else:
                yield outcomes.finding(
                    f"行标签“{label.text}”与规定格式不同：{difference(label.expected, label.text)}",
                    [mark],
                    place=spec.place(),
                    expected=label.expected,
                    replacement=label.expected,
                    actual=label.text,
                    suggestion=f"改为“{label.expected}”。",
                )
        if slight:
            yield outcomes.finding(
                f"有 {len(slight)} 个行标签的标点或序号与规定格式不同，如“{slight[0].text}”应为“{slight[0].expected}”",
                [CellMark(table=key, row=label.row, spans=label.spans) for label in slight],
                place=spec.place(),
                severity=Severity.HINT,
            )
        if torn:
            yield outcomes.finding(
                f"有 {len(torn)} 个行标签的文字散在别处，如“{torn[0].expected}”，疑因转换格式而错位，请对照原稿",
                [CellMark(table=key, row=label.row, spans=label.spans) for label in torn],
                place=spec.place(),
                severity=Severity.HINT,
            )


def _torn(report: Report, table: str, label: RowLabel) -> bool:
    """True where a converter tore the label apart: its pieces stand beside the row, and the row has others' pieces."""
    want = letters(label.expected)
    if not label.found:
        return _made_of(want, letters(_around(report, table)))
    if not label.altered or not _made_of(want, letters(_around(report, table))):
        return False
    from difflib import SequenceMatcher  # few drafts need it

    got = letters(label.text)
    spec = report.table_spec(table)
    printed = "|".join(letters(cell.text) for cell in spec.layout)
    changes = SequenceMatcher(None, want, got, autojunk=False).get_opcodes()
    strange = [got[b0:b1] for kind, _, _, b0, b1 in changes if kind in ("insert", "replace")]
    return max(map(len, strange), default=0) >= _STRANGE and all(_made_of(s, printed) for s in strange if len(s) > 1)


def _made_of(want: str, text: str) -> bool:
    """True when ``want`` can be put together from stretches of the text, none shorter than three letters."""
    at = 0
    while at < len(want):
        size = next((n for n in range(len(want) - at, _PIECE - 1, -1) if want[at : at + n] in text), 0)
        if not size:
            return False
        at += size
    return True


def _around(report: Report, table: str) -> str:
    """The draft from the heading of the table's section to the next heading."""
    keys = [s.key for s in report.sections]
    section = report.section(table)
    if section.heading is None:
        return ""
    start = section.heading.spans()[-1].end
    later = [s.heading.spans()[0].start for s in report.sections[keys.index(table) + 1 :] if s.heading]
    end = min((n for n in later if n > start), default=len(report.document.text))
    return report.document.text[start:end]
