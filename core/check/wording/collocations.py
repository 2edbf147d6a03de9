"""Verbs and the objects they do not take: 扩大力度, 丰富水平, 提高渠道; and the same told of them: 力度不断扩大.

Between the two stand at most a few characters that hold neither another such verb nor a mark, and the object ends its
phrase, so that nothing else can be what the verb governs.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, cached_property
from typing import TYPE_CHECKING, NamedTuple

from core.base.resources import read_record
from core.check.wording.entries import Examples, any_of
from core.language.remembered import remembered_of
from core.language.sentences import PAUSES
from core.language.sought import Sought

if TYPE_CHECKING:
    from collections.abc import Iterator

#: So many characters may stand between verb and object.
_BETWEEN = 12
#: A modifier of the object as long as this makes one word with it.
_COMPOUND = 2
#: To whom it is done: 加大|对各科室的|指导力度.
_TOWARDS = Sought(r"^对[^,。;、]{1,10}的")
#: What may stand behind the object where its phrase ends.
_END = rf"(?=[{PAUSES}、]|以及|并|$)"


@dataclass(frozen=True, kw_only=True)
class Objects(Examples):
    """Nouns that take the same verbs: those of ``never`` are wrong before them, those of ``seldom`` doubtful."""

    words: tuple[str, ...]
    never: tuple[str, ...]
    seldom: tuple[str, ...] = ()
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
    adverbs: tuple[str, ...]
    unless_before: tuple[str, ...]
    objects: tuple[Objects, ...]

    @remembered_of
    def misfits(self, text: str) -> Iterator[Misfit]:
        """Every pair in a folded paragraph that does not go together."""
        for match in self._object.finditer(text):
            group = self._groups[match["noun"]]
            start = max(0, match.start() - _BETWEEN - 4)
            verb = self._last_verb(text, start, match.start())
            if verb is None:
                continue
            at, word = verb
            sure = word in group.never
            if sure or word in group.seldom:
                yield Misfit(at, match.end(), word, match["noun"], group.advice, sure)
        for match in self._told_of.finditer(text):
            group, word = self._groups[match["noun"]], match["verb"]
            sure = word in group.never
            if sure or word in group.seldom:
                yield Misfit(match.start("noun"), match.end("verb"), word, match["noun"], group.advice, sure)

    def _last_verb(self, text: str, start: int, end: int) -> tuple[int, str] | None:
        """The nearest verb before an object, with nothing between that parts the two."""
        last = None
        for match in self._verb.finditer(text, start, end):
            last = match
        if last is None:
            return None
        between = self._coordinate.sub("", _TOWARDS.sub("", text[last.end() : end]))
        # what makes one word with the object does not part the two: 管理力度
        if len(between) > _BETWEEN or self._parted.search(between, 0, max(0, len(between) - _COMPOUND)):
            return None
        if between.startswith("的") or between.endswith("等"):
            return None  # 落实的准确性, 技能提升补贴等机制
        if text.endswith(self.unless_before, 0, last.start()):
            return None
        return last.start(), last["verb"]

    @cached_property
    def _groups(self) -> dict[str, Objects]:
        return {word: group for group in self.objects for word in group.words}

    @cached_property
    def _object(self) -> re.Pattern[str]:
        return re.compile(rf"(?P<noun>{any_of(self._groups)}){_END}", re.VERBOSE)

    @cached_property
    def _told_of(self) -> re.Pattern[str]:
        """The noun as a subject with its verb behind it at the end of a clause: 力度|进一步|加强."""
        verbs = {verb for group in self.objects for verb in (*group.never, *group.seldom)}
        adverbs = f"(?:{any_of(self.adverbs)}){{0,3}}"
        return re.compile(
            rf"(?P<noun>{any_of(self._groups)}){adverbs}(?P<verb>{any_of(verbs)})(?=[{PAUSES}]|$)", re.VERBOSE
        )

    @cached_property
    def _verb(self) -> re.Pattern[str]:
        verbs = {verb for group in self.objects for verb in (*group.never, *group.seldom)}
        return re.compile(rf"(?P<verb>{any_of(verbs)})(?![性化度率])了?", re.VERBOSE)  # 规范性, 优化度 are nouns

    @cached_property
    def _coordinate(self) -> re.Pattern[str]:
        """Other such objects before the last one: 时效性和|准确性."""
        return re.compile(rf"(?:{any_of(self._groups)}[、和与及])+$", re.VERBOSE)

    @cached_property
    def _parted(self) -> re.Pattern[str]:
        return re.compile(rf"[{PAUSES}、“”()《》]|{any_of(self.parting)}", re.VERBOSE)


@cache
def collocations() -> Collocations:
    """The pairs, read once."""
    return read_record(Collocations, "lexicon", "collocations.toml")
