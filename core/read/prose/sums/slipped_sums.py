"""Rows of counts that make the number beside them but for one digit: 受理1024件，初信718件，重信316件.

A row that goes on to the end of its sentence behind the first count of that unit, or up to a number that is told as
all of them, is nearly always its parts, whatever the names say. One wrong digit, or two that changed places, is a slip.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from core.language.numerals import COUNTING, ONES
from core.language.sentences import CLAUSE_MARKS, FULL_STOPS, PAUSES, end_of, start_of, told_from
from core.language.sought import Sought
from core.read.prose.number_words import number_words
from core.read.prose.quantities import Bound
from core.read.prose.sums.dimensions import came_and_went, no_part, of_one_channel, of_several

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from core.read.prose.quantities import Quantity
    from core.read.prose.sums.parts import Line, Partition

#: Between a number and the row behind it, 在21件申请中 among it.
_LEAD = re.compile(
    r"""(?x)
    [^,;:。、()\d\x00]{0,16} \x00* (?P<mark> [当之]? 中 ,? | 里 ,? | [,;:。] )
    (?: 从 [\u4e00-\u9fff]{2,8} 看 [,:] | 具体 )? (?: 其中 | 包括 | 分别 [为是有] )? [:,]?"""
)
#: In the words before a count: it is of another time, of each of several, or of something else.
_ELSEWHERE = re.compile(
    r"""(?x)
    每 | 平均 | 人均 | 同比 | 上年 | 去年 | 较 | 比 (?! [例赛] ) | 累计 | 以来 | 历年 | 另 (?! 外?有 ) | 此外 | 同时
    | 结转 | 其中 | 分别 | 各 (?! [类种项级] ) | 率 | 超过 | 以上 | 目前 | 现有 | 重复 | 退回 | 撤回 | 后, | 主要
    | 剩余 | 余下 | 结余 | 结存 | 增 | 减 | 计划 | 目标 | 应 (?! [急用对聘诉邀] ) | 满分 | 浏览 | 阅读 | 点击"""
)
#: The same anywhere before a number in its sentence.
_OF_ELSEWHERE = Sought("每|上年|去年|以来|结转|其中|分别|此外|另")
#: The share of the part before, which comes in between: 当面申请18件，占13.4%.
_OWN_SHARE = re.compile(r"[,(]?(?:约|分别)?占比?[^,;。\d]{0,8}\d[\d.]*%")
#: What stands before a number and says that it is itself the first of a row.
_IN_ROW = re.compile("[看分为是有况下]$")
#: One more part, whose number is spelled or left out.
_ONE_MORE = re.compile(
    rf"""(?x)
    (?<! [\dA-Za-z第] ) [{COUNTING}] [件条份个项名人次家户篇起场期处所座批] (?! 月 )
    | (?<! [无有] ) (?: 其余 | 其他 | 剩余 | 余下 )
      (?: 的?均 | 的?都 | 的? [\u4e00-\u9fff]{{2,}} [,。] (?! 共有?\d ) | $ )"""
)
_REST = re.compile("[,;。](?:其余|剩余|余下|其他)")
#: Between a row and the number that is all of it.
_IN_ALL = Sought(
    rf"""(?x) (?:^|[,;。(]) [\u4e00-\u9fff]{{0,8}}?
    (?: 共计? | 合计 | 总计 | 总 [\u4e00-\u9fff]{{0,2}} [数量次] | 加起来 | 之和 | 全年
      | [{COUNTING}] [年季月期次] 累计 )
    (?! 有? [\u4e00-\u9fff]{{0,8}} (?: 中 | 里 ) ) [\u4e00-\u9fff]{{0,12}} $
    | (?: 组成 | 构成 | 组建 ) (?: 了 | 的 )* (?: 一支 )? $"""
)
#: The words before the first of a row whose others have none: 各期分别刊登8件、11件; 三次督查各发现16个、12个.
_GOVERNS = re.compile(f"各[期次批季月片区]?(?!类|种|项|级)|[{ONES[:4]}]至[{ONES[:4]}]季度|分别|依次|现有|目前")
#: 建议39件、提案35件，建议提案84件: the number behind is named by what the parts are named by.
_NAMED_AGAIN = re.compile("[,;。](?:以上|上述|这)?(?P<noun>(?:[\u4e00-\u9fff]{2}){2,4})(?:共|总数)?")
_LONGEST_LABEL, _LEAST_TOTAL, _TWO = 40, 10, 2
#: Characters of a kind that all have in common: 类信息.
_KIND = 3
#: Information of some kind, which is one of several: 累计发布基础栏目信息620条，重点领域信息109条.
_PUBLISHED = re.compile(
    r"[\u4e00-\u9fff]{0,8}(?:发布|公开|公布|推送)了?(?!政府信息|政务信息|各类|信息)[\u4e00-\u9fff]{2,8}信息"
)
_OF_KIND = Sought("信息(?:发布|公开|公布|推送)?了?$")
#: In which stretches and sums are measured; with them a verb before the number is a kind too: 新建72公里.
_MEASURES = frozenset({"公里", "千米", "米", "亩", "公顷", "平方米", "平方公里", "吨", "元", "万元", "立方米"})
#: With one of these behind it a word of doing names a kind.
_THINGS = ("类", "信息", "方面", "事项", "问题")
_KINDS = ("主动公开", "依申请", "不予", "不公开")
_DEED = re.compile("(?:检查|督查|抽查|巡查|调研|走访|宣传|宣讲|座谈|演练|调度|学习|审核|审查|约谈|通报|慰问)$")
_PERSONS = frozenset({"名", "人", "位"})
#: Works of several units and the unit of them all: 稿件36篇、报道24条、专题18期，共78条次.
_WORKS, _TURNS = frozenset("条篇期则件部份幅集张册本"), frozenset({"条次", "篇次", "件次", "条", "篇", "件", "份"})
#: What is told behind such a mark may be of other things.
_STOPS = re.compile("^[^、;,]{0,12}[,;]")
#: Fewer are looked at where the names tell that they are all.
_LEAST_CLOSED = 5
_NONE_BESIDE = re.compile("[^。]{0,12}(?:无|没有|未有|未收到)(?:以|通过)?(?:其他|其它|别的)")
#: By how much the wrong digit may change the number; of small numbers a difference of two is near enough.
_SHARE, _GAP, _SMALL, _LITTLE = Decimal("0.25"), Decimal(2), 20, Decimal("0.04")


def slipped(told: Decimal, right: Decimal, step: Decimal = Decimal(1)) -> bool:
    """Whether two numbers differ by one digit, or by two neighbours that changed places.

    >>> slipped(Decimal(480), Decimal(470)), slipped(Decimal(57), Decimal(75)), slipped(Decimal(480), Decimal(391))
    (True, True, False)
    """
    one, other = (f"{(number / step).normalize():f}" for number in (told, right))
    if len(one) != len(other) or len(one) == 1:
        return False
    wrong = [at for at, (a, b) in enumerate(zip(one, other, strict=True)) if a != b]
    if len(wrong) == 2 and wrong[1] == wrong[0] + 1:
        return one[wrong[0]] == other[wrong[1]] and one[wrong[1]] == other[wrong[0]]
    return len(wrong) == 1


def slipped_sums(line: Line, taken: set[int]) -> Iterator[Partition]:
    """The rows of a line; ``taken`` are the places of numbers that are read as totals or parts already."""
    for total in line.counts:
        if total.bound is not Bound.EXACT or total.value < _LEAST_CLOSED or total.start in taken:
            continue
        parts, labels = _behind(line, total) or _before(line, total) or ([], [])
        if len(parts) > 1 and taken.isdisjoint(q.start for q in parts) and _meant(line, total, parts, labels):
            yield line.parted(total, parts, labels)


def _behind(line: Line, total: Quantity) -> tuple[list[Quantity], list[str]] | None:
    """The counts from a number to the end of the sentence, or of the next one where the number ends its own."""
    lead = _LEAD.match(line.text, total.end)
    if lead is None:
        return None
    start = start_of(line.text, total.start, FULL_STOPS + ";")
    said = line.text[told_from(line.text, start, total.start + 1) : total.start]
    if any(q.unit == total.unit for q in line.between(start, total.start)):
        return None
    if lead["mark"][0] in PAUSES and _IN_ROW.search(said.rstrip(":,")):
        return None
    clause = said[start_of(said, len(said), PAUSES) :]
    if _ELSEWHERE.search(clause.replace("累计", "").replace("各", "")) or _OF_ELSEWHERE.search(said):
        return None
    end = end_of(line.text, lead.end(), FULL_STOPS)
    row = line.between(lead.end(), end)
    if row and (_ONE_MORE.search(line.text[lead.end() : end]) or "另" in line.text[row[-1].end : end]):
        return None
    found = _row(line, lead.end(), row, total)
    return None if found and of_one_channel(said, found[1][0]) else found


def _before(line: Line, total: Quantity) -> tuple[list[Quantity], list[str]] | None:
    """The counts of a sentence before the number that says that it is all of them."""
    start = start_of(line.text, total.start, FULL_STOPS + ";")
    row = line.between(start, total.start)
    if not row:
        start = start_of(line.text, start - 1, FULL_STOPS + ";")
        row = line.between(start, total.start)
    if len(row) < _TWO:
        return None
    between = line.text[row[-1].end : total.start]
    again = _NAMED_AGAIN.fullmatch(between)
    if not _IN_ALL.search(between) and not (again and _names_both(again["noun"], line.text[start : row[-1].start])):
        return None
    if _REST.search(line.text[row[-2].end : row[-1].start] + between):
        return None  # 其余为其他信息，共39条
    outcomes = number_words().outcomes
    if outcomes.stand_in(between) and not outcomes.stand_in(line.text[start : row[-1].start]):
        return None  # 收到意见36条、12条，共采纳40条
    if any(q.unit == total.unit for q in line.between(total.end, end_of(line.text, total.end, FULL_STOPS + ";"))):
        return None
    return _row(line, start_of(line.text, row[0].start, PAUSES), row, total)


def _names_both(noun: str, said: str) -> bool:
    """Whether a noun is made of words that the parts are named by: 建议提案 of 代表建议 and 委员提案."""
    words = [noun[at : at + _TWO] for at in range(0, len(noun), _TWO)]
    return len(set(words)) == len(words) and all(word in said for word in words)


def _row(line: Line, start: int, row: Sequence[Quantity], total: Quantity) -> tuple[list[Quantity], list[str]] | None:
    """The counts of a row with the words before each; what is told behind a comma of other things ends it."""
    parts: list[Quantity] = []
    labels: list[str] = []
    at = start
    for count in row:
        label = _OWN_SHARE.sub("", line.text[at : count.start]).replace("\x00", "")
        label = label if parts else _GOVERNS.sub("", label)
        label = label.rpartition("其中")[2] if not parts and count.start < total.start else label
        other = not _alike(total, count) or _ELSEWHERE.search(label) or no_part(label)
        if other and len(parts) >= _TWO and start < total.start < row[0].start and _STOPS.search(label):
            break
        if other or count.bound is not Bound.EXACT or len(label) > _LONGEST_LABEL:
            return None
        if re.search(f"[{FULL_STOPS}]", label):
            return None
        parts.append(count)
        labels.append(label)
        at = count.end
    names = [label.strip(",、;和及与") for label in labels]
    governed = not any(names[1:]) and parts and _GOVERNS.search(line.text, start, parts[0].start)
    noun = line.text[total.end : total.end + _TWO]  # 41个部门中，31个部门优秀，8个部门良好
    of_set = (
        bool(parts)
        and all(line.text.startswith(noun, q.end) for q in parts)
        and all(names[1:])
        and line.text[start - 1 : start] in ",中里"
    )
    return (parts, labels) if len(parts) >= _TWO and (all(names) or governed or of_set) else None


def _alike(total: Quantity, count: Quantity) -> bool:
    """Whether a count may be a part of a number by its unit; persons, and works told in turns, have several."""
    units = {total.unit, count.unit}
    return len(units) == 1 or units <= _PERSONS or (total.unit in _TURNS and count.unit in _WORKS)


def _meant(line: Line, total: Quantity, parts: Sequence[Quantity], labels: Sequence[str]) -> bool:
    """Whether the parts miss the number by a digit, and nothing tells that they are of another one."""
    values = [q.value for q in parts]
    summed = sum(values, Decimal(0))
    gap = abs(summed - total.value)
    if not gap or max(values) >= total.value or of_several(labels) or came_and_went(labels):
        return False
    outcome = number_words().decisions.stand_in
    clause = line.text[start_of(line.text, total.start, CLAUSE_MARKS) : total.start]
    if outcome(clause) and any(map(outcome, labels)):
        return False
    names = [label.strip(",、;:和及与") for label in labels]
    alike = {name[-_TWO:] for name in names} == {clause[-_TWO:]}
    kinds = {name[-_KIND:] for name in names}
    alike = (alike and len(clause) <= max(map(len, names))) or kinds == {clause[-_KIND:]}
    of_kind = _PUBLISHED.fullmatch(clause)
    alike = alike or (of_kind is not None and all(_OF_KIND.search(name) for name in names))
    if alike and total.start < parts[0].start:
        return False  # it is the first of them: 邮寄送达14份，当面送达5份，电子送达8份
    closed = number_words().wholes.regex.match(names[-1]) or _NONE_BESIDE.match(line.text, parts[-1].end)
    if total.start < parts[0].start and summed < total.value and gap >= min(values) and not closed:
        return False  # a small part may be left out
    if total.value < _LEAST_TOTAL and not (closed or all(name.endswith("类") for name in names)):
        return False
    if len({q.unit for q in (total, *parts)} - _PERSONS) > 1 and not (
        slipped(total.value, summed) and len(parts) > _TWO
    ):
        return False
    none_beside = _NONE_BESIDE.match(line.text, parts[-1].end) and not any(map(number_words().says_done, names))
    if not none_beside and _does_other_things(line, total, parts, labels):
        return False
    step = max(q.step for q in (total, *parts)) if total.rounded else Decimal(1)
    rounded = [q.step for q in (total, *parts) if q.step != 1]
    if gap <= sum(rounded, Decimal(0)) / 2:
        return False
    near = gap <= _GAP * total.step and (total.value >= _SMALL * total.step or closed is not None)
    near = near or (len(parts) > _TWO and gap <= total.value * _LITTLE and gap < min(values))
    if not near and not (slipped(total.value, summed, step) and gap <= total.value * _SHARE):
        return False
    run = Decimal(0)
    for value in values[:-1]:
        run += value
        if run == total.value:
            return False
    others = [q for q in line.between(0, parts[0].start) if q.unit == total.unit and q is not total]
    every = summed + total.value
    if any(q.start < total.start and abs(every - q.value) <= q.value * _SHARE for q in others):
        return False  # they and the number are parts of one told before
    return all(q.value != summed for q in others)


def _does_other_things(line: Line, total: Quantity, parts: Sequence[Quantity], labels: Sequence[str]) -> bool:
    """Whether words before the counts tell what was done besides, not of what kind the things are: 培训8次，检查5次.

    What the first of them says may hold for all: A类办结30件，B类12件.
    """
    words = number_words()
    names = [label.strip(",、;:和及与") for label in labels]
    if _begins_anew(line, total, parts[0], names[0]):
        return True
    alike = len({name[-_TWO:] for name in names}) == 1 and not any(map(words.says_done, names))
    alike = alike or len({name[:_TWO] for name in names}) == 1
    if alike or all(map(words.decisions.stand_in, names)) or not any(names[1:]):
        return False
    if any(words.says_done(name.removesuffix("的")) and not name.endswith(_THINGS) for name in names[1:]):
        return True
    if parts[0].start > total.end and words.openers.regex.search(line.text, total.end, parts[0].start):
        return False
    clause = line.text[start_of(line.text, total.start, CLAUSE_MARKS) : total.start]
    if total.unit in _MEASURES or clause.endswith(("活动", "工作")):
        return False
    known = (*words.named_by_deeds.words, *_KINDS)
    deeds = words.deeds.words
    own = names if parts[0].start > total.end else names[1:]  # the first of a row may say what was done with all
    begun = any(name.startswith(deeds) and not name.startswith(known) for name in own)
    return begun or any(map(_DEED.search, names[1:]))


def _begins_anew(line: Line, total: Quantity, first: Quantity, name: str) -> bool:
    """Whether the sentence behind a number's own begins with another deed: 整改问题56个。编制目录，设置一级类目9个."""
    if line.text[total.end : total.end + 1] not in FULL_STOPS or first.start < total.end:
        return False
    clause, mark, _ = name.partition(",")
    words = number_words()
    begun = any(clause.startswith(deed) for deed in words.deeds.words if len(deed) >= _TWO)
    return bool(mark) and begun and not clause.startswith((*words.named_by_deeds.words, *_KINDS))


def bracketed_slip(line: Line, total: Quantity, items: Sequence[Quantity], labels: Sequence[str]) -> bool:
    """Whether the counts of a bracket make the number before it but for a digit."""
    return len(items) >= _TWO and _meant(line, total, items, labels)


#: By how much two large parts may fall short of their total, and how often that is less than either.
_HARDLY, _FAR_LESS, _ENDS_BRACKET = Decimal("0.05"), 5, re.compile(r"[^,;、()]{0,8}\)")


def one_digit_off(text: str, total: Quantity, items: Sequence[Quantity]) -> bool:
    """Whether two large counts that end a bracket lack so little, by one digit, that no part was left out."""
    if len(items) != _TWO or not _ENDS_BRACKET.match(text, items[-1].end):
        return False
    values = [q.value for q in items]
    short = total.value - sum(values, Decimal(0))
    if short <= 0 or short > total.value * _HARDLY or short * _FAR_LESS > min(values) or total.rounded:
        return False
    exact = all(q.bound is Bound.EXACT and q.step == 1 for q in items)
    return exact and slipped(total.value, total.value - short)
