"""Verbs and the head nouns of their objects: 加大|……力度.

A pair is read where the noun ends a clause and the nearest verb before it stands where a phrase begins. What is not
sure is left out: the same reading counts the pairs of correct prose, so what it misreads there is no finding either.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from core.base.errors import ResourceError
from core.base.resources import ROOT, read_toml
from core.language.remembered import remembered_of
from core.language.sentences import COMMAS_AND_ENDS, PAUSES
from core.language.sought import longest_first

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

#: A clause within one pair of marks of any kind, and the mark behind it.
_CLAUSE = re.compile(rf"([^{PAUSES}()\[\]“”‘’《》〈〉\"'—…·.%\s\d]{{4,}})([{COMMAS_AND_ENDS}]|$)?")
#: What ends a clause, so that a verb may open the next.
_ENDS = frozenset(PAUSES)
#: So many characters may stand between verb and noun.
_BETWEEN = 16
#: A noun behind one of these is one of several things listed, or the second of two that are done.
_JOINED = "和与及或并等"
_FILE = "object_pairs.tsv"
_VERB = 2  # characters of a verb
_ADVERB = 3  # characters that are looked at before a verb
#: Begins the name of a class of nouns that end alike and share their verbs: ~度 for 透明度, 知晓度.
CLASS = "~"


class Pair(NamedTuple):
    """``text[at : at + 2]`` governs the noun ``text[start:end]``."""

    at: int
    start: int
    end: int
    verb: str
    noun: str


class Verbs:
    """The file ``resources/lexicon/object_verbs.toml``, where the lists are explained."""

    def __init__(self) -> None:
        data = read_toml("lexicon", "object_verbs.toml")
        self._opens = frozenset(data["opens"].split())
        self._all = self._opens | frozenset(data["may"].split())
        before = sorted(data["before"].split(), key=longest_first)
        self._before = re.compile(f"(?:{'|'.join(before)})$")
        self._parting = frozenset(data["parting"])
        self._no_object = frozenset(data["no_object"])
        self._tells = frozenset(data["tells"])
        self._of_deeds = frozenset(data["of_deeds"].split())
        self._governs_too = re.compile("|".join(data["governs_too"].split()))

    def stand_in(self, words: str) -> bool:
        """Whether a verb stands anywhere in some words, as in no name: 充分利用镇."""
        return any(words[i : i + _VERB] in self._all for i in range(len(words) - 1))

    def pairs(self, text: str, noun_of: Callable[[str], str | None]) -> Iterator[Pair]:
        """The pairs of a folded paragraph; ``noun_of`` gives the noun that a clause ends in, None for any other."""
        for match in _CLAUSE.finditer(text):
            if match[2] is None:
                continue
            clause = match[1]
            noun = noun_of(clause)
            if noun is None or noun in self._opens:
                continue
            end = len(clause)
            start = end - len(noun)
            if clause[start - 1 : start] in _JOINED:
                continue
            if text[match.end() : match.end() + 1] in self._tells:
                continue  # the clause is what the next one speaks of: 建立制度的原则，是……
            base = match.start()
            opens = base == 0 or text[base - 1] in _ENDS
            at = self._governing(clause, start, opens=opens)
            if at is not None:
                yield Pair(base + at, base + start, base + end, clause[at : at + _VERB], noun)

    def _takes_all(self, clause: str, at: int, noun: str) -> bool:
        """Whether the noun behind 的 is the verb's: not in 采取|提高效率的措施, 根据促进竞争的原则."""
        before = clause[:at]
        if noun in self._of_deeds or before.endswith("、") or self._governs_too.search(before):
            return False
        return not any(before[i : i + _VERB] in self._all for i in range(at - 1))

    def _governing(self, clause: str, start: int, *, opens: bool) -> int | None:
        """Where the verb stands that governs the noun at a place; None where that is not sure."""
        for at in range(start - _VERB, max(-1, start - _VERB - _BETWEEN - 1), -1):
            if clause[at] in self._parting and at + 1 < start:
                return None
            word = clause[at : at + _VERB]
            if word not in self._all:
                continue
            surely = word in self._opens
            if not surely and clause[at - 1 : at] == "、":
                return None  # 健全审核、发布机制, 加强监管、规范秩序
            begins = at == 0 and opens
            if not begins and clause[at - 1] != "、" and not self._before.search(clause, max(0, at - _ADVERB), at):
                if surely and clause[at + _VERB] != "的":
                    return None  # it governs something, and what is not known
                continue
            between = clause[at + _VERB : start]
            if between[:1] in self._no_object or "等" in between:
                return None
            if any(clause[i : i + _VERB] in self._opens for i in range(clause.rfind("、", 0, at) + 1, at - 1)):
                return None  # 制定实施进一步深化改革的方案: the first of them governs
            if "的" in between and not self._takes_all(clause, at, clause[start:]):
                return None
            return at
        return None


