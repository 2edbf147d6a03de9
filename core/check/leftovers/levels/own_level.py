"""Words for a place by its level that fit no place of the report: 区政府门户网站 in that of a county's organ.

A place is of one level (县, 区, 旗), and so is what lies above it (市, 州, 盟). Words of another level
are left over from another place's text, unless the paragraph names a place of that level or speaks of others.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from core.base.resources import read_toml
from core.check.leftovers.places.rivals import OURS
from core.check.wording.passages import Passage, places, plain_text
from core.language.divisions import gazetteer
from core.language.numerals import ONES
from core.language.organ_register import standard_names
from core.language.organs import is_division, is_government, is_regional, is_town, is_zone, place_part
from core.language.sought import Sought, longest_first

if TYPE_CHECKING:
    from collections.abc import Iterator

    from core.model.report import Report

#: What 全街 is said of: all of a subdistrict, not of a street.
_STREET, _OF_STREET = "街道", "党员|干部|上下|范围|群众|居民|各社区|各村|政务|信息|政府信息|开展|学习|推进|组织|公开"
#: Levels by rank; those of one rank exclude each other.
_RANKS = (("镇", "乡", "街道"), ("县", "区", "旗"), ("市", "州", "盟"))
_TOWNS, _COUNTIES, _PREFECTURES = _RANKS
REGIONS = ("自治区", "新疆", "西藏", "广西", "宁夏", "内蒙古")
#: Whose affairs a town's leaders decide, in the report of a department.
VILLAGES = ("村", "社区")
#: A level right before another one.
_IN_A_ROW = (
    "市、县、",
    "市、州、",
    "县、市、",
    "区、县、",
    "县、区、",
    "市、区、",
    "县(市)、",
    "各县、",
    "各市、",
    "各区、",
)
#: The report is of a province, so that 全区 is no autonomous region.
_PROVINCE = Sought("省委|省政府|省级|全省|我省|省人民政府|[\u4e00-\u9fff]省")
#: A place with a name of its own; 县水务局 is somewhere.
_NAMED = 3
#: What is above a place, by how often the text says so of one level, and of another but once.
_OFTEN = {"县": 3, "市": 2}  # by the first of the rank


class Told(NamedTuple):
    """``passage.text[start:end]`` is a word of a level that fits no place of the report."""

    passage: Passage
    start: int
    end: int


@dataclass(frozen=True, kw_only=True)
class LevelWords:
    """``places.toml``, levels."""

    harmless: tuple[str, ...]
    tails: tuple[str, ...]
    leads: tuple[str, ...]
    others: tuple[str, ...]
    for_the_whole: tuple[str, ...]


@cache
def level_words() -> LevelWords:
    """The words, read once."""
    return LevelWords(**{key: tuple(words) for key, words in read_toml("lexicon", "places.toml")["levels"].items()})


def _any(words: tuple[str, ...]) -> str:
    return "|".join(map(re.escape, sorted(words, key=longest_first)))


@cache
def _departments() -> str:
    """Departments as a pattern of verbose form; 数据局 and the like, and not 城区|公安局."""
    return _any(tuple(name for name in standard_names() if len(name) > 2))


@cache
def _said() -> Sought:
    """全区 and its kind anywhere; 区政府 and its kind where no name stands before it."""
    words = level_words()
    leads = _any(words.leads)
    return Sought(
        rf"""(?x)
        (?<! [省市区县旗州盟镇乡] [、和与及] )
        (?: (?<! [\u4e00-\u9fff]{{2}} [省市区县州] )
            (?P<whole> 全 (?P<all> [县区旗州盟镇乡] | 街道 | 街 (?= {_OF_STREET} ) ) | [我本] (?P<ours> [州盟] )
              | [我本全] (?P<city> 市 (?! [场民容政] ) ) )
            (?! [域划间别分段块位情委直级医城长道县貌校] | 中 (?! 小 ) )
          | (?: ^ | [,。;:(“"] | 、 (?= [县区旗] ) | {leads} )
            (?P<bare> (?P<level> [市县区旗州盟镇乡] | 街道 )
              (?: 党? 委、? (?: (?P=level) (?: 人民 )? )? 政府 | {_any(words.tails)} | 委 (?! [员会托派] )
              | (?: {_departments()} )
              | (?<! 县 ) (?<! 市 ) 级 (?: 各? 部门 | 各? 单位 | 考核 | 机关 | 公开 )
              | (?<= 区 ) 级 (?! 别 | 以 | 差 ) ) ) )"""
    )


@cache
def _mention(level: str) -> Sought:
    """A level said of one's own place or of that above it."""
    return Sought(rf"(?:[全我本]{level}(?![场民域容])|{level}(?:委(?!员)|政府|直|人民政府))")


#: One learns from others, but from what the Party and the law say about oneself.
_LEARNS = (
    "学习(?!贯彻|宣传|领会|传达|培训|教育|研讨|掌握|习近平|党|《|条例|新修订"
    "|政务|政府信息|[相有]关|文件|业务|会|[和与、])"
)


@cache
def _others() -> Sought:
    return Sought(f"{_any(level_words().others)}|{_LEARNS}")


@cache
def _harmless() -> re.Pattern[str]:
    return re.compile(_any(level_words().harmless))


@cache
def _directed() -> Sought:
    """Whom the organ directs, where a sentence begins: 指导各县区, 督促各乡镇."""
    return Sought(
        r"""(?x) (?: ^ | [。;] ) [^,。;:]{0,10}?
        (?: 组织 | 指导 | 督促 | 要求 | 推动 | 督导 ) (?: 全 [省市县区旗州盟] )?
        (?P<said> 各 (?: (?P<above> 市 [州县]? | 州市? | 地市 | 市\(州\) ) (?! 场|政|民|直 )
          | (?P<counties> 县市?区 | 县\(市?、?区\) | 县\(区、?市?\) | 区县 | 旗县区? | 县 ) (?! 级|直|域 )
          | (?P<towns> 乡?镇 (?: 街道? | \(街道\) | \(街\) )? | 街道 | 乡 ) (?! 村|社区|企业 ) ) )"""
    )


#: Whose plans and decisions the work went by, the own level last: 落实省市县2024年政务公开工作要点.
_CHAIN = Sought(
    r"""(?x) (?: 落实 | 贯彻 | 按照 | 根据 | 围绕 | 遵照 | 执行 | (?: 国家 | 中央 ) [、及和] )
    [^,。;:、省]{0,6} 省 、? 市 [和、及]? (?P<level> [县区旗] )
    (?= (?: 委、? )? (?: 政府 )?
      (?: 关于 | 的? (?: 重大 | 各项 | 有关 | 相关 )? (?: 决策 | 部署 | 工作要求 | 要求 | 文件 | 精神 )
      | 20[0-9]{2}年度? (?: 政务 | 政府信息 )? 公开 | (?: 政务 | 政府信息 ) 公开工作 (?: 要点 | 部署 | 要求 ) ) )"""
)
#: Levels in a row, as those that share the work: 区、镇、村三级联动, 市、区两级.
_RANKED = Sought(
    rf"""(?x) (?: ^ | [^\u4e00-\u9fff、] | [由在对按将了立设全健善进动] ) (?: 省 、? )? (?: 市 、? )?
    (?P<level> [区旗] | 县 (?= 、 ) ) 、? (?: 乡镇 | 镇街 | 镇 | 乡 | 街道? )?
    (?: [、和] (?: 村 | 社区 ) (?: \(社区\) )? | 村 )? [两{ONES[1:4]}多] 级 (?! 网络 | 物流 | 医 )"""
)
#: Of the place itself, where a clause begins: 区内古树名木.
_INSIDE = Sought(r"(?:^|[,。;:])(?P<level>[区])(?=(?:内|域内|外)[\u4e00-\u9fff]{2})")
#: What a prefecture calls its own, which a county's organ has none of: 公开地区本级政府预算.
_OF_PREFECTURE = Sought(
    "(?:公开|公布|公示|发布)[^,。;《》]{0,16}?(?P<level>地区)本级(?=政府|部门|财政|预算|决算|单位|各)"
)
#: Those above, who direct them too.
BY_OTHERS = Sought(
    "上级|[省市县区旗州盟](?:委|政府|级|里|直|政务|人民)|[局委办厅](?:组织|指导|要求|统一)|镇街|我[县市区旗]"
)
_TOWN_RANK, _COUNTY_RANK = 1, 2


#: What serves a street or a lake of a city, in whichever of its districts that lies: 临河市西街发展服务中心.
_OF_PART = re.compile(
    r"市[\u4e00-\u9fff]{1,8}(?:街|路|湖|山|河|岛|片区|商圈)[\u4e00-\u9fff]{0,8}(?:中心|管理处|服务处|管委会)$"
)
#: A branch whose own name does not tell its level.
_BRANCH = re.compile(r"[局厅委][^县区旗局]{1,6}分局$")
#: A bureau that a city has in one of its counties: 临河市柳溪生态环境局.
_IN_COUNTY = re.compile(r"(?P<city>.{1,8}(?:市|州))(?P<county>[\u4e00-\u9fff]{2,4})(?:生态环境|自然资源|税务)局$")


def is_branch(organ: str) -> bool:
    """Whether an organ is a branch in a county or district that its name does not tell.

    >>> is_branch("临河市公安局柳溪分局"), is_branch("临河市公安局柳溪区分局")
    (True, False)
    """
    if _OF_PART.search(organ):
        return True
    named = _IN_COUNTY.search(organ)
    if named is None:
        return _BRANCH.search(organ) is not None
    places = gazetteer()
    counties = (below for city in places.named(named["city"]) for below in places.below(city))
    return any(places.short_name(county.name) == named["county"] for county in counties)


def directed_from_above(report: Report) -> Iterator[Told]:
    """Those of the own level or of one above it, said to be directed by the organ: 督促各乡镇 in a town's report."""
    organ = report.organ or ""
    home = place_part(organ) or organ
    if is_town(organ) or home.endswith(_TOWNS):
        rank = _TOWN_RANK
    elif home.endswith(("县", "旗")) or (is_division(home) and home.endswith("区")):
        rank = _COUNTY_RANK
    else:
        return
    for passage, match in places(report, _directed()):
        start, end = passage.sentence(match.start("said"))
        if match["towns"] and rank > _TOWN_RANK:
            continue
        if not BY_OTHERS.search(passage.text[start:end]) and not passage.in_title(match.start("said")):
            yield Told(passage, *match.span("said"))


def of_plans_above(report: Report) -> Iterator[Told]:
    """A county where the district is meant as the last of those whose plans the organ goes by: 落实省市县要点."""
    organ = report.organ or ""
    if not organ or is_zone(organ) or is_regional(organ) or is_branch(organ):
        return
    text = plain_text(report)
    home = place_part(organ) or organ
    names = [home] + [d.name for own in gazetteer().own(organ, text) for d in (own, *gazetteer().above(own))]
    borne = {level for level in _COUNTIES if any(level in name for name in names)}
    if not borne:
        return
    for passage, match in places(report, _CHAIN):
        if match["level"] not in borne and not passage.in_title(match.start("level")):
            yield Told(passage, *match.span("level"))
    for pattern in (_RANKED, _INSIDE):
        for passage, match in places(report, pattern):
            at = match.start("level")
            level = match["level"]
            strange = level not in borne and not passage.in_title(at) and not _named(passage.text[:at], level)
            if strange and not _others().search(passage.text[slice(*passage.sentence(at))]):
                yield Told(passage, *match.span("level"))
    for passage, match in places(report, _OF_PREFECTURE):
        if not passage.in_title(match.start("level")):
            yield Told(passage, *match.span("level"))


#: What a province is by its name: words of the other two kinds are none of its organs'.
_WHOLE_PROVINCE = Sought(
    r"""(?x) (?: ^ | [,。;:、(“] | [在由向对按照据彻实行为于经把将受报给合] )
    (?: (?P<province> (?: 我 | 本 )? 省 (?= 委 (?! 员|托|内|外 ) | 政府 | 人民政府 | 直
          | [\u4e00-\u9fff]{2,8}厅 | 级 (?: 部门|财政|预算|主管) )
          | [我本全]省 )
      | (?P<region> 自治区 (?= 党委 | 人民政府 | 政府 | 级 | 直 | [\u4e00-\u9fff]{2,8}厅 ) )
      | (?P<corps> 兵团党委 | 兵团办公厅 | 师市党委 ) )"""
)


def of_other_provinces(report: Report) -> Iterator[Told]:
    """省委 in the report of an autonomous region's or a municipality's organ, 自治区党委 in that of a province's."""
    organ = report.organ or ""
    known = gazetteer().own(organ, plain_text(report)) if organ and not is_regional(organ) else ()
    heads = {[own, *gazetteer().above(own)][-1].name for own in known}
    if not heads or len({name[-1] for name in heads}) > 1:
        return
    head = heads.pop()
    own = "province" if head.endswith("省") else "region" if head.endswith("自治区") else ""
    for passage, match in places(report, _WHOLE_PROVINCE):
        kind = match.lastgroup or "province"
        if kind == own or (kind == "corps" and (head.startswith("新疆") or "兵团" in organ)):
            continue
        sentence = passage.text[slice(*passage.sentence(match.start(kind)))]
        if not passage.in_title(match.start(kind)) and not _others().search(sentence):
            yield Told(passage, *match.span(kind))


def of_other_levels(report: Report) -> Iterator[Told]:
    """Places of such words, in the order of the text."""
    organ = report.organ or ""
    if not organ or is_zone(organ) or is_regional(organ) or is_branch(organ):
        return
    foreign = _foreign(report, organ)
    if not foreign:
        return
    town, home = is_town(organ), place_part(organ)
    for passage, match in places(report, _said()):
        group = "whole" if match["whole"] else "bare"
        level = _STREET if match["all"] == "街" else match["all"] or match["ours"] or match["city"] or match["level"]
        if match["city"] and not home.endswith(_PREFECTURES[1:]):
            continue  # a county's organ may speak of the city above it
        if level not in foreign or passage.in_title(match.start(group)):
            continue
        sentence = passage.text[slice(*passage.sentence(match.start(group)))]
        if _named(passage.text, level) or _others().search(sentence):
            continue
        if passage.text.endswith(_IN_A_ROW, 0, match.start(group)):
            continue  # 市、县、区政府: of whatever level
        if level in _TOWNS and not town and (any(word in sentence for word in VILLAGES) or OURS.search(sentence)):
            continue  # 街道办事处公开的信息由我局汇总
        yield Told(passage, *match.span(group))


#: Who compiled the report, and who passed it: the own government, whatever other places the report took in.
_COMPILED = Sought(
    r"""(?x) (?: 本 (?: 年度 )? 报告 | 本年报 ) 是?由
    (?P<said> (?P<level> [省市县区旗州盟镇乡] | 街道 )
      (?: (?: 人民 )? 政府 (?: 办公[室厅] )? | 党政 (?: 综合 )? 办公室 | 办事处 | 政务公开 ) )
    [^,。;]{0,60} (?: 编制 | 编写 | 撰写 | 起草 | 汇总 )"""
)
_PASSED = Sought(
    r"""(?x) (?<! [^。;] ) 本 (?: (?: 年度 )? 报告 | 年报 ) [^。;各]{0,60}? ,
    (?: 报? 经 | 报请 | 提请 ) (?P<said> (?P<level> [市县区旗州盟镇乡] ) (?: 委、 )? (?: 人民 )? 政府 )
    [^,。;]{0,12} (?: 审定 | 审议 | 审签 )"""
)


def of_those_who_compiled(report: Report) -> Iterator[Told]:
    """A government of another level that compiled or passed the report: 本报告由县政府办公室编制 in that of a city."""
    organ = report.organ or ""
    if not organ or is_zone(organ) or is_regional(organ) or is_branch(organ):
        return
    for passage, match in (*places(report, _COMPILED), *places(report, _PASSED)):
        passed_above = match.re is _PASSED.regex and not is_government(organ)
        if match["level"] in _foreign(report, organ) and not passed_above:
            yield Told(passage, *match.span("said"))


def _named(text: str, level: str) -> bool:
    """Whether the paragraph names a place of a level, apart from what the words themselves say."""
    rest = _harmless().sub("", text)
    rest = re.sub(rf"[我本全]{level}", "", rest)
    leads, tails = _any(level_words().leads), _any(level_words().tails)
    behind = f"委|人|政|党|级|长|{tails}|{_departments()}"
    rest = re.sub(rf"(?:(?<=[,。;:(“、])|^|(?<=委、)|{leads}){level}(?={behind})", "", rest)
    return level in rest


def _foreign(report: Report, organ: str) -> frozenset[str]:
    """The levels that no place of the report has, as far as is known."""
    text = plain_text(report)
    home = place_part(organ) or organ
    names = [home]
    known = gazetteer().own(organ, text)
    names += [d.name for own in known for d in (own, *gazetteer().above(own))]
    borne = {level for rank in _RANKS for level in rank if any(level in name for name in names)}
    found: set[str] = set()
    town = is_town(organ) or home.endswith(_TOWNS)
    if town:
        kinds = {level for level in _TOWNS if home.endswith(level) or f"{level}办事处" in organ}
        found |= set(_TOWNS) - kinds if kinds else set()
    elif home.endswith(("州", "盟")):
        return frozenset({"市", "州", "盟", "县", "旗"} - {home[-1]})
    elif home.endswith("省"):
        return frozenset((*_TOWNS, *_COUNTIES, *_PREFECTURES))
    elif not is_division(home):
        return frozenset()
    else:
        found |= set(_TOWNS)
    if borne & set(_COUNTIES):
        found |= set(_COUNTIES) - borne
    elif town:
        found |= _seldom(text, _COUNTIES)
    elif home.endswith("市"):
        found |= {"县", "旗", "区"}
    if known:
        found |= set(_PREFECTURES) - borne
    elif not home.endswith(_PREFECTURES):
        found |= _seldom(text, _PREFECTURES)
    told = known or len(home) >= _NAMED or _PROVINCE.search(text)
    if "区" in found and (not told or any(word in text for word in REGIONS)):
        found.discard("区")
    return frozenset(found)


def _seldom(text: str, levels: tuple[str, ...]) -> set[str]:
    """Levels that are said once where another of the same rank is said more often."""
    counts = Counter({level: sum(1 for _ in _mention(level).finditer(text)) for level in levels})
    usual, times = counts.most_common(1)[0]
    return {level for level in levels if level != usual and counts[level] == 1 and times >= _OFTEN[levels[0]]}
