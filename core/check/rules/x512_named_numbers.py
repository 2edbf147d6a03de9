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
    (?P<kind> [\u4e00-\u9fff]{{0,6}} ) [,:]? (?: 即 | 就是 | 分别是 | 分别为 | 是指 | 指的是 | 包括 | : | \( ) [:,]?
    (?P<list> [^。;:()“”"]{{4,120}} ) (?= [。;)] | $ )"""
)
#: “双阵地”：大厅、公开栏、专栏: two are said and more are listed.
_TWOFOLD = Sought(
    r"""(?x) [“"] (?P<said> (?P<count> 双|两 ) [\u4e00-\u9fff]{2,3} ) [”"] (?: ,?即 | ,?就是 | : | \( )
    (?P<list> [\u4e00-\u9fff]{2,8} (?: 、 [\u4e00-\u9fff]{2,10} ){2,4} ) (?= [。;)] | $ )"""
)
#: 广播、电视、报纸“三位一体”.
_AS_ONE = Sought(
    rf"""(?x) (?P<list> [\u4e00-\u9fff]{{1,8}} (?: 、 [\u4e00-\u9fff]{{1,8}} ){{1,8}}? )
    [“"]? (?P<said> (?P<count> [{ONES}] ) 位一体 ) [”"]?"""
)
#: “一栏、一网、一号、一屏”为主的“三个一”: each of them begins with one.
_ONES = Sought(
    rf"""(?x) [“"] (?P<list> 一[\u4e00-\u9fff]{{1,6}} (?: 、 一[\u4e00-\u9fff]{{1,6}} ){{1,7}} ) [”"]
    [\u4e00-\u9fff]{{0,4}} [“"] (?P<said> (?P<count> [{ONES}] ) 个一 ) [”"]"""
)
#: Names that may stand for several, or that belong together.
_JOINED = re.compile("[和及与或等]|线上线下|微博微信")
#: “一网两微三端”，即…: what its numbers come to.
_SUMMED = Sought(
    rf"""(?x) [“"] (?P<said> (?P<count> (?: [两{ONES}] [\u4e00-\u9fff] ){{2,4}} ) ) [”"] [\u4e00-\u9fff]{{0,6}} ,? 即
    (?P<list> [\u4e00-\u9fff]{{2,8}} (?: [、和及] [\u4e00-\u9fff]{{2,8}} ){{1,8}} ) (?= [。;] | $ )"""
)
#: So many fewer than a name's numbers come to are no two that were told as one.
_CLEARLY = 2
#: Between the number and the thing: 三项制度.
_MEASURES = "个项种类大条本张份道"
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
            count, thing = value(match["count"]), match["what"].lstrip(_MEASURES)
            items = _of(match["list"], thing)
            if count is not None and len(items) > 1 and count != len(items):
                yield _told(passage, match, "后", len(items), outcomes)
        for match in _NAMED_BEHIND.finditer(passage.text):
            thing, count = match["what"].lstrip(_MEASURES), value(match["count"])
            items = re.split("[、和及与]", match["list"].removesuffix("的").removesuffix("等"))
            named = [item for item in items if item.endswith(thing)]
            if thing and count and len(named) == len(items) != count and len(items) > 1:
                yield _told(passage, match, "前", len(items), outcomes)
        yield from _further(passage, outcomes)


def _of(listed: str, thing: str) -> list[str]:
    """The items of a list that all end (or begin) with a thing, to its end or up to another clause; or none."""
    for text in dict.fromkeys((listed, listed.partition(",")[0] if "、" in listed.partition(",")[0] else listed)):
        items = [item for item in _MARKS.split(text) if item]
        if not thing or len(items) < 2 or "等" in items[-1][-3:]:
            continue
        if all(item.startswith(thing) for item in items):
            return items
        last = re.match(f"[\u4e00-\u9fff]{{0,10}}?{thing}(?:$|均|都|全部|已|等(?!\\d))", items[-1])
        if last and not last[0].endswith("等") and all(item.endswith(thing) for item in items[:-1]):
            return items
    return []


def _further(passage: Passage, outcomes: Outcomes) -> Iterator[Outcome]:
    """Names that say two, 三位一体, and those with several numbers."""
    text = passage.text
    if "、" not in text:
        return
    for match in _TWOFOLD.finditer(text):
        if not _JOINED.search(match["list"]):
            yield _told(passage, match, "后", match["list"].count("、") + 1, outcomes)
    for sought in (_AS_ONE, _ONES):
        for match in sought.finditer(text):
            listed = match["list"].count("、") + 1
            if not _JOINED.search(match["list"]) and value(match["count"]) != listed:
                yield _told(passage, match, "前", listed, outcomes)
    for match in _SUMMED.finditer(text):
        listed = len(re.split("[、和及]", match["list"]))
        alone = [value(one) or 0 for one in re.findall(f"[两{ONES}]", match["count"])]
        if sum(alone) - listed >= _CLEARLY and listed not in alone and "微博微信" not in match["list"]:
            yield _told(passage, match, "后", listed, outcomes)


def _told(passage: Passage, match: re.Match[str], where: str, listed: int, outcomes: Outcomes) -> Outcome:
    mark = passage.mark(match.start("said"), match.end("said"))
    rest = passage.mark(match.start("list"), match.end("list"), "participant")
    fact = f"此处说是“{match['said']}”，其{where}所列为{listed}项"
    return outcomes.finding(fact, [mark, rest], expected=numeral(listed), actual=match["count"])
