"""A government, its office or a town as the one whose year a report tells: 县人民政府办公室高度重视政务公开工作.

A department and a town tell of their own openness. What the county's office or another town did for its own is left
over from another draft, where the sentence begins with it and speaks of nobody else. Departments that are charged with
openness tell of what their government does, and zones act for it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, cached_property
from typing import TYPE_CHECKING

from core.base.resources import read_record
from core.check.leftovers.organs.departments import other_departments
from core.check.leftovers.places.rivals import OURS
from core.check.wording.entries import Examples
from core.check.wording.grammar.governing import verbs
from core.check.wording.sentence_words import sentence_words
from core.language import organs
from core.language.abbreviations import is_declared
from core.language.dates import YEAR
from core.language.organ_register import is_standard
from core.language.sought import Sought

if TYPE_CHECKING:
    from collections.abc import Iterator

    from core.check.wording.passages import Passage

_HAN = "[\u4e00-\u9fff]"


@dataclass(frozen=True, kw_only=True)
class GovernmentsTold(Examples):
    """The file ``governments_told.toml``, where each list is explained."""

    opens: tuple[str, ...]
    works: tuple[str, ...]
    plans: tuple[str, ...]
    counts: tuple[str, ...]
    itself: tuple[str, ...]
    account: tuple[str, ...]
    no_town: tuple[str, ...]
    beside: tuple[str, ...]

    @cached_property
    def of_others(self) -> Sought:
        """Finds what makes a sentence speak of others beside."""
        return Sought("|".join(self.beside))

    @cached_property
    def no_name(self) -> re.Pattern[str]:
        """Finds what makes no name of what ends like a town's."""
        return re.compile("|".join(self.no_town))

    @cached_property
    def begins(self) -> str:
        """A pattern for the beginning of a sentence, as far as its subject."""
        return rf"(?:^|[。;])(?:{YEAR}年度?(?:以来)?,?|(?:{'|'.join(self.opens)}),?)?"

    @cached_property
    def tells(self) -> str:
        """A pattern for what its subject did, will do or counted for its own openness."""
        itself = "|".join((*self.itself, *other_departments().of_itself))
        return rf"(?:{YEAR}年度?)?(?:{self._works}|{self._plans}|{self._counts}|{itself})"

    @cached_property
    def _works(self) -> str:
        return rf"(?:{'|'.join(self.works)})[^。;]{{0,24}}?{sentence_words().openness.any}"

    @cached_property
    def _plans(self) -> str:
        return rf"将(?:{'|'.join(self.plans)})[^。;]{{0,24}}?{sentence_words().openness.any}"

    @cached_property
    def _counts(self) -> str:
        return rf"(?:{'|'.join(self.counts)})(?:共计|共)?\d"

    @cached_property
    def told(self) -> tuple[Sought, ...]:
        """Sentences that begin with such an organ, in ``organ``, and tell of its own openness."""
        office = rf"{_HAN}{{0,12}}?[省市县区旗州](?:人民)?政府办(?:公[室厅])?"
        government = rf"{_HAN}{{0,12}}?[省市县区旗州](?:人民)?政府"
        town = rf"{_HAN}{{2,10}}?(?:(?:镇|乡)(?:人民政府|政府)?|街道办事处|街道)"
        return (
            Sought(rf"{self.begins}(?P<organ>{office}|{town})(?={self.tells})"),
            Sought(rf"{self.begins}(?P<organ>{government})(?=(?:{YEAR}年度?)?(?:{self._plans}|{self._counts}))"),
        )

    @cached_property
    def published_by(self) -> Sought:
        """A town as the owner of what was published in."""
        return Sought(
            rf"(?:通过|利用|依托)(?P<organ>{_HAN}{{2,8}}?(?:(?:镇|乡)(?:人民政府|政府)?|街道办事处))"
            rf"(?=(?:{'|'.join(self.account)})(?:共|累计)?(?:主动)?(?:公开|发布)[^,。;]{{0,10}}\d)"
        )


def governments_as_subject(passage: Passage, organ: str, text: str) -> Iterator[tuple[int, int]]:
    """Places of such organs in the report of a standard department or a town; ``text`` is the whole draft."""
    own, town = organs.department(organ), organs.is_town(organ)
    if "公开" not in passage.text or not (town or is_standard(own)):
        return
    if sentence_words().charged_with_openness.stand_in(own):
        return
    lists = governments_told()
    for sought in (*lists.told, lists.published_by):
        for match in sought.finditer(passage.text):
            named = match["organ"]
            if named in organ or passage.in_title(match.start("organ")) or not _is_one_organ(named, organ):
                continue
            sentence = passage.text[slice(*passage.sentence(match.start("organ")))].replace(named, "", 1)
            others = lists.of_others.search(named) or lists.of_others.search(sentence)
            if not (OURS.search(sentence) or others or is_declared(text, named)):
                yield match.span("organ")


def _is_one_organ(named: str, organ: str) -> bool:
    """Whether a name is that of one government or town, and not of the own one in a shorter or longer form."""
    if "、" in named or governments_told().no_name.search(named) or verbs().stand_in(named[:4]):
        return False
    if not organs.is_town(named) and not named.endswith(("镇", "乡", "街道")):
        return True
    bare = re.sub("(?:人民政府|政府|办事处)$", "", named)
    home = re.sub("(?:人民政府|政府|办事处)$", "", organ)
    return bare not in home and not home.endswith(bare[-4:])


@cache
def governments_told() -> GovernmentsTold:
    """The lists, read once."""
    return read_record(GovernmentsTold, "lexicon", "governments_told.toml")
