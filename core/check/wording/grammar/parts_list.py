"""The sentence of a preface that names the parts of the report, item by item."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from core.check.wording.sentence_words import sentence_words
from core.language.numerals import ONES, value
from core.language.remembered import remembered
from core.language.sentences import FULL_STOPS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_LEAST = 4
#: One of these closes the list.
_CLOSE = ("部分", "方面", "组成", "构成")


@dataclass(frozen=True)
class Item:
    """``text[start:end]`` names the parts ``parts``, numbers from 0 by the order of the form."""

    start: int
    end: int
    parts: tuple[int, ...]
    words: str


@dataclass(frozen=True)
class PartsList:
    """The items of a list at ``text[start:end]``; ``count`` is the number of parts that it says there are."""

    start: int
    end: int
    items: tuple[Item, ...]
    count: int | None
    count_at: tuple[int, int] | None

    @property
    def named(self) -> frozenset[int]:
        """The parts that are named."""
        return frozenset(part for item in self.items for part in item.parts)

    def twice(self) -> Iterator[Item]:
        """Items that name a part again which an item before them has named."""
        seen: dict[int, Item] = {}
        for item in self.items:
            again = [part for part in item.parts if part in seen and not _goes_on(seen[part], item)]
            if again and len(item.parts) == 1:
                yield item
            for part in item.parts:
                seen.setdefault(part, item)

    def misnamed(self, names: Sequence[str]) -> Iterator[tuple[Item, str, str]]:
        """Items that lack up to three characters in the midst of the name of a part, with the name and what is lost.

        Names that are cut short at an end are short forms: 存在的主要问题.
        """
        for item in self.items:
            for name in names:
                size = len(name) - len(item.words)
                if not 0 < size <= _MOST_LOST:
                    continue
                head = next(i for i in range(len(name)) if not item.words.startswith(name[: i + 1]))
                if 0 < head < len(item.words) and name[head + size :] == item.words[head:]:
                    yield item, name, name[head : head + size]

    def otherwise(self) -> Iterator[tuple[int, int, str]]:
        """(start, end, right) of the words put for 行政复议 or 行政诉讼 where all else of the form is named."""
        if len(self.named) < _MOST_NAMED:
            return
        said = "".join(item.words for item in self.items)
        for item in self.items:
            for match in _PROCEEDINGS.finditer(item.words):
                right = next((word for word in ("行政复议", "行政诉讼") if word not in said), None)
                if right and match["what"] not in _MAY_BE:
                    yield item.start + match.start(), item.start + match.end(), right

    def run_together(self) -> Iterator[Item]:
        """Items that name two parts with no mark between."""
        return (item for item in self.items if len(item.parts) > 1 and len(item.words) >= _LONG)


#: With so many of its parts named a list is one of the form.
_MOST_NAMED = 5
#: What is no part of a report: 行政审批, 行政起诉.
_PROCEEDINGS = re.compile("行政(?P<what>[\u4e00-\u9fff]{2})")
#: What may be: the proceedings themselves, and what else is told of an organ.
_MAY_BE = frozenset(("复议", "诉讼", "机关", "规范", "执法", "许可", "处罚", "强制", "事业", "权力", "收费"))
#: So many characters in the midst of a name may be lost.
_MOST_LOST = 3
#: An item that names two parts with their full names is at least so long.
_LONG = 12


def _goes_on(earlier: Item, item: Item) -> bool:
    """行政复议、行政诉讼情况: two items that are one part."""
    halves = ("复议", "诉讼")
    one, other = ([half for half in halves if half in words] for words in (earlier.words, item.words))
    return bool(one and other) and not set(one) & set(other)


@cache
def _list() -> re.Pattern[str]:
    """Where the list begins and where it ends, the number of parts with it."""
    return re.compile(
        rf"""(?x)
        {sentence_words().parts_open.any} [以下为了:]* (?P<items> [^{FULL_STOPS};]{{20,320}}? )
        (?: 等?内容 )? 等? (?: 各? (?: 部分 | 方面 ) (?=[组构]成) )? (?: 共 | 这 | 共计 )?
        (?: (?P<count> [{ONES}] | \d ) 个? (?P<unit> 大?部分 | 方面 ) | 组成 | 构成 )"""
    )


@cache
def _joint() -> re.Pattern[str]:
    """What parts two items: a mark, or a conjunction before the first word of another part."""
    return re.compile(rf"(?x) [、,;] | (?<=”) (?=“) | (?: 以及 | [及和与] ) (?= {sentence_words().parts_next.any} )")


@remembered
def parts_lists(text: str) -> Iterator[PartsList]:
    """The lists of a folded paragraph that name at least four parts of the report."""
    if not any(word in text for word in _CLOSE):
        return
    parts = sentence_words().parts
    for match in _list().finditer(text):
        items: list[Item] = []
        at = match.start("items")
        cuts = [m.span() for m in _joint().finditer(text, at, match.end("items"))]
        for start, end in (*cuts, (match.end("items"), match.end("items"))):
            words = text[at:start]
            if words:
                held = tuple(index for index, part in enumerate(parts) if part.stand_in(words))
                items.append(Item(at, start, held, words))
            at = end
        items = _told_apart(items)
        named = {part for item in items for part in item.parts}
        if len(named) >= _LEAST:
            count = value(match["count"]) if match["count"] else None
            at_count = (match.start("count"), match.end("unit")) if match["count"] else None
            yield PartsList(*match.span(), tuple(items), count, at_count)


def _told_apart(items: list[Item]) -> list[Item]:
    """Items that seem to name a part which another has for itself do not: 主动公开工作总体情况 is the first part."""
    alone = {item.parts[0] for item in items if len(item.parts) == 1}
    return [
        replace(item, parts=rest)
        if len(item.parts) > 1 and (rest := tuple(part for part in item.parts if part not in alone))
        else item
        for item in items
    ]
