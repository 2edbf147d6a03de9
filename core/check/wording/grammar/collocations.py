"""Verbs and the objects they do not take: 扩大力度, 丰富水平, 提高渠道; and the same told of them: 力度不断扩大.

Between the two stand at most a few characters that hold neither another such verb nor a mark, and the object ends its
phrase, so that nothing else can be what the verb governs. Of several objects each has to go with the verb:
提高|知情权和满意度, 加强组织协调和|报送的及时性.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, cached_property
from typing import TYPE_CHECKING, NamedTuple

from core.base.resources import read_record
from core.check.wording.entries import Examples, any_of
from core.check.wording.grammar.governing import Pair, verbs
from core.check.wording.grammar.objects import object_pairs
from core.language.remembered import remembered_of
from core.language.sentences import PAUSES
from core.language.sought import Sought

if TYPE_CHECKING:
    from collections.abc import Iterator

#: So many characters may stand between verb and object.
_BETWEEN = 12
#: So many may where the verb opens its phrase and all between is the object's attribute: 加强|设施开放情况的公开|力度.
_FAR, _NEAR = 28, 5
#: A modifier of the object as long as this makes one word with it.
_COMPOUND = 2
#: To whom it is done, or from what it is away: 加大|对各科室的|指导力度, 缩小|与先进县区的|差距.
_TOWARDS = Sought(r"^(?:对(?!外)|[与同])[^,。;、]{1,10}的")
#: What joins a noun with others that are told of too: 质量和|数量较高.
_BESIDE = frozenset("、和与及")
#: What ends a clause, and how many characters of one are looked at.
_CLAUSE_ENDS, _CLAUSE = frozenset(PAUSES), 30
#: Words of ``parting`` that names of things are made of: 监督检查的|力度.
_OF_NOUNS = frozenset(("管理", "监督", "协调", "方面", "职责", "重要", "主要"))
#: They link a clause to what it is or has: 是提高效益的途径, 有加快发展的紧迫感.
_LINKING = ("是", "为", "有", "具", "作")
#: A noun behind this is what something has.
_HAVING = "有"
#: What may stand between a noun and what is told of it by degrees.
_STILL = ("还", "仍", "仍然", "都", "也", "普遍", "总体", "整体", "依然", "明显", "均")
#: What may stand behind the object where its phrase ends.
_END = rf"(?=[{PAUSES}]|以及(?![^{PAUSES}]{{1,12}}的)|并|$)"


@dataclass(frozen=True, kw_only=True)
class Objects(Examples):
    """Nouns that take the same verbs: ``takes`` of those that change things, as the file's head explains.

    Those of ``never`` are wrong before them too, those of ``seldom`` doubtful. Of the states told as faults they have
    those of ``faults``, of the qualities told by degrees those of ``told``; any where nothing is said.
    """

    words: tuple[str, ...]
    takes: tuple[str, ...] = ()
    faults: tuple[str, ...] | None = None
    told: tuple[str, ...] | None = None
    never: tuple[str, ...] = ()
    seldom: tuple[str, ...] = ()
    advice: str


@dataclass(frozen=True, kw_only=True)
class Told(Examples):
    """Nouns of which the qualities of ``unfit`` are not told by degrees."""

    words: tuple[str, ...]
    unfit: tuple[str, ...]
    advice: str


class Misfit(NamedTuple):
    """``verb`` does not take ``noun`` in ``text[start:end]``; ``sure`` where correct prose never has it."""

    start: int
    end: int
    verb: str
    noun: str
    advice: str
    sure: bool


@dataclass(frozen=True, kw_only=True)
class Collocations:
    """The file ``resources/lexicon/collocations.toml``."""

    parting: tuple[str, ...]
    own_verbs: tuple[str, ...]
    composing: tuple[str, ...]
    adverbs: tuple[str, ...]
    unless_before: tuple[str, ...]
    changes: tuple[str, ...]
    states: tuple[str, ...]
    owners: tuple[str, ...]
    examines: tuple[str, ...]
    degrees: tuple[str, ...]
    qualities: tuple[str, ...]
    objects: tuple[Objects, ...]
    told: tuple[Told, ...]

    @remembered_of
    def misfits(self, text: str) -> Iterator[Misfit]:
        """Every pair in a folded paragraph that does not go together."""
        for match in self._object.finditer(text):
            group = self._groups[match["noun"]]
            if text.endswith(self.own_verbs, 0, match.start()):
                continue  # 为深化合作|贡献力量
            if match["beside"] is not None and (
                verbs().stand_in(match["beside"]) or text.endswith(_HAVING, 0, match.start())
            ):
                continue  # 拓宽渠道和|提高效率, 改革有|力度、有深度: another verb governs the second, or either
            start = max(0, match.start() - _BETWEEN - 4)
            verb = self._last_verb(text, start, match.start(), group)
            if verb is None:
                verb = self._far_verb(text, match.start(), group)
            if verb is None:
                continue
            at, word = verb
            if match["beside"] and self._goes_with(word, match["head"]):
                continue  # 加大制度和|体制机制创新力度
            pair = Pair(at, match.start(), match.end(), word, match["noun"])
            if (sure := self._is_wrong(word, group)) is not None and not object_pairs().is_chained(
                text, pair, surely=True
            ):
                of_the_first = "、" not in text[at : match.start()]  # the last of a list is less surely meant
                yield Misfit(at, match.end(), word, match["noun"], group.advice, sure and of_the_first)
        for match in self._told_of.finditer(text):
            group, word = self._groups[match["noun"]], match["verb"]
            beside = self._beside.search(text, max(0, match.start() - _BETWEEN), match.start())
            if (sure := self._is_wrong(word, group)) is None:
                yield from self._told_beside(text, beside, match)
            elif not (beside and self._goes_with(word, beside[0])):  # 能力和|专业水平有待加强
                yield Misfit(match.start("noun"), match.end("verb"), word, match["noun"], group.advice, sure)
        yield from self._ill_told(text)

    def _told_beside(self, text: str, beside: re.Match[str] | None, told: re.Match[str]) -> Iterator[Misfit]:
        """Of the nouns joined with one that a verb is rightly told of, the one that it does not go with.

        范围和|质量均得到提升.
        """
        for noun in self._noun.finditer(text, *beside.span()) if beside else ():
            group = self._groups[noun[0]]
            sure = self._is_wrong(told["verb"], group)
            if sure is not None and text[noun.end()] in _BESIDE:
                yield Misfit(noun.start(), told.end("verb"), told["verb"], noun[0], group.advice, sure)

    def _ill_told(self, text: str) -> Iterator[Misfit]:
        """Qualities that no such noun has, told of it by degrees: 力度|不快, 渠道|较高."""
        for match in self._quality.finditer(text):
            noun = self._noun_before(text, match.start())
            told = self._groups[noun].told if noun in self._groups else None
            if match["quality"] not in self.qualities or told is None or match["quality"] in told:
                yield from self._unfit(text, noun, match)
                continue
            at = match.start() - len(noun)
            beside = self._coordinate.search(text, max(0, at - _BETWEEN), at)
            groups = [self._groups[m[0]] for m in self._noun.finditer(beside[0])] if beside else []
            if any(group.told is None or match["quality"] in group.told for group in groups):
                continue  # 质量和|数量较高
            yield Misfit(at, match.end(), match["told"], noun, self._groups[noun].advice, sure=True)

    def _unfit(self, text: str, noun: str, match: re.Match[str]) -> Iterator[Misfit]:
        """A quality that the noun's group does not have, where the noun is no verb's object: 落实责任|不够深入."""
        noun = next((noun[i:] for i in range(len(noun)) if noun[i:] in self._of_degrees), "")
        group = self._of_degrees.get(noun)
        at = match.start() - len(noun)
        if group is None or match["quality"] not in group.unfit or text[at - 1 : at] in _BESIDE:
            return
        start = at
        while start and text[start - 1] not in _CLAUSE_ENDS and text[start - 1] != "的" and at - start < _CLAUSE:
            start -= 1
        if text[start:at] not in self.examines and not verbs().govern_in(text[start:at]):
            yield Misfit(at, match.end(), match["told"], noun, group.advice, sure=True)

    def _noun_before(self, text: str, end: int) -> str:
        """The longest noun that ends at a place; empty for none."""
        for length in self._lengths:
            word = text[max(0, end - length) : end]
            if word in self._groups or word in self._of_degrees:
                return word
        return ""

    def is_wrong(self, verb: str, noun: str) -> bool:
        """Whether the lists have it that a verb surely does not take a noun."""
        return noun in self._groups and self._is_wrong(verb, self._groups[noun]) is True

    def _is_wrong(self, verb: str, group: Objects) -> bool | None:
        """True for a verb that does not go with the nouns, False for a doubtful one, None for any other."""
        if verb in group.seldom:
            return False
        if verb in group.never or (group.takes and verb in self._changes and verb not in group.takes):
            return True
        return True if group.faults is not None and verb in self.states and verb not in group.faults else None

    def _goes_with(self, verb: str, words: str) -> bool:
        """Whether some noun in a few words takes a verb."""
        return any(self._is_wrong(verb, self._groups[m[0]]) is None for m in self._noun.finditer(words))

    def _last_verb(self, text: str, start: int, end: int, group: Objects) -> tuple[int, str] | None:
        """The nearest verb before an object, with nothing between that parts the two."""
        last = None
        for match in self._verb.finditer(text, start, end):
            last = match
        if last is None:
            return None
        between = self._coordinate.sub("", _TOWARDS.sub("", text[last.end() : end]))
        # what makes one word with the object does not part the two: 管理力度
        if (
            len(between) > _BETWEEN
            or not _CLAUSE_ENDS.isdisjoint(between)
            or self._parted.search(between, 0, max(0, len(between) - _COMPOUND))
        ):
            return None
        if between.startswith(("的", "型")) or between.endswith("等"):
            return None  # 落实的准确性, 改善型消费活力, 技能提升补贴等机制
        if text.endswith(self.unless_before, 0, last.start()):
            return None
        if last["verb"] in self.states and text.startswith(self.owners, last.end()):
            return None  # 薄弱学校办学水平
        if self._goes_with(last["verb"], between) or self._governed(
            text, last.start(), group, attribute="的" in between
        ):
            return None
        return last.start(), last["verb"]

    def _far_verb(self, text: str, end: int, group: Objects) -> tuple[int, str] | None:
        """A verb that opens its phrase some way before an object, with nothing between but what the object is of."""
        if "的" not in text[end - _NEAR : end]:
            return None
        start = end
        while start and text[start - 1] not in _CLAUSE_ENDS and end - start < _FAR:
            start -= 1
        found = self._verb.search(text, start, end)
        if found is None or found["verb"] in self.states or self._is_wrong(found["verb"], group) is None:
            return None
        between = text[found.end() : end]
        if (
            (found.start() > start and not verbs().may_open(text, found.start()))
            or between.startswith("的")
            or text.endswith(self.unless_before, start, found.start())
            or self._verb.search(between)
            or verbs().govern_in(between)
            or any(word in between for word in (*self._apart, *_LINKING))
            or self._goes_with(found["verb"], between)
            or self._governed(text, found.start(), group, attribute=True)
        ):
            return None
        return found.start(), found["verb"]

    def _governed(self, text: str, at: int, group: Objects, *, attribute: bool) -> bool:
        """Whether another verb stands before a place in the same clause that governs the noun behind it.

        It does if it takes the noun (加大|改善民生力度), and may where what is between is an ``attribute``
        (是|提高效益的重要途径).
        """
        start = at
        while start and text[start - 1] not in _CLAUSE_ENDS and at - start < _CLAUSE:
            start -= 1
        before = verbs().without_adverbs(text[start:at])
        if any(m["verb"] in group.takes for m in self._verb.finditer(before)):
            return True
        return attribute and (verbs().stand_in(before) or any(word in before for word in _LINKING))

    @cached_property
    def _apart(self) -> tuple[str, ...]:
        """What parts verb and object however far they stand, but for what nouns are made of."""
        return tuple(word for word in self.parting if word not in verbs().all | _OF_NOUNS and "{" not in word)

    @cached_property
    def _changes(self) -> frozenset[str]:
        return frozenset(self.changes)

    @cached_property
    def _judged(self) -> set[str]:
        """All verbs that are wrong or doubtful somewhere."""
        return {
            *self.changes,
            *self.states,
            *(verb for group in self.objects for verb in (*group.never, *group.seldom)),
        }

    @cached_property
    def _groups(self) -> dict[str, Objects]:
        return {word: group for group in self.objects for word in group.words}

    @cached_property
    def _lengths(self) -> list[int]:
        return sorted({len(word) for word in (*self._groups, *self._of_degrees)}, reverse=True)

    @cached_property
    def _of_degrees(self) -> dict[str, Told]:
        return {word: group for group in self.told for word in group.words}

    @cached_property
    def _quality(self) -> Sought:
        """A quality with its degree at the end of a phrase, or before 的问题."""
        qualities = {*self.qualities, *(quality for group in self.told for quality in group.unfit)}
        told = f"(?P<told>{any_of(self.degrees)}(?P<quality>{any_of(qualities)}))"
        return Sought(rf"(?:{any_of(_STILL)})?{told}(?=[{PAUSES}、]|等|的(?:问题|情况|现象)|$)", re.VERBOSE)

    @cached_property
    def _object(self) -> re.Pattern[str]:
        """The noun where its phrase ends, or before another such one that ends it."""
        others = any_of(set(self._groups).difference(self.composing))
        beside = rf"(?=[、和与及](?P<beside>[^{PAUSES}、和与及的]{{0,6}}?)(?P<head>{others}){_END})"
        return re.compile(rf"(?P<noun>{any_of(self._groups)})(?:{_END}|{beside})", re.VERBOSE)

    @cached_property
    def _noun(self) -> re.Pattern[str]:
        return re.compile(any_of(self._groups), re.VERBOSE)

    @cached_property
    def _told_of(self) -> re.Pattern[str]:
        """The noun as a subject with its verb behind it at the end of a clause: 力度|进一步|加强."""
        adverbs = f"(?:{any_of(self.adverbs)}){{0,3}}"
        return re.compile(
            # 高质量|落实 tells how it is done
            rf"(?<!高)(?P<noun>{any_of(self._groups)}){adverbs}(?:{any_of(self._judged)}[和与及])?"
            rf"(?P<verb>{any_of(self._judged)})(?=[{PAUSES}]|$)",
            re.VERBOSE,
        )

    @cached_property
    def _verb(self) -> re.Pattern[str]:
        return re.compile(rf"(?P<verb>{any_of(self._judged)})(?![性化度率]|再生产)了?", re.VERBOSE)  # 规范性 is a noun

    @cached_property
    def _coordinate(self) -> re.Pattern[str]:
        """Other such objects before the last one: 时效性和|准确性."""
        return re.compile(rf"(?:{any_of(self._groups)}[、和与及])+$", re.VERBOSE)

    @cached_property
    def _beside(self) -> re.Pattern[str]:
        """The same, with a word or two before the last one: 业务能力和|专业."""
        return re.compile(rf"(?:{any_of(self._groups)}[、和与及][^{PAUSES}、和与及]{{0,4}})+$", re.VERBOSE)

    @cached_property
    def _parted(self) -> re.Pattern[str]:
        return re.compile(rf"[{PAUSES}、“”()《》]|{any_of(self.parting)}", re.VERBOSE)


@cache
def collocations() -> Collocations:
    """The pairs, read once."""
    return read_record(Collocations, "lexicon", "collocations.toml")
