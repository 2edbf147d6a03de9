"""Row labels: altered by a hand, lost, or torn apart by a converter."""

from __future__ import annotations

import pytest

from core.check import engine
from core.check.registry import get_rule
from core.forms.model_draft import load_model
from core.load import load_text
from core.model.finding import Finding, Severity
from core.read import read_report

ROW = "5.要求行政机关确认或重新出具已获取信息"


def labels(*swaps: tuple[str, str]) -> list[Finding]:
    """What the rule says of the model draft with these texts replaced."""
    text = load_model("2021").text()
    for old, new in swaps:
        assert old in text
        text = text.replace(old, new, 1)
    return list(engine.run(read_report(load_text(text)), [get_rule("T104")]).findings)


def test_a_label_torn_from_its_row_is_no_fault_of_the_author() -> None:
    """Converters leave a label of two lines above the row of its numbers."""
    (finding,) = labels(
        (f"\t{ROW}\t", "\t\t"), ("三、本年度办理结果", "5.要求行政机关确认或重新出具\n已获取信息\n三、本年度办理结果")
    )
    assert finding.severity is Severity.HINT
    assert "散在别处" in finding.message


def test_a_label_that_is_nowhere_is_lost() -> None:
    (finding,) = labels((f"\t{ROW}\t", "\t\t"))
    assert finding.severity is Severity.WARNING
    assert finding.expected == ROW


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("2.其他法律行政法规禁止公开", "2.其他法律和行政法规禁止公开", "多了“和”"),
        ("6.属于四类过程性信息", "6.属于四类过程信息", "少了“性”"),
        ("1.本机关不掌握相关政府信息", "1.本机关不掌控相关政府信息", "“握”写成了“控”"),
        ("4.无正当理由大量反复申请", "4.无正当理由反复申请", "少了“大量”"),
    ],
)
def test_an_altered_label_is_told_letter_by_letter(old: str, new: str, says: str) -> None:
    (finding,) = labels((old, new))
    assert finding.severity is Severity.WARNING
    assert says in finding.message
