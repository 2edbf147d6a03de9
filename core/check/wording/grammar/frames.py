"""Sentence frames: what opens in a sentence and must close, and closings that do not belong to what opened.

A frame is read within the clause or the sentence, from the word that opens it to the one that closes it. Two kinds:

mixed      ``closes`` stand behind ``opens``, with nothing of ``unless`` between: 围绕群众满意度为中心
unclosed   nothing of ``needs`` stands between ``opens`` and the end of clause or sentence: 不仅公开了目录。
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, cached_property
from typing import TYPE_CHECKING, Literal, NamedTuple

from core.base.resources import read_record
from core.check.wording.entries import EntryList, Examples, any_of, is_literal
from core.check.wording.standing import Standing
from core.check.wording.word_ends import ends_word
from core.language.numerals import ORDINALS
from core.language.remembered import remembered_of
from core.language.sentences import ENDS, FULL_STOPS, PAUSES, end_of, start_of
from core.model.finding import Severity
from core.model.normalise import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

#: What ends a clause, what ends a sentence, and what may stand before a frame that opens either.
_STOPS = {"clause": PAUSES, "sentence": ENDS}
#: Characters between opening and closing, unless a frame says more.
_MOST = 24


class Broken(NamedTuple):
    """A faulty frame at ``text[start:end]``."""

    frame: Frame
    start: int
    end: int


@dataclass(frozen=True, kw_only=True)
class Frame(Examples):
    """One construction; lists as in ``core.check.wording.entries``, the openings literal.

    ``within`` is the stretch that the frame may take; ``at`` where its opening must stand (anywhere when not given).
    ``body`` is a regular expression for one character between the two, ``least`` and ``most`` how many there are.
    No ``not_before`` stands before the opening and no ``not_after`` behind it; one of ``ends`` must stand behind the
    closing and none of ``not_ends`` may, nor behind a frame that has not closed. Nothing of ``unless_earlier`` stands
    before it in the sentence, of ``unless_later`` behind it. ``advice`` says what to write.
    """

    opens: tuple[str, ...]
    closes: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    within: Literal["clause", "sentence"] = "clause"
    at: Literal["", "clause", "sentence"] = ""
    body: str = ""
    least: int = 0
    most: int = _MOST
    not_before: tuple[str, ...] = ()
    not_after: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    ends: tuple[str, ...] = ()
    not_ends: tuple[str, ...] = ()
    unless_earlier: tuple[str, ...] = ()
    unless_later: tuple[str, ...] = ()
    reason: str
    advice: str
    severity: Severity = Severity.HINT

    def __post_init__(self) -> None:
        if bool(self.closes) == bool(self.needs):
            raise ValueError("a frame has either closings that do not belong to it or closings that it needs")

    @cached_property
    def regex(self) -> re.Pattern[str]:
        """The faulty frame from its opening on, in a folded text; linear but for ``most``."""
        stops = _STOPS[self.within]
        before = "".join(f"(?<!{any_of((w,))})" for w in self.not_before)
        after = f"(?!{any_of(self.not_after)})" if self.not_after else ""
        shut_out = any_of((*self.unless, *self.needs, *self.opens))
        body = f"(?:(?!{shut_out}){self.body or f'[^{stops}]'})"
        opening = f"{before}{any_of(self.opens)}{after}"
        not_ends = f"(?!{any_of(self.not_ends)})" if self.not_ends else ""
        if self.needs:
            return re.compile(f"{opening}{body}{{{self.least},{self.most}}}{not_ends}(?=[{stops}])", re.VERBOSE)
        ends = f"(?={any_of(self.ends)})" if self.ends else ""
        closing = f"{any_of(self.closes)}{ends}{not_ends}"
        return re.compile(f"{opening}{body}{{{self.least},{self.most}}}?{closing}", re.VERBOSE)

    @cached_property
    def _closings(self) -> tuple[str, ...]:
        """The closings as they stand in a text; none where one of them is more than its characters."""
        return tuple(map(fold, self.closes)) if all(map(is_literal, self.closes)) else ()

    def broken(self, text: str) -> Iterator[Broken]:
        """Where the frame is faulty in a folded paragraph: asked only where one of its openings stands."""
        if self._closings and not any(closing in text for closing in self._closings):
            return
        for opening in self.opens:
            at = text.find(opening)
            while at >= 0:
                if (self.at == "" or _opens(text, at, _STOPS[self.at])) and not ends_word(text, at):
                    match = self.regex.match(text, at)
                    if match and not self._goes_with_others(text, at, match.end()):
                        yield Broken(self, at, match.end())
                at = text.find(opening, at + 1)

    def _goes_with_others(self, text: str, start: int, end: int) -> bool:
        """Whether something stands in the sentence, before or behind, by which the frame is right."""
        before = text[start_of(text, start, FULL_STOPS) : start] if self.unless_earlier else ""
        behind = text[end : end_of(text, end, FULL_STOPS)] if self.unless_later else ""
        return any(word in before for word in self.unless_earlier) or any(word in behind for word in self.unless_later)


#: What tells when, before a frame that opens its sentence: 2024年,|通过……,使……
_WHEN = re.compile(r"(?:20\d\d年度?|本年度?|今年(?:以来)?|年内|全年|一年来),?$")
_LONGEST_WHEN = 8


def _opens(text: str, at: int, stops: str) -> bool:
    """Whether a clause or sentence begins at a place, the number of an item (一是) and a word of time aside."""
    if when := _WHEN.search(text, max(0, at - _LONGEST_WHEN), at):
        at = when.start()
    if at >= 2 and text[at - 1] == "是" and text[at - 2] in ORDINALS:
        at -= 2
    return at == 0 or text[at - 1] in stops


@dataclass(frozen=True, kw_only=True)
class Frames:
    """The file ``resources/lexicon/frames.toml``: frames, and words that say the same twice (``pleonasms``)."""

    frames: tuple[Frame, ...]
    pleonasms: EntryList

    @cached_property
    def _standing(self) -> Standing[Frame]:
        return Standing(self.frames, lambda frame: frame.opens)

    @remembered_of
    def broken(self, text: str) -> Iterator[Broken]:
        """Faulty frames in a folded paragraph, left to right; of those that lie over each other the first.

        Where two begin together it is one that is no mere hint.
        """
        found = [broken for frame in self._standing.in_text(text) for broken in frame.broken(text)]
        last = 0
        for broken in sorted(found, key=lambda b: (b.start, b.frame.severity is Severity.HINT, b.end)):
            if broken.start >= last:
                yield broken
                last = broken.end


@cache
def frames() -> Frames:
    """The frames, read once."""
    return read_record(Frames, "lexicon", "frames.toml")
