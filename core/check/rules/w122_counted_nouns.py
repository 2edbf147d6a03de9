"""Units that do not belong to what is counted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.check.example import prose
from core.check.registry import Outcome, Outcomes, OwnWords, rule
from core.check.wording.measures.counted_heads import counted_heads
from core.check.wording.measures.counted_nouns import counted_nouns
from core.check.wording.measures.listed_units import listed_units
from core.check.wording.measures.thing_units import thing_units
from core.check.wording.passages import passages
from core.forms.keys import SectionKey
from core.model.finding import Category, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from core.model.report import Report


@rule(
    "W122",
    "量词与所数的事物不合",
    Category.WORDING,
    Severity.WARNING,
    own_words=OwnWords.OFFERED,
    demands="量词与名词相配：会议论次，人员论名，机器论台，申请论件；一处列举的同类事物用同一个量词。",
    basis="《现代汉语词典》（量词）；词表 counted_nouns.toml、listed_units.toml",
    bad=prose(SectionKey.OVERVIEW, "全年召开水价听证会3条。"),
    good=prose(SectionKey.OVERVIEW, "全年召开水价听证会3次。"),
)
def check(report: Report, outcomes: Outcomes) -> Iterator[Outcome]:
    """Warnings where nothing else can be meant, hints where another unit is usual."""
    for passage in passages(report):
        fits = counted_nouns().misfits(passage.text)
        misfits = [fit for fit in fits if not listed_units().is_part(passage.text, fit.start)]
        for fit in misfits:
            if passage.in_title(fit.start):
                continue
            usual = f"，一般论“{fit.fits}”" if fit.fits else ""
            yield outcomes.finding(
                f"“{fit.noun}”不论“{fit.unit}”{usual}",
                [passage.mark(fit.start, fit.end)],
                severity=Severity.WARNING if fit.sure else Severity.HINT,
                expected=fit.fits or None,
                actual=fit.unit,
                suggestion=f"核对量词或数字；数字不错的，改为“{fit.fits}”。" if fit.fits else "核对量词。",
            )
        told = {fit.start for fit in misfits if fit.sure}
        for stray in (*thing_units().strays(passage.text), *counted_heads().misfits(passage.text)):
            if stray.start in told or passage.in_title(stray.start):
                continue
            if listed_units().is_part(passage.text, stray.start):
                continue
            told.add(stray.start)
            yield outcomes.finding(
                f"“{stray.noun}”不论“{stray.unit}”",
                [passage.mark(stray.start, stray.end)],
                actual=stray.unit,
                suggestion="核对量词。",
            )
        for odd in listed_units().unlike(passage.text):
            if odd.start in told or passage.in_title(odd.start):
                continue
            yield outcomes.finding(
                f"同是“{odd.noun}”，别处论“{odd.usual}”，这里论“{odd.unit}”，量词应一致",
                [passage.mark(odd.start, odd.end), passage.mark(odd.other, odd.other + 1, "participant")],
                expected=odd.usual,
                actual=odd.unit,
                replacement=odd.usual,
            )
