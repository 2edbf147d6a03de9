"""X512: 四审, 五公开 and the like, with as many things listed as the name says."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from core.check.example import prose
from core.check.registry import Outcome, Outcomes, OwnWords, rule
from core.check.wording.passages import Passage, passages
from core.forms.keys import SectionKey
from core.language.numerals import ONES, numeral, value
from core.language.sought import Sought
from core.model.finding import Category, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from core.model.report import Report

_NAMED = Sought(
    rf"""(?x) [“"]? (?P<said> (?P<count> [两{ONES}十] ) (?P<what> 个?[\u4e00-\u9fff]{{1,4}}? ) ) [”"]
    (?P<kind> [\u4e00-\u9fff]{{0,6}} ) [,:]? (?: 即 | 就是 | 分别是 | 分别为 | 是指 | 指的是 | 包括 | : ) [:,]?
    (?P<list> [^。;:()“”"]{{4,120}} ) (?= [。;] | $ )"""
)
#: Between the number and the thing: 三项制度.
_MEASURES = "个项种类大条"
#: The same with the list before it: 把好政治关、法律关、文字关等“三关”.
_NAMED_BEHIND = Sought(
    rf"""(?x) (?P<list> [\u4e00-\u9fff]{{2,8}} (?: [、和及与] [\u4e00-\u9fff]{{2,6}} ){{1,7}} ) 等? 的?
    [“"] (?P<said> (?P<count> [{ONES}十] ) (?P<what> [项大道个]? [\u4e00-\u9fff]{{1,2}} ) ) [”"]"""
)
_MARKS = re.compile("[、,]|(?:以及|和|及)(?=[^、,]{2,})")


@rule(
    "X512",
    "名称中的数目与所列不符",
    Category.CONSISTENCY,
    Severity.WARNING,
    own_words=OwnWords.HEEDED,
    demands="“五公开”“三审”一类以数目为名的说法，其后逐一列出时，所列项数与名称中的数目一致。",
    basis="校对通例",
    bad=prose(SectionKey.OVERVIEW, "坚持“五公开”，即决策公开、执行公开、管理公开、结果公开。"),
    good=prose(SectionKey.OVERVIEW, "坚持“五公开”，即决策公开、执行公开、管理公开、服务公开、结果公开。"),
)
def check(report: Report, outcomes: Outcomes) -> Iterator[Outcome]:
    """Only lists whose items all end (or begin) with the thing counted: nothing else is surely a list of it."""
    for passage in passages(report):
        for match in _NAMED.finditer(passage.text) if "”" in passage.text or '"' in passage.text else ():
            count = value(match["count"])
            listed = match["list"]
            items = [item for item in _MARKS.split(listed) if item]
            if (
                count is None
                or listed.endswith("等")
                or "等" in items[-1][-3:]
                or len(items) < 2
                or count == len(items)
            ):
                continue
            thing = match["what"].lstrip(_MEASURES)
            if not all(item.endswith(thing) for item in items) and not all(item.startswith(thing) for item in items):
                continue
            yield _told(passage, match, "后", len(items), outcomes)
        for match in _NAMED_BEHIND.finditer(passage.text):
            thing, count = match["what"].lstrip(_MEASURES), value(match["count"])
            items = re.split("[、和及与]", match["list"].removesuffix("的").removesuffix("等"))
            named = [item for item in items if item.endswith(thing)]
            if thing and count and len(named) == len(items) != count and len(items) > 1:
                yield _told(passage, match, "前", len(items), outcomes)


def _told(passage: Passage, match: re.Match[str], where: str, listed: int, outcomes: Outcomes) -> Outcome:
    mark = passage.mark(match.start("said"), match.end("said"))
    rest = passage.mark(match.start("list"), match.end("list"), "participant")
    fact = f"此处说是“{match['said']}”，其{where}所列为{listed}项"
    return outcomes.finding(fact, [mark, rest], expected=numeral(listed), actual=match["count"])
