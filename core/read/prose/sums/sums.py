"""Totals and their parts: 共218条，其中A类48条、B类170条; 微信90条、微博70条，共160条; 150条（微信90条、微博60条）."""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import permutations
from typing import TYPE_CHECKING

from core.language.sentences import CLAUSE_MARKS, FULL_STOPS, end_of, start_of
from core.language.sought import Sought
from core.read.prose.clauses import folded
from core.read.prose.number_words import number_words
from core.read.prose.quantities import Quantity, quantities
from core.read.prose.sums.closed_lists import closed_lists, summed_up
from core.read.prose.sums.complete_lists import likely_names_all, names_all
from core.read.prose.sums.dealt_with import dealt_with
from core.read.prose.sums.dimensions import crossed
from core.read.prose.sums.footing import footing, new_and_carried
from core.read.prose.sums.larger import larger_parts, more_outcomes, more_than_among, more_than_came
from core.read.prose.sums.long_lists import long_lists
from core.read.prose.sums.near_fits import near_fits
from core.read.prose.sums.parts import (
    Line,
    Partition,
    counted_twice,
    excepted,
    goes_beyond,
    holds,
    listed,
    opposed,
    sentence_start,
    whole_set,
    without_brackets,
)
from core.read.prose.sums.slipped_sums import bracketed_slip, one_digit_off, slipped_sums
from core.read.prose.sums.unopened import unopened
from core.read.prose.sums.what_follows import are_suits, begins_anew, fits_with_more, next_thing

if TYPE_CHECKING:
    from collections.abc import Sequence

    from core.model.document import View


#: Between a total and what opens the list of its parts, the sentence's end among it (。其中…).
_ATTACHED = re.compile(r"[^,;:。()\x00\d]{0,8}[\x00\s]*[,;。(:]?\s*")
_GOES_ON = re.compile("等|左右|以上")
#: With one of these behind it a word of doing names a kind of thing: 解读及回应信息.
_THINGS = ("信息", "类", "文件", "材料", "稿件", "转办件", "交办件")
#: What is known to have ended, or to have been carried over by none: the ways of ending are then all of it.
_DECIDES = Sought("办结|答复|办理|办复|复议|诉讼|[无有]上?年?度?结转")
_ENDED = Sought("(?:办结|审结|办理完毕|办复|答复)[^,;。]{0,6}$")
#: Some of what was decided came in the year before.
_CARRIED_IN = Sought("(?<![无有])(?:(?<![无有])上年度?|(?<![无有])去年|(?<=[,;。]))结转")
#: A list of so many ways of ending has them all.
_ALL_DECISIONS = 4
#: Such a part is the sum of those before it.
_SUBTOTALS = ("共", "合计", "小计")
#: Such a part is one of the others.
_ADDED = ("新增", "净增")
_AMONG_THESE = re.compile(r"[,(]?其中,?[\u4e00-\u9fff]{2,12}$")
_ACT = re.compile(r"^(?:主要)?(?:通过|在|利用|依托|经|以)")
_RELATIVE = frozenset({"%", "倍", "成", "个百分点", "百分点", ""})
#: 由30件增加到42件: the count that was, and the one that is.
_REACHED = Sought("(?:增加|增长|上升|提高|提升|扩大|减少|下降|降低|回落|攀升|压减)[到至为]$|[增减升降]至$|降到$|达到?$")
_FORMER = Sought("[由从](?:上一?年度?|去年|20[0-9]{2}年度?)?的?$")
_CHANGED = re.compile("(?:增|减|上升|下降|提高|提升|扩大|降|升|回落|攀升|压减)")
_TOLD_NEXT = re.compile("发生|提起|引发|被提起|受理|收到|办理|行政诉讼|应诉")


#: A paragraph with more counts is none that anybody wrote by hand; it would take minutes to read.
MOST_COUNTS = 200


def many_counts(paragraph: View) -> int:
    """How many counts a paragraph has where they are too many for its lists to be read, else 0."""
    counts = sum(q.unit not in _RELATIVE for q in quantities(folded(paragraph).text))
    return counts if counts > MOST_COUNTS else 0


