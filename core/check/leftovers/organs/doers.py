"""Another organ as the one that did the year's work: 县住建局收到政府信息公开申请5件 in the report of 县水务局.

What was published, counted, applied for and not charged is an organ's own. A department of the own field may go by
another name (县卫健委 in the report of 卫生健康局) and is left alone, unless it is of another level.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, cached_property
from typing import TYPE_CHECKING

from core.base.resources import read_record
from core.check.wording.entries import any_of
from core.language import organs
from core.language.abbreviations import is_declared
from core.language.dates import YEAR
from core.language.organ_register import are_different, has_same_fields, is_standard, standard_names
from core.language.sought import Sought

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from core.check.wording.passages import Passage

_COUNTIES = "县区旗"
#: A second organ in the sentence, which then tells what each did.
_SECOND = Sought("[省市县区旗州][\u4e00-\u9fff]{2,10}?[局委厅]")


@dataclass(frozen=True, kw_only=True)
class OtherDoers:
    """The file ``other_doers.toml``, where each list is explained."""

    others: tuple[str, ...]
    kin: tuple[str, ...]
    charged: tuple[str, ...]
    several: tuple[str, ...]
    openers: tuple[str, ...]
    adverbs: tuple[str, ...]
    leads: tuple[str, ...]
    deeds: tuple[str, ...]

    @cached_property
    def of_several(self) -> Sought:
        """Finds what makes a sentence speak of others beside the doer."""
        return Sought(any_of(self.several))


@cache
def _lists() -> OtherDoers:
    return read_record(OtherDoers, "lexicon", "other_doers.toml")


@cache
def _doers() -> Sought:
    """Where a sentence begins: an organ behind its place's level, and what it does as only the reporting organ does."""
    lists = _lists()
    names = any_of((*standard_names(), *lists.others))
    adverbs = f"(?:{YEAR}年度?|{'|'.join(lists.adverbs)}){{0,4}}"
    deeds = "|".join(pattern.replace("ADVERBS", adverbs) for pattern in lists.deeds)
    return Sought(
        rf"(?:^|[。;])(?:{YEAR}年度?(?:全年)?,?|(?:{'|'.join(lists.openers)}),?)?"
        rf"(?P<organ>(?P<named>[\u4e00-\u9fff]{{2,6}}?)?(?P<level>[县区市旗州])(?P<department>{names}))(?=党[组委](?:书记)?(?:{'|'.join(lists.leads)})|{deeds})"
    )


def other_doers(passage: Passage, organ: str, text: str) -> Iterator[tuple[int, int]]:
    """Places of such organs in the report of a standard department or a town; ``text`` is the whole draft."""
    own, town = organs.department(organ), organs.is_town(organ)
    if not town and (not is_standard(own) or any(word in own for word in _lists().charged)):
        return
    if "公开" not in passage.text and "发布" not in passage.text and "规范性文件" not in passage.text:
        return
    found = list(_doers().finditer(passage.text))
    if len({match["department"] for match in found}) > 1:
        return  # each of several does its part
    for match in found:
        sentence = passage.text[slice(*passage.sentence(match.start("organ")))].replace(match["department"], "", 1)
        if _lists().of_several.search(sentence) or _SECOND.search(sentence) or own in sentence:
            continue
        if ("审计" in match["department"] and "审计" in sentence) or passage.in_title(match.start("organ")):
            continue  # what others' audits found is told too
        if match["organ"] in organ or is_declared(text, match["organ"]):
            continue
        if _is_another(match, organ, own, town):
            yield match.span("organ")


def _is_another(match: re.Match[str], organ: str, own: str, town: bool) -> bool:
    theirs = match["department"]
    if town:
        return True
    if not is_standard(theirs):
        return theirs not in organ
    if are_different(theirs, own):
        return not may_bear_both(own, theirs)
    return has_same_fields(theirs, own) and not match["named"] and _is_of_another_level(match["level"], organ)


def may_bear_both(own: str, theirs: str) -> bool:
    """Whether one department may bear both names: 自然资源局 and 林业局."""
    groups = (words.split() for words in _lists().kin)
    return any(any(word in own for word in words) and any(word in theirs for word in words) for words in groups)


def _is_of_another_level(level: str, organ: str) -> bool:
    """Whether a level is none of the organ's place: 区教育局 in the report of 澄阳县教育局."""
    home = organs.place_part(organ)
    return bool(home) and organs.is_division(home) and level in _COUNTIES and level not in home
