"""Units of one list: things of one kind counted in two units (取水许可56件、排污许可12个), and parts of a total.

Behind 其中 the nouns may be the fields of what was counted before: in 公开信息298条，其中保障性住房98条 it is still
信息 that are counted, whatever else 保障性住房 are counted in.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cache, cached_property
from typing import TYPE_CHECKING, NamedTuple

from core.base.resources import read_record
from core.check.wording.entries import Examples, any_of
from core.language.remembered import remembered_of
from core.language.sentences import FULL_STOPS, start_of
from core.language.sought import Sought

if TYPE_CHECKING:
    from collections.abc import Iterator

#: Units by which one kind of thing may be told apart from none: 件 and 个 of permits, not 条 and 篇 of what is written.
_UNITS = "件个份条项次"
_ITEM = Sought(rf"(?P<label>[\u4e00-\u9fff]{{2,16}})(?P<number>\d[\d,]*)(?P<unit>[{_UNITS}])(?=[、,;。)]|$)")


class Unlike(NamedTuple):
    """The unit ``text[start:end]`` differs from that at ``text[other]`` for things of the same kind, ``noun``."""

    start: int
    end: int
    noun: str
    unit: str
    usual: str
    other: int


@dataclass(frozen=True, kw_only=True)
class ListedUnits(Examples):
    """The file ``resources/lexicon/listed_units.toml``, where the lists are explained."""

    nouns: tuple[str, ...]
    alike: tuple[str, ...]
    deeds: tuple[str, ...]
    parts: tuple[str, ...]

    @remembered_of
    def unlike(self, text: str) -> Iterator[Unlike]:
        """Units that differ from the others of their kind within a list, in a folded text."""
        run: list[re.Match[str]] = []
        for item in _ITEM.finditer(text):
            if run and not (item.start() == run[-1].end() + 1 and text[run[-1].end()] in "、,"):
                yield from self._in_run(run)
                run = []
            run.append(item)
        yield from self._in_run(run)

    def _in_run(self, run: list[re.Match[str]]) -> Iterator[Unlike]:
        kinds: dict[str, list[re.Match[str]]] = {}
        deeds = [self._deed.match(item["label"]) is not None for item in run]
        if deeds and deeds[0] and not any(deeds[1:]):
            deeds[0] = False  # the verb of the whole list
        for item, deed in zip(run, deeds, strict=True) if len(run) > 1 else ():
            noun = self._kind.search(item["label"])
            if noun is not None and not deed:
                kinds.setdefault(noun[0], []).append(item)
        for noun, items in kinds.items():
            units = Counter(item["unit"] for item in items)
            usual, _ = units.most_common(1)[0]
            for item in items:
                if item["unit"] != usual and not any(item["unit"] in pair and usual in pair for pair in self.alike):
                    other = next(one.start("unit") for one in items if one["unit"] == usual)
                    yield Unlike(*item.span("unit"), noun, item["unit"], usual, other)

    def is_part(self, text: str, start: int) -> bool:
        """Whether the unit at a place is that of a total before it, of which parts are told by their fields."""
        lead = self._parts.match(text, start_of(text, start, FULL_STOPS), start)
        if lead is None:
            return False
        total = re.compile(rf"\d[余多]?[万亿]?[余多]?{re.escape(text[start])}")
        return total.search(text, lead.start(), lead.end()) is not None

    @cached_property
    def _parts(self) -> re.Pattern[str]:
        return re.compile(f".*{any_of(self.parts)}", re.VERBOSE)

    @cached_property
    def _kind(self) -> re.Pattern[str]:
        return re.compile(f"{any_of(self.nouns)}$", re.VERBOSE)

    @cached_property
    def _deed(self) -> re.Pattern[str]:
        return re.compile(any_of(self.deeds), re.VERBOSE)


@cache
def listed_units() -> ListedUnits:
    """The lists, read once."""
    return read_record(ListedUnits, "lexicon", "listed_units.toml")