def partitions(paragraph: View) -> list[Partition]:
    """The enumerations of a paragraph that can be read in one way: a total and one flat list of parts in its unit.

    A list is complete when its last part is 其他 or 其余, when each part answers to one of the
    things named with the total, or when its parts are known to be the whole (代表建议, 委员提案). Otherwise parts
    may be missing, but never too many.
    """
    view = folded(paragraph)
    counts = tuple(q for q in quantities(view.text) if q.unit not in _RELATIVE)
    if not 2 <= len(counts) <= MOST_COUNTS:
        return []
    outer = Line(view, without_brackets(view.text), counts)
    outer = Line(view, outer.text, tuple(q for q in counts if outer.text[q.start] != "\x00"))
    found = [p for p in _opened(outer) if p.fits or p.complete or not goes_beyond(outer, p)] + closed_lists(outer)
    found += unopened(outer, {q.start for p in found for q in p.items})
    found += footing(outer, {q.start for p in found for q in (p.whole, *p.items)})
    known = [p for p in found if p.complete or p.exceeds or p.fits]
    near = list(near_fits(outer, {q.start for p in known for q in (p.whole, *p.items)}))
    told = {q.start for p in near for q in p.items}
    found = [p for p in found if p in known or told.isdisjoint(q.start for q in p.items)] + near
    found += summed_up(outer, {q.start for p in found for q in (p.whole, *p.items)})
    found += dealt_with(outer, {q.start for p in found for q in (p.whole, *p.items)})
    found += larger_parts(outer, {q.start for p in found for q in p.items})
    found += more_outcomes(outer, {q.start for p in found for q in p.items})
    found += more_than_came(outer, {q.start for p in found for q in p.items})
    found += more_than_among(outer, {q.start for p in found for q in p.items})
    known = [p for p in found if p.complete or p.exceeds or p.fits]
    two = [p for p in new_and_carried(outer) if all(p.items[1] not in q.items for q in known)]
    told = {q.start for p in two for q in p.items}
    found = [p for p in found if told.isdisjoint(q.start for q in p.items)] + two
    known = [p for p in found if p.complete or p.exceeds or p.fits]
    long = list(long_lists(outer, {q.start for p in known for q in (p.whole, *p.items)}))
    told = {q.start for p in long for q in p.items}
    found = [p for p in found if told.isdisjoint(q.start for q in p.items)] + long
    known = [p for p in found if p.complete or p.exceeds or p.fits]
    slips = list(slipped_sums(outer, {q.start for p in known for q in (p.whole, *p.items)}))
    told = {q.start for p in slips for q in p.items}
    found = [p for p in found if p in known or told.isdisjoint(q.start for q in p.items)] + slips
    for bracket in re.finditer(r"\(([^()]*)\)", view.text):
        inside = Line(view, view.text, counts).between(bracket.start(), bracket.end())
        found += _bracketed(Line(view, view.text, inside), outer, bracket)
    found = [p for p in found if p.fits or not (are_suits(outer, p) or (not p.exceeds and fits_with_more(outer, p)))]
    return sorted(found, key=lambda p: p.items[0].start)


