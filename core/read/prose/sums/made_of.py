"""What a group is said to be made of, and more of its members than it has: 9人，由组长1人、副组长2人、成员7人组成."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from core.language.sought import Sought
from core.read.prose.amounts import Amount, amounts
from core.read.prose.clauses import folded
from core.read.prose.number_words import number_words
from core.read.prose.sums.dimensions import of_several

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from core.model.document import View

#: 由组长1人、副组长2人、成员7人组成; 由…12人组成的专班.
_MADE = Sought("由(?P<parts>[^。;]{4,80}?)(?:共同)?(?:组成|构成|组建)")
_JOINT = re.compile("[、,]|和|以及|及")
_NOT_COUNTED = re.compile("[各每]|等|若干|其中|负责人|约|余|以上|至少")
_BETWEEN = re.compile("其中|除|,[^由]{0,20},")
_NEXT = 8
#: 22名参加人中有企业代表9名、社区代表6名、村民代表8名: more than there are.
_AMONG = Sought("(?:[当之]?中|里)(?:共有|既有|包括|包含|[,，]?其中有?|有|[,，])")
_JOINED = re.compile("[、和及与]|以及")
_LEAST, _FEW, _TENTH = 3, Decimal(2), 10


def made_of(text: str, read: Sequence[Amount], total: Amount) -> list[Amount] | None:
    """The parts that a number behind or before them is said to be made of, where they do not make it."""
    start, end = total.sentence
    for made in _MADE.regex.finditer(text, start, end) if "组成" in text or "构成" in text or "组建" in text else ():
        first = made.start("parts")
        parts = [a for a in read if first <= a.start < made.end("parts")]
        whole = [a for a in read if start <= a.start < first and a.alike(total)]
        behind = next((a for a in read if made.end() <= a.start < made.end() + _NEXT), None)
        if not (whole and whole[-1] is total) and behind is not total:
            continue
        if len(parts) < _LEAST - 1 or not all(a.exact and a.alike(total) for a in parts):
            continue
        chunks = [chunk for chunk in _JOINT.split(made["parts"]) if chunk]
        each = len(chunks) == len(parts) and all(re.search(r"\d", chunk) for chunk in chunks)
        if not each or _NOT_COUNTED.search(made["parts"]) or _BETWEEN.search(text[total.quantity.end : first]):
            continue
        summed = sum((a.value for a in parts), Decimal(0))
        if (
            summed != total.value
            and max(a.value for a in parts) < total.value
            and not of_several([a.lead for a in parts])
        ):
            return parts
    return None


def more_than_all(paragraph: View, told: frozenset[int] = frozenset()) -> Iterator[tuple[View, Amount, list[Amount]]]:
    """Parts in a row that are more than those among whom they are told, by a little; with the folded paragraph."""
    view = folded(paragraph)
    if not _AMONG.may_be_in(view.text):
        return
    read = amounts(view.text)
    for at, total in enumerate(read):
        if not total.exact or total.quantity.step != 1 or total.start in told or not _AMONG.search(total.tail):
            continue
        parts: list[Amount] = []
        for a in read[at + 1 :]:
            between = view.text[(parts[-1] if parts else total).quantity.end : a.start]
            if not a.alike(total) or not a.exact or (parts and not _JOINED.match(between)) or "," in between[1:]:
                break
            parts.append(a)
        labels = [a.lead.strip("、和及与") for a in parts]
        if len(parts) < _LEAST or of_several(labels) or any(map(number_words().process.stand_in, labels)):
            continue
        over = sum((a.value for a in parts), Decimal(0)) - total.value
        if 0 < over <= max(_FEW, total.value / _TENTH) and told.isdisjoint(a.start for a in parts):
            yield view, total, parts
