"""Accounts of another department or another place, used as one's own: 通过“柳溪审计”公众号发布赛事信息.

An account is named for its place and its field of work.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from core.language import organs
from core.language.divisions import gazetteer
from core.language.organ_register import are_alike, are_different, is_standard, standard_names
from core.language.sought import Sought, longest_first

if TYPE_CHECKING:
    from collections.abc import Iterator

    from core.check.wording.passages import Passage

_SHORTEST, _LONGEST = 2, 4
#: Others' accounts are spoken of: several are named, or what they wrote.
_OTHERS = Sought("转发|转载|推送至|投稿|供稿|报送|联合|会同|联动|协同|矩阵|先进|经验|学习|上级")
_SEVERAL = re.compile("等|、“|”“|[与和及]“")


@cache
def _accounts() -> Sought:
    """Accounts by which something was made public, in quotation marks or right behind 在 and the like."""
    fields = sorted(
        (name[:-1] for name in standard_names() if name[-1] == "局" and _SHORTEST <= len(name) - 1 <= _LONGEST),
        key=longest_first,
    )
    field = "|".join(fields)
    medium = "(?:政务|官方|新浪)*(?:微信|微博|公众号|视频号|抖音号?|头条号|新媒体)"
    return Sought(
        rf"(?:在|通过|依托|利用|借助|运用|^|[。;,])(?:“(?P<place>[\u4e00-\u9fff]{{2,3}})(?P<field>{field})”(?={medium}[^。;、]{{0,30}}(?:发布|公开|公布|推送))"
        rf"|(?P<bare>[\u4e00-\u9fff]{{2}})(?P<kind>{field})(?={medium}[^。;、]{{0,30}}(?:发布|公开|公布|推送)))"
    )


def _found(passage: Passage) -> Iterator[tuple[re.Match[str], str, str]]:
    if "微" not in passage.text and "号" not in passage.text and "新媒体" not in passage.text:
        return
    for match in _accounts().finditer(passage.text):
        sentence = passage.text[slice(*passage.sentence(match.start()))]
        if not _OTHERS.search(sentence) and not _SEVERAL.search(sentence) and not passage.in_title(match.start()):
            yield match, match["place"] or match["bare"], match["field"] or match["kind"]


def of_other_departments(passage: Passage, organ: str) -> Iterator[tuple[int, int]]:
    """Accounts of the own place that another department has."""
    own, home = organs.department(organ), organs.place_part(organ)
    if not is_standard(own):
        return
    for match, place, field in _found(passage):
        if place in home and are_different(f"{field}局", own) and f"{field}局" not in passage.text:
            yield match.start("place" if match["place"] else "bare"), match.end("field" if match["place"] else "kind")


def of_other_places(passage: Passage, organ: str, family: frozenset[str], known: bool) -> Iterator[tuple[int, int]]:
    """Places of accounts of the own field that are none of the own place, nor of one above or below it.

    The gazetteer must have the own place (``known``) and the other one.
    """
    own = organs.department(organ)
    if not organs.place_part(organ):
        return
    for match, place, field in _found(passage):
        if not are_alike(f"{field}局", own) or place in organ or any(place in name for name in family):
            continue
        if known and gazetteer().named(place):  # else it may be any word: “指尖人社”
            yield match.span("place" if match["place"] else "bare")
