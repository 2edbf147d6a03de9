"""Clauses said twice in a row, and items that a list names twice.

Twenty million characters of laws, work reports and prose of the genre have no such clause, and lists name an item twice
only where two lists stand in one clause: 乡、民族乡、镇人民政府由乡、民族乡、镇人民代表大会选举产生. So between the two
mentions all items must be short, and plain.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from core.language.remembered import remembered
from core.language.sentences import ENDS

if TYPE_CHECKING:
    from collections.abc import Iterator

_CLAUSE = re.compile(r"[^,。;:!?、()《》“”\n]+")
#: A clause that holds a list; only said twice whole.
_LISTING = re.compile(r"[^,。;:!?()《》“”\n]+")
_LIST = re.compile(r"[\u4e00-\u9fff]+(?:、[\u4e00-\u9fff]+){2,}")
_LAST = re.compile(r"以及|[和与]|及(?![时早格第])|(?<=.)等(?![级候待])")
_HAN = re.compile(r"[\u4e00-\u9fff]")
#: Chinese characters of a clause that is said twice whole, at the end of the one before, at its beginning.
_WHOLE, _TAIL, _HEAD = 6, 8, 10
#: Those of a clause that is said again with so many more in its midst, and what more makes another of it.
_ALIKE, _MORE, _NEGATES, _DIGIT = 7, 3, frozenset("不未无非"), re.compile(r"\d")
#: Those of an item that stands twice in a list, and at most of all items between the two.
_ITEM, _SHORT = 3, 6
#: And of one that 等 closes the list behind.
_CLOSED = 2
_NO_ITEM = frozenset("的由或占")
#: What the first item stands behind; 总领事馆、领事馆 and 特别重大事故、重大事故 are two.
_LEADS = (
    *(
        "的",
        "公开",
        "公布",
        "发布",
        "保障",
        "完善",
        "健全",
        "加强",
        "提升",
        "提高",
        "推进",
        "包括",
        "落实",
        "公示",
        "做到",
    ),
    *("做好", "实现", "涉及", "涵盖", "围绕", "聚焦", "确保", "发送", "推送", "更新"),
)


class Repeat(NamedTuple):
    """``text[start:end]`` says again what ``text[first:first + end - start]`` said."""

    first: int
    start: int
    end: int


def _nearly(shorter: str, longer: str) -> bool:
    """Whether one clause is another with up to three characters put in: 如对本报告有(任何)疑问.

    Four million characters of right prose have five such pairs, each with a 不, a number or a full stop between.
    """
    more = len(longer) - len(shorter)
    if not 0 < more <= _MORE or _count(shorter) < _ALIKE or shorter[0] != longer[0] or shorter[-1] != longer[-1]:
        return False
    same = next(i for i, char in enumerate(longer) if not shorter.startswith(longer[: i + 1]))
    extra = longer[same : same + more]
    return shorter[same:] == longer[same + more :] and _NEGATES.isdisjoint(extra) and not _DIGIT.search(longer)


@remembered
def clauses(text: str) -> Iterator[Repeat]:
    """In a folded paragraph: 严格落实值班制度，严格落实值班制度, whole or behind 我局, and 健全制度，健全制度和流程.

    Also one with a little more in its midst.
    """
    before = None
    for match in _CLAUSE.finditer(text):
        earlier, before = before, match
        if earlier is None or text[earlier.end() : match.start()] != ",":
            continue
        again, written = match.group(), earlier.group()
        closes = text[match.end() : match.end() + 1] in ("", ",", *ENDS)
        if closes and written[-1] == again[-1] and written.endswith(again):
            if _count(again) >= (_WHOLE if len(again) == len(written) else _TAIL):
                yield Repeat(earlier.end() - len(again), *match.span())
        elif written[0] == again[0] and again.startswith(written) and _count(written) >= _HEAD:
            yield Repeat(earlier.start(), match.start(), match.start() + len(written))
        elif closes and _nearly(*sorted((written, again), key=len)):
            yield Repeat(earlier.start(), match.start(), match.start() + min(len(written), len(again)))

    if "、" in text:
        yield from _listings(text)


def _listings(text: str) -> Iterator[Repeat]:
    """及时、准确公布水价，及时、准确公布水价: the clause has 、 in it."""
    before = None
    for match in _LISTING.finditer(text):
        earlier, before = before, match
        if earlier is None or earlier.group() != match.group() or "、" not in match.group():
            continue
        if text[earlier.end() : match.start()] == "," and _count(match.group()) >= _TAIL:
            yield Repeat(earlier.start(), *match.span())


#: A name with how many there are of it, and what leads up to the first.
_COUNTED = re.compile(
    r"""(?x) (?: 其中 | 包括 | 分别为 | 分别是 )? (?P<name> [\u4e00-\u9fff]{2,14} ) \d[\d,]*
    (?P<unit> [条件份篇个次期场项起] | 人次 )"""
)
_UNITS = tuple("条件份篇个次期场项起")
_PARTS = re.compile("[、,]")
_PAUSED = re.compile(r"\d[条件份篇个次期场项起]、")
_STOP = re.compile("[。;:!?()]")
_LEADS_ON = ("其中", "包括")
#: What a name says no less without: 财政预决算|信息.
_EMPTY_ENDS = ("有关情况", "类信息", "信息", "情况", "工作", "内容", "方面", "类")
#: Characters of a name that is told with such an end and without.
_BARE = 3


@remembered
def counted_items(text: str) -> Iterator[Repeat]:
    """In a folded paragraph: 其中机构类信息5条、动态类信息40条、机构类信息2条."""
    at = 0
    for sentence in _STOP.split(text) if sum(map(text.count, _UNITS)) > 1 else ():
        start, at = at, at + len(sentence) + 1
        # 网站发布甲类3条、乙类4条，公众号发布甲类2条、乙类6条: where both marks stand, a comma begins another list
        for group in sentence.split(",") if _PAUSED.search(sentence) else (sentence,):
            yield from _counted_twice(group, start)
            start += len(group) + 1


#: What is counted for each of several: 全县受理9件，结转下年度2件，本级受理5件，结转下年度1件.
_OF_EACH = "结转"


def _counted_twice(group: str, start: int) -> Iterator[Repeat]:
    """Names that a list counts a second time; the list begins at ``start`` in its paragraph."""
    seen: dict[tuple[str, str], int] = {}
    for item in _PARTS.split(group):
        match = _COUNTED.fullmatch(item) if item.endswith(_UNITS) else None
        if match is None or item.startswith(_LEADS_ON):
            seen = {}
        if match is not None:
            key = _without_empty_end(match["name"]), match["unit"]
            place = start + match.start("name")
            if key in seen and not item.startswith(_OF_EACH):
                yield Repeat(seen[key], place, place + len(match["name"]))
            seen.setdefault(key, place)
        start += len(item) + 1


def is_said_before(other: str, word: str) -> bool:
    """Whether an item of a list is one before it, an empty end or what leads up to the first item apart.

    >>> is_said_before("主要包括财政预决算", "财政预决算信息"), is_said_before("预征收公告", "征收公告")
    (True, False)
    """
    bare, before = _without_empty_end(word), _without_empty_end(other)
    lead = before.removesuffix(bare)
    return before == bare or (bare != word and lead != before and lead.endswith(_LEADS))


def _without_empty_end(name: str) -> str:
    """A name without what adds nothing to it: 财政预决算信息, 财政预决算."""
    end = next((end for end in _EMPTY_ENDS if name.endswith(end) and len(name) - len(end) >= _BARE), "")
    return name.removesuffix(end)


@remembered
def items(text: str) -> Iterator[Repeat]:
    """In a folded paragraph: 知情权 in 知情权、参与权、监督权和知情权."""
    for match in _LIST.finditer(text) if text.count("、") > 1 else ():
        seen: dict[str, int] = {}
        first, *others = match.group().split("、")
        begin = match.start() + len(first)  # the first item may stand behind other words: 保障知情权、参与权
        at = begin
        before = first
        for part in (*others[:-1], *_LAST.split(others[-1], maxsplit=1)):
            at = text.index(part, at)
            least = _CLOSED if text.startswith("等", at + len(part)) else _ITEM
            if part == before and len(part) > 1:
                yield Repeat(at - 1 - len(part), at, at + len(part))
            elif len(part) > _SHORT or not _NO_ITEM.isdisjoint(part):
                seen.clear()
                first = ""
            elif part in seen and len(part) >= least:
                yield Repeat(seen[part], at, at + len(part))
            elif len(part) >= least and first.endswith(part) and first[: -len(part)].endswith(_LEADS):
                yield Repeat(begin - len(part), at, at + len(part))
            elif len(part) >= _CLOSED:
                seen[part] = at
            at += len(part)
            before = part


def _count(clause: str) -> int:
    return len(_HAN.findall(clause))