@cache
def verbs() -> Verbs:
    """The verbs, read once."""
    return Verbs()


class Misfit(NamedTuple):
    """``verb`` never governs ``noun`` in correct prose, though both are common; ``sure`` where that is very unlikely.

    ``verbs`` are those that the noun usually has, ``nouns`` those that the verb has.
    """

    at: int
    end: int
    verb: str
    noun: str
    sure: bool
    verbs: tuple[str, ...]
    nouns: tuple[str, ...]


class _Noun(NamedTuple):
    """A row of the table: what a noun is not governed by, surely and likely."""

    is_deed: bool
    usual: tuple[str, ...]
    never: frozenset[str]
    seldom: frozenset[str]


class ObjectPairs:
    """The file ``resources/lexicon/object_pairs.tsv``, made by tests/builders/object_pairs.py.

    A row is a noun, ``+`` where it is as often a verb (建设), its usual verbs, those that never govern it (a warning),
    and those that likely never do (a hint). A row of a class (``~度``) has its words in the second column. Behind ``>``
    stands a verb with its usual nouns.
    """

    def __init__(self) -> None:
        self._rows: dict[str, _Noun] = {}
        self._of_verb: dict[str, tuple[str, ...]] = {}
        self._class: dict[str, str] = {}
        try:
            for line in (ROOT / "lexicon" / _FILE).read_text("utf-8").splitlines():
                if line.startswith(">"):
                    verb, _, usual = line[1:].partition("\t")
                    self._of_verb[verb] = tuple(usual.split())
                elif not line.startswith("#"):
                    noun, kind, *words = line.split("\t")
                    usual, never, seldom = (tuple(column.split()) for column in words)
                    self._rows[noun] = _Noun(kind == "+", usual, frozenset(never), frozenset(seldom))
                    if noun[0] == CLASS:
                        self._class.update(dict.fromkeys(kind.split(), noun))
        except (OSError, ValueError) as error:
            raise ResourceError(f"程序自带的数据文件 lexicon/{_FILE} 有误，请重新安装。", detail=str(error)) from error
        self._verbs = verbs()

    @remembered_of
    def misfits(self, text: str) -> Iterator[Misfit]:
        """Every pair of a folded paragraph that the counts do not know and should."""
        for pair in self._verbs.pairs(text, self._noun_of):
            row = self._rows[self._class.get(pair.noun, pair.noun)]
            sure = pair.verb in row.never
            if not sure and pair.verb not in row.seldom:
                continue
            if row.is_deed and (pair.at + _VERB == pair.start or "、" in text[pair.at : pair.start]):
                continue  # two deeds, or several: 提升|服务, 完善治理、协调发展
            yield Misfit(pair.at, pair.end, pair.verb, pair.noun, sure, row.usual, self._of_verb.get(pair.verb, ()))

    def _noun_of(self, clause: str) -> str | None:
        for length in (3, 2):
            end = clause[-length:]
            if end in self._rows or end in self._class:
                return end
        return None


@cache
def object_pairs() -> ObjectPairs:
    """The table, read once; raises ResourceError where it is damaged."""
    return ObjectPairs()