def _opened(line: Line) -> list[Partition]:
    """Lists behind 其中, 包括, 含 or a colon."""
    found: list[Partition] = []
    words = number_words()
    taken = -1
    for opening in re.finditer(rf"{words.openers.any}|(?<=\w):|(?<=[\u4e00-\u9fff])中,|{_SEEN}", line.text):
        if opening.start() < taken:
            continue
        end = end_of(line.text, opening.end(), FULL_STOPS)
        if line.text.startswith("、", opening.start() - 1) and line.text.find(",", opening.end(), end) > 0:
            end = line.text.find(",", opening.end(), end)  # 新增148公里、其中主城区43公里，修复517公里
        start = sentence_start(line.text, opening.start())
        read = listed(line, opening.end(), end)
        if not read:
            continue
        items, labels = read
        if opening[0] == "中," and (not _divided(labels) or line.text.startswith("另", items[-1].end)):
            continue
        decided = _decided(line, start, opening.start(), labels) or _too_many(line, start, items, labels)
        if decided:
            items, labels = listed(line, opening.end(), end, levels=False) or read
        heads = words.openers.regex.match(line.text, _ATTACHED.match(line.text, items[-1].end).end())  # type: ignore[union-attr]
        if heads and len(items) > 1 and line.text.rfind(";", items[-2].end, items[-1].start) > 0:
            items, labels = items[:-1], labels[:-1]
        unit = items[0].unit
        # What is told behind a semicolon has its own whole.
        first = max(start, _clause_start(line.text, opening.start()))
        before = [q for q in line.between(first, opening.start()) if q.end <= opening.start() and holds(q.unit, unit)]
        before = [q for q in before if not _compared(line.text, q, start)]
        if len(before) > 1 and all(map(words.decisions.stand_in, labels)) and _is_done(line.text, before[-1]):
            before = before[-1:]  # 收到19件，办结18件，其中予以公开8件: how the latter ended
        if decided and _CARRIED_IN.search(line.text[start : opening.start()]):
            continue  # what was decided is what came in and what was carried over, together
        begun = opening.start() == start_of(line.text, opening.start(), FULL_STOPS)
        if len(items) == 1 and begun:
            continue  # a sentence that goes on about something counted before, nobody knows about which
        if len(before) > _FEWEST_PARTS and before[0].value == sum(q.value for q in before[1:]) and not begun:
            before = before[-1:]  # 共378条，网站60条，公示栏318条，其中: of the last
        own = len(before) > 1 and opening[0] != "其中" and line.text[before[-2].end : before[-1].start]
        if own and _AMONG_THESE.search(own):
            before = before[-1:]  # 55条，其中审计类12条，包括结果8条、整改8条: parts of the part before them
        attached = before and _ATTACHED.fullmatch(line.text, before[-1].end, opening.start())
        alone = len(before) == 1 and (decided or _LOOKED_AT.match(opening[0]) is not None)
        if before and (_goes_on(line, before[-1], items, labels) or _ends_before_last(line, before[-1], items, labels)):
            items, labels = items[:-1], labels[:-1]
        summed = sum((q.value for q in items), Decimal(0))
        # 121家单位公开预算，包括市直83家、乡镇48家: the parts of the one count before are never more than it
        beyond = len(before) == 1 and len(items) > 1 and opening[0] in _ALL_OF_IT and summed > before[0].high
        if not before or not (attached or opening[0].startswith("其中") or alone or beyond):
            continue
        if (opening[0] == ":" and len(items) < 2) or counted_twice(line, items[-1]):
            continue
        if len(items) == 2 and ";" in line.text[items[0].end : items[1].start] and _TOLD_NEXT.match(labels[1]):
            continue  # 复议6件，其中以我局为被申请人5件；发生诉讼4件
        if len(items) > 1 and items[0].value == before[-1].value and line.text.startswith(";", items[0].end):
            continue  # the first one is all of it, and what follows are other things: 发文4条，其中业务类4条；动态51条
        if len(items) == _TWO_PARTS and line.text.startswith(";", items[0].end) and _PUBLISHED.match(labels[1]):
            continue  # and so they are where they were published: 文件12条，其中图解5条；转载信息160条
        if len(items) > 1 and items[0].value == before[-1].value and _by_one_channel(labels):
            continue  # all of it in one place, and then by what it is about: 网站发布300条，公开动态125条
        before = _large_enough(before, items, summed)
        besides = len(items) > 2 and line.text.startswith((",另", "、另"), items[-2].end)
        if besides and items[0].value == summed - items[0].value < before[-1].low:
            continue  # parts of the first part: 17个，其中14个当场承诺，兑现13个，另1个延至次年
        other = summed > before[-1].high or _LOOKED_AT.match(opening[0])
        told = [q.value for q in line.between(0, start) if q.unit == unit] if other else []
        if summed in told or any(all_ - some == summed for all_, some in permutations(told, 2)):
            continue  # of what an earlier sentence counts, or leaves: 办理439件，含上年结转27件。办结383件。从渠道看……
        by_clauses = ";" in line.text[items[0].end : items[-1].start]
        last = end if by_clauses else end_of(line.text, items[-1].end, FULL_STOPS + ";")
        rest = [q for q in line.between(items[-1].end, last) if q.unit == unit and not excepted(line.text, q)]
        later = any(not _compared(line.text, q, items[-1].end) for q in rest) and not next_thing(line.text, items, rest)
        nested = words.openers.regex.search(line.text, items[-1].end, end) is not None
        taken = items[-1].end
        partition = _made(line, before, items, labels, opening[0], later or nested, start)
        if partition:
            found.append(partition)
    return found


def _goes_on(line: Line, whole: Quantity, items: Sequence[Quantity], labels: Sequence[str]) -> bool:
    """Whether a list in semicolons is all of the whole before its last clause: 甲5条；乙7条；丙8条，解读3条, of 20."""
    if len(items) < _PARTS_AMONG or ";" not in line.text[items[-3].end : items[-2].start]:
        return False
    joint = line.text[items[-2].end : items[-1].start]
    if ";" in joint or "," not in joint or line.parted(whole, items, labels).fits:
        return False
    return line.parted(whole, items[:-1], labels[:-1]).fits


