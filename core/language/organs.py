"""Names of organs: what ends one, which place and which department it names, what rank it has.

Endings, short forms and zones are data: ``resources/lexicon/organs.toml``. Names are given without blanks.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

from core.base.resources import read_record
from core.language.sought import Sought

Ending = Literal[
    "authorities", "departments", "bodies", "governments", "commissions", "ministries", "places",
    "institutions", "others",
]  # fmt: skip
#: What an organ's name ends with when sentences speak of it by its name.
NAMED: tuple[Ending, ...] = ("departments", "bodies")
#: What the subject of a sentence ends with that is an organ or all the organs of a place.
SUBJECTS: tuple[Ending, ...] = (*NAMED, "governments", "commissions", "places")
#: What a line ends with that is nothing but an organ's name.
SIGNING: tuple[Ending, ...] = (*NAMED, "governments", "commissions", "ministries")
#: What the last line of a report may end with when it is an organ's name.
ANY: tuple[Ending, ...] = (*SIGNING, "places", "institutions", "others")

_REMEMBERED = 256  # names: of the same few one is asked hundreds of times in a report
_HAN = r"[\u4e00-\u9fff]"
_SELF = re.compile(r"^(?:我|本)(?:局|委|厅|办|镇|乡|县|市|区|街道|单位|机关|部门)")
_STARTS_BARE = re.compile(r"^(?:市(?![中南北]区)|[县区省州旗]|(?:镇|乡|街道)(?=人民政府|政府|办事处|党))(?=.)")
#: Up to the last word of a place; the 市 of 市场监督 and 城市管理, the 乡 of 城乡建设 and 乡村振兴 are none.
_PLACE_PART = re.compile(
    r"""(?x) ^ .{0,20} (?:
      省 | 自治区 | 自治州 | 州 | 盟 | 地区 | 县 | 旗 | 镇 | 街道
    | 市 (?! 场 | 管理 | 容 | 政 (?![府务协法]) )
    | (?<!社) 区 (?!域)
    | (?<!城) 乡 (?!村)
    )"""
)
#: Letters of the endings and of the words that join a department's parts: they tell two departments not apart.
_COMMON = frozenset("局委员会办公室厅管理和与")
_PLACE_LETTERS = "省市县区州旗镇乡"
_NAMES_PLACE = Sought(r"[省市区县旗镇乡州盟]|街道|[部署]$|总局$|^国家|管委会|管理委员会")

_LEADERS = re.compile(r"[省市县区州]?(?:[市县区省州]委|委(?!员)|人民政府|政府)")
_TOWN = Sought(r"(?:镇|乡|街道|苏木)(?:人民政府|政府|办事处|党政办公室)?$|(?:镇|乡)(?:人民)?政府|街道办事处")
_GOVERNMENT = Sought(r"(?:人民政府|行政公署|管理委员会|管委会)(?P<office>办公[厅室])?$")
_COUNTY = Sought(r"(?:[县旗区]|县级市)人民政府(?:办公[厅室])?$")
_LOCAL_GOVERNMENT = Sought(r"(?<![镇乡])人民政府(?:办公室|办公厅)?$|政府办公?[室厅]?$")
_MINISTRY = re.compile(
    r"(?:国务院|国家|中国|中华人民共和国)[^局队县市]*(?:局|委员会|署|部|银行)|.{2,8}部|.{2,6}总?署|.{2,6}总局"
)
_NATIONAL = Sought(r"^(?:国家|中国|全国|国务院|中华|最高人民)|部$|总局$|总署$")
#: A branch of a national organ in one place: 国家税务总局青屿县税务局.
_BRANCH = Sought(rf"局{_HAN}{{2,8}}(?:[市县旗州盟]|(?<!地)区){_HAN}{{2,}}|调查队$")
#: Organs whose area is not that of the place they are named for.
_REGIONAL = Sought(r"铁路|海关|海事|航空|能源监管|水利委员会|流域|地区管理局")


@dataclass(frozen=True, kw_only=True)
class Endings:
    """Endings of organs' names by kind; see ``organs.toml`` for what each is."""

    authorities: tuple[str, ...]
    departments: tuple[str, ...]
    bodies: tuple[str, ...]
    governments: tuple[str, ...]
    commissions: tuple[str, ...]
    ministries: tuple[str, ...]
    places: tuple[str, ...]
    institutions: tuple[str, ...]
    others: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Names:
    """``bare``: names without a place; ``zones``: what makes a 区 a zone; ``services``: ends of schools and firms."""

    bare: tuple[str, ...]
    zones: tuple[str, ...]
    services: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class OrganWords:
    """The data of ``organs.toml``; ``short`` maps short forms of departments' names to full ones."""

    endings: Endings
    names: Names
    short: dict[str, str]


