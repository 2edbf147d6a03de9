"""Whether a list of parts was meant to name all there are, by how it is opened and by what it names.

Behind 其中 parts may be left out. 分别为 gives each its number; behind a colon kinds (水情类60篇) are all, where they
make nearly so much, and other parts most often are.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from core.language.sought import Sought
from core.read.prose.number_words import number_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from core.read.prose.quantities import Quantity

_JOINTS = re.compile(r"以及|[、和及与]")
#: What gives each of them its number, so that none is left out; what lacks more than half of all is another's.
_EACH_ITS_OWN, _AT_LEAST = ("分别", "具体为", "具体是"), Decimal("0.5")
_PLACES = Sought("(?:建成|建有|设立|设置|设有|布设)[^,;:。]{0,16}$")
_LEVEL_NAMES = (re.compile("[县区市]"), re.compile("[乡镇]|街道"), re.compile("村|社区"))


def names_all(named: str, opener: str, whole: Quantity, items: Sequence[Quantity], labels: list[str]) -> bool:
    """Whether the parts ``labels`` are all of ``whole``, which is counted of ``named``."""
    summed = sum((q.value for q in items), Decimal(0))
    if number_words().wholes.regex.match(labels[-1]) or _answers(named, labels) or _places_by_level(named, labels):
        return True
    if opener.startswith(_EACH_ITS_OWN):
        return summed >= whole.value * _AT_LEAST
    return _all_of_a_kind(opener, labels) and summed > whole.value * (_MEANT if opener == ":" else _MEANT_OF_KINDS)


def _places_by_level(named: str, labels: list[str]) -> bool:
    """专区34个，其中县级2个、乡镇13个、村19个: places that were made; of what was held some may have been elsewhere."""
    if len(labels) != len(_LEVEL_NAMES) or not _PLACES.search(named):
        return False
    return all(level.match(label) for level, label in zip(_LEVEL_NAMES, labels, strict=True))


#: A list of kinds that makes so much of the total was meant to be whole; a shorter one names the largest.
_MEANT, _MEANT_OF_KINDS = Decimal("0.85"), Decimal("0.95")
#: So many kinds are all there are; behind a colon fewer are.
_KINDS, _KINDS_AFTER_COLON = 5, 3


def _all_of_a_kind(opener: str, labels: list[str]) -> bool:
    """150篇：水情类60篇、工程类52篇、党建类38篇: a colon, and parts that are kinds."""
    least = _KINDS_AFTER_COLON if opener == ":" else _KINDS
    return len(labels) >= least and all(label.endswith("类") for label in labels)


def _answers(named: str, labels: list[str]) -> bool:
    """人大代表建议和政协委员提案27件，其中代表建议16件、委员提案11件: each part is one of the things counted."""
    things = _JOINTS.split(re.split("[,;:]", named)[-1])
    if len(things) != len(labels) or len(things) < 2:
        return False
    return all(
        any(label[i : i + 2] in thing for i in range(len(label) - 1))
        for label, thing in zip(labels, things, strict=True)
    )


def likely_names_all(opener: str, whole: Quantity, items: Sequence[Quantity]) -> bool:
    """Whether three parts or more behind a colon, which make most of the whole, were likely meant to be all."""
    enough = sum((q.value for q in items), Decimal(0)) >= whole.value * _AT_LEAST
    return opener == ":" and len(items) >= _KINDS_AFTER_COLON and enough
