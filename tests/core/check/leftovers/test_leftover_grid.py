"""Frames that were found empty by the grid of ``tests.commands.leftover_grid``, and what is right in them."""

from __future__ import annotations

from tests.commands.leftover_grid import grids, told

_COUNTY, _TOWN = "澄阳县水务局", "澄阳县河湾镇人民政府"


def test_the_grid_reads_its_file() -> None:
    assert [len(grid.frames) > 9 and len(grid.organs) > 0 for grid in grids()] == [True, True]


def test_what_is_left_over_is_told_in_nearly_every_frame() -> None:
    organs = grids()[0]
    for organ, filling, least in (
        (_COUNTY, "澄阳县教育局", 9), (_COUNTY, "柳林镇人民政府", 8), (_COUNTY, "澄阳县人民政府办公室", 7),
        (_TOWN, "澄阳县教育局", 9), (_TOWN, "我局", 10), (_TOWN, "我市", 4),
    ):  # fmt: skip
        row = "".join(told(frame.replace("{}", filling), organ) for frame in organs.frames)
        assert row.count("W") >= least, (organ, filling, row)


def test_what_an_organ_calls_itself_is_right_in_every_frame() -> None:
    for organ, own in ((_COUNTY, "我局"), (_TOWN, "我镇"), (_TOWN, "河湾镇")):
        row = "".join(told(frame.replace("{}", own), organ) for frame in grids()[0].frames)
        assert "W" not in row, (organ, own, row)
