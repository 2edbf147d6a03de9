"""Units that do not belong to what is counted, and 万, 余 and decimals in the wrong place of a number."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from core.check.example import prose
from core.check.registry import Outcome, Outcomes, OwnWords, rule
from core.check.wording.counted_nouns import counted_nouns
from core.check.wording.passages import Passage, passages
from core.forms.keys import SectionKey
from core.model.finding import Category, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from core.model.report import Report

#: 3200万余 for 3200余万; 3万余 is right.
_WAN = re.compile(r"(?<![\d.])(?P<round>\d{1,3}00)(?P<fault>(?P<wan>[万亿])(?P<more>[余多]))(?=[次人件条元户份篇个])")
#: 128余件: what is more than a number is more than a round one.
_MORE = re.compile(r"(?<![\d.,])(?P<fault>\d{1,4}[1-9][余多])(?=[件条个次人份篇期场家户名项处部])")
#: 26.4粉丝: things counted whole have no decimals, so 万 is missing.
_DECIMAL = re.compile(
    r"""(?x) (?<![\d.A-Za-z第〔(]) (?P<fault> \d{1,4}\.\d{1,2} )
    (?= 粉丝 | 人次 | (?:件|条|篇|份|家|户|名|场|期|次|人) (?= [,。;、)] ) )"""
)


@rule(
    "W122",
    "量词与所数的事物不合",
    Category.WORDING,
    Severity.WARNING,
    own_words=OwnWords.OFFERED,
    demands="量词与名词相配：会议论次，人员论名，机器论台，申请论件；约数写作“3200余万”，确数后不加“余”。",
    basis="《现代汉语词典》（量词）；GB/T 15835—2011《出版物上数字用法》5.1.4（约数）；词表 counted_nouns.toml",
    bad=prose(SectionKey.OVERVIEW, "全年召开水价听证会3条。"),
    good=prose(SectionKey.OVERVIEW, "全年召开水价听证会3次。"),
)
def check(report: Report, outcomes: Outcomes) -> Iterator[Outcome]:
    """Warnings where nothing else can be meant, hints where another unit is usual."""
    for passage in passages(report):
        for fit in counted_nouns().misfits(passage.text):
            if passage.in_title(fit.start):
                continue
            yield outcomes.finding(
                f"“{fit.noun}”不论“{fit.unit}”，一般论“{fit.fits}”",
                [passage.mark(fit.start, fit.end)],
                severity=Severity.WARNING if fit.sure else Severity.HINT,
                expected=fit.fits,
                actual=fit.unit,
                suggestion=f"核对量词或数字；数字不错的，改为“{fit.fits}”。",
            )
        yield from _numbers(passage, outcomes)


def _numbers(passage: Passage, outcomes: Outcomes) -> Iterator[Outcome]:
    for match in _WAN.finditer(passage.text):
        right = f"{match['more']}{match['wan']}"
        yield outcomes.finding(
            f"“{passage.written(*match.span())}”应写作“{match['round']}{right}”",
            [passage.mark(*match.span("fault"))],
            actual=match["fault"],
            replacement=right,
        )
    for match in _MORE.finditer(passage.text):
        yield outcomes.finding(
            f"“{passage.written(*match.span())}”既是确数又加“{match['fault'][-1]}”",
            [passage.mark(*match.span("fault"))],
            severity=Severity.HINT,
            actual=match["fault"],
            suggestion="确数后不加“余”“多”；约数写到整十、整百。",
        )
    for match in _DECIMAL.finditer(passage.text):
        if not passage.in_address(match.start()):
            yield outcomes.finding(
                f"“{passage.written(*match.span())}”是小数，所数的事物却论整数，疑漏“万”字",
                [passage.mark(*match.span("fault"))],
                actual=match["fault"],
            )
