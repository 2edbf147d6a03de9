"""X515: what the prose says there was none of, and counts all the same."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from core.check.example import prose
from core.check.registry import Outcome, Outcomes, rule
from core.forms.keys import SectionKey
from core.model.finding import Category, Severity, TextMark
from core.read.prose.changes.none_before import none_before
from core.read.prose.denials.denials import Contradiction, denied_and_counted
from core.read.prose.denials.denied_and_there import denied_and_there
from core.read.prose.denials.denied_elsewhere import denied_elsewhere
from core.read.prose.denials.denied_then_counted import denied_then_counted
from core.read.prose.denials.denied_then_known import denied_then_known
from core.read.prose.denials.flatly_denied import flatly_denied
from core.read.prose.denials.told_though_denied import more_than_the_first, told_though_denied

if TYPE_CHECKING:
    from collections.abc import Iterator

    from core.model.report import Report

#: What tells of things by any name; the lists of ``denied_things.toml`` come first.
_READINGS = (
    told_though_denied,
    denied_then_counted,
    denied_elsewhere,
    denied_and_there,
    denied_then_known,
    flatly_denied,
    none_before,
)


@rule(
    "X515",
    "说没有的事项又有数量",
    Category.CONSISTENCY,
    Severity.WARNING,
    demands="同一段里说没有收到、没有发生、没有举办、没有设立的事项，不再写它有几件、几场、多少粉丝；写未作修订的，不再写修订；上年没有的，不写比上年减少。",
    basis="同一段话里的说法应当自洽；词表 denied_things.toml、denied_there.toml",
    bad=prose(SectionKey.OVERVIEW, "全年未举办新闻发布会，通过2场新闻发布会回应关切。"),
    good=prose(SectionKey.OVERVIEW, "全年未举办新闻发布会，通过2场听证会回应关切。"),
)
def check(report: Report, outcomes: Outcomes) -> Iterator[Outcome]:
    """Within one paragraph; other times and other organs are left out (see ``core.read.prose.denials.denials``)."""
    for section, paragraph in report.prose():
        counted = list(denied_and_counted(paragraph, report.year))
        for told in chain(*(read(paragraph) for read in _READINGS)):
            if not any(_meet(told, other) for other in counted):
                counted.append(told)
        for told in (*counted, *more_than_the_first(paragraph)):
            yield outcomes.finding(
                f"“{told.denial.text}”，同段又写“{told.counted.text}”，前后矛盾，请核对",
                [
                    TextMark(section=section, spans=told.counted.spans()),
                    TextMark(section=section, spans=told.denial.spans(), role="participant"),
                ],
                actual=told.counted.text,
            )


def _meet(told: Contradiction, other: Contradiction) -> bool:
    """Whether two tell of the same denial, or of the same number."""
    same_denial = told.denial.start < other.denial.end and other.denial.start < told.denial.end
    return same_denial or (told.counted.start < other.counted.end and other.counted.start < told.counted.end)
