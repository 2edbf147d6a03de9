"""Names that places no longer have."""

from __future__ import annotations

import re
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
def _by_name() -> tuple[re.Pattern[str], dict[str, Former], tuple[int, ...]]:
    names = {former.name: former for former in former_names()}
    last = "".join(sorted({name[-1] for name in names}))
    return re.compile(f"[{last}]"), names, tuple(sorted({len(name) for name in names}, reverse=True))


def find_former(text: str) -> Iterator[tuple[int, Former]]:
    """Names given up that stand in a text, each with where it begins; no judgement of what stands around.

    >>> [(at, former.present) for at, former in find_former("指导襄樊市更新目录")]
    [(2, '襄阳市')]
    """
    last, names, sizes = _by_name()
    for match in last.finditer(text):
        for size in sizes:
            former = names.get(text[match.end() - size : match.end()]) if size <= match.end() else None
            if former:
                yield match.end() - size, former
                break


def in_name(organ: str) -> Iterator[Former]:
    """Names given up that an organ's name still begins with, the place above it apart.

    >>> [former.present for former in in_name("洛阳市孟津县水务局")]
    ['孟津区']
    """
    for former in former_names():
        at = organ.find(former.name)
        if at == 0 or (at > 0 and organ[at - 1] in "省市州区盟"):
            yield former
