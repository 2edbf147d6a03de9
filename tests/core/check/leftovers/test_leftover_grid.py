"""Frames that were found empty by the grid of ``tests.commands.leftover_grid``, and what is right in them."""

from __future__ import annotations

from tests.commands.leftover_grid import grids, told

_COUNTY, _TOWN = "澄阳县水务局", "澄阳县河湾镇人民政府"


def test_the_grid_reads_its_file() -> None:
    assert [len(grid.frames) > 9 and len(grid.organs) > 0 for grid in grids()] == [True, True]


def test_what_is_left_over_is_told_in_nearly_every_frame() -> None:
    organs = grids()[0]
    for organ, filling, least in (
        (_COUNTY, "澄阳县教育局", 17), (_COUNTY, "柳林镇人民政府", 9), (_COUNTY, "澄阳县人民政府办公室", 7),
        (_TOWN, "澄阳县教育局", 14), (_TOWN, "我局", 18), (_TOWN, "我市", 10),
    ):  # fmt: skip
        row = "".join(told(frame.replace("{}", filling), organ) for frame in organs.frames)
        assert row.count("W") >= least, (organ, filling, row)


def test_what_an_organ_calls_itself_is_right_in_every_frame() -> None:
    for organ, own in ((_COUNTY, "我局"), (_TOWN, "我镇"), (_TOWN, "河湾镇")):
        row = "".join(told(frame.replace("{}", own), organ) for frame in grids()[0].frames)
        assert "W" not in row, (organ, own, row)


def test_other_years_are_told_but_where_they_may_rightly_be_said() -> None:
    years = grids()[1]
    rightly = {"2022": {1}, "2023": set(), "2025": {1, 11, 12}, "2026": {1}}  # since 2022; what is planned for 2025
    for filling, frames in rightly.items():
        row = "".join(told(frame.replace("{own}", "我局").replace("{}", filling), _COUNTY) for frame in years.frames)
        untold = {number for number, sign in enumerate(row) if sign != "W"}
        assert untold == frames | {13, 14}, (filling, row)  # revised in 2022, published in 2022 of what is told: either
