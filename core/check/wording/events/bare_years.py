"""Years whose 年 was left out, told by what follows them: 2024政务信息, 2024上半年, 较2023同期, 2024年月召开."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from core.check.wording.sentence_words import sentence_words
from core.language.dates import YEAR
from core.language.numerals import ONES
from core.language.sought import Sought

if TYPE_CHECKING:
    from collections.abc import Iterator

    from core.check.wording.passages import Passage

_ANY = Sought(r"20[12]\d(?![年\d])")
#: A month whose number is missing: 2024年月召开; not 2024年月均用水量.
_NO_MONTH = Sought(rf"{YEAR}年月(?=[,。;、]|[底初中末](?![等学级])|召开|举办|印发|开展|组织|公布|发布|制定)")
#: The paper of an organ of that year, inside its title: 《…2024政府信息公开工作年度报告》.
_OF_PAPER = re.compile(r"(?:政府信息公开|政务公开)[^《》“”]{0,14}(?:报告|年报|要点|方案|计划)(?:的通知)?》")


@cache
def _bare() -> re.Pattern[str]:
    """A year right before what reports tell of one; in no number, name or span of years, and not behind “."""
    return re.compile(
        rf"""(?x) (?<! [\dA-Za-z.〔(\[“"'—~至第-] ) (?<! \d, ) (?P<year> 20[12]\d ) (?=
        {sentence_words().year_before.any}
        (?! [^,。;]{{0,14}} (?: 活动|赛|论坛|[大峰]会|博览会|宣传[日周月] ) )
    | (?<= [,。;:] \d\d\d\d ) {sentence_words().year_then_deed.any} (?! [率度量数] )
    | (?<= ^ \d\d\d\d ) {sentence_words().year_then_deed.any} (?! [率度量数] )
    | 第?[{ONES[:4]}]季度 | 全[局厅委院校省旗] (?! 长 )
        | 的 (?: 政务公开|政府信息公开|信息公开 )
    | (?<= [较比同与] \d\d\d\d ) (?: 相比 | 增[加长] | 减少 | 上升 | 下降 ) )"""
    )


def bare_years(passage: Passage) -> Iterator[tuple[int, int]]:
    """The places of such years in a passage; inside titles only those of an organ's own papers."""
    text = passage.text
    if _ANY.search(text):
        for match in _bare().finditer(text):
            at = match.start()
            quoted = text.rfind("“", 0, at) > text.rfind("”", 0, at)
            if not quoted and (not passage.in_title(at) or _OF_PAPER.match(text, match.end())):
                yield match.span("year")
    for match in _NO_MONTH.finditer(text):
        yield match.span()
