"""Parts and leaders of another level told as the own: 全县21个行政村 in a town's report, 区长信箱 in a city's."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from core.base.integers import integer
from core.check.leftovers.levels.own_level import Told, is_branch
from core.check.wording.passages import places
from core.check.wording.places.mentions import speaks_of_others
from core.language.numerals import ORDINALS
from core.language.organs import is_division, is_regional, is_town, is_zone, place_part
from core.language.sought import Sought

if TYPE_CHECKING:
    from collections.abc import Iterator

    from core.model.report import Report

#: How many parts of the whole place there are, beside the own place.
_PARTS = Sought(
    r"""(?x) (?P<said> 全 (?P<level> [省市县区州旗盟] ) ) (?P<count> \d{1,3} ) 个
    (?: (?P<villages> 行政村 | 自然村 | 村 | 社区 ) | (?P<towns> 乡镇 | 镇街 | 镇 | 街道 ) )"""
)
_OURS_TOWN, _OURS_COUNTY = Sought("[我本](?:镇|乡|街道)"), Sought("[我本][县区旗]")
#: The own place is one of all those, or is held against them.
_ONE_OF = Sought(
    rf"排[名在]|[名位]列|位居|第[{ORDINALS}\d]|考核|评[比估]|推广|借鉴|学习|观摩|之一|率先|首[个批家]|个[^,。;]{{0,6}}中|占"
)
#: More parts than these no town has, nor county.
_VILLAGES, _TOWNS = 60, 40
#: Where a leader is written to or rung up.
_LEADER = Sought(r"(?P<said>(?P<level>[县区旗])长)(?=信箱|热线|公开电话|专线|留言板|接待日|接访日|直通车)")
_OTHERS = re.compile(r"各|市长|督[促导]|指导|转[办来]|[县旗]区|区县|\([区县]\)")


def of_other_parts(report: Report) -> Iterator[Told]:
    """Such parts and leaders, of the kinds that the organ's place has none of."""
    organ = report.organ or ""
    home = place_part(organ) or organ
    if not organ or is_zone(organ) or is_regional(organ) or is_branch(organ):
        return
    town = is_town(organ) or home.endswith(("镇", "乡", "街道"))
    county = not town and is_division(home) and home.endswith(("县", "区", "旗"))
    if town or county:
        for passage, match in places(report, _PARTS):
            start, end = passage.sentence(match.start())
            sentence = passage.text[start:end]
            above = match["level"] in "省市州盟" or (town and match["level"] in "县区旗")
            few = match["villages"] if town else match["towns"]
            most = _VILLAGES if town else _TOWNS
            ours = (_OURS_TOWN if town else _OURS_COUNTY).search(sentence)
            told = above and few and ours and integer(match["count"], 0) <= most
            if told and not _ONE_OF.search(sentence) and not passage.in_title(match.start()):
                yield Told(passage, *match.span("said"))
    if town or not is_division(home) or not home.endswith(("市", "县", "区", "旗")) or "自治区" in organ:
        return
    for passage, match in places(report, _LEADER):
        sentence = passage.text[slice(*passage.sentence(match.start()))]
        before = passage.text[: match.start()]
        elsewhere = _OTHERS.search(sentence) or speaks_of_others(re.sub("[投申上]诉|诉求", "", sentence))
        if match["level"] in home or elsewhere:
            continue
        named = before.endswith(("、", "、“")) or passage.in_title(match.start())
        if not named and not (before[-1:] and before[-1:] not in "“,。;:在过由用设将办理受年" and _is_name(before)):
            yield Told(passage, *match.span("said"))


def _is_name(before: str) -> bool:
    """Whether the name of a place may stand right before its leader: 柳溪县长信箱 is somebody's."""
    return "\u4e00" <= before[-1] <= "\u9fff" and not before.endswith(("通过", "利用", "开展", "公开", "处理", "答复"))
