"""What only another department publishes of its own business: 公开义务教育招生信息 in the report of a water bureau."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, cached_property
from typing import TYPE_CHECKING, NamedTuple

from core.base.resources import read_record
from core.check.wording.entries import Examples, any_of
from core.check.wording.passages import passages, whole_prose
from core.language import organs
from core.language.organ_register import are_different, is_standard
from core.language.sentences import PAUSES
from core.language.sought import Sought
from core.model.finding import TextMark

if TYPE_CHECKING:
    from collections.abc import Iterator

    from core.model.report import Report

_PAPERS = "(?:信息|结果|公告|公示|名单|目录|政策|报告)"
#: In the same clause before the words, with other things published between.
_PUBLISHED = rf"(?:公开|公布|发布|公示)了?[^{PAUSES}]{{0,16}}?"
#: The words begin an item: 公开持残疾人证免票政策 is of museums.
_ITEM = "(?<=[公开布示了、和及与中的将县市区年度类点关新各项,;:])"
#: The same, the last of a longer list that is all of information: 公开取水许可、河道采砂以及义务教育招生等信息.
_LAST = r"(?:公开|公布|发布|公示)了?[^,。;:]{0,40}?(?:以及|[、及和])"
#: What comes behind them, so that it was published.
_AS = rf"(?=[^{PAUSES}]{{0,24}}{_PAPERS})"
#: The same as one of several items with their numbers: 其中食品抽检报告9份.
_AMONG, _COUNTED = "(?<=[,;:、中])", rf"(?=[^{PAUSES}、]{{0,6}}{_PAPERS}\d+[条份期批件篇])"


@dataclass(frozen=True, kw_only=True)
class Business(Examples):
    """One department's business; see the head of the data file."""

    department: str
    words: tuple[str, ...]
    names: tuple[str, ...]
    listed: tuple[str, ...] = ()
    kept_by: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    sections: tuple[str, ...] = ()
    stations: tuple[str, ...] = ()

    @cached_property
    def alone(self) -> tuple[str, ...]:
        """All that it alone publishes."""
        return (*self.words, *self.listed)

    @cached_property
    def published(self) -> Sought:
        """Finds the words where they were published."""
        words = any_of(self.alone)
        ends = f"(?={any_of(all_business().item_ends)})"
        return Sought(
            rf"{_PUBLISHED}{_ITEM}(?P<word>{words}){ends}{_AS}|{_AMONG}(?P<item>{words}){_COUNTED}"
            rf"|{_LAST}(?P<last>{words})(?=等?(?:相关|重点|政府)?信息)"
        )

    @cached_property
    def matters(self) -> Sought:
        """Finds the words wherever they stand: 民族 in 民族成份 is nobody of the department."""
        return Sought(any_of(self.alone))

    @cached_property
    def named(self) -> Sought:
        """Finds somebody of the department."""
        return Sought(any_of(self.names))


@dataclass(frozen=True, kw_only=True)
class AllBusiness:
    """The file ``business.toml``."""

    of_all: tuple[str, ...]
    spread: tuple[str, ...]
    of_one: tuple[str, ...]
    others: tuple[str, ...]
    partners: tuple[str, ...]
    shared: tuple[str, ...]
    brushed: tuple[str, ...]
    item_ends: tuple[str, ...]
    project_papers: tuple[str, ...]
    projects: tuple[str, ...]
    business: tuple[Business, ...]
    shared_by: dict[str, str]

    @cached_property
    def of_others(self) -> Sought:
        """Finds what makes a sentence speak of others."""
        return Sought(any_of(self.others))

    @cached_property
    def sharers(self) -> dict[str, tuple[str, ...]]:
        """Each matter that others have a part in, with letters of their names."""
        return {word: tuple(names.split()) for words, names in self.shared_by.items() for word in words.split()}

    @cached_property
    def of_projects(self) -> Sought:
        """Finds what makes a sentence speak of something built."""
        return Sought(any_of(self.projects))

    def is_shared(self, word: str, own: str) -> bool:
        """Whether a department has a part in another's matter."""
        return any(name in own for name in self.sharers.get(word, ()))


class Foreign(NamedTuple):
    """Business of another department with all its places, and the first of its words."""

    word: str
    department: str
    marks: list[TextMark]


@cache
def all_business() -> AllBusiness:
    """The business of all departments, read once."""
    return read_record(AllBusiness, "lexicon", "business.toml")


def is_anothers(business: Business, own: str) -> bool:
    """Whether a standard department has no part in a business; of national organs none has."""
    if any(name in own for name in business.kept_by):
        return False
    if is_standard(business.department):
        return are_different(own, business.department)
    return not any(name in own for name in business.names)


def of_other_departments(report: Report) -> Iterator[Foreign]:
    """What a standard department of one field alone says that it published, and another field's alone publishes."""
    organ = (report.title.organ.text if report.title.organ else "") or report.organ or ""
    own = organs.department(organ)
    if not is_standard(own) or any(word in own for word in (*all_business().of_all, *all_business().spread)):
        return
    prose = whole_prose(report)
    for business in all_business().business:
        if not is_anothers(business, own) or not any(word in prose for word in business.alone):
            continue
        found: list[TextMark] = []
        first = ""
        for passage in passages(report):
            for match in business.published.finditer(passage.text):
                sentence = passage.text[slice(*passage.sentence(match.start()))]
                word = match["word"] or match["item"] or match["last"]
                if all_business().is_shared(word, own):
                    continue
                if match["last"] and word in (*all_business().shared, *all_business().brushed):
                    continue
                rest = business.matters.sub("", sentence)
                if word in all_business().project_papers and all_business().of_projects.search(rest):
                    continue
                if all_business().of_others.search(rest) or business.named.search(rest):
                    continue
                at = match.end() - len(word)
                if not passage.in_title(at):
                    found.append(passage.mark(at, match.end()))
                    first = first or word
        if found:
            yield Foreign(first, business.department, found)
