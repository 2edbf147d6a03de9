"""Names in a row and right behind them how many kinds, places, persons or offices they are: 就业、社保、养老三类信息.

Such a number is that of the row, nearly without exception, where the last name is a plain noun. 和 before the last name
joins it to the others. What the last name may have a number of by itself (残疾人两项补贴) is left alone.
"""

from __future__ import annotations

import re
from itertools import chain
from typing import TYPE_CHECKING

from core.base.integers import integer
from core.language.numerals import ONES, value
from core.language.sentences import PAUSES, start_of
from core.language.sought import Sought
from core.read.prose.counted.listed import Miscounted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from core.model.document import View

_HAN = "[\u4e00-\u9fff]"
_COUNT = rf"(?P<count> [两{ONES[1:]}] | 十[{ONES}]? | [2-9] (?![\d.,%]) | 1[0-9] (?![\d.,%]) )"
_NAME = rf"(?: [“《] {_HAN}{{2,12}} [”》] {_HAN}{{0,4}} | {_HAN}{{2,14}}? )"
_ROW = Sought(
    rf"""(?x) (?P<list> {_HAN}{{2,16}}? (?: 、 {_NAME} ){{1,10}} )
    (?<! [第几余多数等分之至和与及的前共近约每各其整{ONES}十百两] ) (?: 共 | 共计 | 这 | 以?上述? )?
    (?P<said> {_COUNT} (?: (?P<kind> 大? (?: 类 | 种 ) | 大 | 道 | 方面
        | 方 (?= 代表|单位|主体|力量|联动|会商|参与 ) | 步 (?= 法|走|流程|工作法 ) )
      | (?P<place> 处 ) | (?P<person> [位名] )
      | (?P<item> 项 (?= 内容|信息|任务|指标|事项|业务|服务|数据|材料|文本|重点|清单|台账|专项|整治|行动|活动 ) )
      | (?P<office> [家个] ) ) ) (?! 以[上下内] | [月分多余半] ) (?P<noun> {_HAN}{{0,8}} )"""
)
_JOINT = re.compile("以及|[和及]")
#: Two that are one thing, or a joint inside of a name.
_ONE_NAME = re.compile("法人[和及]其他|其他组织|个人和|和谐|和平|温和|及时|普及|涉及|以及时|协和|共和|机关和|单位和")
#: A name that holds a number or a clause is none of the kind that is counted here.
_NUMERAL = re.compile(f"[{ONES}两双十各几每\\d]")
#: With numerals in them and no number: “三公”经费, 双拥科, 三农, 一网通办.
_NO_NUMBER = re.compile(
    "“[^”]*”|双[拥控减创公]|双随机|三农|三公|一[网体卡站老次票照]|统一|唯一|十四五|第一|五保|各类|各项"
)
_CLAUSE = re.compile(
    "(?<![使应利信费])用|使(?!用)|[按由将把对从在为以让向与给被请]|属于|包括|其中|分为|等(?![候级])|如$|前款|伪造|分别|同时|先后|及其|有的|公开的|的$"
)
_PLACE = re.compile("(?:[厅馆心站所场厂区村道园口栏室院校店行楼局市镇乡点堂亭廊街路庄屯组]|大厅|门口)$")
_OFFICE = {
    "家": re.compile("[局站所院中心馆队办委科室厅社校场司行厂店会企庭部处]$"),
    "乡镇": re.compile("[乡镇]$"),
    "镇": re.compile("镇$"),
    "街道": re.compile("街道$|办事处$|街$"),
    "社区": re.compile("社区$"),
    "村": re.compile("村$"),
    "科室": re.compile("[科室股办]$"),
    "股室": re.compile("[股室办科]$"),
    "处室": re.compile("[处室办]$"),
    "单位": re.compile("[局站所院中心馆队办委科室厅社校场]$"),
    "部门": re.compile("[局站所院中心办委科室厅]$"),
    "学校": re.compile("学$|校$|园$"),
    "专栏": re.compile("专栏$"),
}
_SURNAMES = (
    "赵钱孙李周吴郑王冯陈蒋沈韩杨朱秦许何吕张孔曹严华金魏陶姜戚谢邹章苏潘葛范彭鲁韦马方任袁柳史唐费薛雷贺倪汤罗毕郝安常于傅康余顾孟黄穆萧尹姚邵汪祁毛米"
    "贝戴宋庞熊纪舒项祝董梁杜阮蓝闵席季贾江童郭梅林钟徐邱骆高夏蔡田樊胡凌霍万柯卢莫房丁邓洪包左石崔吉龚程裴陆翁甄段侯武刘龙叶白赖乔向曾廖游易阎党谭温"
)
#: Offices in a row, and behind a comma what each of them did: 甲科、乙科、丙科，3个科室各确定1人.
_ALL_OF_THEM = Sought(
    rf"""(?x) (?P<list> {_HAN}{{2,16}}? (?: 、 {_NAME} ){{1,10}} ) , (?: 以上 | 上述 | 这 )?
    (?P<said> {_COUNT} [个家] ) (?P<noun> [乡街社科股处单部学]{_HAN}{{1,2}}? ) (?: 各 | 均 | 都 | 全部 | 分别 )"""
)
_THESE = re.compile(rf",(?:以上|上述|这)?[两{ONES}\d][个家]")
#: Before a row: its first name, or an earlier one, is not read.
_BROKEN = re.compile("[A-Za-z0-9”》]$")
_FEWEST, _FAR = 2, 2


