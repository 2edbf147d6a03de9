"""Blanks inside sentences, and those that are usual."""

import pytest

from core.check.wording.marks.blanks import blanks
from core.read import read_report
from tests.support.wording_drafts import draft


def found(*sentences: str) -> list[str]:
    """What stands around each blank that is told."""
    document = draft(*sentences)
    return [document.text[span.start - 2 : span.end + 2] for _, span in blanks(read_report(document))]


@pytest.mark.parametrize(
    ("sentence", "around"),
    [
        ("及时公开水厂招标 公告，方便用户了解。", "招标 公告"),
        ("加强水务信　息公开平台建设，更新栏目8个。", "务信　息公"),
    ],
)
def test_a_blank_inside_a_sentence(sentence: str, around: str) -> None:
    assert found(sentence) == [around]


@pytest.mark.parametrize(
    "sentence",
    [
        "县水务局 县财政局联合印发水价方案，已经上网公布。",
        "开展“珍惜每滴水 共建节水县”宣传活动，发放手册300份。",
        "第二章 总则部分作了修改，水价方案已经上网公布。",
        "公布水价 水质 停水计划等内容，方便用户查询。",
        "联系人：张 三，电话刊登在水厂网站的首页。",
        "栏目设置 水价水质",
        "（一）主动公开情况 全年公布水质信息36条，均已上网。",
        "联系人 王某，电话刊登在水厂网站的首页。",
        "水价咨询到和平路 便民大厅，方便用户。",
        "以珍惜每滴水 共建节水县为主题开展宣传，发放手册。",
    ],
)
def test_blanks_that_are_usual(sentence: str) -> None:
    assert found(sentence) == []


def test_many_are_no_slips() -> None:
    assert found(*("及时公开水厂招标 公告，方便用户了解。",) * 4) == []