@cache
def words() -> OrganWords:
    """The words that organs are named with; raises ResourceError when the file is damaged.

    >>> "局" in words().endings.departments, words().short["发改局"]
    (True, '发展和改革局')
    """
    return read_record(OrganWords, "lexicon", "organs.toml")


@cache
def ending(*kinds: Ending) -> str:
    """A pattern for one ending of the kinds, longer ones first; for patterns that hold an organ's name.

    >>> ending("governments")
    '(?:街道办事处|人民政府|办事处|政府)'
    """
    found = {word for kind in kinds for word in getattr(words().endings, kind)}
    return f"(?:{'|'.join(sorted(found, key=lambda word: (-len(word), word)))})"


@cache
def _compiled(kinds: tuple[Ending, ...], before: str, after: str) -> re.Pattern[str]:
    return re.compile(f"{before}{ending(*kinds)}{after}")


def is_name(text: str, institutions: bool = False) -> bool:
    """Whether a text is nothing but an organ's name, by its ending and its length; or an institution's, if wanted.

    >>> is_name("澄阳县水务局"), is_name("2025年1月16日")
    (True, False)
    >>> is_name("澄阳县残疾人联合会"), is_name("澄阳县残疾人联合会", institutions=True)
    (False, True)
    """
    kinds: tuple[Ending, ...] = (*SIGNING, "institutions") if institutions else SIGNING
    return _compiled(kinds, f"{_HAN}{{2,30}}", "").fullmatch(text) is not None


def ends_as_name(text: str) -> bool:
    """Whether a text ends as the name of an organ or of any institution does.

    >>> ends_as_name("澄阳县第一中学"), ends_as_name("加强公开工作")
    (True, False)
    """
    return _compiled(ANY, "", "$").search(text) is not None


def name_follows(text: str, at: int) -> bool:
    """Whether the rest of an organ's name stands at a place: 水务局 behind 澄阳县. 县委 and 县政府 are said every day.

    >>> name_follows("瀍河区水务局认真落实", 3), name_follows("瀍河区委、区政府", 3)
    (True, False)
    """
    return text.startswith("人民政府", at) or _compiled(NAMED, f"{_HAN}{{2,10}}", "").match(text, at) is not None


def leaders_follow(text: str) -> bool:
    """Whether a text begins with the party committee or government of a place: 市委 behind 洛阳; 委员 is none.

    >>> leaders_follow("市委、市政府部署"), leaders_follow("委员会审议"), leaders_follow("水务局部署")
    (True, False, False)
    """
    return _LEADERS.match(text) is not None


# What it names


def lacks_place(organ: str) -> bool:
    """Whether a name does not say of which place the organ is.

    >>> lacks_place("市司法局"), lacks_place("我局"), lacks_place("司法局"), lacks_place("洛阳市司法局")
    (True, True, True, False)
    """
    return starts_bare(organ) or organ in words().names.bare


def starts_bare(organ: str) -> bool:
    """Whether a name starts with 市、县、区 or 我、本 in the place of a place's name.

    >>> starts_bare("市司法局"), starts_bare("本机关"), starts_bare("司法局")
    (True, True, False)
    """
    return _SELF.match(organ) is not None or _STARTS_BARE.match(organ) is not None


