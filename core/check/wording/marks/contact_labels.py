"""Labels of how to reach an office that lost their colon beside others that have it, or a letter of their own.

地址平安路18号，邮编：410100; 系电话：0123-4567890.

Without any colon the labels are read on as one phrase (地址平安路18号，电话0123-4567890), and a number may stand so
beside 地址： too; it is the mixture within one kind that is a slip. What stands behind the label must be what it is the
label of, so that 地址变更后及时公布 is none.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, cached_property
from typing import TYPE_CHECKING, NamedTuple

import rapidfuzz

from core.base.resources import read_record
from core.check.wording.entries import Examples, any_of
from core.language.sentences import FULL_STOPS, start_of
from core.language.sought import Sought

if TYPE_CHECKING:
    from collections.abc import Iterator

#: How far from it, in its sentence, a label with a colon stands.
_NEAR = 60
#: A short label with its colon and what stands behind it up to the next mark.
_WITH_COLON = Sought(
    r"(?:^|(?<=[,;、。(:]))(?P<label>[\u4e00-\u9fff]{1,5}):(?P<value>[^,;、。():]{4,40})(?=[,;、。()]|$)"
)


class Bare(NamedTuple):
    """Behind the label ``text[start:end]`` a colon is missing."""

    start: int
    end: int


class Broken(NamedTuple):
    """``text[start:end]`` is likely meant for the label ``right``."""

    start: int
    end: int
    right: str


def _one_off(label: str, right: str) -> bool:
    return rapidfuzz.distance.DamerauLevenshtein.distance(label, right, score_cutoff=1) == 1


@dataclass(frozen=True, kw_only=True)
class Label:
    """Labels of one kind: what they end in, and what follows them as a regular expression."""

    words: tuple[str, ...]
    value: str
    is_number: bool = False

    @cached_property
    def regex(self) -> re.Pattern[str]:
        """Matches what stands behind such a label."""
        return re.compile(self.value, re.VERBOSE)


@dataclass(frozen=True, kw_only=True)
class ContactLabels(Examples):
    """The file ``resources/lexicon/contact_labels.toml``, where the lists are explained."""

    qualities: tuple[str, ...]
    else_labels: tuple[str, ...]
    labels: tuple[Label, ...]

    def bare(self, text: str) -> Iterator[Bare]:
        """Labels without a colon in a folded text, near such as have one."""
        if ":" not in text or not any(f"{word}:" in text for word in self._of_word):
            return
        found = list(self._labelled.finditer(text))
        colons = [(match.start(), self._of_word[match["word"]]) for match in found if match["colon"]]
        for match in found:
            label = self._of_word[match["word"]]
            if match["colon"] or not label.regex.match(match["value"]):
                continue
            sentence = start_of(text, match.start(), FULL_STOPS)
            for at, other in colons:
                near = abs(at - match.start()) <= _NEAR and start_of(text, at, FULL_STOPS) == sentence
                if near and (other.is_number or not label.is_number):
                    yield Bare(*match.span("label"))
                    break

    def broken(self, text: str) -> Iterator[Broken]:
        """Labels of a folded text that are a letter off from those of what stands behind them."""
        if ":" not in text:
            return
        for match in _WITH_COLON.finditer(text):
            label, value = match["label"], match["value"]
            if label in self.else_labels or not self._may_be_broken(label):
                continue
            for kind in self.labels:
                if (kind.is_number or "地址" in kind.words) and kind.regex.match(value):
                    right = next((one for one in self._whole(kind) if _one_off(label, one)), None)
                    if right:
                        yield Broken(*match.span("label"), right)
                        break

    def _may_be_broken(self, label: str) -> bool:
        """Not where it ends with the word of a label, but for what one letter of 联系 and the like leaves: 系电话."""
        word = next((word for word in self._of_word if label.endswith(word)), "")
        rest = label.removesuffix(word)
        return not word or (len(rest) == 1 and any(rest in quality for quality in self.qualities))

    def _whole(self, kind: Label) -> Iterator[str]:
        yield from kind.words
        yield from (f"{quality}{word}" for word in kind.words for quality in self.qualities)

    @cached_property
    def _of_word(self) -> dict[str, Label]:
        return {word: label for label in self.labels for word in label.words}

    @cached_property
    def _labelled(self) -> re.Pattern[str]:
        """A label and what stands behind it up to the next mark; hours have a colon of their own (8:30)."""
        return re.compile(
            rf"""(?: ^ | (?<= [,;、。(:] ) ) (?P<label> {any_of(self.qualities)}? (?P<word> {any_of(self._of_word)} ) )
            (?P<colon> : )? (?P<value> [^,;、。():]{{2,40}} (?: :\d\d [^,;、。()]{{0,20}} )? ) (?= [,;、。()] | $ )""",
            re.VERBOSE,
        )


@cache
def contact_labels() -> ContactLabels:
    """The lists, read once."""
    return read_record(ContactLabels, "lexicon", "contact_labels.toml")
