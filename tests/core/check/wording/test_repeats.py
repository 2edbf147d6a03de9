"""Clauses said twice, and items named twice in a list."""

import pytest

from core.check.wording.repeats import repeats


@pytest.mark.parametrize(
    ("text", "again"),
    [
        ("公布水质检测结果,公布水质检测结果。", "公布水质检测结果"),
        ("我局每周公布水质检测结果,公布水质检测结果,方便查询。", "公布水质检测结果"),
        ("建立健全水质公布制度,建立健全水质公布制度和台账。", "建立健全水质公布制度"),
        ("公布水质28项,公布水质28项。", ""),
        ("群众看得懂,群众看得懂。", ""),
        ("推进政务公开,推进政务公开标准化。", ""),
        ("公布水质检测结果、公布水质检测结果。", ""),
        ("公布水质检测结果。公布水质检测结果,方便查询。", ""),
    ],
)
def test_clauses(text: str, again: str) -> None:
    assert [text[r.start : r.end] for r in repeats.clauses(text)] == ([again] if again else [])
    assert all(text[r.first : r.first + r.end - r.start] == again for r in repeats.clauses(text))


@pytest.mark.parametrize(
    ("text", "again"),
    [
        ("如对本公告有任何疑问,如对本公告有疑问,请来电。", "如对本公告有疑问"),
        ("及时公布各水厂水质,及时公布县城各水厂水质。", "及时公布县城各"),
        ("群众赞成整份公开,群众赞成整份不公开。", ""),
        ("公布第3批水质结果,公布第3批出厂水质结果。", ""),
        ("公布水质结果,公布出厂水质结果。", ""),
    ],
)
def test_a_clause_said_again_with_a_little_more(text: str, again: str) -> None:
    assert [text[r.start : r.end][: len(again)] for r in repeats.clauses(text)] == ([again] if again else [])


@pytest.mark.parametrize(
    ("text", "again"),
    [
        ("其中机构类信息5条,动态类信息40条,机构类信息2条。", "机构类信息"),
        ("水价类3条、机构设置6条、水价类信息4条。", "水价类信息"),
        ("网站发布水价3条、水质4条,公众号发布水价2条、水质6条。", ""),
        ("上半年水价3条,水质4条;下半年水价2条,水质6条。", ""),
        ("培训2次,参训60人,其中培训3次。", ""),
    ],
)
def test_counted_items(text: str, again: str) -> None:
    assert [text[r.start : r.end] for r in repeats.counted_items(text)] == ([again] if again else [])


@pytest.mark.parametrize(
    ("text", "again"),
    [
        ("公开公交线路、停车泊位、充电设施和公交线路。", "公交线路"),
        ("乡、民族乡、镇人民政府由乡、民族乡、镇人民代表大会选举产生。", ""),
        ("市、县、市、区。", ""),
        ("公开水价、水质、检修、水价等信息。", "水价"),
        ("做到及时抄表、及时收费、及时抄表。", "及时抄表"),
        ("公布厂房、水池、厂房与水池间的管道。", ""),
        ("第七项、第八项、第十八条第一款第六项、第七项。", ""),
    ],
)
def test_items(text: str, again: str) -> None:
    assert [text[r.start : r.end] for r in repeats.items(text)] == ([again] if again else [])
    assert all(text[r.first : r.first + r.end - r.start] == again for r in repeats.items(text))
