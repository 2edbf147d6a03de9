"""Lists that are named at their end and led by nothing: 修订目录、培训人员等工作，方便查询.

What was done is listed (修订目录、培训人员), called work or means (等工作, 等措施), and neither is anything done with
it (做好, 通过) nor anything told of it. Of things that are made (健全|审核制度、考核办法|等工作) the name at the end is
wrong whatever is told: what is made sound are the things and not the work.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Literal, NamedTuple

from core.base.resources import read_toml
from core.check.wording.grammar.clauses import either
from core.check.wording.grammar.governing import VERB, verbs
from core.language.numerals import ORDINALS
from core.language.remembered import remembered_of
from core.language.sentences import FULL_STOPS, PAUSES, start_of
from core.language.sought import Sought

if TYPE_CHECKING:
    from collections.abc import Iterator

#: What is wrong: nothing leads the list, or the things listed are no work.
Fault = Literal["unled", "no_work"]

_ITEM = re.compile(f"[{ORDINALS}]+是")
_ADVERBS = 8  # characters of adverbs at most
_DEED = 2 * VERB  # characters of a verb with an object
_MARKS = frozenset("“”‘’()《》的")


class Unled(NamedTuple):
    """``text[start:end]`` is such a list up to ``name``; ``sure`` where it cannot be a subject."""

    start: int
    end: int
    name: str
    fault: Fault
    sure: bool


class UnledLists:
    """The words of ``resources/lexicon/unled_lists.toml`` as a reader of clauses."""

    def __init__(self) -> None:
        data = read_toml("lexicon", "unled_lists.toml")
        words = {name: either(words) for name, words in data.items()}
        names = f"(?P<work>{words['works']})|{words['means']}"
        self._named = Sought(rf"等(?:各项|多项|一系列|多种|各种|具体)?(?P<name>{names})(?P<stop>[,。;])")
        self._subject = re.compile(f"(?:{words['subjects']})+")
        self._leads = frozenset(data["leads"].split())
        self._led = re.compile(words["led"])
        self._makes = re.compile(words["makes"])
        self._things = re.compile(f"{words['things']}$")
        self._told = re.compile(words["told"])
        self._last = re.compile("[和与及]|以及")

    @remembered_of
    def unled(self, text: str) -> Iterator[Unled]:
        """Every such list of a folded paragraph."""
        for match in self._named.finditer(text):
            if found := self._read(text, match):
                yield found

    def _read(self, text: str, named: re.Match[str]) -> Unled | None:
        start = start_of(text, named.start(), PAUSES)
        opens = start_of(text, start, FULL_STOPS)
        if text[start - 1 : start] == ":" or self._led.search(text, opens, start):
            return None
        if item := _ITEM.match(text, start):
            start = item.end()
        subject = self._subject.match(text, start, named.start())
        begin = subject.end() if subject else start
        at = self._verb(text, begin, named.start())
        if at is None:
            return None
        words = text[at : named.start()]
        if not _MARKS.isdisjoint(words) or "、" not in words:
            return None
        told_of = named["stop"] == "," and self._told.match(text, named.end()) is not None
        by_whom = subject is not None or at > begin
        if named["work"] and self._are_things(words):
            return Unled(at, named.end("name"), named["name"], "no_work", sure=True)
        if self._are_deeds(words) and not (told_of and (named["work"] or not by_whom)):
            return Unled(start, named.end("name"), named["name"], "unled", sure=by_whom or named["work"] is not None)
        return None

    def _verb(self, text: str, begin: int, end: int) -> int | None:
        """Where the first verb of a clause stands, nothing but adverbs before it; None where it leads the list."""
        first = range(begin, min(begin + _ADVERBS, end))
        at = next((i for i in first if verbs().governs(text[i : i + VERB]) or self._makes.match(text, i)), None)
        if at is None or text[at : at + VERB] in self._leads:
            return None
        adverbs = text[begin:at]
        if adverbs and verbs().without_adverbs(adverbs):
            return None
        return at

    def _are_things(self, words: str) -> bool:
        """Whether nothing but things are listed behind a verb that makes them."""
        made = self._makes.match(words)
        if made is None:
            return False
        items = words[made.end() :].split("、")
        parts = [*items[:-1], *self._last.split(items[-1])]
        return all(map(self._things.search, parts[-2:])) and not any(verbs().govern_in(item) for item in parts)

    def _are_deeds(self, words: str) -> bool:
        """Whether each item is a verb with its object: 修订目录、培训人员."""
        items = words.split("、")
        parts = [*items[:-1], *self._last.split(items[-1])]
        return len(items) > 1 and all(map(_is_deed, parts))


def _is_deed(words: str) -> bool:
    """Whether some words are a verb and its object: 明确责任, but not 审核把关 or 监督检查."""
    verb, behind = words[:VERB], words[VERB:_DEED]
    if verbs().governs(verb):
        return len(words) >= _DEED
    return len(words) >= _DEED and verb in verbs().all and behind not in verbs().all


@cache
def unled_lists() -> UnledLists:
    """The reader, made once."""
    return UnledLists()