def names_place(organ: str) -> bool:
    """Whether a name says of which place the organ is, or that it is one of the whole country.

    >>> names_place("澄阳县水务局"), names_place("教育部"), names_place("水务局")
    (True, True, False)
    """
    return _NAMES_PLACE.search(organ) is not None


@lru_cache(_REMEMBERED)
def starts_with_place(organ: str) -> bool:
    """Whether a name starts with a city, county or district, known to the gazetteer or not; a zone is none.

    >>> starts_with_place("澄阳县水务局"), starts_with_place("澄阳开发区管委会")
    (True, False)
    """
    zones = "".join(f"(?<!{zone})" for zone in (*words().names.zones, "新"))
    return re.match(rf"^{_HAN}{{2,}}?(?:市|县|旗|{zones}区)", organ) is not None


@lru_cache(_REMEMBERED)
def is_division(place: str) -> bool:
    """Whether a place's name ends as that of a city, county or district does; a zone is none.

    >>> is_division("洛阳市瀍河回族区"), is_division("澄阳经济开发区"), is_division("澄阳县城关镇")
    (True, False, False)
    """
    zones = "".join(f"(?<!{zone})" for zone in words().names.zones)
    return re.search(f"(?:[市县旗]|{zones}区)$", place) is not None


@lru_cache(_REMEMBERED)
def place_part(organ: str) -> str:
    """The place that an organ's name starts with; "" without one.

    >>> place_part("洛阳市司法局"), place_part("澄阳县城乡建设局"), place_part("司法局")
    ('洛阳市', '澄阳县', '')
    """
    match = _PLACE_PART.match(organ)
    return match.group() if match and match.end() < len(organ) else ""


@lru_cache(_REMEMBERED)
def department(organ: str) -> str:
    """What a name says without its place.

    >>> department("洛阳市司法局"), department("市场监督管理局")
    ('司法局', '市场监督管理局')
    """
    return organ[len(place_part(organ)) :]


def field(department: str) -> str:
    """The field of work that a department is named for.

    >>> field("司法局"), field("发展和改革委员会"), field("人民政府")
    ('司法', '发展和改革', '人民政府')
    """
    return _compiled(("departments",), "", "$").sub("", department)


def shortened(organ: str) -> tuple[str, str] | None:
    """(short form, full form) when the department's name is a short form; None otherwise.

    >>> shortened("澄阳县发改局"), shortened("澄阳县发展和改革局")
    (('发改局', '发展和改革局'), None)
    """
    for short, full in words().short.items():
        if organ.endswith(short) and not organ.endswith(full):
            return short, full
    return None


def without_own_office(organ: str) -> str:
    """The organ whose office a name is: a report made by X局办公室 is the 局's.

    >>> without_own_office("澄阳县水务局办公室"), without_own_office("澄阳县人民政府办公室")
    ('澄阳县水务局', '澄阳县人民政府办公室')
    """
    whole = organ.removesuffix("办公室")
    return whole if whole.endswith(("局", "厅", "委", "部", "中心", "委员会")) else organ


def is_written_with_place(organ: str, text: str) -> bool:
    """Whether a name says nothing of a place, and the text has it behind one.

    >>> is_written_with_place("教育和体育局", "澄阳县教育和体育局认真落实")
    True
    """
    named = any(letter in organ for letter in f"{_PLACE_LETTERS}盟国")
    if named or _compiled(("departments",), "", "$").search(organ) is None:
        return False
    return re.search(rf"{_HAN}{{2,8}}[市县区旗州盟]{re.escape(organ)}", text) is not None


# How two names compare


def shared_letters(one: str, other: str) -> frozenset[str]:
    """The letters that two departments' names share, those of every department left out.

    >>> sorted(shared_letters("教育局", "教育和体育局")), sorted(shared_letters("教育局", "水务局"))
    (['教', '育'], [])
    """
    return frozenset(one) & frozenset(other) - _COMMON


def may_be_one_place(one: str, other: str) -> bool:
    """Whether two places may be the same: unless both are named and their names share no letter.

    >>> may_be_one_place("洛阳市", "河南省洛阳市"), may_be_one_place("洛阳市", ""), may_be_one_place("洛阳市", "湛江市")
    (True, True, False)
    """
    if not one or not other or one in other or other in one:
        return True
    return bool(set(one) & set(other) - set(f"{_PLACE_LETTERS}街道"))


