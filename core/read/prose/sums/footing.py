"""Lists that foot, or fail to by a little, though no word says that they are parts: 共26件，网上18件，邮寄5件，现场3件.

That a list makes a number to the last unit, or misses it by one or two, is no accident where the sentence gives it
something in common with that number. A list that misses it by more is left alone: it may be about something else.
"""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING

from core.language.sentences import CLAUSE_MARKS, COMMAS_AND_ENDS, FULL_STOPS, end_of, start_of, told_from
from core.language.sought import Sought
from core.read.prose.number_words import number_words
from core.read.prose.quantities import Bound
from core.read.prose.sums.dimensions import of_one_channel, of_several
from core.read.prose.sums.parts import Line, Partition, listed, opposed, whole_set

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from core.read.prose.quantities import Quantity

#: Between a total and the list behind it.
_LEAD = re.compile("(?P<said>[\u4e00-\u9fff]{0,14})(?P<mark>[,:。])")
#: A longer one is looked at only where the list is known to be all there is.
_SHORT_LEAD = 6
#: What says of a number that it is all there is, in the words before it.
_ALL = Sought("(?:共计?|合计|总计|总共|一共|总数|总量)[\u4e00-\u9fff]{0,8}$")
#: The same of a number behind its parts, where what is still to be done is counted too: 全年需办理13件.
_ALL_OF_THESE = Sought(
    "^(?:全年|今年|年内|全部|本年度?|两项|三项|以上)?(?:共计?|合计|总计|总共|一共|[需应须待]办理?)[\u4e00-\u9fff]{0,8}$"
)
#: A label that begins so tells of another doing, no part of the one before.
_DOES = re.compile(
    "(?:开展|组织|召开|举办|举行|印发|制作|编发|编制|制定|修订|发布|公开|受理|收到|接待|参加|建立|新增|净增|报送|上报|转发|检查|督查|培训|完成)"
    "[\u4e00-\u9fff]"
)
#: What was still open and what came in are all that there is to do.
_CARRIED_AND_NEW = re.compile("(?P<carried>结转)|(?P<new>新收|新受理|新增|收到|受理)")
_DONE = Sought("办结|答复|办复")
#: What came from elsewhere or is counted over other times.
_ELSEWHERE = Sought("累计|历年|以来|每|上年|去年|转办|退回|撤回|另|重复|交叉|同时")
#: What was done with all that a sentence counts before its parts.
_COUNTS = re.compile(
    "收到|受理|接[到听待]|征集|收集|发布|公开|制作|编[发印]|办理|答复|回复|召开|举办|组织|开展|解答|梳理"
)
_LEAST_PARTS, _KIND = 3, 2
_GAP = Decimal(2)
_SHARE = Decimal("0.05")
#: Parts that are known to be all there is may miss their total by more.
_WIDE = Decimal("0.25")


def footing(line: Line, taken: set[int]) -> Iterator[Partition]:
    """The lists of a line that make a number beside them or nearly do.

    ``taken`` are the places of numbers that are read as totals or parts already.
    """
    counts = [q for q in line.counts if q.bound is Bound.EXACT and q.step == 1]
    for total in counts:
        found = _behind(line, total) or _before(line, total)
        if found and not any(q.start in taken for q in found.items):
            yield found


def _behind(line: Line, total: Quantity) -> Partition | None:
    """A total and the list behind it."""
    lead = _LEAD.match(line.text, total.end)
    if not lead:
        return None
    start = start_of(line.text, total.start, FULL_STOPS + ";")
    end = end_of(line.text, lead.end(), FULL_STOPS + ";")
    if _ELSEWHERE.search(line.text[told_from(line.text, start, end) : end]):
        return None
    read = listed(line, lead.end() - 1, end, levels=False)
    if read is None or read[0][0].unit != total.unit or total.start in {q.start for q in read[0]}:
        return None
    items, labels = read
    if (
        of_several([line.text[start : total.start], *labels])
        or any(_DOES.match(label) for label in labels)
        or any(q.unit == total.unit for q in line.between(items[-1].end, end))
    ):
        return None
    if _is_part_itself(line, start, total, items):
        return None
    named = line.text[start : total.start]
    row = any(q.unit == total.unit for q in line.between(start, total.start))
    if row and not _ALL.search(named) and named.rstrip(CLAUSE_MARKS)[-_KIND:] == labels[0][-_KIND:]:
        return None  # one of a row of its like: 水价推文30篇，节水推文46篇，水质推文22篇
    if not _ALL.search(named) and of_one_channel(named, labels[0]):
        return None
    outcome = number_words().decisions.stand_in
    if outcome(line.text[start_of(line.text, total.start, CLAUSE_MARKS) : total.start]) and any(map(outcome, labels)):
        return None  # it is one of them: 予以公开31件，部分公开9件，…，其他处理5件
    akin = _ALL.search(named) is not None or _shares_a_noun(named, labels) or _all_kinds(labels)
    whole = whole_set(labels) or opposed(labels) or _closes(line, total, start, labels)
    in_all = lead["mark"] == "。" and _in_all(line, start, total, items)
    if lead["mark"] == "。" and not in_all and not _goes_on(line, start, total, labels):
        return None
    if not whole and (len(lead["said"]) > _SHORT_LEAD or (lead["mark"] == "。" and not in_all)):
        return None
    if not (whole or (akin and len(items) >= _LEAST_PARTS)) or not _meant(total, items, complete=whole):
        return None
    return line.parted(total, items, labels)


