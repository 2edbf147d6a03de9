"""Shares and rates of two counts that stand right before them: 共160家，其中120家按期完成，占72.5%.

What the share is of is told by 占 right behind the part, or by the rate's own word in the part's clause (抽检400批次，
合格392批次，合格率97%). Shares in words (超过半数, 近九成, 三分之一) are read as the per cents that they can stand for.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from core.language.numerals import ONES, value
from core.language.sentences import CLAUSE_MARKS, COMMAS_AND_ENDS, FULL_STOPS, end_of, start_of, told_from
from core.language.sought import Sought
from core.model.document import View
from core.read.prose.clauses import folded
from core.read.prose.quantities import Bound, Quantity, quantities
from core.read.prose.shares.rates import CountedShare
from core.read.prose.shares.shares import OF

if TYPE_CHECKING:
    from collections.abc import Iterator

#: Units in which changes and shares are told, and those of time, which may stand beside the counts.
_RELATIVE = frozenset(
    {"%", "倍", "成", "个百分点", "百分点", "", "天", "小时", "分钟", "个工作日", "工作日", "分", "个月"}
)
_PERSONS = frozenset({"名", "人", "位"})
#: A share right behind the clause of its part.
_OF_IT = re.compile(rf"(?:约|已)?占(?:比|总量|总数|全部)?{OF}")
#: The same with a name of the whole.
_OF_NAMED = re.compile("(?:约|已)?占(?:全部|所有|总)?(?P<noun>[\u4e00-\u9fff]{2,6}?)(?:总数|总量)?的")
#: A rate whose word the part is told with.
_RATE = Sought(r"(?P<stem>[不未]?[\u4e00-\u9fff]{2})[率度](?:达到|达|均?为|是|仅为?|:)?$")
#: With one of these in the sentence the counts or the share are of something else.
_OTHERWISE = re.compile(
    "同比|环比|上年|去年|比上|较|增长|下降|上升|提[高升]|[增降]幅|平均|每|累计|以上|约|近|余|超(?!市)"
    "|季度|半年|分别|各[^项类种]|结转|不低于|满分|最终|复[检查核]|另"
)
#: All were, and the rate is less: 46件，全部办结，办结率达98%.
_ALL_DONE = Sought(
    r"""(?x) (?: 全部 | 均已? | 都已? ) (?: 已 | 按时 | 按期 | 依法 | 及时 | 予以 | 在 [^,;。]{1,12} 内 ){0,3}
    (?P<verb> [\u4e00-\u9fff]{2} ) [^,;。]{0,8} ,
    [^,;。]{0,2}? (?: (?P=verb) (?: 及时 )? | 按[时期](?P=verb) ) 率 (?: 达到?|为|是|: ){0,2}
    (?P<share> \d{1,2} (?: \.\d+ )? ) %"""
)
#: Between a whole and its part: the one is among the other.
_AMONG = re.compile(r"(?P<among>[^,;:。\d]{0,12}?[当之]?[中里],?|,其中,?|,)(?P<said>(?:\d+岁)?[^,;:。()\d%]{0,16})")
_PLAN, _DID = Sought("目标|计划|应[^用急]|任务"), Sought("实际|完成|实现|已")
_WORDS = Sought(
    rf"""(?x) (?P<less> 近 | 将近 | 接近 | 不足 | 不到 | 未达 )? (?P<more> 超过 | 超 | 逾 | 过 | 突破 )? (?:
        (?P<tenths> [{ONES}] ) 成 (?P<half> 半 | [{ONES}] )? | (?P<below> [{ONES}十] ) 分之 (?P<above> [{ONES}] )
        | (?P<middle> 半数 | 一半 | 半 ) | (?P<most> 绝?大?多数 | 大部分 ) )
    (?P<plus> 以上 | 多 | 左右 | 上下 | 强 | 弱 )?"""
)
_NAMES = ("成", "半", "分之", "多数", "大部分")
_WORD_LEAD = re.compile(rf"(?:约|已)?(?:占比?{OF}|[\u4e00-\u9fff]{{2}}率(?:为|达到?)?|达到?)?")
_ALL, _TENTH, _HALF_TENTH, _NEAR = Decimal(100), Decimal(10), Decimal(5), Decimal(4)


class WordedPair(NamedTuple):
    """A share in words that is not what its two counts make: the words, the per cent and where the words stand."""

    words: str
    part: Quantity
    whole: Quantity
    view: View


def pair_rates(paragraph: View) -> Iterator[CountedShare]:
    """The shares and rates of a paragraph with their part and their whole, right ones among them.

    A rate of 100 % is often one of what had to be done, not of all that was counted.
    """
    view = folded(paragraph)
    text = view.text
    if "%" not in text:
        return
    found = quantities(text)
    for done in _ALL_DONE.finditer(text):
        start = start_of(text, done.start(), FULL_STOPS + ";")
        counts = [q for q in found if start <= q.start < done.start() and q.unit not in _RELATIVE]
        share = next((q for q in found if q.start == done.start("share")), None)
        if len(counts) == 1 and share and not _OTHERWISE.search(text[start : done.start()]):
            yield CountedShare(f"{done['verb']}率", share, counts[0], counts[0], view.slice(share.start, share.end))
    for share in found:
        if share.unit != "%" or share.bound is not Bound.EXACT:
            continue
        clause = start_of(text, share.start, CLAUSE_MARKS + "(")
        pair = _pair(text, found, share.start, clause)
        if pair is None:
            continue
        whole, part = pair
        said = text[clause : share.start]
        named = _OF_NAMED.fullmatch(said)
        if _OF_IT.fullmatch(said) or (named and named["noun"][-2:] in _clause_of(text, whole)):
            if _belongs(text, whole, part):
                yield CountedShare("占比", share, part, whole, view.slice(share.start, share.end))
            continue
        rate = _RATE.search(said)
        if (
            rate
            and share.value != _ALL
            and _told_with(text, part, rate["stem"])
            and not _told_with(text, whole, rate["stem"])
        ):
            planned = rate["stem"] == "完成" and not _is_plan(text, whole)
            timely = said[: rate.start()].endswith(("按时", "按期", "及时"))
            if not planned and (not timely or said[rate.start() - 2 : rate.start()] in _clause_of(text, part)):
                yield CountedShare(f"{rate['stem']}率", share, part, whole, view.slice(share.start, share.end))


def worded_pairs(paragraph: View) -> Iterator[WordedPair]:
    """The shares in words of a paragraph that their two counts do not make."""
    view = folded(paragraph)
    text = view.text
    if not any(word in text for word in _NAMES):
        return
    found = quantities(text)
    for words in _WORDS.finditer(text):
        clause = start_of(text, words.start(), CLAUSE_MARKS + "(")
        if not _ends(text, words.end()):
            continue
        pair = _pair(text, found, words.start(), clause)
        if pair is None or not _belongs(text, *pair):
            continue
        named = _OF_NAMED.fullmatch(text, clause, words.start())
        of_it = (named and named["noun"][-2:] in _clause_of(text, pair[0])) or _WORD_LEAD.fullmatch(
            text, clause, words.start()
        )
        if not of_it:
            continue
        whole, part = pair
        if words["most"] and not text.endswith(("占", "占了", "占比"), 0, words.start()):
            continue  # 多数由部门提出
        low, high = _bounds(words)
        per_cent = part.value * _ALL / whole.value
        if not low <= per_cent <= high:
            yield WordedPair(words[0], part, whole, view.slice(*words.span()))


def share_in_words(text: str) -> Iterator[tuple[re.Match[str], Decimal, Decimal]]:
    """The shares in words that end their clauses in a folded text, and between which per cents each may lie."""
    if any(word in text for word in _NAMES):
        for words in _WORDS.finditer(text):
            if _ends(text, words.end()):
                yield words, *_bounds(words)


def _ends(text: str, at: int) -> bool:
    return at == len(text) or text[at] in ",;。)、:"


def _bounds(words: re.Match[str]) -> tuple[Decimal, Decimal]:
    """Between which per cents a share in words may lie."""
    if words["tenths"]:
        told = Decimal(value(words["tenths"]) or 0) * _TENTH
        told += _HALF_TENTH if words["half"] == "半" else Decimal(value(words["half"] or "") or 0)
        slack = _HALF_TENTH / 2 if words["half"] else _HALF_TENTH
    elif words["below"]:
        told = Decimal(value(words["above"]) or 0) * _ALL / Decimal(value(words["below"]) or 1)
        slack = _NEAR
    elif words["most"]:
        return _ALL / 2, _ALL
    else:
        told, slack = _ALL / 2, _NEAR
    if words["less"] or words["plus"] == "弱":
        return told - _TENTH + 2, told
    if words["more"] or words["plus"] in ("以上", "多", "强"):
        return told, told + (_ALL if words["middle"] else _TENTH * 2)
    return told - slack, told + slack


def _pair(text: str, found: tuple[Quantity, ...], at: int, clause: int) -> tuple[Quantity, Quantity] | None:
    """The whole and the part that alone are counted in the sentence before a place, the clause before it the part's."""
    start = start_of(text, at, FULL_STOPS + ";")
    before = [q for q in found if start <= q.start < at]
    if any(q.unit == "%" for q in before) or _OTHERWISE.search(
        text[told_from(text, start, at) : at].replace("约占", "占")
    ):
        return None
    counts = [q for q in before if q.unit not in _RELATIVE]
    if len(counts) != 2 or any(q.rounded for q in counts) or counts[-1].start >= clause:
        return None
    whole, part = counts
    if part.value > whole.value and _is_plan(text, part):
        whole, part = part, whole  # 公示48次，计划50次，完成率96%
    alike = whole.unit == part.unit or {whole.unit, part.unit} <= _PERSONS
    if not alike or part.value <= 0 or (part.value > whole.value and not _is_plan(text, whole)):
        return None
    if end_of(text, part.end, COMMAS_AND_ENDS) < clause - 1:
        return None
    return whole, part


def _belongs(text: str, whole: Quantity, part: Quantity) -> bool:
    """Whether the part is told as one among the whole."""
    between = _AMONG.fullmatch(text, whole.end, part.start)
    return between is not None and "、" not in between["among"]


def _clause_of(text: str, count: Quantity) -> str:
    return text[start_of(text, count.start, CLAUSE_MARKS) : end_of(text, count.end, CLAUSE_MARKS)]


def _told_with(text: str, count: Quantity, stem: str) -> bool:
    """Whether a count is told with the word of a rate, or a character of each half of it: 可网办1960个, 网办率."""
    return re.search(f"(?<![未不没]){stem}(?!率|度|情况|报告|材料|信息|通知|方案)", _clause_of(text, count)) is not None


def _is_plan(text: str, count: Quantity) -> bool:
    """Whether a count is of what was to be reached."""
    return _PLAN.search(_clause_of(text, count)) is not None
