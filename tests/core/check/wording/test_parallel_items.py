"""Lists whose items are alike: which mark differs, and what is no such list."""

from __future__ import annotations

import pytest

from core.check.wording.parallel_items import parallel_items
from core.model.normalise import fold

_MIXED = [
    ("水价类信息3条、水质类信息2条|，停水类信息1条、管网类信息4条。", "、"),
    ("其中水价类6条，水质类3条|、停水类2条，管网类1条。", ","),
    ("公布通知（水价类6条、水质类3条|，停水类2条、管网类1条）。", "、"),
    ("加强水价公示|、加强水质监测，加强管网巡查。", ","),
    ("本报告包括总体情况|，主动公开政府信息情况、收费情况。", "、"),
    ("公布水价目录、水质公告|，停水通知等信息。", "、"),
    ("水价类6条、水质类4条|，停水类3条。", "、"),
    ("“居民用水”6件、“企业用水”1件|，“临时用水”2件。", "、"),
    ("做到制度健全|，职责明确、运转有效。", "、"),
    ("存在更新不够及时、解读形式单一|，人手不足等问题。", "、"),
    ("按照局长亲自抓|，分管领导具体抓、业务科室抓落实的要求。", "、"),
    ("实行专人抄表|，专柜保管、专册登记的办法。", "、"),
    ("确定专人采编|，领导审核等程序。", "、"),
    ("杜绝错链断链|，错别字等现象。", "、"),
    ("公开了机构职能、领导分工|，政策文件、规划计划。", "、"),
]
_ALIKE = [
    "公布信息12条，水价类6条、水质类3条、停水类3条。",
    "水价类信息3条、水质类信息2条、停水类信息1条；更换水表4个，检修管网2个。",
    "今年更换3个，目前共有水表12个、阀门46个。",
    "其中水价信息6条、水质公告4条，停水短信3条。",
    "公布水价类信息20条，居民类信息5条、企业类信息15条。",
    "标题简明、内容准确，格式规范、更新及时。",
    "做到抄表准确、收费合理，用户满意度不断提高。",
    "局长、副局长分管，抄表科、办公室负责。",
    "成立由局长任组长、副局长任副组长，各科室负责人为成员的小组。",
    "召集村民会议、村民代表会议，执行村民会议、村民代表会议的决定。",
    "公布水价，享受补贴等政策。",
    "水厂公布水价后，大厅等场所同步张贴。",
    "收到申请9件，办结8件、结转1件，均已答复。",
    "加强水价公示、水质公告，加强管网巡查、抢修，加强培训。",
    "通报供水情况、水质情况，部署巡查。",
    "做好水价公示、水质公告，更新栏目等工作。",
    "公开了机构职能、领导分工，政策文件、规划计划发布及时。",
    "增加3,200条、4,100条。",
    "公布“水价、水质，管网”等信息。",
]


@pytest.mark.parametrize(("marked", "usual"), _MIXED, ids=[text for text, _ in _MIXED])
def test_the_mark_that_differs_is_found(marked: str, usual: str) -> None:
    at = marked.index("|")
    assert [odd[:2] for odd in parallel_items().odd_marks(fold(marked.replace("|", "")))] == [(at, usual)]


@pytest.mark.parametrize("text", _ALIKE)
def test_marks_of_other_levels_are_left_alone(text: str) -> None:
    assert list(parallel_items().odd_marks(fold(text))) == []
