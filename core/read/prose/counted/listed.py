"""How many are announced and how many are listed: 召开两次，分别于2月、6月和10月; 3个专栏（A、B、C、D）; 第5次 of 4."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from core.language.dates import TIME_OF_YEAR
from core.language.numerals import COUNTING, value
from core.language.sentences import FULL_STOPS, end_of, start_of
from core.language.sought import Sought
from core.model.document import View
from core.read.prose.clauses import folded

if TYPE_CHECKING:
    from collections.abc import Iterator

_NUMBER = rf"(?:\d{{1,2}}|[{COUNTING}]{{1,3}})"
_TIMES = "次|场|期|轮|批|届"
_ANNOUNCED = Sought(rf"(?<![\d第上每首])(?P<count>{_NUMBER})(?:{_TIMES})(?!次)")
#: 分别于2月、6月和10月, and the times alone behind it or what was held then.
_DATES = Sought(
    rf"(?:分别|先后|依次|时间分?别?)(?:安排)?[于在为是](?P<list>{TIME_OF_YEAR}(?:[、,和及]{TIME_OF_YEAR})+)(?P<then>[^,;。]{{0,12}})"
)
_HELD = re.compile("份?(?:举行|召开|举办|开展|组织|进行|实施|完成|听取|研究|开班|专题|$)")
#: With one of these between the two, or in the clause, they are of different things.
_OTHER = Sought("每|各|另|其中|其余|通报|公布|反馈|报送|上年|去年|季度|以来|多次")
_AGAIN = re.compile(rf"{_NUMBER}(?:{_TIMES}|个|项)")
_LISTED = Sought(
    rf"""(?x) (?<![\d第余多{COUNTING}]) (?P<count> {_NUMBER} ) (?: 个 | 类 | 项 | 大 | 种 | 条 )
    (?P<noun> [\u4e00-\u9fff]{{0,4}} (?: 专栏 | 栏目 | 板块 | 渠道 | 专题 | 环节 | 版块 | 专区 | 平台 | 制度 | 模块 ) )
    \( (?P<list> [^()\d;。:,]{{5,80}} ) \)"""
)
_ITEM_ENDS = re.compile("等|如$|和|及|与")
#: A row of names in quotes or titles, which nothing but marks parts.
_NAMES = Sought("(?:“[^“”]{1,20}”|《[^《》]{2,30}》)(?:[、和及]?(?:“[^“”]{1,20}”|《[^《》]{2,30}》))+")
_NAME = re.compile("“[^“”]+”|《[^《》]+》")
_CLASSES = "项|类|个|部|种|大"
_BEHIND = re.compile(rf"(?P<and>等)?(?P<count>{_NUMBER})(?:{_CLASSES})(?!月)(?=[\u4e00-\u9fff])")
_ABOVE = Sought(
    rf"(?:^|[,;。])(?:未?经过?|未通过|按照|通过|对)?(?:上述|以上)(?P<count>{_NUMBER})(?P<unit>{_CLASSES}|条|道|份)(?P<noun>[\u4e00-\u9fff]{{2,4}})"
)
#: 渠道 named one by one and their number: 通过网站、公众号、公示栏、广播四条渠道.
_ROW = Sought(
    rf"""(?x) (?P<list> [\u4e00-\u9fff]{{2,8}} (?: 、 [\u4e00-\u9fff]{{2,8}} ){{1,8}} ) (?P<and> 等 )?
    (?P<count> [{COUNTING}] | \d{{1,2}} ) (?P<unit> 项 | 类 | 个 | 条 | 道 | 种 ) (?P<noun> [\u4e00-\u9fff]{{2,4}} )"""
)
_ORDINAL = Sought(
    rf"(?:^|[,;。])(?:其中,?)?(?:在)?第(?:{_NUMBER}[至到—-]第?)?(?P<count>{_NUMBER})(?P<unit>{_TIMES})(?P<noun>[\u4e00-\u9fff]{{2,8}})"
)
_HOLDS = Sought(
    rf"(?:全年|年内|本年度?|一年来)[^,;。]{{0,16}}?(?<![\d第每])(?P<count>{_NUMBER})(?P<unit>{_TIMES})(?P<noun>[^,;。]{{0,12}})"
    rf"|(?P<lead>[^,;。]{{2,16}}?)(?<![\d第每])(?P<held>{_NUMBER})(?P<of>{_TIMES})(?=[,;。])"
)


_OF_KINDS = Sought(f"[,;](?P<count>[{COUNTING}])(?P<kind>类)[\u4e00-\u9fff]{{2,6}}?(?:均|都|全部|共|合计|总计)")
_COUNTED = re.compile(r"\d{1,5}[件条份个篇项部场次期](?![次度])")
_ROW_OF_COUNTS = re.compile(
    r"(?P<row>[\u4e00-\u9fff]{2,20}\d{1,5}[件条份个篇项部场次期](?:[、,][\u4e00-\u9fff]{2,12}\d{1,5}[件条份个篇项部场次期])+)"
)


_RESPECTIVELY = Sought(
    rf"""(?x) (?<![\d第余多{COUNTING}]) (?P<count> {_NUMBER} ) (?P<unit> 个 | 项 | 类 | 种 | 部 | 件 | 处 | 场 | 条 )
    [\u4e00-\u9fff]{{0,10}} ,? (?: 分别 [为是] | (?P<namely> 即为? | (?= : ) ) ) :?
    (?P<list> [^。;:,()\d]{{5,120}} ) (?= [。;] | $ )"""
)
_AND = re.compile("[和及与]")
_JOINTS = re.compile("、|以及|和(?=“)|及(?=“)")


#: From here on nothing is listed to the last.
_MANY = 20
#: The longest name of a place, of one of a row that end alike.
_PLACE = 6
#: The longest name of a kind that 即 tells, and what may hold marks of its own.
_NAME_OF_KIND, _NESTED = 14, re.compile(rf"[“”《》]|[两几\d{COUNTING}][个项类种条次]")


#: What ends a name that stands right before another one.
_NAMED_BEFORE = ("”", "》", "”、", "》、", "”和", "》和")


class Miscounted(NamedTuple):
    """A number told of things that are ``right`` many: where it stands, and where they are listed."""

    said: View
    shown: str
    right: int
    listed: View
    ordinal: bool = False


_LONGEST = 30
_LONG_NAME = re.compile("、[\u4e00-\u9fff]*$")


def goes_on_before(text: str, at: int) -> bool:
    """Whether a row that was read from a place on goes on before it, with a name that was too long to be read."""
    return _LONG_NAME.search(text[max(0, at - _LONGEST - 1) : at]) is not None


def miscounted(paragraph: View) -> Iterator[Miscounted]:
    """The numbers of a paragraph that the lists beside them do not bear out, and ordinals beyond the number told."""
    view = folded(paragraph)
    text = view.text
    yield from _dates(view, text)
    yield from _brackets(view, text)
    yield from _above(view, text)
    yield from _steps(view, text)
    yield from _kinds(view, text)
    yield from _respectively(view, text)
    yield from _ordinals(view, text)


def _dates(view: View, text: str) -> Iterator[Miscounted]:
    for found in _DATES.finditer(text):
        start, end = start_of(text, found.start()), end_of(text, found.end(), FULL_STOPS + ",;")
        listed = len(re.findall(TIME_OF_YEAR, found["list"]))
        before = list(_ANNOUNCED.regex.finditer(text, start, found.start()))
        behind = list(_ANNOUNCED.regex.finditer(text, found.end("list"), end))
        told = behind if behind and not before else before
        if len(told) != 1 or (before and behind) or _OTHER.search(text[start:end]):
            continue
        number, count = told[0], value(told[0]["count"])
        if count is None or count == listed:
            continue
        if told is before and (not _HELD.match(found["then"]) or text[number.end() : found.start()].count(",") > 1):
            continue
        if told is before and count > listed and not (not found["then"] or found["then"].startswith(("举", "召"))):
            continue
        said, row = view.slice(*number.span()), view.slice(*found.span("list"))
        yield Miscounted(said, number[0], listed, row)


def _brackets(view: View, text: str) -> Iterator[Miscounted]:
    for found in _LISTED.finditer(text):
        items = found["list"].split("、")
        count = value(found["count"])
        if count is None or len(items) < 3 or any(_ITEM_ENDS.search(item) for item in items) or count == len(items):
            continue
        said = view.slice(found.start("count"), found.end("noun"))
        yield Miscounted(said, said.text, len(items), view.slice(*found.span("list")))


def _above(view: View, text: str) -> Iterator[Miscounted]:
    """Names in a row and the number behind them, or taken up by 上述N项."""
    # behind another name, one with marks of its own, a row is not whole
    whole = (m for m in _NAMES.finditer(text) if not text.endswith(_NAMED_BEFORE, 0, m.start()))
    rows = [(m, len(_NAME.findall(m[0]))) for m in whole]
    for row, listed in rows:
        number = _BEHIND.match(text, row.end())
        count = value(number["count"]) if number else None
        if (
            number
            and count
            and number["count"] != "一"
            and (count < listed or (count > listed and not number["and"]))
            and count < 20
        ):
            yield Miscounted(
                view.slice(number.start("count"), number.end()), number[0], listed, view.slice(*row.span())
            )
    for above in _ABOVE.finditer(text):
        count = value(above["count"])
        told = [row for row in rows if row[0].end() <= above.start()]
        if len(told) == 1 and count:
            row, listed = told[0]
            number = _BEHIND.match(text, row.end())
            between = text[number.end() if number else row.end() : above.start()]
            named = any(a + b in between for a, b in pairwise(above["noun"]))
            if (
                named
                and (count < listed or (count > listed and not text.startswith("等", row.end())))
                and not _AGAIN.search(between)
            ):
                said = view.slice(above.start("count"), above.end("unit"))
                yield Miscounted(said, said.text, listed, view.slice(*row.span()))
            continue
        for found in _ROW.regex.finditer(text, 0, above.start()):
            announced = value(found["count"])
            alike = found["noun"][:2] == above["noun"][:2] and found["unit"] == above["unit"]
            if alike and count and announced and count != announced:
                said = view.slice(above.start("count"), above.end("unit"))
                yield Miscounted(said, said.text, announced, view.slice(found.start("count"), found.end("unit")))
                break


def _kinds(view: View, text: str) -> Iterator[Miscounted]:
    """Kinds that are counted one by one and told of by their number: 规章2件、规范性文件14件，三类文件均同步解读."""
    for told in _OF_KINDS.finditer(text):
        number = value(told["count"])
        start = start_of(text, told.start(), FULL_STOPS)
        row = _ROW_OF_COUNTS.fullmatch(text, start, told.start())
        if row is None or number is None:
            continue
        listed = len(_COUNTED.findall(row["row"]))
        if listed > 1 and abs(listed - number) == 1 and "其他" not in row["row"]:
            said = view.slice(told.start("count"), told.end("kind"))
            yield Miscounted(said, said.text, listed, view.slice(*row.span("row")))


def _respectively(view: View, text: str) -> Iterator[Miscounted]:
    """Things that are counted and then named one by one: 制度3项，分别为保密审查制度、审核制度."""
    for found in _RESPECTIVELY.finditer(text):
        items = _JOINTS.split(found["list"])
        parted = _AND.split(found["list"].replace("、", "和"))
        if len({part[-1:] for part in parted}) == 1 and all(1 < len(part) <= _PLACE for part in parted):
            items = parted  # 石门镇、白水镇和黄坪镇
        number, joined = value(found["count"]), len(_AND.findall("".join(items)))
        if number is None or number == 1 or len(items) == 1 or "等" in items[-1][-2:]:
            continue
        if len(items) <= number <= len(items) + joined:
            continue
        namely = found["namely"] is not None or not joined
        if namely and all(2 < len(item) <= _NAME_OF_KIND and not _NESTED.search(item) for item in items):
            said = view.slice(found.start("count"), found.end("unit"))
            yield Miscounted(said, said.text, len(items) + joined, view.slice(*found.span("list")))
            continue
        if items is parted and number != len(items):
            said = view.slice(found.start("count"), found.end("unit"))
            yield Miscounted(said, said.text, len(items), view.slice(*found.span("list")))
            continue
        ends = {item[-2:] for item in items}
        if all(len(item) > 2 for item in items) and (len(ends) == 1 or all(item.startswith("“") for item in items)):
            said = view.slice(found.start("count"), found.end("unit"))
            yield Miscounted(said, said.text, len(items), view.slice(*found.span("list")))


def _steps(view: View, text: str) -> Iterator[Miscounted]:
    """Steps that are told one by one, and their number behind: 初审由…；复审由…；终审由…。未经以上四道审核的信息."""
    for above in _ABOVE.finditer(text):
        count = value(above["count"])
        end = max(0, text.rfind("。", 0, above.start() + 1))
        start = max(start_of(text, end, FULL_STOPS), text.rfind(":", 0, end) + 1)
        steps = text[start:end].split(";")
        heads = {step[1:2] for step in steps}
        told = len(steps) > 2 and len(heads) == 1 and heads.pop() == above["noun"][:1] and above.start() - end < 2
        if told and count and count != len(steps) and len({step[:2] for step in steps}) == len(steps):
            yield Miscounted(
                view.slice(above.start("count"), above.end("unit")),
                above["count"] + above["unit"],
                len(steps),
                view.slice(start, end),
            )


def _ordinals(view: View, text: str) -> Iterator[Miscounted]:
    for found in _ORDINAL.finditer(text):
        nth = value(found["count"])
        start = start_of(text, max(0, found.start()), FULL_STOPS)
        if nth and any(
            (value(told["count"] or told["held"]) or 0) >= nth for told in _HOLDS.regex.finditer(text, start)
        ):
            continue  # 3月、9月各举办培训1次，全年共2次；第二次培训
        for held in _HOLDS.regex.finditer(text, start, found.start() + 1):
            which = "count" if held["count"] else "held"
            count = value(held[which])
            unit = held["unit"] or held["of"]
            noun = found["noun"]
            alike = any(a + b in held[0] for a, b in pairwise(noun))
            if not (nth and count and alike and unit == found["unit"] and count < nth <= min(count + 3, count * 2)):
                continue
            said = view.slice(found.start("count"), found.end("unit"))
            at = view.slice(held.start(which), held.end(which) + 1)
            yield Miscounted(said, f"第{found['count']}{unit}", count, at, ordinal=True)
            break