def is_same(one: str, other: str) -> bool:
    """Whether two names are one organ's, with or without the places before it.

    >>> is_same("河南省洛阳市司法局", "市司法局"), is_same("洛阳市司法局", "洛阳市教育局")
    (True, False)
    """
    shorter, longer = sorted((one, other), key=len)
    return longer.endswith(shorter) and len(shorter) >= 3


def is_government(organ: str, office: bool = True) -> bool:
    """Whether an organ is a government or the administration of a zone; by default its general office counts too.

    >>> is_government("澄阳县人民政府办公室"), is_government("澄阳县人民政府办公室", office=False)
    (True, False)
    >>> is_government("澄阳县水务局"), is_government("澄阳县", office=False)
    (False, True)
    """
    match = _GOVERNMENT.search(organ)
    return is_bare_place(organ) or (match is not None and (office or match["office"] is None))


def is_bare_place(organ: str) -> bool:
    """Whether a name is that of a province, city, county, district or zone alone: its report is the government's.

    >>> is_bare_place("澄阳县"), is_bare_place("澄阳县人民政府"), is_bare_place("和平镇")
    (True, False, False)
    """
    return is_division(organ) or organ.endswith(("省", "自治区", "自治州", "盟", "开发区", "新区"))


def is_zone(organ: str) -> bool:
    """Whether an organ is the administration of a zone.

    >>> is_zone("澄阳经济开发区管委会"), is_zone("澄阳县人民政府")
    (True, False)
    """
    return organ.endswith(("管理委员会", "管委会"))


def is_town(organ: str) -> bool:
    """Whether an organ is the government or an office of a town, township or subdistrict.

    >>> is_town("和平镇人民政府"), is_town("城关街道办事处"), is_town("澄阳县人民政府")
    (True, True, False)
    """
    return _TOWN.search(organ) is not None


def is_county_government(organ: str) -> bool:
    """Whether an organ is the government of a county or district; that of an autonomous region is not.

    >>> is_county_government("澄阳县人民政府"), is_county_government("广西壮族自治区人民政府")
    (True, False)
    """
    bare = is_bare_place(organ) and organ.endswith(("县", "旗", "区")) and not organ.endswith("自治区")
    return bare or (_COUNTY.search(organ) is not None and "自治区人民政府" not in organ)


def is_local_government(organ: str) -> bool:
    """Whether an organ is a government of a county or above: it publishes by 31 March, others by 31 January.

    >>> is_local_government("澄阳县人民政府"), is_local_government("和平镇人民政府")
    (True, False)
    """
    return is_bare_place(organ) or _LOCAL_GOVERNMENT.search(organ) is not None


def is_national(organ: str) -> bool:
    """Whether an organ is one of the State Council; its branches in a place are not.

    >>> is_national("教育部"), is_national("国家税务总局澄阳县税务局")
    (True, False)
    """
    return _MINISTRY.fullmatch(organ) is not None


def serves_country(organ: str) -> bool:
    """Whether an organ's name begins or ends as that of an organ of the whole country, and it is no branch in a place.

    >>> serves_country("中国气象局"), serves_country("国家税务总局青屿县税务局")
    (True, False)
    """
    return _NATIONAL.search(organ) is not None and _BRANCH.search(organ) is None


def is_regional(organ: str) -> bool:
    """Whether an organ's area is not that of the place it is named for.

    >>> is_regional("湛江海关"), is_regional("湛江市水务局")
    (True, False)
    """
    return _REGIONAL.search(organ) is not None


def decides_reviews(organ: str) -> bool:
    """Whether an organ decides the reconsiderations of others, so that counts of cases may be its caseload.

    >>> decides_reviews("澄阳县司法局"), decides_reviews("澄阳县水务局")
    (True, False)
    """
    return any(word in organ for word in ("司法", "复议", "人民政府"))
