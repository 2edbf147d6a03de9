"""What a paragraph tells twice in other words: the time that its numbers are of, one aim in two clauses of a sentence.

增强透明度和公信力，……，提升透明度与公信力 names the same two things twice, whatever is done with them. Four million
characters of right text have no such sentence, and none that tells twice of which year its numbers are.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from core.check.wording.repeats.repeats import Repeat
from core.language.remembered import remembered
from core.language.sentences import FULL_STOPS, start_of
from core.language.sought import Sought
from core.model.normalise import is_cjk

if TYPE_CHECKING:
    from collections.abc import Iterator

#: From the first day of the year to its last.
_PERIOD = Sought(r"(?P<year>20\d\d年)?1月1日[^,。;]{0,8}?12月31日")
_OF_NUMBERS = ("数据", "统计", "期限", "时限")
#: Ends of qualities that a thing is to have, and what joins two of them: 透明度|和|公信力.
_QUALITIES = (*"度性力率感权", "水平", "质量", "能力", "意识", "效能", "实效")
_JOINT = re.compile("(?<=[度性力率感权平量识能效])[和与及、]")
_OTHER = Sought(r"(?x) [\u4e00-\u9fff]{1,3} (?: [度性力率感权] | 水平|质量|能力|意识|效能|实效 )")
#: So many characters of the first must be the same; what stands before them may be none of it.
_SAME = 3
#: And so many before 的, where what the qualities are of may tell them apart: 守法的意识和能力, 用法的意识和能力.
_OF = 4


@remembered
def periods(text: str) -> Iterator[Repeat]:
    """In a folded paragraph: 统计期限自1月1日至12月31日。……所列数据自1月1日至12月31日."""
    first: re.Match[str] | None = None
    sentence = -1
    for match in _PERIOD.finditer(text):
        start = start_of(text, match.start(), FULL_STOPS)
        if not any(word in text[start : match.start()] for word in _OF_NUMBERS):
            continue
        if first is not None and start != sentence and first["year"] in (match["year"], None):
            yield Repeat(first.start(), *match.span())
        first, sentence = first or match, start


@remembered
def aims(text: str) -> Iterator[Repeat]:
    """In a folded paragraph: 增强透明度和公信力，完善制度，提升透明度与公信力."""
    seen: dict[tuple[int, str, str], tuple[int, int]] = {}
    for joint in _JOINT.finditer(text):
        at, other = max(0, joint.start() - _SAME), _OTHER.regex.match(text, joint.end())
        one = text[at : joint.start()]
        if other is None or not one.endswith(_QUALITIES) or not all(map(is_cjk, one)):
            continue
        key = start_of(text, joint.start(), FULL_STOPS), one, other[0]
        if key in seen:
            first, end = seen[key]
            between = text[end : joint.start()]
            alike = not one.startswith("的") or text[first - _OF : first] == text[at - _OF : at]
            if "," in between and "“" not in between and alike:
                yield Repeat(first, at, other.end())
        seen.setdefault(key, (at, other.end()))