def named_kinds(view: View) -> Iterator[Miscounted]:
    """The numbers of a folded paragraph that the names right before them do not bear out."""
    text = view.text
    if "、" not in text:
        return
    all_of_them = _ALL_OF_THEM.finditer(text) if _THESE.search(text) else ()
    for found in chain(_ROW.finditer(text), all_of_them):
        number = integer(found["count"], 0) if found["count"].isdigit() else value(found["count"])
        names = names_in(found["list"])
        if not number or not names or number == len(names) or abs(number - len(names)) > _FAR:
            continue
        if number == _FEWEST and _JOINT.search(found["list"].split("、")[-1]):
            continue  # 食品、药品抽检和特种设备检验两类: the two that 和 joins
        before = text[start_of(text, found.start(), PAUSES) : found.start()]
        if "、" in before or _BROKEN.search(before) or not _counted(found, names, number):
            continue
        end = found.end("said") + (len(found["noun"]) if len(found["noun"]) <= _FEWEST else _FEWEST)
        said = view.slice(found.start("said"), end)
        yield Miscounted(said, text[found.start("said") : end], len(names), view.slice(*found.span("list")))


def names_in(row: str) -> list[str]:
    """The names of a row, the one behind 和 among them; none where a joint or a clause leaves open how many."""
    *first, last = row.split("、")
    if any(_JOINT.search(_ONE_NAME.sub("", name)) for name in first):
        return []
    joints = list(_JOINT.finditer(_ONE_NAME.sub(lambda m: "\x00" * len(m[0]), last)))
    if len(joints) > 1:
        return []
    if joints:
        before, behind = last[: joints[0].start()], last[joints[0].end() :]
        if len(before) < _FEWEST or len(behind) < _FEWEST:
            return []
        names = [*first, before, behind]
    else:
        names = [*first, last]
    return names if plain(names) else []


def plain(names: list[str]) -> bool:
    """Whether no name holds a number, nor any but the first a clause."""
    return not any(_NUMERAL.search(_NO_NUMBER.sub("", name)) for name in names) and not any(
        map(_CLAUSE.search, names[1:])
    )


def _counted(found: re.Match[str], names: list[str], number: int) -> bool:
    """Whether the names are of the kind that is counted."""
    kinds = found.groupdict()
    if kinds.get("kind") or kinds.get("item"):
        return True
    if kinds.get("place"):
        return all(map(_PLACE.search, names)) and number > len(names)
    if kinds.get("person"):
        people = [name for name in names[1:] if len(name) in (2, 3) and name[0] in _SURNAMES]
        return len(people) == len(names) - 1
    ends = next((ends for noun, ends in _OFFICE.items() if noun != "家" and found["noun"].startswith(noun)), None)
    ends = ends or (_OFFICE["家"] if found["said"].endswith("家") else None)
    return ends is not None and all(map(ends.search, names))