def _ends_before_last(line: Line, whole: Quantity, items: Sequence[Quantity], labels: Sequence[str]) -> bool:
    """Whether a semicolon ends a list in commas, and others are elsewhere: 其中动态6条，其他4条；公众号发布58条."""
    if len(items) < _PARTS_AMONG or number_words().says_done(labels[0]) or not _ELSEWHERE.search(labels[-1]):
        return False
    if ";" not in line.text[items[-2].end : items[-1].start] or ";" in line.text[items[0].end : items[-2].end]:
        return False
    return not line.parted(whole, items, labels).fits


def _by_one_channel(labels: Sequence[str]) -> bool:
    """Whether the first part alone is told by its channel."""
    by_channel = [number_words().channels.stand_in(label) for label in labels]
    return by_channel[0] and not any(by_channel[1:])


def _large_enough(before: list[Quantity], items: Sequence[Quantity], summed: Decimal) -> list[Quantity]:
    """Without the counts that are less than one of the parts, where the parts make none of them nor all together."""
    if made := [q for q in before if q.value == summed]:
        return made[-1:]  # 新收142宗，结转7宗。从渠道看，网上110宗，信函32宗
    sums = {sum((q.value for q in before), Decimal(0))}
    largest = max(q.value for q in items)
    if len(before) == 1 or summed in sums or before[-1].high < largest:
        return before
    return [q for q in before if q.high >= largest]


def _divided(labels: Sequence[str]) -> bool:
    """Whether a list behind 56件申请中 is a division of them: at least three names, none with what was done or more."""
    apart = ("另", "还")
    if whole_set(labels):
        return True  # 通过网络提交的14件、邮寄的6件、当面提交的3件
    if len(labels) >= _ALL_DECISIONS and all(map(number_words().decisions.stand_in, labels)):
        return True  # 54件申请中，予以公开19件，部分公开6件，不予公开5件，无法提供10件
    plain = not any(
        label.startswith(apart) or label.endswith("的") or number_words().process.stand_in(label) for label in labels
    )
    return plain and len(labels) >= _PARTS_AMONG


_PARTS_AMONG, _FEWEST_PARTS, _TWO_PARTS = 3, 2, 2
#: Publishing is told anew.
_PUBLISHED = re.compile("(?:转载|转发|发布|推送|公布|编发)")
#: Where other things were published.
_ELSEWHERE = re.compile("(?:号|网|网站|平台|媒体|微博|微信|端)(?:共|累计)?(?:发布|公开|推送|公布|编发)")
#: With one of these words parts are told that are never more than the one count before them.
_ALL_OF_IT = frozenset({"包括", "具体为", "具体是"})
#: By what all of them are divided: 从形式看，文字解读52件、图片解读36件.
_SEEN = "(?:从[\u4e00-\u9fff]{2,8}看|按照?[\u4e00-\u9fff]{2,6}(?:划分|分类|统计|分))[,:]"
_LOOKED_AT = re.compile(_SEEN)


def _akin_all(labels: Sequence[str]) -> bool:
    """Whether all names end alike."""
    return len({label[-2:] for label in labels}) == 1


def _made(
    line: Line,
    before: Sequence[Quantity],
    items: list[Quantity],
    labels: list[str],
    opener: str,
    goes_on: bool,
    start: int,
) -> Partition | None:
    words = number_words()
    whole = before[-1]
    decided = _decided(line, start, items[0].start, labels) or _too_many(line, start, items, labels)
    things = (*_THINGS, *words.faults.words)
    process = [words.says_done(label) and not label.removesuffix("的").endswith(things) for label in labels]
    divided = whole_set(labels) or opposed(labels) or any(family.holds(labels) for family in words.families)
    if len(items) > 1 and len(set(process)) > 1 and not decided and not divided:
        return None
    if any(label.startswith(_ADDED) for label in labels[1:]) and not labels[0].startswith(_ADDED):
        return None  # 专职5名，兼职20名，新增3名: they are among the others
    if any(label.startswith(_SUBTOTALS) for label in labels[1:]):
        return None  # 目录1条、机构4条，共发布5条；专栏…
    if crossed(whole, items, labels) or begins_anew(line.text, items, labels):
        return None
    acts = [_ACT.match(label) is not None for label in labels]
    governs_all = acts[0] and not any(acts[1:]) and "," not in line.text[items[0].end : items[-1].start]
    if len(set(acts)) > 1 and not governs_all and len({label[-2:] for label in labels}) > 1:
        return None  # by channel and by content at once: the parts overlap; but 通过网站20条、公众号24条
    tail = line.text[items[-1].end :]
    opened = goes_on or _GOES_ON.match(tail) is not None
    named = line.text[max(start, *(q.end for q in before[:-1]), 0) if len(before) > 1 else start : whole.start]
    known_whole = divided or (decided and len(labels) >= _ALL_DECISIONS)
    known_whole = known_whole or (_LOOKED_AT.match(opener) and len(labels) >= _PARTS_AMONG and _akin_all(labels))
    complete = len(items) > 1 and not opened and (bool(known_whole) or names_all(named, opener, whole, items, labels))
    return Partition(
        whole=whole,
        items=tuple(items),
        labels=tuple(labels),
        complete=complete,
        open=opened,
        likely=not opened and likely_names_all(opener, whole, items),
        total_view=line.view.slice(whole.start, whole.end),
        parts_view=line.view.slice(items[0].start, items[-1].end),
        candidates=tuple(before) if len(before) > 1 else (),
    )


