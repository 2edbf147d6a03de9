"""Numbers of things that the same sentence then tells one by one, to the last.

组织4次培训，第一次…；第二次…；第三次…; 查阅点3处，分别位于图书馆、档案馆、政务大厅、文化馆; 下设4个科室：…;
开放日2次，5月、9月、11月各1次.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from core.language.dates import TIME_OF_YEAR
from core.language.numerals import COUNTING, value
from core.language.sentences import FULL_STOPS, end_of, start_of
from core.language.sought import Sought
from core.read.prose.counted.listed import Miscounted, goes_on_before

if TYPE_CHECKING:
    from collections.abc import Iterator

    from core.model.document import View

_NUMBER = rf"(?:\d{{1,2}}|[{COUNTING}]{{1,3}})"
_HELD = Sought(
    rf"(?<![\d第上每首{COUNTING}])(?P<count>{_NUMBER})(?P<unit>[次场期轮批])(?!次)(?P<noun>[\u4e00-\u9fff]{{0,10}})"
)
_FIRST, _NTH = "第[一1]{}", "[,;:。]第(?P<nth>{}){}"
#: With one of these the list need not be whole.
_OPEN = re.compile("等|如|其余|此外|另|以及其他|还有")
_PLACES = Sought(
    rf"""(?x) (?<![\d第余多{COUNTING}]) (?P<count> {_NUMBER} ) (?P<unit> 处 | 个 | 家 ) [\u4e00-\u9fff]{{0,8}} ,?
    (?: 分别 (?: 位于 | 设在 | 设于 | 设置在 | 布设在 | 放置在 ) ) (?P<list> [^。;:,()\d]{{5,120}} ) (?= [。;,] | $ )"""
)
_NAMED = Sought(
    rf"""(?x) (?<![\d第余多{COUNTING}]) (?P<count> {_NUMBER} ) 个
    (?P<noun> 内设机构 | [内下]?设?科室 | 股室 | 处室 | 科 | 股 | 专栏 | 栏目 | 板块 | 模块 ) [:,]?(?:分别[是为]|即|:)
    (?P<list> [\u4e00-\u9fff“”]{{2,12}} (?: 、 [\u4e00-\u9fff“”]{{2,12}} ){{2,12}} ) (?= [。;,] | $ )"""
)
_EACH_ONCE = Sought(
    rf"""(?x) (?P<list> {TIME_OF_YEAR} (?: [、,和及] {TIME_OF_YEAR} )+ )
    各? (?: 举办 | 召开 | 开展 | 组织 | 进行 )? 了? 各? [1一] (?P<unit> [次场期轮批] )"""
)
#: So many members are all there are; of fewer the rest may be told in other words.
_WHOLE, _TWICE = 3, 2
_IN_MONTH = re.compile(r"\d{1,2}月(?:\d{1,2}日|[上中下]旬|份)?(?:举办|召开|组织|开展|举行)[^\d、]+$")
_AND_OTHERS = Sought(
    rf"""(?x) (?P<list> [\u4e00-\u9fff“”]{{2,12}} (?: 、 [\u4e00-\u9fff“”]{{2,10}}? ){{2,9}} ) 等 (?P<count> {_NUMBER} )
    [个大类项] (?P<noun> 方面 | 领域 | 板块 | 栏目 | 环节 | 渠道 | 专栏 | 专题 | 重点领域 | 科室 )"""
)
#: Names, and right behind them how many they are: 水价、水质、停水三个方面.
_COUNTED_BEHIND = Sought(
    rf"""(?x) (?P<list> [\u4e00-\u9fff“”]{{2,14}} (?: 、 [\u4e00-\u9fff“”]{{2,10}}? ){{1,9}} )
    (?<![第等和与及{COUNTING}]) (?P<count> {_NUMBER} ) [个大类种项]?
    (?P<noun> 重点领域 | 方面 | 领域 | 渠道 | 环节 | 板块 | 平台 | 方式 | 途径 | 载体 | 层面 | 阶段 | 关口 )"""
)
#: A catchword with its number, and what it stands for: “三公开”，即水价公开、水质公开、停水公开.
_CATCHWORD = Sought(
    rf"""(?x) “ (?P<count> [{COUNTING}] ) (?P<what> [\u4e00-\u9fff]{{1,3}} ) ” [\u4e00-\u9fff]{{0,6}} ,? 即
    (?P<list> [\u4e00-\u9fff()]{{2,12}} (?: 、 [\u4e00-\u9fff()]{{2,12}} ){{1,9}} ) (?= [。;,] | $ )"""
)
#: Names that hold others: 教育、卫生的补贴
_COMPOUND = Sought("[的和及与]|以及")
_AND = re.compile("[和及与]")
_FURTHER = re.compile("[和及与到至]")
#: A name that stands for several things: “两微一端”.
_SEVERAL = re.compile("[两双三四五多各]|微博微信|线上线下|网上网下")


def listed_wholly(view: View) -> Iterator[Miscounted]:
    """The numbers of a folded paragraph that such lists do not bear out."""
    text = view.text
    yield from _one_after_the_other(view, text)
    yield from _names(view, text, _PLACES)
    yield from _names(view, text, _NAMED)
    yield from _months(view, text)
    yield from _by_month(view, text)
    yield from _more_than_said(view, text)
    yield from _fewer_than_said(view, text)
    yield from _catchwords(view, text)


def _one_after_the_other(view: View, text: str) -> Iterator[Miscounted]:
    """第一次, 第二次 and 第三次 of four, the first at once behind the number."""
    for held in _HELD.finditer(text):
        count, unit = value(held["count"]), held["unit"]
        end = end_of(text, held.end(), FULL_STOPS)
        if count is None or not re.match(rf"[:,]{_FIRST.format(unit)}", text[held.end() : end]):
            continue
        nth = re.findall(_NTH.format(_NUMBER, unit), text[held.end() : end])
        numbers = [value(number) for number in nth]
        if (
            len(numbers) < _WHOLE
            or numbers != list(range(1, len(numbers) + 1))
            or _OPEN.search(text[held.start() : end])
        ):
            continue
        if len(numbers) != count:
            said = view.slice(held.start("count"), held.end("unit"))
            yield Miscounted(said, said.text, len(numbers), view.slice(held.end() + 1, end))


def _names(view: View, text: str, sought: Sought) -> Iterator[Miscounted]:
    for found in sought.finditer(text):
        items, number = found["list"].split("、"), value(found["count"])
        joined = len(_AND.findall(found["list"]))
        if number is None or number < 2 or _OPEN.search(items[-1]) or len(items) < 2:
            continue
        if not len(items) <= number <= len(items) + joined:
            said = view.slice(found.start("count"), found.end("unit" if "unit" in found.groupdict() else "noun"))
            yield Miscounted(said, said.text, len(items), view.slice(*found.span("list")))


def _by_month(view: View, text: str) -> Iterator[Miscounted]:
    """What was held month by month behind a colon: 培训班3期：3月举办…，6月举办…，9月举办…，11月举办…."""
    for held in _HELD.finditer(text):
        count = value(held["count"])
        end = end_of(text, held.end(), FULL_STOPS)
        if count is None or not text.startswith(":", held.end()) or _OPEN.search(text[held.start() : end]):
            continue
        told = [clause for clause in re.split("[,;]", text[held.end() + 1 : end]) if clause]
        if len(told) >= _TWICE and len(told) != count and all(_IN_MONTH.match(clause) for clause in told):
            said = view.slice(held.start("count"), held.end("unit"))
            yield Miscounted(said, said.text, len(told), view.slice(held.end() + 1, end))


def _more_than_said(view: View, text: str) -> Iterator[Miscounted]:
    """Names with 、 between them, and 等 with a smaller number behind: 水价、水质、停水、报装等3个方面."""
    for found in _AND_OTHERS.finditer(text):
        items, number = found["list"].split("、"), value(found["count"])
        if number is None or number < 2 or len(items) <= number or any(_COMPOUND.search(item) for item in items):
            continue
        said = view.slice(found.start("count"), found.end("noun"))
        yield Miscounted(said, said.text, len(items), view.slice(*found.span("list")))


def _fewer_than_said(view: View, text: str) -> Iterator[Miscounted]:
    """水价、水质、停水四个方面; where more are listed the number may be that of the last ones only."""
    for found in _COUNTED_BEHIND.finditer(text):
        items, number = found["list"].split("、"), value(found["count"])
        if (
            number is not None
            and not _SEVERAL.search(found["list"])
            and number > len(items) + len(_FURTHER.findall(found["list"]))
            and not goes_on_before(text, found.start())
            and not _OPEN.search(items[-1])
        ):
            said = view.slice(found.start("count"), found.end("noun"))
            yield Miscounted(said, said.text, len(items), view.slice(*found.span("list")))


def _catchwords(view: View, text: str) -> Iterator[Miscounted]:
    """“三公开” that is told as four of them, each with the same word."""
    for found in _CATCHWORD.finditer(text):
        items, number = found["list"].split("、"), value(found["count"])
        if number is not None and number != len(items) and all(found["what"] in item for item in items):
            said = view.slice(found.start("count"), found.end("what"))
            yield Miscounted(said, said.text, len(items), view.slice(*found.span("list")))


def _months(view: View, text: str) -> Iterator[Miscounted]:
    """Months with one time each: 5月、9月、11月各举办1次."""
    for found in _EACH_ONCE.finditer(text):
        start = start_of(text, found.start(), FULL_STOPS + ";")
        held = [m for m in _HELD.regex.finditer(text, start, found.start()) if m["unit"] == found["unit"]]
        listed = len(re.findall(TIME_OF_YEAR, found["list"]))
        number = value(held[0]["count"]) if len(held) == 1 else None
        if "各" not in found[0] or number is None or number == listed or _OPEN.search(text[start : found.end()]):
            continue
        said = view.slice(held[0].start("count"), held[0].end("unit"))
        yield Miscounted(said, said.text, listed, view.slice(*found.span("list")))
