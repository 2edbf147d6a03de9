"""T103: no row of the form is missing."""

from collections.abc import Iterator

from core.check.example import Example, model
from core.check.registry import Outcome, Outcomes, rule
from core.check.rules._notices import noticed, unread_at
from core.forms.keys import TableKey
from core.model.finding import Category, CellMark, Severity
from core.model.report import Report


@rule(
    "T103",
    "表格缺少规定的行",
    Category.TABLE,
    Severity.ERROR,
    demands="表格的各行按规定格式列全，不得删减。",
    basis="国办公开办函〔2021〕30号、〔2019〕60号所附表格",
    bad=Example("表三删去“2.重复申请”一行。", drop_rows=((TableKey.REQUESTS, "result.not_processed.repeated"),)),
    good=model(),
)
def check(report: Report, outcomes: Outcomes) -> Iterator[Outcome]:
    """One finding for each row that has neither label nor numbers in the draft."""
    garbled = bool(noticed(report, "garbled_characters"))
    owners = {s.table: s.key for s in report.form.sections}
    for key, reading in report.tables.items():
        if unread_at(report, owners[key]):
            continue
        spec = report.table_spec(key)
        for row in reading.missing_rows:
            if garbled:
                where = f"{spec.place().text}“{spec.row_label(row)}”行"
                reason = f"没有找到“{spec.row_label(row)}”这一行，但稿件有字符的编码无法识别，它可能在而认不出。"
                yield outcomes.not_assessable(where, reason, [CellMark(table=key, row=row)])
                continue
            yield outcomes.finding(
                f"没有“{spec.row_label(row)}”这一行",
                [CellMark(table=key, row=row)],
                place=spec.place(),
                suggestion="按规定格式补上这一行，没有的填 0。",
            )