def _decided(line: Line, start: int, end: int, labels: Sequence[str]) -> bool:
    """Whether the parts are ways of ending, and the sentence before them says that all had ended."""
    return all(map(number_words().decisions.stand_in, labels)) and _DECIDES.search(line.text[start:end]) is not None


def _too_many(line: Line, start: int, items: Sequence[Quantity], labels: Sequence[str]) -> bool:
    """Whether more are told to have ended, in their ways of ending, than came in: 收到5件，其中公开3件、不予公开3件."""
    before = [q for q in line.between(start, items[0].start) if q.unit == items[0].unit]
    if len(items) < 2 or not all(map(number_words().decisions.stand_in, labels)) or len(before) != 1:
        return False
    return sum((q.low for q in items), Decimal(0)) > before[0].high and not _CARRIED_IN.search(
        line.text[start : items[0].start]
    )


def _bracketed(line: Line, outer: Line, bracket: re.Match[str]) -> list[Partition]:
    """74条（指南1条、业务61条、其他12条）: a list in brackets behind its total."""
    words = number_words()
    opening = re.match(rf"(?:{words.openers.any}[:,]?)?", line.text[bracket.start() + 1 : bracket.end()])
    opener = opening[0] if opening else ""
    read = listed(line, bracket.start() + 1 + len(opener), bracket.end() - 1)
    if read is None:
        return []
    items, labels = read
    before = outer.between(max(0, bracket.start() - 40), bracket.start())
    whole = before[-1] if before else None
    if whole is None or not holds(whole.unit, items[0].unit) or len(items) != len(line.counts):
        return []
    if not re.fullmatch(r"[^,;。:、\x00]{0,8}", outer.text[whole.end : bracket.start()]):
        return []
    if len(items) == 1 and not opener:
        return []
    overlapping = len(items) == 2 and not _akin(labels)  # two of one kind in brackets may overlap
    made = _made(line, [whole], items, labels, opener, False, start_of(outer.text, whole.start, FULL_STOPS))
    known = made and not overlapping and (made.complete or made.exceeds or made.fits)
    if (
        not known
        and not _GOES_ON.match(line.text, items[-1].end)
        and (bracketed_slip(outer, whole, items, labels) or one_digit_off(line.text, whole, items))
    ):
        return [line.parted(whole, items, labels)]
    return [made] if made and not overlapping else []


def _akin(labels: list[str]) -> bool:
    """微信, 微博: two names that begin or end alike, or belong together, name different things of one kind."""
    first, second = labels
    return bool(first and second) and (
        first[0] == second[0] or first[-1] == second[-1] or whole_set(labels) or second.startswith(("其他", "其余"))
    )


def _is_done(text: str, count: Quantity) -> bool:
    """Whether a count is of what was brought to an end."""
    return _ENDED.search(text[start_of(text, count.start, CLAUSE_MARKS) : count.start]) is not None


def _compared(text: str, count: Quantity, start: int) -> bool:
    """Whether a count is one of another year, a change or an average: none that parts may belong to."""
    at = max(start, start_of(text, count.start, CLAUSE_MARKS))
    before = text[at : count.start]
    if _REACHED.search(before):
        return False
    former = _FORMER.search(before) is not None and _CHANGED.match(text, count.end) is not None
    return former or number_words().comparing.stand_in(re.sub("累计", "", before))


def _clause_start(text: str, at: int) -> int:
    """Start of the clause between semicolons that holds the total; the one before when 其中 opens a clause of its own.

    A sentence of its own goes on about all of the one before it.
    """
    if text.endswith("。", 0, at):
        return sentence_start(text, at)
    return start_of(text, len(text[:at].rstrip(";")), FULL_STOPS + ";")
