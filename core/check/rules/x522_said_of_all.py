"""X522: 均, 全部 and 没有 against the number of the same paragraph."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from core.check.example import prose
from core.check.registry import Outcome, Outcomes, rule
from core.forms.keys import SectionKey
from core.model.finding import Category, Severity, TextMark
from core.read.prose.denials.kinds_denied import AgainstAll, all_of_none, denied_kinds
from core.read.prose.facts.longer_than_said import longer_than_said
from core.read.prose.wholes.all_and_rest import all_and_rest
from core.read.prose.wholes.all_but_later import all_but_later
from core.read.prose.wholes.all_but_some import all_but_some
from core.read.prose.wholes.all_of_one_value import all_of_one_value
from core.read.prose.wholes.all_otherwise import all_otherwise
from core.read.prose.wholes.cannot_both import all_and_some

if TYPE_CHECKING:
    from collections.abc import Iterator

    from core.model.report import Report


#: What is told of all, and of some.
_READINGS = (all_but_some, all_otherwise, all_but_later, all_of_one_value, all_and_some, all_and_rest, longer_than_said)


@rule(
    "X522",
    "“均”“全部”与件数不合",
    Category.CONSISTENCY,
    Severity.WARNING,
    demands="写申请全部由自然人提出的，不再写法人、企业提出几件；写各村均已建立、申请均为网络提交的，同句不再写几个村没有建立、信函提交几件；写没有结转下年的，不再写结转下年几件；收到0件的，不写“均已办结”“全部答复”。",
    basis="同一段话里的说法应当自洽",
    bad=prose(SectionKey.OVERVIEW, "收到的9件申请全部由自然人提出，其中企业提出2件。"),
    good=prose(SectionKey.OVERVIEW, "收到的9件申请全部由自然人提出，其中网络提交2件。"),
)
def check(report: Report, outcomes: Outcomes) -> Iterator[Outcome]:
    """Within one paragraph; see ``core.read.prose.denials.kinds_denied``."""
    for section, paragraph in report.prose():
        spoken: list[AgainstAll] = []
        readings = (read(paragraph) for read in _READINGS)
        for told in chain(denied_kinds(paragraph, report.year), *readings):
            if any(_meet(told, other) for other in spoken):
                continue
            spoken.append(told)
            yield outcomes.finding(
                f"“{told.said.text}”，同段又写“{told.number.text}”，前后矛盾，请核对",
                [
                    TextMark(section=section, spans=told.number.spans()),
                    TextMark(section=section, spans=told.said.spans(), role="participant"),
                ],
                actual=told.number.text,
            )
        for none in all_of_none(paragraph):
            yield outcomes.finding(
                f"前面写{none.number.text}，这里却说“{none.said.text}”，前后矛盾，请核对",
                [
                    TextMark(section=section, spans=none.said.spans()),
                    TextMark(section=section, spans=none.number.spans(), role="participant"),
                ],
                actual=none.said.text,
            )


def _meet(told: AgainstAll, other: AgainstAll) -> bool:
    """Whether two tell of the same number, or of the same words that are said of all."""
    return any(
        one.start < two.end and two.start < one.end
        for one, two in ((told.said, other.said), (told.number, other.number))
    )
