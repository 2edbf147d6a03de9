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

#: Measures of what stands before them: 解决|意见|12条.
_COUNTED = "条件个项次份篇场期家名人余多"
#: A clause within one pair of marks of any kind, and the mark behind it, or how many there are.
_CLAUSE = re.compile(rf"([^{PAUSES}()\[\]“”‘’《》〈〉\"'—…·.%\s\d]{{4,}})([{COMMAS_AND_ENDS}]|$|(?=\d+[{_COUNTED}]))?")
#: What ends a clause, so that a verb may open the next.
_ENDS = frozenset(PAUSES)
#: So many characters may stand between verb and noun.
_BETWEEN = 16
#: A noun behind one of these is one of several things listed, or the second of two that are done.
_JOINED = "和与及或并等"
#: A verb behind one of these is a noun's attribute or one of several; what may not stand between verb and noun.
_ATTACHED, _ATTRIBUTE = frozenset("的和与及或等所可被、不化精机"), frozenset("的、和与及或")
_LISTED = re.compile("[、和与及]")
_BESIDE = 10  # characters before which another thing may be told of too
_CLAUSE_LENGTH = 30  # characters of a clause that are looked at
_FILE = "object_pairs.tsv"
_VERB = 2  # characters of a verb
_WORK = "工作"  # stands behind what is done and adds nothing: 公开工作力度
_SHOWN = 3  # nouns that a verb usually has that are told
_ADVERB = 3  # characters that are looked at before a verb
#: Begins the name of a class of nouns that end alike and share their verbs: ~度 for 透明度, 知晓度.
CLASS = "~"
#: Before the name of what several nouns are never governed by, and before verbs that a noun has all the same.
SHARED, NOT = "=", "!"


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
        self._apart = re.compile("|".join(data["apart"].split()))
        self._again = re.compile("|".join(data["again"].split()))
        self._no_object = frozenset(data["no_object"])
        self._tells = frozenset(data["tells"])
        self._of_deeds = frozenset(data["of_deeds"].split())
        self._nominal = frozenset(data["nominal"].split())
        degrees, undergoes = ("|".join(data[key].split()) for key in ("degrees", "undergoes"))
        self._undergoes = re.compile(
            rf"(?:{degrees})*(?:{undergoes})[了于]?(?:{degrees}|地|的)*(?P<verb>\w\w)(?=[{PAUSES}]|$)"
        )
        self._attribute = re.compile(rf"(?:{'|'.join(data['attributes'].split())})(?:$|[和与及、])")
        self._governs_too = re.compile("|".join(data["governs_too"].split()))

    def is_of_deeds(self, noun: str) -> bool:
        """Whether what is done stands before the noun: 加强管理的|措施."""
        return noun in self._of_deeds

    def make_noun(self, verb: str, behind: str) -> bool:
        """Whether a verb makes one word with what stands behind it: 答复|时限, 完成|时限和成果形式."""
        return verb in self._nominal and self._attribute.match(behind) is not None

    def stand_in(self, words: str) -> bool:
        """Whether a verb stands anywhere in some words, as in no name: 充分利用镇."""
        return any(words[i : i + _VERB] in self._all for i in range(len(words) - 1))

    def govern_in(self, words: str) -> bool:
        """Whether a verb that nearly always governs stands in some words."""
        return any(words[i : i + _VERB] in self._opens for i in range(len(words) - 1))

    def pairs(
        self,
        text: str,
        noun_of: Callable[[str], str | None],
        further_of: Callable[[str], frozenset[str]] = lambda _: frozenset(),
    ) -> Iterator[Pair]:
        """The pairs of a folded paragraph; ``noun_of`` gives the noun that a clause ends in, None for any other.

        ``further_of`` gives words that are verbs before that noun, beside those of the file.
        """
        for match in _CLAUSE.finditer(text):
            if match[2] is None:
                continue
            clause = match[1]
            noun = noun_of(clause)
            if noun is None or noun in self._opens:
                continue
            end = len(clause)
            start = end - len(noun)
            if clause[start - 1 : start] in _JOINED or clause[start - 1 : start] in self._parting:
                continue
            if text[match.end() : match.end() + 1] in self._tells:
                continue  # the clause is what the next one speaks of: 建立制度的原则，是……
            base = match.start()
            opens = base == 0 or text[base - 1] in _ENDS
            at = self._governing(
                clause, start, further_of(noun), opens=opens, counted=not match[2] and match.end() < len(text)
            )
            if at is not None:
                yield Pair(base + at, base + start, base + end, clause[at : at + _VERB], noun)

    def undergone(self, text: str, noun_of: Callable[[str], str | None]) -> Iterator[Pair]:
        """The same for what is told of nouns that stand before: 作用|得到充分|发挥."""
        for match in self._undergoes.finditer(text):
            if match["verb"] not in self._all:
                continue
            start = match.start()
            while start and text[start - 1] not in _ENDS and match.start() - start < _CLAUSE_LENGTH:
                start -= 1
            clause = text[start : match.start()]
            noun = noun_of(clause)
            if (
                noun is None
                or noun == clause
                or self._governs_too.search(clause)
                or _LISTED.search(clause, len(clause) - _BESIDE)
            ):
                continue  # 业务能力和专业|水平有待加强
            yield Pair(match.start("verb"), match.start() - len(noun), match.end(), match["verb"], noun)

    def _takes_all(self, clause: str, at: int, noun: str) -> bool:
        """Whether the noun behind 的 is the verb's: not in 采取|提高效率的措施, 根据促进竞争的原则."""
        before = self._before.sub("", clause[:at])
        if noun in self._of_deeds or before.endswith("、") or self._governs_too.search(before):
            return False
        return not any(before[i : i + _VERB] in self._all for i in range(at - 1))

    def _is_alone(self, clause: str, at: int, start: int) -> bool:
        """Whether a verb behind any words governs the noun: nothing between is listed or an attribute of its own."""
        return (
            start - at >= 2 * _VERB
            and _ATTACHED.isdisjoint(clause[at - 1 : at])
            and _ATTRIBUTE.isdisjoint(clause[at + _VERB : start])
            and clause[at - _VERB : at] not in self._all
            and clause[at - 1 : at + 1] not in self._all  # 落|实现|场
        )

    def _done(self, clause: str, start: int, further: frozenset[str]) -> int | None:
        """Where the last verb with 了 stands, if all behind it is the noun's: 解决了|不会查的|问题."""
        at = clause.rfind("了", 0, start) - _VERB
        word = clause[at : at + _VERB]
        if at < 0 or not (word in self._all or word in further) or start - at > 2 * _BETWEEN:
            return None
        between = clause[at + _VERB + 1 : start]
        if "的" not in between[-_ADVERB:] or self._again.search(between) or self._apart.search(between):
            return None
        if self.govern_in(between):
            return None  # 采取了措施|解决……的问题
        return at

    def _governing(self, clause: str, start: int, further: frozenset[str], *, opens: bool, counted: bool) -> int | None:
        """Where the verb stands that governs the noun at a place; None where that is not sure.

        What is ``counted`` may be named by what it is on: 公布质量提升行动|信息3条.
        """
        if (at := self._done(clause, start, further)) is not None:
            return at
        for at in range(start - _VERB, max(-1, start - _VERB - _BETWEEN - 1), -1):
            word = clause[at : at + _VERB]
            if clause[at] in self._parting and at + 1 < start and clause[at - 1 : at + 1] not in self._all:
                return None  # not 严把 itself
            if word not in self._all and word not in further:
                continue
            surely = word in self._opens
            if not surely and clause[at - 1 : at] == "、":
                return None  # 健全审核、发布机制, 加强监管、规范秩序
            begins = at == 0 and opens
            done = clause[at + _VERB : at + _VERB + 1] == "了"
            free = surely and not counted and self._is_alone(clause, at, start)
            if clause[at - 1 : at] == "、" and at > 1:
                if clause[start:] in self._of_deeds or not self.stand_in(
                    clause[clause.rfind("、", 0, at - 1) + 1 : at - 1]
                ):
                    return (
                        None  # things listed, named by what is done: 牵头单位、完成|时限, 健全吸纳民意、汇集民智|机制
                    )
            elif not (begins or done or free) and not self._before.search(clause, max(0, at - _ADVERB), at):
                if surely and clause[at + _VERB] != "的":
                    return None  # it governs something, and what is not known
                continue
            between = clause[at + _VERB : start]
            if between[:1] in self._no_object or "等" in between or self._apart.search(between):
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
    stands a verb with its usual nouns, behind ``=`` a name with verbs that never govern some nouns: their rows name it,
    with the verbs that they have all the same behind ``!``.
    """

    def __init__(self) -> None:
        self._cells: dict[str, tuple[str, str, str, str]] = {}
        self._shared: dict[str, str] = {}
        self._rows: dict[str, _Noun] = {}
        self._of_verb: dict[str, tuple[str, ...]] = {}
        self._class: dict[str, str] = {}
        try:
            for line in (ROOT / "lexicon" / _FILE).read_text("utf-8").splitlines():
                if line.startswith(">"):
                    verb, _, usual = line[1:].partition("\t")
                    self._of_verb[verb] = tuple(usual.split())
                elif line.startswith(SHARED):
                    name, _, verbs_of = line.partition("\t")
                    self._shared[name] = verbs_of
                elif not line.startswith("#"):
                    noun, kind, usual, never, seldom = line.split("\t")
                    self._cells[noun] = kind, usual, never, seldom
                    if noun[0] == CLASS:
                        self._class.update(dict.fromkeys(kind.split(), noun))
        except (OSError, ValueError) as error:
            raise ResourceError(f"程序自带的数据文件 lexicon/{_FILE} 有误，请重新安装。", detail=str(error)) from error
        self._verbs = verbs()

    @remembered_of
    def misfits(self, text: str) -> Iterator[Misfit]:
        """Every pair of a folded paragraph that the counts do not know and should."""
        for pair in self._verbs.pairs(text, self._noun_of):
            row = self.row(self._class.get(pair.noun, pair.noun))
            sure = pair.verb in row.never
            if not sure and pair.verb not in row.seldom:
                continue
            if row.is_deed and (pair.at + _VERB == pair.start or "、" in text[pair.at : pair.start]):
                continue  # two deeds, or several: 提升|服务, 完善治理、协调发展
            if self._verbs.make_noun(pair.verb, text[pair.at + _VERB : pair.end]):
                continue
            between = text[pair.at + _VERB : pair.start]
            usual = self._of_verb.get(pair.verb, ())
            if self._verbs.is_of_deeds(pair.noun) and any(
                noun != _WORK and noun in between and f"{noun}的" not in between for noun in usual
            ):
                continue  # what it governs stands before: 征求|意见|环节
            *listed, last = _LISTED.split(between)
            if listed and "的" not in last and self._verbs.stand_in(last):
                continue  # two things done, told as nouns: 完成时限、推进|措施
            yield Misfit(pair.at, pair.end, pair.verb, pair.noun, sure, row.usual, usual[:_SHOWN])
        for pair in self._verbs.undergone(text, self._noun_of):
            row = self.row(self._class.get(pair.noun, pair.noun))
            if pair.verb in row.never:
                usual = self._of_verb.get(pair.verb, ())
                yield Misfit(
                    pair.start, pair.end, pair.verb, pair.noun, sure=True, verbs=row.usual, nouns=usual[:_SHOWN]
                )

    def row(self, noun: str) -> _Noun:
        """What a noun or a class is not governed by, worked out when it is first met."""
        if noun not in self._rows:
            kind, *cells = self._cells[noun]
            usual, never, seldom = (cell.split() for cell in cells)
            verbs_of = {v for v in never if v[0] not in (SHARED, NOT)}
            for name in (name for name in never if name[0] == SHARED):
                verbs_of.update(self._shared[name].split())
            verbs_of -= {v[1:] for v in never if v[0] == NOT}
            self._rows[noun] = _Noun(kind == "+", tuple(usual), frozenset(verbs_of), frozenset(seldom))
        return self._rows[noun]

    def _noun_of(self, clause: str) -> str | None:
        for length in (3, 2):
            end = clause[-length:]
            if end in self._cells or end in self._class:
                return end
        return None


@cache
def object_pairs() -> ObjectPairs:
    """The table, read once; raises ResourceError where it is damaged."""
    return ObjectPairs()