def _is_part_itself(line: Line, start: int, total: Quantity, items: Sequence[Quantity]) -> bool:
    """Whether a number and those behind it, or some before it too, are the parts of one told before.

    发文246份，公开131份，依申请公开48份，不予公开67份; the sentence of the parts begins at ``start``.
    """
    every = total.value + sum(q.value for q in items)
    for count in reversed([q for q in line.between(0, total.start) if q.unit == total.unit]):
        if count.value == every:
            return True
        if count.start >= start:
            every += count.value
    return False


def _goes_on(line: Line, start: int, total: Quantity, labels: Sequence[str]) -> bool:
    """Whether a new sentence names the parts of the one number of the one before: 建议12件。主办4件、会办8件."""
    alone = all(q is total or q.unit != total.unit for q in line.between(start, total.end))
    return alone and all(len(label) <= _BARE_LABEL for label in labels)


def _in_all(line: Line, start: int, total: Quantity, items: Sequence[Quantity]) -> bool:
    """Whether a sentence tells nothing but the number there is in all, and the next one is a list that 其他 is in."""
    alone = all(q is total for q in line.between(start, total.end)) and _ALL.search(line.text[start : total.start])
    rest = any("其他" in line.text[a.end : b.start] for a, b in pairwise(items))
    return bool(alone) and rest and len(items) >= _LEAST_PARTS


#: Characters of a name that names nothing but a part.
_BARE_LABEL = 4


def _closes(line: Line, total: Quantity, start: int, labels: Sequence[str]) -> bool:
    """Whether 其他 ends the list behind the one number that the sentence has told so far with what was done."""
    carried = any("结转" in label for label in labels)
    if carried or len(labels) < _LEAST_PARTS or not number_words().wholes.regex.match(labels[-1]):
        return False
    before = any(q.unit == total.unit for q in line.between(start, total.start))
    return not before and _COUNTS.search(line.text[start : total.start]) is not None


#: Between what there was to do and the first of the two it is made of, and between those two.
_MADE_OF = re.compile("[\u4e00-\u9fff]{0,12},?(?:其中|包括|包含|含):?,?[\u4e00-\u9fff]{0,12}")
_BESIDE_IT = re.compile("[\u4e00-\u9fff]{0,6}[,、和及][\u4e00-\u9fff]{0,12}")


def new_and_carried(line: Line) -> Iterator[Partition]:
    """What came in and what was carried over as all there was to do: 办理申请17件，其中新收15件、上年结转2件."""
    for whole, first, second in zip(line.counts, line.counts[1:], line.counts[2:], strict=False):
        between, beside = line.text[whole.end : first.start], line.text[first.end : second.start]
        if not (
            whole.unit == first.unit == second.unit and _MADE_OF.fullmatch(between) and _BESIDE_IT.fullmatch(beside)
        ):
            continue
        found = [_CARRIED_AND_NEW.search(words) for words in (between, beside)]
        kinds = {match.lastgroup for match in found if match}
        if kinds == {"carried", "new"} and "下" not in beside + between:
            yield line.parted(whole, [first, second], ["结转" if m and m["carried"] else "新收" for m in found])


def _before(line: Line, total: Quantity) -> Partition | None:
    """The list of parts and the total behind it, which says that it is one."""
    start = start_of(line.text, total.start, FULL_STOPS + ";")
    before = line.between(start, total.start)
    if len(before) < 2 or any(q.unit != total.unit for q in before):
        return None
    between = re.match(r"[\u4e00-\u9fff]{0,4}[,;]", line.text[before[-1].end : total.start])
    if between is None or not _ALL_OF_THESE.search(line.text[before[-1].end + between.end() : total.start]):
        return None
    if _is_caseload(line, start, before):
        if _DONE.search(line.text[before[-1].end : total.start]):
            return None  # some of it may be carried over again
        return line.parted(total, before, ["结转", "新收"])
    first = max(start, start_of(line.text, before[0].start, COMMAS_AND_ENDS))
    read = listed(line, first, before[-1].end)
    if read is None or len(read[0]) != len(before) or number_words().openers.stand_in(line.text[start : total.start]):
        return None
    if not _meant(total, read[0], complete=False):
        return None
    return line.parted(total, *read)


def _is_caseload(line: Line, start: int, counts: Sequence[Quantity]) -> bool:
    """Whether two counts are what was carried over and what came in, in either order."""
    if len(counts) != 2:
        return False
    ends = (start, counts[0].end)
    kinds = [_CARRIED_AND_NEW.search(line.text[a : q.start]) for a, q in zip(ends, counts, strict=True)]
    return {match.lastgroup for match in kinds if match} == {"carried", "new"}


def _shares_a_noun(named: str, labels: Sequence[str]) -> bool:
    """Whether the labels end with two characters that the total is named by: 解读45次，文字解读20次、视频解读8次."""
    ends = [label[-2:] for label in labels if len(label) > 2]
    if len(ends) < len(labels) - 1:
        return False
    return any(ends.count(end) >= len(labels) - 1 and end in named for end in ends)


def _all_kinds(labels: Sequence[str]) -> bool:
    """咨询类, 投诉类, 建议类; 东片区, 西片区, 南片区."""
    ends = {label[-2:] for label in labels if len(label) > 2}
    return all(label.endswith("类") for label in labels) or (len(ends) == 1 and all(len(label) > 2 for label in labels))


def _meant(total: Quantity, items: Sequence[Quantity], *, complete: bool) -> bool:
    """Whether a list makes the total or misses it by so little that it was meant to."""
    gap = abs(total.value - sum((q.value for q in items), Decimal(0)))
    if complete:
        return gap <= total.value * _WIDE
    if not gap:
        return True
    return gap <= max(_GAP, total.value * _SHARE) and gap < min(q.value for q in items)
