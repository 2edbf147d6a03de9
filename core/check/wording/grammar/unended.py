"""A verb and what follows it where no clause ever ends: one that does has lost the end of its object (召开新闻，).

Which two characters behind which verb never end a clause, though they are common there, is counted in correct prose.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from core.base.errors import ResourceError
from core.base.resources import ROOT, read_toml
from core.check.wording.grammar.followers import adverbs
from core.language.remembered import remembered_of
from core.language.sentences import COMMAS_AND_ENDS

if TYPE_CHECKING:
    from collections.abc import Iterator

_FILE = "unended.tsv"
#: Characters of a verb, and of a verb with what follows it.
VERB, LENGTH = 2, 4


class End(NamedTuple):
    """``text[at:end]`` is a verb that opens its phrase and all that follows it in the clause."""

    at: int
    end: int


_END = re.compile(rf"(?<![{COMMAS_AND_ENDS}])[{COMMAS_AND_ENDS}]")


@cache
def verbs() -> frozenset[str]:
    """The verbs that nearly always open their phrase: ``opens`` of ``object_verbs.toml``."""
    return frozenset(read_toml("lexicon", "object_verbs.toml")["opens"].split())


def ends(text: str) -> Iterator[End]:
    """Where clauses of a folded paragraph end in a verb that opens its phrase and two characters behind it."""
    known = verbs()
    for match in _END.finditer(text):
        end = match.start()
        at = end - LENGTH
        if at >= 0 and text[at : at + VERB] in known and adverbs().opens(text, at):
            yield End(at, end)


class Unended:
    """The file ``resources/lexicon/unended.tsv``, made by tests/builders/unended.py: a verb, and what never ends it."""

    def __init__(self) -> None:
        self._never: dict[str, frozenset[str]] = {}
        try:
            for line in (ROOT / "lexicon" / _FILE).read_text("utf-8").splitlines():
                if not line.startswith("#"):
                    verb, never = line.split("\t")
                    self._never[verb] = frozenset(never.split())
        except (OSError, ValueError) as error:
            raise ResourceError(f"程序自带的数据文件 lexicon/{_FILE} 有误，请重新安装。", detail=str(error)) from error

    @remembered_of
    def cut(self, text: str) -> Iterator[End]:
        """Every clause of a folded paragraph that ends where none does."""
        for at, end in ends(text):
            if text[at + VERB : end] in self._never.get(text[at : at + VERB], ()):
                yield End(at, end)


@cache
def unended() -> Unended:
    """The table, read once; raises ResourceError where it is damaged."""
    return Unended()
