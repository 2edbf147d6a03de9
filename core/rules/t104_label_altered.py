"""T104: row labels stand as the form prints them."""

from collections.abc import Iterator

from core.finding import Category, CellMark, Severity
from core.locate.words import letters
from core.report import Report, RowLabel
from core.rules._difference import difference
from core.rules.example import model, swap
from core.rules.registry import Found, Outcome, rule


@rule(
    "T104",
    "行标签与规定格式不同",
    Category.TABLE,
    Severity.WARNING,
    demands="表格的行标签与规定格式逐字一致；仅标点不同的只作提示。",
    basis="国办公开办函〔2021〕30号、〔2019〕60号所附表格",
    bad=swap("7.属于行政执法案卷", "7.属于行政执法档案"),
    good=model(),
)
def check(report: Report, found: Found) -> Iterator[Outcome]:
    """Lost and altered labels one by one; labels that differ in punctuation only as one hint per table."""
    for key, reading in report.tables.items():
        spec = report.table_spec(key)
        slight: list[RowLabel] = []
        for row, label in reading.labels.items():
            mark = CellMark(table=key, row=row, spans=label.spans)
            if not label.found:
                yield found.finding(
                    f"{spec.title}中应为“{label.expected}”的一行，行标签缺失或被数字覆盖。",
                    [mark],
                    expected=label.expected,
                    actual="",
                    suggestion=f"把行标签改回“{label.expected}”。",
                )
            elif not label.altered:
                continue
            elif letters(label.text) == letters(label.expected):
                slight.append(label)
            else:
                yield found.finding(
                    f"{spec.title}行标签“{label.text}”与规定格式不同：{difference(label.expected, label.text)}。",
                    [mark],
                    expected=label.expected,
                    actual=label.text,
                    suggestion=f"改为“{label.expected}”。",
                )
        if slight:
            yield found.finding(
                f"{spec.title}有 {len(slight)} 个行标签的标点与规定格式不同，如“{slight[0].text}”"
                f"应为“{slight[0].expected}”。",
                [CellMark(table=key, row=label.row, spans=label.spans) for label in slight],
                severity=Severity.HINT,
            )
