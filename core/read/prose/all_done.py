"""What is said to be done to the last and is not: 办结率100%，尚有3件未办结; 按时答复率100%，逾期答复1件."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from core.language.sentences import FULL_STOPS, end_of
from core.language.sought import Sought
from core.model.document import View
from core.read.prose.clauses import folded

if TYPE_CHECKING:
    from collections.abc import Iterator

#: What is done, by the word that the rate and what is not done share.
_DOING = "答复|办结|办理|回复|整改|反馈"
_RATE = Sought(
    rf"(?P<timely>按时|按期|及时|限时)?(?P<doing>{_DOING})率(?:均|都|也|继续|保持)?(?:为|达到?|是|实现)?了?100%"
)
#: What may stand in a clause before what is not done without naming another thing.
_LEAD = "[,;](?:其中|但是?|[仅只尚还仍]|[现目]?前|有|剩余|其余|剩下|的)*"
_COUNT = "[1-9]\\d{0,4}(?:件|条|封|个|份|宗|起|项|次)"
#: What the clause says of those left that were none of the whole, or were done in the end.
_NO_PART = Sought("不计|不在|销号|不属于|不纳入|到位|已完成|申请人")


class Unfinished(NamedTuple):
    """A rate of 100 % and the count of what was not done, or not in time."""

    rate: View
    left: View


def unfinished(paragraph: View) -> Iterator[Unfinished]:
    """The rates of 100 % behind which the same sentence counts what was not done; the count may name nothing else."""
    view = folded(paragraph)
    text = view.text
    if "率" not in text or "100%" not in text:
        return
    for rate in _RATE.finditer(text):
        end = end_of(text, rate.end(), FULL_STOPS)
        doing = rate["doing"]
        left = _left(doing, timely=bool(rate["timely"])).search(text, rate.end(), end)
        if left and not _NO_PART.search(text[left.start() : end]):
            yield Unfinished(view.slice(rate.start(), rate.end()), view.slice(left.start() + 1, left.end()))


@cache
def _left(doing: str, *, timely: bool) -> re.Pattern[str]:
    """What contradicts a rate: not done, of timely ones also done late."""
    undone = f"(?:尚|还|仍)?未(?:按时|按期|完成)?{doing}"
    late = "|(?:逾期|超期|超时限?)(?:未?(?:答复|办结|办理|回复))?" if timely else ""
    said = f"(?:{undone}{late}|正在{doing})"
    return re.compile(f"{_LEAD}(?:{said}(?:的|件|共|有)*{_COUNT}|{_COUNT}(?:申请|问题)?{said})")
