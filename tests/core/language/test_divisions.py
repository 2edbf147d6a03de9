"""The gazetteer: names, chains, what an organ's name says."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.language.divisions import gazetteer


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("湛江市", "湛江"),
        ("瀍河回族区", "瀍河"),
        ("恩施土家族苗族自治州", "恩施"),
        ("广西壮族自治区", "广西"),
        ("双江拉祜族佤族布朗族傣族自治县", "双江"),
        ("阿拉善盟", "阿拉善"),
    ],
)
def test_short_names(name: str, short: str) -> None:
    assert gazetteer().short_name(name) == short


@pytest.mark.parametrize(
    ("organ", "own"),
    [
        ("洛阳市司法局", ["洛阳市"]),
        ("洛阳市瀍河回族区司法局", ["瀍河回族区"]),
        ("济宁市生态环境局汶上县分局", ["汶上县"]),
        ("澄阳县水务局", []),
        ("和平镇人民政府", []),
        ("教育部", []),
        ("益阳市大通湖区司法局", ["益阳市"]),
    ],
)
def test_own_place_of_an_organ(organ: str, own: list[str]) -> None:
    assert [d.name for d in gazetteer().own(organ)] == own


def test_namesakes_are_told_apart_by_the_city_in_the_text() -> None:
    places = gazetteer()
    assert len(places.own("鼓楼区司法局")) > 1
    (own,) = places.own("鼓楼区司法局", "经徐州市人民政府批准")
    assert [d.name for d in places.above(own)] == ["徐州市", "江苏省"]


def test_governed_divisions_have_their_governor_above() -> None:
    places = gazetteer()
    (wusu,) = places.named("乌苏市")
    assert [d.name for d in places.above(wusu)] == ["塔城地区", "伊犁哈萨克自治州", "新疆维吾尔自治区"]


def test_the_longest_name_wins() -> None:
    assert [p.name for p in gazetteer().find("吉林市人民政府")] == ["吉林市"]


@given(st.text(alphabet="湛江市洛阳县推动广安全区", max_size=30))
def test_places_lie_where_they_say(text: str) -> None:
    last = 0
    for place in gazetteer().find(text):
        assert text[place.start : place.end] == place.name
        assert place.start >= last
        last = place.end
