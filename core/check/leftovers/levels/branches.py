"""Words that only an organ of another branch says of itself: 全校师生 in the report of a water bureau."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, cached_property
from typing import TYPE_CHECKING, NamedTuple

from core.base.resources import read_record
from core.check.wording.entries import Examples, any_of
from core.check.wording.passages import passages, whole_prose
from core.language import organs
from core.language.divisions import gazetteer
from core.language.organ_register import is_standard, register
from core.language.sought import Sought
from core.model.finding import TextMark
from core.model.normalise import is_cjk

if TYPE_CHECKING:
    from collections.abc import Iterator

    from core.model.report import Report


@dataclass(frozen=True, kw_only=True)
class Branch(Examples):
    """One branch; see the head of the data file."""

    name: str
    fits: tuple[str, ...]
    own: tuple[str, ...]
    words: tuple[str, ...]
    names: tuple[str, ...]
    alone: bool = False

    @cached_property
    def said(self) -> Sought:
        """Finds any of the words in a folded text."""
        return Sought(any_of((*self.own, *self.words)))

    @cached_property
    def named(self) -> Sought:
        """Finds somebody of the branch."""
        return Sought(any_of(self.names))


@dataclass(frozen=True, kw_only=True)
class Branches:
    """The file ``branches.toml``."""

    others: tuple[str, ...]
    branches: tuple[Branch, ...]

    @cached_property
    def of_others(self) -> Sought:
        """Finds what makes a sentence speak of others."""
        return Sought(any_of(self.others))


class Said(NamedTuple):
    """A word of another branch with all its places."""

    word: str
    branch: Branch
    marks: list[TextMark]


@cache
def branches() -> Branches:
    """The branches, read once."""
    return read_record(Branches, "lexicon", "branches.toml")


def of_other_branches(report: Report) -> Iterator[Said]:
    """Words of a branch that the report's organ is certainly none of, where nobody of it is spoken of.

    Others than oneself are quoted in quotation marks and titles.
    """
    organ = (report.title.organ.text if report.title.organ else "") or report.organ or ""
    if not organ.endswith(register().kinds):
        return
    standard = is_standard(organs.department(organ))
    for branch in branches().branches:
        if any(word in organ for word in branch.fits) or not branch.said.may_be_in(whole_prose(report)):
            continue
        found: dict[str, list[TextMark]] = {}
        for passage in passages(report):
            text = passage.text
            matches = list(branch.said.finditer(text))
            if not matches or branch.named.search(branch.said.sub("", text)):
                continue
            for match in matches:
                sentence = text[slice(*passage.sentence(match.start()))]
                if match.group() not in branch.own and (not standard or branches().of_others.search(sentence)):
                    continue
                if match.group() in (report.organ or "") or _in_a_name(text, match.start(), match.end()):
                    continue  # 城关区, the own or another
                if branch.alone and match.start() and is_cjk(text[match.start() - 1]):
                    continue
                if not passage.in_quotes(match.start()) and not passage.in_title(match.start()):
                    found.setdefault(match.group(), []).append(passage.mark(*match.span()))
        for word, marks in found.items():
            yield Said(word, branch, marks)


def _in_a_name(text: str, start: int, end: int) -> bool:
    """Whether a word is the end of a place's name."""
    return any(gazetteer().named(text[start - more : end]) for more in (1, 2) if more <= start)
