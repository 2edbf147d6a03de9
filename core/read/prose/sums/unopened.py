"""Lists of parts that no word opens: 清理文件20件，继续有效12件、修改3件、废止5件; 建议4件、提案3件，7件均已办结."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from core.language.sentences import CLAUSE_MARKS, COMMAS_AND_ENDS, FULL_STOPS, end_of, start_of
from core.language.sought import Sought
from core.read.prose.number_words import number_words
from core.read.prose.sums.parts import Line, Partition, listed

if TYPE_CHECKING:
    from core.read.prose.quantities import Quantity

#: Between the parts and the number that takes them up again.
_AGAIN = re.compile("[\u4e00-\u9fff]{0,4}[,;](?:这|上述|以上|所有)?")
#: Between a total and its parts.
_LEAD = re.compile("[\u4e00-\u9fff]{0,14}[,:]")
#: Behind such a number: what is said of all of them.
_OF_ALL = re.compile("(?:[\u4e00-\u9fff]{0,6}?)(?:均|全部|都)")
#: What came from elsewhere or went there is in neither the total nor the parts.
_MOVED = Sought("结转|上年|去年|转办|其中|累计|退回|撤回|不予受理|不属于")


def unopened(line: Line, taken: set[int]) -> list[Partition]:
    """The lists of a line; ``taken`` are the places of numbers that were read as parts already."""
    counts = [q for q in line.counts if q.start not in taken]
    found = [
        p
        for total in counts
        if (p := _sorted_out(line, total) or _some_and_the_rest(line, total) or _some_and_others(line, total, taken))
    ]
    return found + [p for total in counts if (p := _resumed(line, total))]


def _sorted_out(line: Line, total: Quantity) -> Partition | None:
    """A total whose parts are the outcomes of one division that leaves nothing over: 办结 and 正在办理."""
    lead = _LEAD.match(line.text, total.end)
    if not lead:
        return None
    end = end_of(line.text, lead.end(), FULL_STOPS + ";")
    start = start_of(line.text, total.start, FULL_STOPS + ";")
    if _MOVED.search(line.text[start:end]):
        return None
    if any(q.unit == total.unit for q in line.between(start, total.start)):
        return None  # one of several numbers before; which of them has these parts is not known
    read = listed(line, lead.end() - 1, end)
    if read is None or len(read[0]) < 2 or read[0][0].unit != total.unit:
        return None
    items, labels = read
    family = next((f for f in number_words().families if f.holds(labels)), None)
    if family is None or family.names(line.text, start_of(line.text, total.start, CLAUSE_MARKS), total.start):
        return None  # no division, or the total is itself one of its outcomes: 关停栏目4个，注销2个
    return line.parted(total, items, labels)


def _some_and_the_rest(line: Line, total: Quantity) -> Partition | None:
    """A total, one part of it and what is called the rest: 领域23个，发现7个更新不及时，其余16个正常.

    Only where the sentence has no fourth number in the unit, which might be the total.
    """
    start, end = start_of(line.text, total.start, FULL_STOPS + ";"), end_of(line.text, total.end, FULL_STOPS + ";")
    counts = [q for q in line.between(start, end) if q.unit == total.unit]
    if len(counts) != _THREE or counts[0] is not total or any(q.rounded for q in counts):
        return None
    some, rest = counts[1:]
    said = line.text[total.end : some.start]
    if _STILL.search(line.text[some.end : rest.start]) and _AMONG_THESE.search(said):
        noun = line.text[total.end : total.end + 2]
        alike = line.text.startswith((noun, "未", "尚未", "没有"), rest.end)
        over = alike and some.value + rest.value > total.value
        return (
            line.parted(total, [some, rest], ["", "仍有"]) if over and not _MOVED.search(line.text[start:end]) else None
        )
    between = line.text[some.end : rest.start]
    others = _OTHER_PART.search(between) is not None
    if "、" in said or "," not in said or not (others or _REST.search(between)):
        return None
    # What is told as the other part may be one of several; it is the last one where it makes the whole or nearly so.
    near = abs(total.value - some.value - rest.value) * (_TWENTIETH if others else _QUARTER) <= total.value
    if not near or some.value > total.value or _MOVED.search(line.text[start:end]):
        return None
    return line.parted(total, [some, rest], ["", "其余"])


#: The rest itself, no other part of it between.
_REST = re.compile("(?:^|[,;、])(?:而|对)?(?:其余|剩余|余下)的?$")
#: 15个科室中，14个科室完成，仍有2个未完成
_STILL = Sought("[,;](?:但)?(?:仍有|尚有|还有)$")
_AMONG_THESE = Sought("^[\u4e00-\u9fff]{1,8}中,?(?:已|有|已有|共有)?$")
_THREE, _QUARTER, _TWENTIETH = 3, 4, 20


#: One part, and another one in the same words of number: 1件按时答复，另2件要求补正.
_OTHER_PART = Sought("(?:^|[,;、])另外?(?:有|的)?$")
_BOTH_OF_THEM = Sought("复议|诉讼|转|信访|咨询|申请人|除|来自|同时|还")


def _some_and_others(line: Line, total: Quantity, taken: set[int]) -> Partition | None:
    """Two parts that are more than the applications they are parts of: 收到2件，1件已答复，另2件要求补正."""
    start, end = start_of(line.text, total.start, FULL_STOPS + ";"), end_of(line.text, total.end, FULL_STOPS + ";")
    counts = [q for q in line.between(start, end) if q.unit == total.unit]
    if len(counts) != _THREE or counts[0] is not total or any(q.rounded or q.start in taken for q in counts):
        return None
    some, others = counts[1:]
    alone = line.text.endswith((",", ";", ":"), 0, some.start) or line.text.endswith(("其中", ",有"), 0, some.start)
    if (
        not alone
        or "申请" not in line.text[start : total.end]
        or not _OTHER_PART.search(line.text[some.end : others.start])
    ):
        return None
    if _MOVED.search(line.text[start:end].replace("其中", "")) or _BOTH_OF_THEM.search(line.text[total.end : end]):
        return None
    return line.parted(total, [some, others], ["", "另"]) if some.value + others.value > total.value else None


def _resumed(line: Line, total: Quantity) -> Partition | None:
    """A number behind the parts that says more of them than there are: 建议4件、提案3件，8件均已办结."""
    if not _OF_ALL.match(line.text, total.end):
        return None
    start = start_of(line.text, total.start, FULL_STOPS + ";")
    before = line.between(start, total.start)
    if len(before) < 2 or any(q.unit != total.unit for q in before):
        return None
    if not _AGAIN.fullmatch(line.text, before[-1].end, total.start):
        return None
    read = listed(line, max(start, start_of(line.text, before[0].start, COMMAS_AND_ENDS)), before[-1].end)
    if read is None or len(read[0]) != len(before):
        return None
    if sum((q.high for q in read[0]), Decimal(0)) >= total.low or number_words().comparing.stand_in(read[1][0]):
        return None
    return line.parted(total, *read)
