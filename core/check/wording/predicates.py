"""What is told of nouns, and is never told of them: 渠道|流利, 数量|明显提高, 口径|平衡.

Read beside the objects of verbs, from the same table: a row that begins with ``<`` is a predicate, with the classes of
nouns it is told of alone (a verb without such is told of what it governs) and, behind ``!``, further nouns that it is
told of all the same.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from core.base.resources import read_toml
from core.check.wording.governing import Pair, verbs
from core.check.wording.objects import Misfit, object_pairs
from core.language.remembered import remembered_of
from core.language.sentences import PAUSES
from core.language.sought import longest_first

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

#: What begins a clause, and how many characters of one are looked at.
_STARTS, _CLAUSE = frozenset(f"{PAUSES}()《》〈〉"), 30
_BESIDE = 12  # characters before which another thing may be told of too
_LISTED = re.compile("[、和与及]|以及")
#: To what something told of is: 对条例的|理解.
_TOWARDS = re.compile("对[^的]{1,10}的")


class Predicates:
    """The words of ``resources/lexicon/object_verbs.toml`` that are told of nouns."""

    def __init__(self) -> None:
        data = read_toml("lexicon", "object_verbs.toml")
        degrees, changed, states = (
            "|".join(sorted(data[key].split(), key=longest_first)) for key in ("degrees", "changed", "states")
        )
        further = "|".join(data["of_states"].split())
        self._told = re.compile(
            rf"""(?x)
            (?: (?:{degrees})+(?:{changed}) | (?:{degrees}|{further})*(?:{states}) )
            (?= 了?(?:[{PAUSES}、]|$) | 的(?:问题|情况|现象) )
            | (?:{degrees}|全年|年均)*(?:[由从][^{PAUSES}]{{1,12}})?(?P<to>{changed})(?:到|至|了)(?=[约近]?\d)
            """
        )
        self._word = re.compile(rf"(?:{changed}|{states})$")
        self._governs = re.compile("|".join(data["governs_too"].split()))

    def told(self, text: str, noun_of: Callable[[str], str | None]) -> Iterator[Pair]:
        """What is told of a noun right before it, in a folded paragraph."""
        for match in self._told.finditer(text):
            start = match.start()
            while start and text[start - 1] not in _STARTS and match.start() - start < _CLAUSE:
                start -= 1
            clause = text[start : match.start()]
            noun = noun_of(clause)
            if (
                noun is None
                or self._governs.search(_TOWARDS.sub("", clause))
                or _LISTED.search(clause, max(0, len(clause) - _BESIDE))
            ):
                continue
            if verbs().govern_in(clause):
                continue  # 提高质量|明显……: the noun is a verb's
            word = match["to"] or self._word.findall(match[0])[0]
            yield Pair(match.start(), match.start() - len(noun), match.end(), word, noun)

    @remembered_of
    def misfits(self, text: str) -> Iterator[Misfit]:
        """Every pair of a folded paragraph that the table knows for wrong."""
        pairs = object_pairs()
        for pair in self.told(text, pairs.noun_of):
            if pairs.is_untold(pair.verb, pair.noun):
                usual = pairs.usual(pair.noun)
                yield Misfit(pair.start, pair.end, pair.verb, pair.noun, sure=True, verbs=usual, nouns=())


@cache
def predicates() -> Predicates:
    """The words, read once."""
    return Predicates()
