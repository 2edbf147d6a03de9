"""The parts of a report as the findings list names them, in the order of the report."""

from __future__ import annotations

from core.model.finding import CellMark
from gui.state.listed_findings import ListedFinding

#: By section key; a table bears the key of the section it stands in. Short: the list is narrow.
PARTS = {
    "": "标题落款",
    "overview": "一、总体情况",
    "proactive": "二、主动公开",
    "requests": "三、依申请公开",
    "review_litigation": "四、复议诉讼",
    "problems": "五、问题改进",
    "other_matters": "六、其他事项",
}
_ORDER = list(PARTS)


def part_of(finding: ListedFinding) -> str:
    """The key of the part where the finding is at fault; "" for title, preface and signature."""
    for mark in sorted(finding.marks, key=lambda m: m.role != "fault"):
        key = mark.table if isinstance(mark, CellMark) else mark.section or ""
        return key if key in PARTS else ""
    return ""


def part_order(finding: ListedFinding) -> int:
    """The place of the part in the report."""
    return _ORDER.index(part_of(finding))


def part_name(finding: ListedFinding) -> str:
    """The part in a few words."""
    return PARTS[part_of(finding)]
