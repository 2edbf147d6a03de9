"""Long lists of bare nouns that miss their total by a little, or are more than it.

公开信息118条。水价公示3条、水质公告52条、工程动态40条、人事信息6条、财政信息9条、其他信息7条. Five parts and more that
end their sentence, all in the total's unit and named by nouns alone, are a division of it, however large one is.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from core.language.sentences import CLAUSE_MARKS, FULL_STOPS, end_of, start_of
from core.language.sought import Sought
from core.read.prose.number_words import number_words
from core.read.prose.quantities import Bound
from core.read.prose.sums.dimensions import no_part, of_several
from core.read.prose.sums.parts import Line, Partition, apart

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from core.read.prose.quantities import Quantity

#: Units of what is published, drawn up or held; of persons and money one may be in two parts.
_UNITS = frozenset("条篇则件份期")
#: Between a total and its list: a word that opens it, a colon, or the end of a sentence that tells nothing else.
_LEAD = re.compile(
    r"""(?x) [\u4e00-\u9fff]{0,8} (?:
        [,;。(]? (?:其中)?,? (?P<main>主要)? (?:具体)?
            (?: 其中 | 包括 | 包含 | 分别 [为是] | [为是有] (?=[\u4e00-\u9fff]{2}) ) [有为是]? [:,]?
      | : | (?P<stop> 。 ) )"""
)
#: The name of a part: nouns, with no mark.
_LABEL = re.compile("(?:以及|[和及与])?(?P<name>[\u4e00-\u9fff“”《》]{1,14}?)(?:公开|发布)?(?:共|有|为)?")
_MARK = re.compile("[\u4e00-\u9fff]{0,4}\x00*[、,;]")
_LAST = re.compile("[\u4e00-\u9fff]{0,4}\x00*(?:[;。]|$)")
_OVERLAPS = Sought("重复|交叉|同时|部分信息|多个|各平台|各渠道|转载|转发|原创|视频|图文|图片|图解|解读形式")
_ELSEWHERE = re.compile(
    "累计|历年|以来|上年|去年|每|平均|结转|截至|截止|不含|除外|等[。;,]|左右|以上|下属|各单位|各部门|等\\d"
)
_LEAST, _MANY = 5, 6
#: By how much such a list may miss its total: by two, or by a twentieth; parts that are more than it by a tenth.
_GAP, _SHARE, _OVER, _HUNDREDTH = Decimal(2), Decimal("0.05"), Decimal("0.1"), Decimal("0.01")


def long_lists(line: Line, taken: set[int]) -> Iterator[Partition]:
    """The lists of a line that miss their total; ``taken`` are the places of numbers that others read rightly."""
    if len(line.counts) <= _LEAST:
        return
    for at, total in enumerate(line.counts[: len(line.counts) - _LEAST]):
        if total.unit not in _UNITS or total.bound is not Bound.EXACT or total.step != 1 or total.start in taken:
            continue
        if line.counts[at + _LEAST].unit != total.unit:
            continue
        lead = _LEAD.match(line.text, total.end)
        parts, labels = _parts(line, total, lead.end()) if lead else ([], [])
        if not lead or len(parts) < _LEAST or any(q.start in taken for q in parts):
            continue
        start = start_of(line.text, total.start, FULL_STOPS)
        said, behind = line.text[start : total.start], line.text[total.end : parts[-1].end]
        if any(q.unit == total.unit for q in line.between(start, total.start)):
            continue
        if _ELSEWHERE.search(said) or _ELSEWHERE.search(behind) or _OVERLAPS.search(behind) or of_several(labels):
            continue
        clause = said[start_of(said, len(said), CLAUSE_MARKS) :]
        if number_words().comparing.stand_in(clause):
            continue
        meant = _meant(total, parts, stop=bool(lead["stop"]), main=bool(lead["main"]))
        if meant and not _told_before(line, total, parts):
            yield line.parted(total, parts, labels)


def _parts(line: Line, total: Quantity, start: int) -> tuple[list[Quantity], list[str]]:
    """The counts that follow each other to the end of the sentence, each with its name; none where one is no such."""
    end = end_of(line.text, start, FULL_STOPS)
    parts: list[Quantity] = []
    labels: list[str] = []
    at = start
    for count in line.between(start, end):
        if parts:
            mark = _MARK.match(line.text, at)
            at = mark.end() if mark else at
        named = _LABEL.fullmatch(line.text, at, count.start)
        plain = count.unit == total.unit and count.bound is Bound.EXACT and count.step == 1
        if not named or not plain or _is_no_noun(named["name"]):
            return [], []
        parts.append(count)
        labels.append(named["name"])
        at = count.end
    return (parts, labels) if _LAST.match(line.text, at) else ([], [])


def _is_no_noun(name: str) -> bool:
    """Whether a name tells a doing or a channel, or that it is no further part."""
    words = number_words()
    does = name.startswith(words.deeds.words) and not name.startswith(words.named_by_deeds.words)
    if does or no_part(name) or apart().search(name):
        return True
    return words.channels.stand_in(name) or words.comparing.stand_in(name) or words.decisions.stand_in(name)


def _meant(total: Quantity, parts: Sequence[Quantity], *, stop: bool, main: bool) -> bool:
    """Whether the parts miss the total by so little that they were meant to make it; the ``main`` ones may be fewer."""
    values = [q.value for q in parts]
    short = total.value - sum(values, Decimal(0))
    if not short or max(values) >= total.value:
        return False
    if short < 0:
        return -short <= max(_GAP, total.value * (_SHARE if stop else _OVER))
    if main:
        return False
    if short <= _GAP:
        return True
    return short <= total.value * _SHARE and (short < min(values) or short <= total.value * _HUNDREDTH)


def _told_before(line: Line, total: Quantity, parts: Sequence[Quantity]) -> bool:
    """Whether another count before the list is what the parts make, or some first parts are all of the total."""
    summed = sum((q.value for q in parts), Decimal(0))
    if any(q.value == summed and q.unit == total.unit for q in line.between(0, parts[0].start)):
        return True
    run = Decimal(0)
    for part in parts[:-2]:
        run += part.value
        if run == total.value:
            return True
    return run + parts[-2].value == total.value and parts[-1].value > _GAP  # a small last part was forgotten
