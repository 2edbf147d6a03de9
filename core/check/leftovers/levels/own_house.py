"""What only an organ of another kind calls its own parts: 街道各科室 in a town's report, 局机关 in that of a 委."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, cached_property
from typing import TYPE_CHECKING, NamedTuple

from core.base.resources import read_record
from core.check.wording.entries import Examples, any_of
from core.check.wording.passages import passages, whole_prose
from core.language import organs
from core.language.organ_register import is_standard
from core.language.sought import Sought
from core.model.finding import TextMark

if TYPE_CHECKING:
    from collections.abc import Iterator

    from core.check.wording.passages import Passage
    from core.model.report import Report


@dataclass(frozen=True, kw_only=True)
class House(Examples):
    """One kind of organ; see the head of the data file."""

    word: str
    fits: tuple[str, ...]
    parts: tuple[str, ...]
    report: str = "澄阳县青石乡人民政府"


@dataclass(frozen=True, kw_only=True)
class Houses:
    """The file ``own_house.toml``."""

    leads: tuple[str, ...]
    directs: tuple[str, ...]
    others: tuple[str, ...]
    parts: tuple[str, ...]
    houses: tuple[House, ...]

    @cached_property
    def of_others(self) -> Sought:
        """Finds what makes a sentence speak of others."""
        return Sought(any_of(self.others))


class Part(NamedTuple):
    """A part of an organ of another kind with all its places."""

    word: str
    marks: list[TextMark]


@cache
def houses() -> Houses:
    """The kinds, read once."""
    return read_record(Houses, "lexicon", "own_house.toml")


@cache
def _said(word: str, more: tuple[str, ...], town: bool) -> Sought:
    """The word with a part, where a clause begins or behind what is done with one's own: 调整街道领导分工."""
    data = houses()
    parts = any_of((*data.parts, *more))
    leads = (*data.leads, *data.directs) if town else data.leads
    return Sought(rf"(?:^|[,。;:、(]|{any_of(leads)})(?P<said>{word}(?:{parts}))")


def of_other_houses(report: Report) -> Iterator[Part]:
    """Parts of organs of other kinds in the report of a town or a department, where no organ of that kind is named.

    A government, its office and a zone have organs of all kinds.
    """
    organ = (report.title.organ.text if report.title.organ else "") or report.organ or ""
    if not (organs.is_town(organ) or is_standard(organs.department(organ)) or organ.endswith("中心")):
        return
    prose = whole_prose(report)
    for house in houses().houses:
        if house.word not in prose or any(word in organ for word in house.fits):
            continue
        found: dict[str, list[TextMark]] = {}
        for passage in passages(report):
            if house.word in passage.text:
                for start, end in _in_passage(passage, house, organs.is_town(organ)):
                    found.setdefault(passage.text[start:end], []).append(passage.mark(start, end))
        for word, marks in found.items():
            yield Part(word, marks)


def _in_passage(passage: Passage, house: House, town: bool) -> Iterator[tuple[int, int]]:
    text = passage.text
    for match in _said(house.word, house.parts, town).finditer(text):
        start, end = match.span("said")
        sentence = text[slice(*passage.sentence(start))]
        rest = sentence.replace(match["said"], "")
        quoted = passage.in_quotes(start)
        named = re.search(rf"[\u4e00-\u9fff]{house.word}", rest)  # 青石街道, 县教育局
        if not quoted and not named and not passage.in_title(start) and not houses().of_others.search(rest):
            yield start, end
