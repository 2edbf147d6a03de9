"""X509: how numbers are written."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from core.check.example import prose
from core.check.registry import Outcome, Outcomes, OwnWords, rule
from core.check.wording.lexicon import number_forms
from core.check.wording.matching import Match, findings
from core.check.wording.measures.number_ranges import turned_ranges
from core.check.wording.passages import passages
from core.forms.keys import SectionKey
from core.model.finding import Category, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from core.model.report import Report


_DIGIT = re.compile(r"\d")
#: Numbers that may be written wrongly in numerals alone: years, 百余多, 两十, 百零三十.
_SPELLED = re.compile("[二两十百千%]|余多|多余|工作[月周年]")


@rule(
    "X509",
    "数字写法不当",
    Category.WORDING,
    Severity.HINT,
    own_words=OwnWords.HEEDED,
    demands="数字按GB/T 15835书写：约数只用一种说法，“余”不跟精确数，千分撇每三位一个，百分号不省，件数不带小数，"
    "范围由小到大。",
    basis="GB/T 15835—2011《出版物上数字用法》；词表 number_forms.toml",
    bad=prose(SectionKey.OVERVIEW, "全年开展巡查约200余次。"),
    good=prose(SectionKey.OVERVIEW, "全年开展巡查200余次。"),
)
def check(report: Report, outcomes: Outcomes) -> Iterator[Outcome]:
    """Entries on folded text, those that look at the marks as written, and ranges that go down."""
    forms = number_forms()
    found: list[Match] = []
    for passage in passages(report):
        if not _DIGIT.search(passage.text) and not _SPELLED.search(passage.text):
            continue
        found += [Match(passage, hit) for hit in forms.entries.hits(passage.text)]
        found += [Match(passage, hit) for hit in forms.written.hits(passage.view.text)]
        for turned in turned_ranges(passage.text):
            if passage.in_title(turned.start) or passage.in_address(turned.start):
                continue
            written = passage.written(turned.start, turned.end)
            right = passage.written(*turned.last) + passage.written(*turned.link) + passage.written(*turned.first)
            yield outcomes.finding(
                f"“{written}”：数的范围由小到大写",
                [passage.mark(turned.start, turned.end)],
                severity=Severity.WARNING,
                expected=right,
                actual=written,
                replacement=right,
            )
    yield from findings(found, outcomes)
