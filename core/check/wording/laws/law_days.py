"""From which days laws and regulations are in force, and by which orders some of them were published."""

from __future__ import annotations

from typing import NamedTuple

from core.base.errors import ResourceError
from core.base.resources import ROOT, kept

_NAME = "law_days.tsv"


class LawDays(NamedTuple):
    """The file ``law_days.tsv``: by titles without the nation's name, numbers of orders and days (2019年5月15日)."""

    orders: dict[str, tuple[str, ...]]
    days: dict[str, tuple[str, ...]]


@kept(f"lexicon/{_NAME}")
def law_days() -> LawDays:
    """The file, read once; raises ResourceError where it cannot be read."""
    orders: dict[str, tuple[str, ...]] = {}
    days: dict[str, tuple[str, ...]] = {}
    try:
        for line in (ROOT / "lexicon" / _NAME).read_text("utf-8").splitlines():
            if not line.startswith("#"):
                title, numbers, said = line.split("\t")
                if numbers:
                    orders[title] = tuple(numbers.split())
                if said:
                    days[title] = tuple(said.split())
    except (OSError, ValueError) as error:
        raise ResourceError(f"程序自带的数据文件 lexicon/{_NAME} 有误，请重新安装。", detail=str(error)) from error
    return LawDays(orders, days)
