"""The table of towns: whose a town is, and towns by their names without the level."""

from __future__ import annotations

import pytest

from core.base.errors import ResourceError
from core.language import townships as module
from core.language.divisions import gazetteer
from core.language.townships import Townships, county_of, own_town, townships

TABLE = "# head\n110101\t东岭镇 西岭街道\n110102\t东岭乡 南岭回族乡\n1101\t北岭街道\n"


def test_a_town_is_the_same_by_whatever_level() -> None:
    table = Townships(TABLE, ["回族"])
    assert table.counties("东岭镇") == ("110101",)
    assert table.counties("东岭街道") == ()
    assert table.counties_of_stem("东岭") == ("110101", "110102")
    assert table.is_town("南岭回族乡")
    assert not table.is_town("岭镇")


def test_land_of_zones_is_some_countys() -> None:
    table = Townships(TABLE, ["回族"])
    assert table.stems(["110102"]) == {"东岭", "南岭", "北岭"}
    assert table.stems(["11"]) == {"东岭", "西岭", "南岭", "北岭"}
    assert table.stems(["110103"]) == frozenset()


def test_most_counties_have_towns() -> None:
    counties = [division for division in gazetteer().all() if division.level == "county"]
    without = [division.name for division in counties if not townships().stems([division.code])]
    assert len(without) < len(counties) * 0.01


@pytest.mark.parametrize(
    ("organ", "stem"),
    [
        ("青州市谭坊镇人民政府", "谭坊"),
        ("耿马县大兴乡人民政府", "大兴"),
        ("谭坊镇", "谭坊"),
        ("柳渠东岭镇人民政府", "东岭"),
        ("青州市司法局", ""),
    ],
)
def test_own_town(organ: str, stem: str) -> None:
    assert own_town(organ) == stem


def test_county_of_a_town() -> None:
    assert [d.name for d in county_of("谭坊镇人民政府", "地址在青州市。")] == ["青州市"]
    assert county_of("谭坊镇人民政府", "地址在镇政府。") == ()
    assert county_of("太平镇人民政府", "地址在青州市。") == ()  # many have one of that name
    assert county_of("青州市司法局", "地址在青州市。") == ()


def test_a_damaged_table_is_told(tmp_path: object, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "ROOT", tmp_path)
    with pytest.raises(ResourceError):
        townships.__wrapped__()
