"""Names that places no longer have."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from core.base.errors import ResourceError
from core.base.resources import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator


class Former(NamedTuple):
    """A name that was given up in ``year`` for ``present``."""

    name: str
    present: str
    year: int


@cache
def former_names() -> tuple[Former, ...]:
    """All of ``resources/lexicon/former_places.tsv``; raises ResourceError when it is damaged.

    >>> [former.present for former in former_names() if former.name == "襄樊市"]
    ['襄阳市']
    """
    try:
        lines = (ROOT / "lexicon" / "former_places.tsv").read_text("utf-8").splitlines()
        rows = (line.split("\t") for line in lines if line and not line.startswith("#"))
        return tuple(Former(old, new, int(year)) for old, new, year in rows)
    except (OSError, ValueError) as error:
        raise ResourceError(
            "程序自带的数据文件 lexicon/former_places.tsv 有误，请重新安装。", detail=str(error)
        ) from error


@cache
def _by_present() -> dict[str, list[Former]]:
    found: dict[str, list[Former]] = {}
    for former in former_names():
        found.setdefault(former.present, []).append(former)
    return found


def former_of(present: str) -> list[Former]:
    """The names that a place had before.

    >>> [(former.name, former.year) for former in former_of("襄阳市")]
    [('襄樊市', 2010)]
    """
    return _by_present().get(present, [])


def in_name(organ: str) -> Iterator[Former]:
    """Names given up that an organ's name still begins with, the place above it apart.

    >>> [former.present for former in in_name("洛阳市孟津县水务局")]
    ['孟津区']
    """
    for former in former_names():
        at = organ.find(former.name)
        if at == 0 or (at > 0 and organ[at - 1] in "省市州区盟"):
            yield former
