"""Names in a row with their number right behind: 事前、事中、事后两个阶段; “公开、透明、规范”四大要求; 镇、村三级网络.

Only nouns that stand for all that was named (方面, 环节, 原则) are read, never things that the last name may have by
itself (残疾人两项补贴). A row in quotes is whole, whatever is counted.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from core.language.numerals import ONES, value
from core.language.sought import Sought
from core.read.prose.counted.listed import Miscounted, goes_on_before

if TYPE_CHECKING:
    from collections.abc import Iterator

    from core.model.document import View

_COUNT = rf"(?P<count>[两{ONES[1:]}2-9])"
_HAN = "[\u4e00-\u9fff]"
#: What stands for all that was named before.
_NOUNS = (
    "重点领域|领域|方面|渠道|环节|板块|平台|方式|途径|载体|层面|阶段|关口|原则|要求|机制|岗位|程序|步骤|指标|维度|方向|举措|节点|抓手"
    "|季节|阵地|手段|流程|时段|窗口|支队伍|牵头科室|牵头单位|牵头部门|责任主体|主体|关键|标准|待遇|功能|模块|栏目|专栏|制度"
)
_ROW = Sought(
    rf"""(?x) (?P<list> {_HAN}{{1,14}} (?: 、 {_HAN}{{1,10}}? ){{1,8}} ) (?P<of> 的 )?
    (?<! [第几余多数等分和与及至{ONES}] ) (?<! 先后 )
    (?P<said> [“"]? {_COUNT} [大个项类种条道步] [”"]? {_HAN}{{0,2}}? (?: {_NOUNS} ) )"""
)
#: The same in quotes: “看、听、问、查、评”四步工作法.
_QUOTED = Sought(
    rf"""(?x) [“"] (?P<list> [\u4e00-\u9fff]{{1,14}} (?: [、,] [\u4e00-\u9fff]{{1,14}} ){{1,9}} ) [”"] 的?
    (?P<said> {_COUNT} (?: [大个项类种条道步位] (?! 月|小时|工作日|字 ) | 字 | 到位 ) {_HAN}{{1,3}} )"""
)
#: Persons or offices in a row, and of how many levels their order is.
_LEVELS = Sought(
    rf"""(?x) (?P<list> {_HAN}{{1,14}} (?: 、 {_HAN}{{1,14}}? ){{1,6}} ) 的?
    (?P<said> [“"]? {_COUNT} 级 ) (?= 联动|网络|体系|审核|审批|审签|把关|公开|管理
      | 责任|审查|格局|协同|机制|平台|架构|服务体系|工作|政务 )"""
)
_ORGAN_ENDS = "局站所院中心馆队办委科室厅社校场"
#: Offices of one place that are counted as 单位: 县民政局、县救助站三家单位.
_ORGANS = Sought(
    rf"""(?x) (?P<list> {_HAN}{{1,10}}[{_ORGAN_ENDS}] (?: 、 {_HAN}{{1,8}}[{_ORGAN_ENDS}] ){{1,7}} )
    (?P<said> {_COUNT} [家个支] (?: 单位|部门|队伍|机构 ) )"""
)
_NUMBER = rf"(?: \d{{1,4}} | [{ONES}]?十[{ONES}]? | [{ONES}两] )"
#: 18个村中有11个村建成，另外8个村: so many of a whole, and the others.
_OTHERS = Sought(
    rf"""(?x) (?<! [\d.第{ONES}十百每] ) (?P<whole> {_NUMBER} ) (?P<unit> [个家名件条项处份] )
    (?P<noun> {_HAN}{{1,8}}? ) [之当]?中 ,? [^。;、\d{ONES}两]{{0,20}} (?: {_HAN}{{2,8}}、{_HAN}{{2,8}}? )?
    (?P<part> {_NUMBER} ) (?P=unit) [^。;、\d{ONES}两]{{0,24}}
    [,;] (?: 另外? | 其余 | 另有 ) (?P<said> (?P<count> {_NUMBER} ) (?P=unit) ) (?= (?P=noun) )"""
)
_FEWEST = 2
_NUMERAL = re.compile(f"[{ONES}两双十多各几\\d]|线上|线下|网上网下|内外|上下")
_JOINT = re.compile("以及|[和及与或到至]")
_OPEN = re.compile("等|如$|包括|分为|其中")
#: A clause of its own among the names: 补贴政策、面积核定分别在申报、审核、发放三个阶段.
_CLAUSE = re.compile(".分别|.[在从由将对按了]|.地(?=..)")
#: More names than this that are equally long are of one row.
_ALIKE = 3
#: What opens a row that is all of one clause; behind other words the last names alone may be counted.
_OPENER = re.compile(
    "在|从|通过|利用|依托|围绕|聚焦|抓好|抓住|抓实|把握|把好|把牢|做到|针对|按照?|采[取用]|以|对|突出|紧扣|立足|运用|借助|经|实现|分|做好|确定"
)
_DOING = re.compile(".地(?=..)")
#: Nouns with a number that they have always: 和平共处五项原则, 四项基本原则.
_SET_NUMBER = ("原则", "要求")
#: The rank of a level of government by the word that names it.
_RANKS = {
    word: rank
    for rank, words in enumerate(
        (
            "中央 国家",
            "省 自治区 直辖市",
            "市 州 盟",
            "县 区 旗",
            "乡 镇 街道 乡镇 镇街 苏木",
            "村 社区 嘎查 村居",
            "组 网格 村民小组 小区",
            "户 楼栋",
        )
    )
    for word in words.split()
}
_RANK = re.compile(f"(?:{'|'.join(sorted(_RANKS, key=lambda word: (-len(word), word)))})$")
#: Who signs, one above the other.
_SIGNER = re.compile("(?:人|长|领导|室|科|股|部|办|局|员|岗|审|核|抓|签|责|落实)$")


def counted_rows(view: View) -> Iterator[Miscounted]:
    """The numbers of a folded paragraph that the names right before them do not bear out."""
    text = view.text
    for found in _OTHERS.finditer(text) if "中" in text else ():
        whole, part, others = (value(found[name]) or 0 for name in ("whole", "part", "count"))
        if whole > part > 0 and part + others > whole:
            listed = view.slice(found.start("whole"), found.end("part") + 1)
            yield Miscounted(view.slice(*found.span("said")), found["said"], whole - part, listed)
    if "、" not in text:
        return
    for sought, listed in ((_ROW, _abstract), (_QUOTED, _quoted), (_LEVELS, _levels), (_ORGANS, _organs)):
        for found in sought.finditer(text):
            if sought is _ROW and goes_on_before(text, found.start()):
                continue
            number, items = value(found["count"]), re.split("[、,]", found["list"])
            right = listed(items, number or 0)
            if sought is _ROW and number and number > right and found["said"].endswith(_SET_NUMBER):
                continue
            if number and right and right != number and not _OPEN.search(found["list"]):
                yield Miscounted(view.slice(*found.span("said")), found["said"], right, view.slice(*found.span("list")))


def _abstract(items: list[str], number: int) -> int:
    """How many are named; 0 where a name may hold several, or the number may be of the last ones alone."""
    joined = len(_JOINT.findall("".join(items)))
    if any(map(_NUMERAL.search, items)) or any(map(_CLAUSE.search, items[1:])) or _DOING.search(items[0]):
        return 0
    if number > len(items):
        return len(items) if number > len(items) + joined else 0
    alike = len(items) > _ALIKE and len({len(item) for item in items[1:]}) == 1
    return len(items) if not joined and (alike or _OPENER.match(items[0])) else 0


def _quoted(items: list[str], number: int) -> int:
    """How many a row in quotes names."""
    del number
    return 0 if any(map(_NUMERAL.search, items)) or any(map(_JOINT.search, items)) else len(items)


def _levels(items: list[str], number: int) -> int:
    """How many levels are named: of government, where two words may be of one (乡镇、街道), or of those who sign."""
    ranks = [match[0] for item in items if (match := _RANK.search(item))]
    if len(ranks) == len(items):
        before = items[0].removesuffix(ranks[0])
        alone = all(item == rank or item == f"各{rank}" for item, rank in zip(items[1:], ranks[1:], strict=True))
        different = len({_RANKS[rank] for rank in ranks})
        if not alone or _RANK.search(before) or number in (different, len(items)) or "自治区" in ranks:
            return 0
        return len(items)
    signed = all(map(_SIGNER.search, items)) and not any(map(_JOINT.search, items))
    return len(items) if signed and len(items) > _FEWEST - 1 and not any(map(_NUMERAL.search, items)) else 0


def _organs(items: list[str], number: int) -> int:
    """How many offices are named; of more than the number the last ones alone may be meant."""
    joined = len(_JOINT.findall("".join(items)))
    return len(items) if number > len(items) + joined else 0
