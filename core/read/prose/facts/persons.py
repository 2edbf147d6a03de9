"""Names of persons that a paragraph writes in two ways: 副局长周建平分管。分管负责同志周建萍….

Another: 局长陈国栋任组长。组长刘志强….

Two names are one person's where all but one of their three characters are the same, and where both are told to head
the same group.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import combinations
from typing import TYPE_CHECKING

from core.base.resources import read_record

if TYPE_CHECKING:
    from collections.abc import Iterator

_HEADS = re.compile("(?:任|担任|为)组长")
#: A name of three characters, of which one may be miswritten.
_LONG = 3


@dataclass(frozen=True, kw_only=True)
class Persons:
    """The file ``persons.toml``, where the fields are explained."""

    surnames: str
    posts: str
    deeds: str

    @cached_property
    def named(self) -> re.Pattern[str]:
        """A name with what stands on both sides of it."""
        posts, deeds = "|".join(self.posts.split()), "|".join(self.deeds.split())
        return re.compile(
            rf"""(?x) (?P<post> {posts} ) (?P<name> [{self.surnames.strip()}] [\u4e00-\u9fff]{{1,2}}? )
            (?= {deeds} | [,;。、] )"""
        )


@cache
def persons() -> Persons:
    """The words, read once; ResourceError where their file is damaged."""
    return read_record(Persons, "lexicon", "persons.toml")


def named_otherwise(text: str) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    """(again, before) for the names of a folded paragraph that are written in two ways."""
    names = list(persons().named.finditer(text))
    for before, again in combinations(names, 2):
        one, other = before["name"], again["name"]
        if one == other:
            continue
        alike = len(one) == len(other) == _LONG and one[0] == other[0]
        slip = alike and sum(a != b for a, b in zip(one, other, strict=True)) == 1
        listed = again.start() - before.end() <= 1  # 副局长周建平、周建安
        head = again["post"] == "组长" and _HEADS.match(text, before.end()) is not None
        if (slip and not listed) or head:
            yield again.span("name"), before.span("name")
            return
