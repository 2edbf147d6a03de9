"""One part that is larger than its whole: 公开信息162条。其中，文件41条，通过公众号发布信息293篇.

Such a list need not be read to its end: whatever else it names, no part of 162 is 293.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from core.language.sentences import CLAUSE_MARKS, FULL_STOPS, end_of, start_of
from core.language.sought import Sought
from core.read.prose.number_words import number_words
from core.read.prose.sums.dimensions import no_part
from core.read.prose.sums.parts import Line, Partition, listed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from core.read.prose.quantities import Quantity

#: Between the whole and what opens the list, the end of its sentence among it.
_ATTACHED = re.compile(r"[^,;:。()\x00\d]{0,6}[\x00\s]*[,;。(]?\s*")
_COMMAS = f"{FULL_STOPS},;"
#: Units that are said of the same pieces.
_ALIKE = frozenset("条篇则")
#: In which applications are counted.
_PAPERS, _APPLIED = frozenset("件条份"), Sought("申请|受理|收到")
#: Newspapers and accounts whose names hold a word of comparison: 每日头条.
_NAMES = Sought("每日(?=[\u4e00-\u9fff]{2})|总[站台局](?=[\u4e00-\u9fff])")
#: What was found in what was looked at, or said of it: other things than those.
_FOUND = Sought(
    r"(?:发现|查[出处找]|检出|提出|移交|移送|反馈|排查|收集|征集|整改|指出)[^,;。\d]{0,6}"
    r"(?P<thing>问题|隐患|意见|建议|线索|错链|死链|断链|错误|错别字|差错)$"
)
#: A clause that begins so tells of another channel, as that of the whole did.
_BY_MEANS = Sought("^(?:利用|通过|依托|借助)")
#: Done with what was found there.
_DEALT = re.compile("(?:现?已|目前)?(?:完成)?整改(?:完成|到位)?")
#: What is told on the mean, or as a difference: one of what it is of may be more.
_AVERAGE = re.compile("平均|[年月日人]均|净[增减流]|顺差|逆差")
#: What others have, or what was done besides, is no part.
_BESIDES = re.compile(
    "另|此外|指导|督促|下属|所属|各|全[省市县区]|带动|同时|还|历年|以来|转发|转载|阅读|浏览|点击|评论|关注"
)


def larger_parts(line: Line, taken: set[int]) -> Iterator[Partition]:
    """The largest part of each list that 其中 or 包括 opens, where it is larger than the count before the list.

    ``taken`` are the places of numbers that are read as parts already.
    """
    for opening in number_words().openers.regex.finditer(line.text):
        start = start_of(line.text, len(line.text[: opening.start()].rstrip("。")), FULL_STOPS)
        before = [q for q in line.between(start, opening.start()) if q.end <= opening.start()]
        if len(before) != 1 or not _ATTACHED.fullmatch(line.text, before[0].end, opening.start()):
            continue
        whole = before[0]
        if _AVERAGE.search(_label(line.text, whole)):
            continue
        beside = line.text.startswith("、", opening.start() - 1)  # 新增148公里、其中主城区43公里，修复517公里
        end = end_of(line.text, opening.end(), FULL_STOPS + (";," if beside else ";"))
        named = {q.end for q in line.between(opening.end(), end)}  # 4批318条: the second is no part beside the first
        parts = [
            q
            for q in line.between(opening.end(), end)
            if q.start not in taken
            and q.start not in named
            and not _in_row(line.text, q)
            and _is_part(line.text, q, whole)
        ]
        largest = max(parts, key=lambda q: q.low, default=None)
        if largest is not None and largest.low > whole.high:
            yield Partition(
                whole=whole,
                items=(largest,),
                labels=(_label(line.text, largest),),
                complete=False,
                open=False,
                total_view=line.view.slice(whole.start, whole.end),
                parts_view=line.view.slice(largest.start, largest.end),
            )


#: Of what came in, and what was then done with it: none of it can be more, unless some came in before.
_OF_THESE = (
    (Sought(r"(?:召开|举行)[^,;。\d]{0,12}会议?$"), Sought(r"(?:列席|旁听)[^,;。\d]{0,10}$")),
    (Sought(r"(?:发放|发出|下发|投放)[^,;。\d]{0,10}$"), Sought(r"(?:回收|收回)[^,;。\d]{0,8}$")),
    (
        Sought(r"(?:征集|收到|收集|征求)[^,;。\d]{0,10}(?:意见|建议)[^,;。\d]{0,4}$"),
        Sought(r"(?:采纳|吸纳)[^,;。\d]{0,8}$"),
    ),
    (
        Sought(r"(?:发现|查[出找]|排查出?|反馈|指出|通报)[^,;。\d]{0,10}$"),
        Sought(r"(?:问题|隐患|栏目|信息|错误)[^。\d]{0,12}(?:整改|改正|纠正|更正|销号)(?:完成|到位)?了?$"),
    ),
    (
        Sought(r"(?:发现|查[出找]|排查出?|反馈|指出|通报)[^,;。\d]{0,8}(?:问题|隐患|错误)$"),
        Sought(r"(?:整改|改正|纠正|更正|销号)(?:完成|到位)?了?$"),
    ),
    (
        Sought(r"(?:收到|受理|新收)[^,;。\d]{0,10}申请[^,;。\d]{0,4}$"),
        Sought(r"(?:予以公开|部分公开|不予公开|无法提供|不予处理)[^,;。\d]{0,4}$"),
    ),
    (
        Sought(r"[应须](?:公开|编制|更新|报送|参加|发布|到)[^,;。\d]{0,10}$"),
        Sought(r"(?:已|实际?)(?:公开|编制|更新|报送|参加|发布|到)[^,;。\d]{0,8}$"),
    ),
    (Sought(r"(?:抽查|检查|巡查|监测|普查)[^,;。\d]{0,12}$"), Sought(r"(?:合格|达标|不规范)[^,;。\d]{0,8}$")),
    (Sought(r"(?:报送|上报|投稿)[^,;。\d]{0,12}$"), Sought(r"(?:被?采用|录用|刊发)[^,;。\d]{0,8}$")),
    (Sought(r"(?:申报|报名|提交)[^,;。\d]{0,12}$"), Sought(r"(?:通过|获批|入选|立项)[^,;。\d]{0,8}$")),
    (
        Sought(
            r"(?:收到|受理|接听|接到|承办)[^,;。\d]{0,10}(?:留言|工单|来信|咨询|投诉|诉求|电话|建议|提案)[^,;。\d]{0,4}$"
        ),
        Sought(r"(?:办结|答复|回复|办复)[^,;。\d]{0,8}$"),
    ),
)
_CAME_BEFORE = Sought("结转|上年|去年|累计|历年|往年|遗留|含|另|转办|多次|以来|每|各")


def more_than_came(line: Line, taken: set[int]) -> Iterator[Partition]:
    """What was done with more than came in, one count right behind the other: 征集意见36条，采纳40条."""
    for whole, part in pairwise(line.counts):
        start, end = start_of(line.text, whole.start, FULL_STOPS), end_of(line.text, part.end, FULL_STOPS)
        if part.unit != whole.unit or part.low <= whole.high or part.start >= end_of(line.text, whole.end, FULL_STOPS):
            continue
        before, behind = line.text[start : whole.start], line.text[whole.end : part.start]
        several = any(q.unit == whole.unit for q in line.between(start, whole.start))
        if several or part.start in taken or _CAME_BEFORE.search(line.view.text[start:end]):
            continue
        if any(came.search(before) and done.search(behind) for came, done in _OF_THESE):
            yield Partition(
                whole=whole,
                items=(part,),
                labels=(_label(line.text, part),),
                complete=False,
                open=False,
                total_view=line.view.slice(whole.start, whole.end),
                parts_view=line.view.slice(part.start, part.end),
            )


#: What the outcomes were told of, and what comes between its number and theirs.
_APPLICATIONS = Sought("(?:收到|受理|新收|接收)[^,;。\\d]{0,12}申请[^,;。\\d]{0,4}$")
_THEN = re.compile("[\u4e00-\u9fff]{0,10}[,:]")
#: So many outcomes are told one by one.
_SEVERAL = 2


def more_outcomes(line: Line, taken: set[int]) -> Iterator[Partition]:
    """Outcomes told one by one behind what came in, and together more: 收到申请19件，予以公开11件，不予公开9件."""
    for whole in line.counts:
        start, end = start_of(line.text, whole.start, FULL_STOPS), end_of(line.text, whole.end, FULL_STOPS)
        then = _THEN.match(line.text, whole.end)
        if not then or not _APPLICATIONS.search(line.text[start : whole.start]):
            continue
        read = listed(line, then.end() - 1, end, levels=False)
        if read is None or len(read[0]) < _SEVERAL or any(q.start in taken for q in read[0]):
            continue
        items, labels = read
        outcome = number_words().decisions.stand_in
        together = items[0].unit == whole.unit and sum(q.low for q in items) > whole.high
        if together and all(map(outcome, labels)) and not _CAME_BEFORE.search(line.view.text[start:end]):
            yield line.parted(whole, items, labels)


#: 58处问题中已整改60处: between a whole and what was done with some of it.
_AMONG = re.compile("[\u4e00-\u9fff]{1,8}当?中,?[\u4e00-\u9fff]{0,6}(?:已|有)[\u4e00-\u9fff]{0,6}")


def more_than_among(line: Line, taken: set[int]) -> Iterator[Partition]:
    """What was so with more of them than there were."""
    for whole, part in pairwise(line.counts):
        if part.unit == whole.unit and part.low > whole.high and part.start not in taken:
            between = line.text[whole.end : part.start]
            if _AMONG.fullmatch(between) and not number_words().comparing.stand_in(between):
                yield line.parted(whole, [part], [_label(line.text, part)])


def _is_part(text: str, count: Quantity, whole: Quantity) -> bool:
    pair = {count.unit, whole.unit}
    alike = (
        count.unit == whole.unit
        or pair <= _ALIKE
        or (pair <= _PAPERS and _APPLIED.search(_label(text, whole)) is not None)
    )
    label = _NAMES.regex.sub("", _label(text, count))
    if no_part(label) or _DEALT.fullmatch(label):
        return False
    means = _BY_MEANS.search(label)
    if means and means[0] in _label(text, whole):
        return False  # 利用公众号发布信息90条，其中通知2件，利用电子屏发布信息120条
    found = _FOUND.search(label)
    if found and found["thing"] not in _label(text, whole) + text[whole.end : whole.end + 4]:
        return False
    return alike and not number_words().comparing.stand_in(label) and not _BESIDES.search(label)


def _in_row(text: str, count: Quantity) -> bool:
    """Whether a count goes on with what there is now: 目前共有栏目12个、子栏目46个."""
    said = text[start_of(text, count.start, _COMMAS) : count.start]
    return "、" in said and no_part(said)


def _label(text: str, count: Quantity) -> str:
    """What is said of a count in its clause."""
    return text[start_of(text, count.start, CLAUSE_MARKS) : count.start].replace("\x00", "")
