"""X514: a number that a sentence takes up from the one before."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from core.check.example import prose
from core.check.registry import Outcome, Outcomes, rule
from core.forms.keys import SectionKey
from core.model.facts import Mismatch, Side
from core.model.finding import Category, Severity, TextMark
from core.model.numbers import show
from core.read.prose.counted.named_again import named_again, staff_again
from core.read.prose.counted.taken_up import taken_up

if TYPE_CHECKING:
    from collections.abc import Iterator

    from core.model.report import Report


@rule(
    "X514",
    "承上文的数字与上文不符",
    Category.CONSISTENCY,
    Severity.WARNING,
    demands="“上述N件”“这N期”“通过N期培训”“N个科室均”等承接上文的数字，与上文写的数量（或其和、差）相同。",
    basis="同一段话里的数字应当自洽",
    bad=prose(SectionKey.OVERVIEW, "全年举办业务培训3期。这2期培训邀请专家授课。"),
    good=prose(SectionKey.OVERVIEW, "全年举办业务培训3期。这3期培训邀请专家授课。"),
)
def check(report: Report, outcomes: Outcomes) -> Iterator[Outcome]:
    """Within one paragraph; see ``core.read.prose.counted.taken_up`` and ``named_again``."""
    for section, paragraph in report.prose():
        spoken: set[int] = set()
        for told in taken_up(paragraph):
            spoken.add(told.view.start)
            yield outcomes.finding(
                Mismatch(
                    Side(f"此处承上文说{told.again.shown}", told.again.value),
                    Side(f"上文写的是{told.before.shown}", told.before.value),
                ),
                [
                    TextMark(section=section, spans=told.view.spans()),
                    TextMark(section=section, spans=told.before_view.spans(), role="participant"),
                ],
                expected=show(told.before.value),
                actual=show(told.again.value),
            )
        for named in chain(named_again(paragraph), staff_again(paragraph)):
            if named.again_view.start in spoken:
                continue
            yield outcomes.finding(
                f"此处承上文说“{named.again_view.text}”，上文写的是“{named.before_view.text}”，请核对",
                [
                    TextMark(section=section, spans=named.again_view.spans()),
                    TextMark(section=section, spans=named.before_view.spans(), role="participant"),
                ],
                expected=str(named.before.number),
                actual=str(named.again.number),
            )
