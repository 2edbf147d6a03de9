"""Words that never stand behind an adverb: where one does, the verb between them is missing (不断政务公开水平).

An adverb that opens its phrase is followed by a verb. Which words follow which adverb is counted in correct prose; a
word that is common and follows hardly any adverb, and this one never, is told.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from core.base.errors import ResourceError
from core.base.resources import ROOT, read_toml
from core.language.numerals import ORDINALS
from core.language.remembered import remembered_of
from core.language.sentences import CLAUSE_MARKS
from core.language.sought import longest_first

if TYPE_CHECKING:
    from collections.abc import Iterator

#: Characters of a word that follows: so many are looked up.
LENGTH = 2
_FILE = "adverb_followers.tsv"
#: What makes a verb of a noun: 充分资源|化.
_MAKES_VERB = "化"


class Follower(NamedTuple):
    """``text[at:start]`` is an adverb that opens its phrase, ``text[start:end]`` what follows it."""

    at: int
    start: int
    end: int


class Adverbs:
    """The file ``resources/lexicon/adverb_words.toml``, where the lists are explained."""

    def __init__(self) -> None:
        data = read_toml("lexicon", "adverb_words.toml")
        self.all: tuple[str, ...] = tuple(data["adverbs"].split())
        self.free = frozenset(data["free"].split())
        self.nouns = frozenset(data["nouns"].split())
        self.right = frozenset(data["right"].split())
        adverbs = "|".join(sorted(self.all, key=longest_first))
        before = "".join(data["before"].split())
        opens = rf"(?:^|(?<=[{CLAUSE_MARKS}{before}])|(?<=[{ORDINALS}]是))"
        self._opening = re.compile(rf"{opens}(?:{adverbs})*({adverbs})(?=[\u4e00-\u9fff]{{{LENGTH}}})")
        self._behind = re.compile(rf"{opens}|(?<=[{''.join(sorted({adverb[-1] for adverb in self.all}))}])")

    def opens(self, text: str, at: int) -> bool:
        """Whether what stands at a place of a folded paragraph may be the first verb of its phrase."""
        return self._behind.match(text, at) is not None

    def followers(self, text: str) -> Iterator[Follower]:
        """What stands behind each adverb of a folded paragraph that opens its phrase."""
        for match in self._opening.finditer(text):
            yield Follower(match.start(1), match.end(), match.end() + LENGTH)


@cache
def adverbs() -> Adverbs:
    """The adverbs, read once."""
    return Adverbs()


class Gap(NamedTuple):
    """Between ``adverb`` and what follows it, ``text[at:end]``, a verb is missing; ``verbs`` are usual there."""

    at: int
    end: int
    adverb: str
    verbs: tuple[str, ...]


class Followers:
    """The file ``resources/lexicon/adverb_followers.tsv``, made by tests/builders/adverb_followers.py.

    A row is an adverb, the verbs that are usual behind it, and the words that never are.
    """

    def __init__(self) -> None:
        self._usual: dict[str, tuple[str, ...]] = {}
        self._never: dict[str, frozenset[str]] = {}
        try:
            for line in (ROOT / "lexicon" / _FILE).read_text("utf-8").splitlines():
                if not line.startswith("#"):
                    adverb, usual, never = line.split("\t")
                    self._usual[adverb], self._never[adverb] = tuple(usual.split()), frozenset(never.split())
        except (OSError, ValueError) as error:
            raise ResourceError(f"程序自带的数据文件 lexicon/{_FILE} 有误，请重新安装。", detail=str(error)) from error
        self._adverbs = adverbs()

    @remembered_of
    def gaps(self, text: str) -> Iterator[Gap]:
        """Every adverb of a folded paragraph whose verb is missing."""
        for at, start, end in self._adverbs.followers(text):
            adverb = text[at:start]
            if text[start:end] in self._never.get(adverb, ()) and text[end : end + 1] != _MAKES_VERB:
                yield Gap(at, end, adverb, self._usual[adverb])


@cache
def followers() -> Followers:
    """The table, read once; raises ResourceError where it is damaged."""
    return Followers()
