"""Verbs and the head nouns of their objects, as they are read: 加大|……力度.

A pair is read where the noun ends a clause and the nearest verb before it stands where a phrase begins. What is not
sure is left out: the same reading counts the pairs of correct prose, so what it misreads there is no finding either.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from core.base.resources import read_toml
from core.language.sentences import COMMAS_AND_ENDS, PAUSES
from core.language.sought import longest_first

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

#: Measures of what stands before them: 解决|意见|12条.
_COUNTED = "条件个项次份篇场期家名人余多"
#: A clause within one pair of marks of any kind, and the mark behind it, or how many there are.
_CLAUSE = re.compile(
    rf"([^{PAUSES}()\[\]“”‘’《》〈〉\"'—…·.%\s\d]{{4,}})([{COMMAS_AND_ENDS}]|$|(?=\d+[千万]?[{_COUNTED}]))?"
)
#: What ends a clause, so that a verb may open the next.
_ENDS = frozenset(PAUSES)
#: So many characters may stand between verb and noun, and before 的 and a noun where the verb begins its clause.
_BETWEEN, _FAR = 16, 26
#: Words in quotation marks are like any others: 发挥“指挥棒”|作用.
_QUOTED = re.compile(rf"“[^“”{PAUSES}、()《》]{{1,10}}”")
_FILLER = "某"
_NEAR = 5  # characters before a noun of which one may be the 的 of all before: 的|公开工作|格局
#: A noun behind one of these is one of several things listed, or the second of two that are done.
_JOINED, BOTH = "和与及或并等", "和与及"
#: A verb behind one of these is a noun's attribute or one of several; what may not stand between verb and noun.
_ATTACHED, _ATTRIBUTE = frozenset("的和与及或等所可被、不化精机感"), frozenset("的、和与及或")
LISTED = re.compile("、|和(?!谐)|(?<!参)与|(?<![涉普])及(?!时)")
_BESIDE = 10  # characters before which another thing may be told of too
_CLAUSE_LENGTH = 30  # characters of a clause that are looked at
#: Characters of a verb.
VERB = 2
_ADVERB = 3  # characters that are looked at before a verb


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
        narrow = frozenset(data["narrow"].split())
        self.all = self._opens | frozenset(data["may"].split()) | narrow
        self._adjectives = frozenset(data["adjectives"].split())
        self._surely = self._opens | (narrow - self._adjectives)
        self._urges = re.compile(f"(?:{'|'.join(data['urges'].split())})$")
        self._having = frozenset(data["having"].split())
        self._ending = frozenset(data["ending"].split())
        self._ill = re.compile(f"(?:{'|'.join(data['ill'].split())})性?的?$")
        self._ways = tuple(data["ways"].split())
        self._of_wills = frozenset(data["of_wills"].split())
        self._before_deeds = frozenset(data["of_deeds_done"].split())
        self._second = self._opens | frozenset(data["second"].split())
        self._deeds = self.all - frozenset(data["as_nouns"].split())
        self._adverbs = frozenset(data["before"].split()) & self.all
        before = sorted(data["before"].split(), key=longest_first)
        self._before = re.compile(f"(?:{'|'.join(before)})$")
        self._how = frozenset(before)
        self._subjects = re.compile(f"(?:{'|'.join(data['subjects'].split())})$")
        self._parting = frozenset(data["parting"])
        self._whole = re.compile("|".join(data["whole"].split()))
        self._apart = re.compile("|".join(data["apart"].split()))
        self._again = re.compile("|".join(data["again"].split()))
        self._compounds = tuple(data["compounds"].split())
        self._no_object = frozenset(data["no_object"])
        self._tells = frozenset(data["tells"])
        self._of_deeds = frozenset(data["of_deeds"].split())
        self._nominal = frozenset(data["nominal"].split()) | narrow
        degrees, undergoes = ("|".join(data[key].split()) for key in ("degrees", "undergoes"))
        self._undergoes = re.compile(
            rf"(?:{degrees})*(?:{undergoes})[了于]?(?:{degrees}|地|的)*(?P<verb>\w\w)(?=[{PAUSES}]|$)"
        )
        self._attribute = re.compile(rf"(?:{'|'.join(data['attributes'].split())})(?:$|[和与及、])")
        self._governs_too = re.compile("|".join(data["governs_too"].split()))

    def is_adverb(self, word: str) -> bool:
        """Whether a word is one that verbs have before them."""
        return word in self._how

    def governs(self, word: str) -> bool:
        """Whether a word is a verb that nearly always governs what stands behind it."""
        return word in self._opens

    def may_open(self, clause: str, at: int) -> bool:
        """Whether a verb at a place stands where a phrase begins."""
        return at == 0 or self._before.search(clause, max(0, at - _ADVERB), at) is not None

    def without_adverbs(self, words: str) -> str:
        """Some words without the adverbs of two characters or more that they end in: 我局|严格."""
        while (found := self._before.search(words)) is not None and len(found[0]) >= VERB and found[0] in self._how:
            words = words[: found.start()]
        return words

    def is_of_deeds(self, noun: str) -> bool:
        """Whether what is done stands before the noun: 加强管理的|措施."""
        return noun in self._of_deeds

    def make_noun(self, verb: str, behind: str, *, may: bool) -> bool:
        """Whether a verb makes one word with what stands behind it (完成|时限和成果形式); any that ``may``."""
        return (may or verb in self._nominal) and self._attribute.match(behind) is not None

    def is_before_deed(self, verb: str, behind: str) -> bool:
        """Whether a verb tells how another is done that stands behind it and governs: 加快|重构优势."""
        return verb in self._before_deeds and behind in self.all

    def ends(self, verb: str, between: str) -> bool:
        """Whether a verb may govern any noun behind some words, which make it something bad: 杜绝|虚假|信息."""
        return verb in self._ending and (between.endswith("”") or self._ill.search(between) is not None)

    def is_way(self, between: str) -> bool:
        """Whether words between a verb and a deed tell how it is done: 采用|总承包方式|建设."""
        return between.endswith(self._ways)

    def is_of_deeds_done(self, verb: str) -> bool:
        """Whether a verb may tell how another is done that stands right behind it."""
        return verb in self._before_deeds

    def is_done(self, word: str) -> bool:
        """Whether a word behind a verb is hardly its object: 整合|发布, but 恢复|访问."""
        return word in self._deeds

    def stand_in(self, words: str) -> bool:
        """Whether a verb stands anywhere in some words, as in no name: 充分利用镇."""
        return any(words[i : i + VERB] in self.all for i in range(len(words) - 1))

    def govern_in(self, words: str) -> bool:
        """Whether a verb that nearly always governs stands in some words."""
        return any(words[i : i + VERB] in self._opens for i in range(len(words) - 1))

    def pairs(
        self,
        text: str,
        noun_of: Callable[[str], str | None],
        further_of: Callable[[str], frozenset[str]] = lambda _: frozenset(),
    ) -> Iterator[Pair]:
        """The pairs of a folded paragraph; ``noun_of`` gives the noun that a clause ends in, None for any other.

        ``further_of`` gives words that are verbs before that noun, beside those of the file.
        """
        read = _QUOTED.sub(lambda quoted: _FILLER * len(quoted[0]), text)
        for match in _CLAUSE.finditer(read):
            base = match.start()
            opens = base == 0 or read[base - 1] in _ENDS
            for clause in self._parts(match[1], whole=match[2] is not None):
                noun = noun_of(clause)
                if noun is None or noun in self._opens:
                    continue
                end = len(clause)
                start = end - len(noun)
                before = clause[start - 1 : start]
                if before in self._parting or (
                    before in _JOINED
                    and not (before in BOTH and noun_of(clause[: start - 1]))
                    and not (before == "等" and opens and self._opens_list(clause, start))
                ):
                    continue
                if base + end == match.end(1) and read[match.end() : match.end() + 1] in self._tells:
                    continue  # the clause is what the next one speaks of: 建立制度的原则，是……
                counted = base + end == match.end() < len(read) and not match[2]
                at = self._governing(clause, start, further_of(noun), opens=opens, counted=counted)
                if at is not None and text.startswith(self._compounds, base + at):
                    continue
                if at is not None and (len(clause) == len(match[1]) or self._is_plain(clause, at, start)):
                    yield Pair(base + at, base + start, base + end, clause[at : at + VERB], noun)

    def _opens_list(self, clause: str, start: int) -> bool:
        """Whether a verb begins a clause that names a kind of things at its end: 端正|错链、断链等|问题."""
        at = next((i for i in range(2 * _ADVERB) if clause[i : i + VERB] in self._surely), None)
        if at is None or (at and not (self._before.search(clause, 0, at) or self._subjects.search(clause, 0, at))):
            return False
        return not self.stand_in(clause[at + VERB : start])

    def _is_plain(self, clause: str, at: int, start: int) -> bool:
        """Whether a noun before 、 is surely the verb's: nothing done stands between, and the verb leads no list."""
        between = clause[at + VERB : start]
        return "、" not in clause[:at] and clause[start:] not in self._of_deeds and not self.stand_in(between)

    def _parts(self, clause: str, *, whole: bool) -> Iterator[str]:
        """The clause up to each 、 behind which another verb governs (缩小范围、|明确名称), and all of it."""
        at = clause.find("、")
        while at >= 0:
            if clause[at + 1 : at + 1 + VERB] in self._second and at >= 2 * VERB:
                yield clause[:at]
            at = clause.find("、", at + 1)
        if whole:
            yield clause

    def undergone(self, text: str, noun_of: Callable[[str], str | None]) -> Iterator[Pair]:
        """The same for what is told of nouns that stand before: 作用|得到充分|发挥."""
        for match in self._undergoes.finditer(text):
            if match["verb"] not in self.all:
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
                or LISTED.search(clause, len(clause) - _BESIDE)
            ):
                continue  # 业务能力和专业|水平有待加强
            yield Pair(match.start("verb"), match.start() - len(noun), match.end(), match["verb"], noun)

    def _takes_all(self, clause: str, at: int, noun: str) -> bool:
        """Whether the noun behind 的 is the verb's: not in 采取|提高效率的措施, 根据促进竞争的原则."""
        before = self._before.sub("", clause[:at])
        if noun in self._of_deeds or before.endswith("、") or self._governs_too.search(before):
            return False
        return not any(before[i : i + VERB] in self.all for i in range(at - 1))

    def _is_alone(self, clause: str, at: int, start: int) -> bool:
        """Whether a verb behind any words governs the noun: nothing between is listed or an attribute of its own."""
        return (
            start - at >= 2 * VERB
            and _ATTACHED.isdisjoint(clause[at - 1 : at])
            and _ATTRIBUTE.isdisjoint(clause[at + VERB : start])
            and clause[at - VERB : at] not in self.all
            and clause[at - VERB : at] not in self._having
            and clause[at - 1 : at + 1] not in self.all  # 落|实现|场
        )

    def _done(self, clause: str, start: int, further: frozenset[str]) -> int | None:
        """Where the last verb with 了 stands, if all behind it is the noun's: 解决了|不会查的|问题."""
        at = clause.rfind("了", 0, start) - VERB
        word = clause[at : at + VERB]
        if at < 0 or not (word in self.all or word in further) or start - at > 2 * _BETWEEN:
            return None
        between = clause[at + VERB + 1 : start]
        if "的" not in between[-_ADVERB:] or self._again.search(between) or self._apart.search(between):
            return None
        if self.govern_in(between):
            return None  # 采取了措施|解决……的问题
        return at

    def _willing(self, clause: str, start: int, *, opens: bool) -> int | None:
        """Where a verb begins that governs what one is willing or able to do: 增强|做好工作的|责任感."""
        if clause[start:] not in self._of_wills or clause[start - 1 : start] != "的":
            return None
        for at in range(min(2 * _ADVERB, start - 2 * VERB)):
            first, second = clause[at : at + VERB], clause[at + VERB : at + 2 * VERB]
            if first in self._opens and second in self._opens and first not in self._adverbs:
                return at if (opens and not at) or self._before.search(clause, max(0, at - _ADVERB), at) else None
        return None

    def _governing(self, clause: str, start: int, further: frozenset[str], *, opens: bool, counted: bool) -> int | None:
        """Where the verb stands that governs the noun at a place; None where that is not sure.

        What is ``counted`` may be named by what it is on: 公布质量提升行动|信息3条.
        """
        if (at := self._done(clause, start, further)) is not None:
            return at
        if (at := self._willing(clause, start, opens=opens)) is not None:
            return at
        parts = self._whole.sub(lambda word: _FILLER * len(word[0]), clause)
        reach = _FAR if opens and "的" in clause[start - _NEAR : start] else _BETWEEN
        for at in range(start - VERB, max(-1, start - VERB - reach - 1), -1):
            word = clause[at : at + VERB]
            if word in self._adverbs and clause[at + VERB : at + 2 * VERB] in self.all:
                continue  # 严格|落实责任
            if parts[at] in self._parting and at + 1 < start and clause[at - 1 : at + 1] not in self.all:
                return None  # not 严把 itself
            if word not in self.all and word not in further:
                continue
            if (parts[at] == _FILLER) != (parts[at + 1] == _FILLER):
                continue  # 从严|把握, 办理|清真食品: no 严把, no 理清
            if word in self._adjectives and not (
                clause[at + VERB : at + VERB + 1] == "了" or self._urges.search(clause, max(0, at - _ADVERB), at)
            ):
                continue
            surely = word in self._surely
            if not surely and clause[at - 1 : at] == "、":
                return None  # 健全审核、发布机制, 加强监管、规范秩序
            begins = at == 0 and opens
            done = clause[at + VERB : at + VERB + 1] == "了"
            free = surely and not counted and self._is_alone(clause, at, start)
            if clause[at - 1 : at] == "、" and at > 1:
                if clause[start:] in self._of_deeds or not self.stand_in(
                    clause[clause.rfind("、", 0, at - 1) + 1 : at - 1]
                ):
                    return (
                        None  # things listed, named by what is done: 牵头单位、完成|时限, 健全吸纳民意、汇集民智|机制
                    )
            elif (
                not (begins or done or free)
                and not self._before.search(clause, max(0, at - _ADVERB), at)
                and not (surely and self._subjects.search(clause, 0, at))
            ):
                if surely and clause[at + VERB] != "的":
                    return None  # it governs something, and what is not known
                continue
            between = clause[at + VERB : start]
            if between[:1] in self._no_object or self._apart.search(parts, at + VERB, start):
                return None
            if "等" in between and (free or not between.endswith(("的", "等"))):
                return None  # but 满足老年人等群体|的|需求
            if any(
                clause[i : i + VERB] in self._opens and not (i + VERB == at and clause[i:at] in self._adverbs)
                for i in range(clause.rfind("、", 0, at) + 1, at - 1)
            ):
                return None  # 制定实施进一步深化改革的方案: the first of them governs
            if "的" in between and not self._takes_all(clause, at, clause[start:]):
                return None
            if any(clause[i : i + VERB] in self._opens for i in _of_all(clause, "的", at + 2 * VERB, start, -VERB)):
                return None  # 扩大|实行的|政策
            return at
        return None


def _of_all(text: str, mark: str, start: int, end: int, shift: int) -> list[int]:
    """Places so far from each mark in a stretch."""
    return [i + shift for i in range(start, end) if text[i] == mark]


@cache
def verbs() -> Verbs:
    """The verbs, read once."""
    return Verbs()
